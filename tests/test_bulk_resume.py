"""A run that is killed, interrupted or out of room goes on with the same command, and comes to the same."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import time
from pathlib import Path

import psutil
import pytest

from .bulk_runs import command, content, evil_plugin, made, rows, started, text_lines

COUNT = 300
SLOW = """
import time

from cleaner import hookimpl, rule

@rule("slow")
def slow(draft):
    time.sleep(0.006)

@hookimpl
def rules():
    return (slow,)
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "texts.jsonl"
    path.write_text(text_lines(COUNT), "utf-8")
    return path


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plugin that makes 300 pages last some seconds."""
    path = tmp_path_factory.mktemp("slow") / "slow.py"
    path.write_text(SLOW, "utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(texts: Path, slow: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    made(out, texts, plugins=(str(slow),))
    return content(out)


def until(out: Path, spooled: int) -> None:
    """Wait until so many bytes of rows are on the disk."""
    end = time.monotonic() + 30
    while sum(path.stat().st_size for path in out.glob("**/*part-*") if path.is_file()) < spooled:
        assert time.monotonic() < end
        time.sleep(0.02)


# --- kills --------------------------------------------------------------------------------------------------


def test_whatever_is_killed_and_whenever_each_input_comes_out_once(
    texts: Path, slow: Path, undisturbed: list[bytes], tmp_path: Path
) -> None:
    out, chance = tmp_path / "out", random.Random(7)
    arguments = (texts, "-o", out, "--plugin", slow, "--workers", "2")
    for kind in ("worker", "parent", "parent", "all", "worker", "all", "parent", "worker"):
        process = started(*arguments)
        time.sleep(0.8 + chance.random())
        if kind == "worker":
            for child in psutil.Process(process.pid).children()[-1:]:
                child.kill()
            time.sleep(0.2)
        if kind == "all":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()  # the workers live on, and the next command follows at once
        process.communicate()
    done = command(*arguments)
    assert done.returncode in (0, 1), done.stderr
    clean = [json.loads(line) for data in undisturbed for line in data.splitlines()]
    found = rows(out)
    assert [row["id"] for row in found] == [f"t{number}" for number in range(COUNT)]
    for row, expected in zip(found, clean, strict=True):
        if row["failure"] != "crash":  # a page at which two workers were killed
            assert row == expected
    assert sum(row["failure"] == "crash" for row in found) <= 2


def test_a_worker_that_is_killed_once_costs_nothing(
    texts: Path, slow: Path, undisturbed: list[bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = started(texts, "-o", out, "--plugin", slow, "--workers", "2")
    until(out, 20_000)
    workers = [child for child in psutil.Process(process.pid).children() if "spawn_main" in " ".join(child.cmdline())]
    workers[0].kill()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    assert content(out) == undisturbed


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_to_all_stops_a_run_that_then_goes_on(
    texts: Path, slow: Path, undisturbed: list[bytes], tmp_path: Path, number: int, code: int
) -> None:
    out = tmp_path / "out"
    arguments = (texts, "-o", out, "--plugin", slow, "--workers", "2")
    process = started(*arguments)
    until(out, 20_000)
    os.killpg(process.pid, number)
    printed, errors = process.communicate(timeout=60)
    assert (process.returncode, printed) == (code, "")
    assert errors.startswith("clean-article: stopped, ")
    assert errors.endswith(" failed; the same command goes on with the rest\n") or " left; " in errors
    assert errors.count("\n") == 1
    assert command(*arguments).returncode == 0
    assert content(out) == undisturbed


def test_ctrl_c_while_workers_begin_prints_no_traceback(texts: Path, tmp_path: Path) -> None:
    process = started(texts, "-o", tmp_path / "out", "--workers", "2")
    end = time.monotonic() + 30
    while not (tmp_path / "out" / "_run" / "lock").exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("clean-article: stopped, 0 ")


def test_a_second_ctrl_c_does_not_wait_for_a_page_that_hangs(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(text_lines(40, {30: "HANG"}), "utf-8")
    out = tmp_path / "out"
    process = started(tmp_path / "texts.jsonl", "-o", out, "--plugin", evil_plugin(tmp_path), "--workers", "1")
    until(out, 20_000)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 130
    process.communicate()


# --- room ---------------------------------------------------------------------------------------------------


def little_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))


def test_without_room_the_error_is_clear_and_with_room_the_run_goes_on(
    texts: Path, slow: Path, undisturbed: list[bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = (texts, "-o", out, "--plugin", slow, "--workers", "2")
    done = command(*arguments, preexec_fn=little_room)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"clean-article: can't write {out}/_run/part-0000")
    assert done.stderr.endswith(".spool: File too large; make room, and go on with the same command\n")
    assert command(*arguments).returncode == 0
    assert content(out) == undisturbed


@pytest.mark.skipif(not Path("/proc/self/mounts").exists() or os.geteuid() != 0, reason="takes root, to mount")
def test_a_full_disk_is_a_clear_error_and_with_room_the_run_goes_on(tmp_path: Path) -> None:
    import subprocess

    disk, texts = tmp_path / "disk", tmp_path / "texts.jsonl"
    disk.mkdir()
    texts.write_text(text_lines(COUNT), "utf-8")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "none", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        done = command(texts, "-o", disk / "out", "--workers", "1")
        assert done.returncode == 1
        assert "No space left on device; make room, and go on with the same command\n" in done.stderr
        subprocess.run(["mount", "-o", "remount,size=10m", str(disk)], check=True)
        assert command(texts, "-o", disk / "out", "--workers", "1").returncode == 0
        assert [row["id"] for row in rows(disk / "out")] == [f"t{number}" for number in range(COUNT)]
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
