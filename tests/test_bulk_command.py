"""The command ``clean-article bulk`` as people meet it: help, progress, what is missing, and how many workers."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from cleaner.bulk.run import Progress
from cleaner.bulk.stats import Stats
from cleaner.cli import _bulk_progress

from .bulk_runs import command, content, here, rows, text_lines
from .test_bulk_resume import SLOW
from .test_cli import COMMAND


def test_one_worker_and_three_write_the_same_bytes_in_the_inputs_order(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(text_lines(230), "utf-8")
    for workers in ("1", "3"):
        done = command(tmp_path / "texts.jsonl", "-o", tmp_path / workers, "--workers", workers)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("230 pages, ")
    assert content(tmp_path / "1") == content(tmp_path / "3")
    assert [row["id"] for row in rows(tmp_path / "3")] == [f"t{number}" for number in range(230)]


def test_a_pattern_in_quotes_and_field_names(tmp_path: Path) -> None:
    for name in ("a", "b"):
        line = {"page": "The ferry of the harbour sailed again.", "link": f"https://x.example/{name}", "key": name}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line) + "\n")
    names = ("--html-field", "page", "--url-field", "link", "--id-field", "key")
    result = here(tmp_path / "*.jsonl", "-o", tmp_path / "out", *names, "--workers", "1")
    assert result.exit_code == 0, result.stderr
    assert [(row["id"], row["url"]) for row in rows(tmp_path / "out")] == [
        ("a", "https://x.example/a"),
        ("b", "https://x.example/b"),
    ]


def test_help_teaches() -> None:
    said = " ".join(here("--help").stdout.split())
    for part in ("-o, --output FOLDER", "--format [jsonl|jsonl.gz|jsonl.zst|parquet|text]", "same command", "Examples"):
        assert part in said


def test_an_input_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = here(tmp_path / "missing.jsonl", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{tmp_path / 'missing.jsonl'}: no such file or folder" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("form", "package", "extra"), [("jsonl.zst", "zstandard", "zstd"), ("parquet", "pyarrow.parquet", "parquet")]
)
def test_a_missing_package_for_the_output_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str, extra: str
) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    monkeypatch.setitem(sys.modules, package, None)
    result = here(tmp_path / "a.txt", "-o", tmp_path / "out", "--format", form)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"need one more package: pip install 'clean-article[{extra}]'\n")
    assert not (tmp_path / "out").exists()


def test_a_missing_package_for_the_input_stops_the_run_which_goes_on_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    with zstandard.open(tmp_path / "b.txt.zst", "wt") as file:
        file.write("A text of the pier.")
    arguments = (tmp_path / "a.txt", tmp_path / "b.txt.zst", "-o", tmp_path / "out")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "zstandard", None)
        result = here(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "clean-article: .zst files need one more package: pip install 'clean-article[zstd]'\n"
    assert here(*arguments).exit_code == 0
    assert [row["text"] for row in rows(tmp_path / "out")] == ["A text of the harbour.", "A text of the pier."]


def without_posix(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command where the modules are missing that Windows has not."""
    code = "import sys; sys.modules |= dict.fromkeys(('fcntl', 'resource')); from cleaner.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False, timeout=60)


def test_on_windows_the_error_is_clear_and_help_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    done = without_posix("bulk", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (
        1,
        "Error: bulk runs on Linux and macOS only; on Windows, run it in WSL\n",
    )
    assert "clean-article bulk pages/ -o articles" in without_posix("bulk", "--help").stdout


# --- progress -----------------------------------------------------------------------------------------------


def some() -> Progress:
    done, in_work = Stats(pages=1200, bytes=34_000_000), Stats(pages=34, bytes=500_000)
    done.failures["time"] = 3
    return Progress(done, in_work, earlier=1000, total=2468, is_whole=True)


def test_without_a_terminal_a_line_now_and_then_says_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr(_bulk_progress.time, "monotonic", lambda: now[0])
    with _bulk_progress.progress() as (watch, _):
        for seconds in (1, 8, 1, 1, 9):
            now[0] += seconds
            watch(some())
    assert capsys.readouterr().err == (
        "clean-article: 1,234 of 2,468 pages, 34 MB, 23 pages/s, 3 failed, 0:00:53 left\n"
        "clean-article: 1,234 of 2,468 pages, 34 MB, 12 pages/s, 3 failed, 0:01:45 left\n"
    )


def test_on_a_terminal_a_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(text_lines(200) + "no JSON\n", "utf-8")
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    ours, theirs = pty.openpty()
    arguments = [tmp_path / "texts.jsonl", "-o", tmp_path / "out", "--plugin", tmp_path / "slow.py", "--workers", "1"]
    process = subprocess.Popen(
        [*COMMAND, "bulk", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(timeout=60) == 1
    said = shown.decode()
    assert " of 201 pages, 0 MB, " in said
    for part in (" pages/s, ", " failed", " left", "━"):
        assert part in said
