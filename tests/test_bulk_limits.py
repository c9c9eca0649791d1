"""A page that hangs, eats memory or ends its process costs itself alone, and its row says why."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import psutil
import pytest

from cleaner.bulk.rows import Row

from .bulk_runs import command, evil_plugin, made, numbered, rows, summary, text, text_lines
from .health_pages import record

DEEDS = {
    3: ("HANG", "time", "it took longer than 6 s"),
    14: ("DEAF", "time", "it took longer than 6 s"),
    25: ("EAT", "memory", "it took more than 300 MB of memory"),
    36: ("SEGV", "crash", "the worker was ended by SIGSEGV"),
    47: ("KILL", "crash", "the worker was ended by SIGKILL"),
    61: ("HARD", "crash", "the worker ended itself with code 5"),
}
"""What pages do by their numbers, the kind of failure, and its reason."""

RAISED = {50: ("EXIT", "SystemExit: 3"), 62: ("RAISE", "KeyError: 'no such key'")}
"""What pages make the rule raise."""


@pytest.fixture(scope="module")
def evil_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, list[Row]]:
    """Clean texts of which some are evil; return the output's folder, all that was printed, and the rows."""
    folder = tmp_path_factory.mktemp("evil")
    words = {number: word for number, (word, *_) in (DEEDS | RAISED).items()} | {7: "PRINT"}
    (folder / "texts.jsonl").write_text(text_lines(70, words), "utf-8")
    out = folder / "out"
    limits = ("--time-limit", "6", "--memory-limit", "300", "--workers", "2")
    done = command(folder / "texts.jsonl", "-o", out, "--plugin", evil_plugin(folder), *limits)
    assert done.returncode == 1, done.stderr
    return out, done.stdout + done.stderr, rows(out)


@pytest.mark.parametrize("number", DEEDS)
def test_an_evil_page_fails_with_its_kind_and_reason(evil_run: tuple[Path, str, list[Row]], number: int) -> None:
    row, (_, kind, reason) = evil_run[2][number], DEEDS[number]
    assert (row["id"], row["status"], row["failure"]) == (f"t{number}", "failed", kind)
    assert row["error"] == reason


@pytest.mark.parametrize("number", RAISED)
def test_a_rule_that_raises_is_left_out_and_the_row_says_so(evil_run: tuple[Path, str, list[Row]], number: int) -> None:
    row = evil_run[2][number]
    assert row["status"] == "complete"
    (warning,) = row["warnings"]
    assert warning.endswith(f"rule 'evil' failed and was left out: {RAISED[number][1]}")


def test_all_other_pages_are_cleaned_and_in_their_places(evil_run: tuple[Path, str, list[Row]]) -> None:
    assert [row["id"] for row in evil_run[2]] == [f"t{number}" for number in range(70)]
    good = [row for number, row in enumerate(evil_run[2]) if number not in DEEDS]
    assert {(row["status"], row["failure"]) for row in good} == {("complete", None)}
    assert all(f"number {row['id'][1:]} of the harbour" in row["text"] for row in good)


def test_what_a_plugin_prints_is_not_the_commands_output(evil_run: tuple[Path, str, list[Row]]) -> None:
    assert "loud" not in evil_run[1]


def test_the_summary_counts_failures_by_kind(evil_run: tuple[Path, str, list[Row]]) -> None:
    said = summary(evil_run[0])
    assert said["failures"] == {"crash": 3, "time": 2, "memory": 1}
    assert said["statuses"] == {"complete": 64, "failed": 6}


def test_no_worker_outlives_the_run(evil_run: tuple[Path, str, list[Row]]) -> None:
    folder = str(evil_run[0].parent)
    processes = psutil.process_iter(["cmdline"])
    assert [process for process in processes if folder in " ".join(process.info["cmdline"] or ())] == []


def test_a_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    os.mkfifo(pages / "pipe.html")
    (pages / "well.txt").write_text(text(1), "utf-8")
    assert command(pages, "-o", out, "--time-limit", "0.5", "--workers", "1").returncode == 1
    first, second = rows(out)
    assert (first["source"], first["failure"]) == (str(pages / "pipe.html"), "time")
    assert second["status"] == "complete"


def test_a_page_that_needs_more_memory_than_the_limit_costs_itself_alone(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "large.html.gz").write_bytes(gzip.compress(b"<p>A word.</p>" * 6_000_000, 1))  # 84 MB, unpacked
    (pages / "well.txt").write_text(text(1), "utf-8")
    assert command(pages, "-o", out, "--memory-limit", "100", "--workers", "1").returncode == 1
    first, second = rows(out)
    assert (first["failure"], first["error"]) == ("memory", "it took more than 100 MB of memory")
    assert second["status"] == "complete"


LARGE = """
from cleaner import hookimpl

HELD = bytearray(400_000_000)
HELD[::4096] = bytes([1]) * len(HELD[::4096])  # so that it is there indeed

@hookimpl
def rules():
    return ()
"""


def test_a_plugin_that_holds_much_from_the_beginning_is_no_reason_to_begin_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "large.py").write_text(LARGE, "utf-8")
    moved = record(b"<p>Moved.</p>", "https://harbour-post.example/moved", status=301)
    pages = [record(page.encode(), f"https://harbour-post.example/{n}") for n, page in enumerate(numbered(22))]
    (tmp_path / "crawl.warc").write_bytes(b"".join([moved, *pages]))
    out = tmp_path / "out"
    done = command(tmp_path / "crawl.warc", "-o", out, "--plugin", tmp_path / "large.py", "--workers", "1", timeout=30)
    assert done.returncode == 0, done.stderr
    assert len(rows(out)) == 22


def test_without_evil_pages_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(text_lines(8), "utf-8")
    found = made(tmp_path / "out", tmp_path / "texts.jsonl", plugins=(evil_plugin(tmp_path),))
    assert {row["status"] for row in found} == {"complete"}
