"""A bulk run on a real Ray cluster of this machine: the same rows, whatever dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from .generated import PROSE
from .test_cli import run

COMMAND = [sys.executable, "-c", "from cleaner.cli import main; main()", "bulk", "--no-config"]
PAGES = 240
ACTOR = "ray::MapWorker"
# Slow, so that there is time to kill somebody.
SLOW = """
import time
from cleaner import hookimpl, rule

@rule("slow")
def slow(draft):
    time.sleep(0.04)

@hookimpl
def rules():
    return (slow,)
"""


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    texts = (f"{PROSE[turn % 5]}\n\n{PROSE[turn % 7]} ({turn})\n\nShare this article" for turn in range(PAGES))
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def rows(folder: Path) -> list[str]:
    return [line for file in sorted(folder.glob("part-*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def actors(pid: int) -> Iterator[psutil.Process]:
    for process in psutil.Process(pid).children(recursive=True):
        try:
            if ACTOR in " ".join(process.cmdline()):
                yield process
        except psutil.Error:
            continue


def test_a_run_on_a_cluster_gives_the_same_rows_though_one_of_its_workers_is_killed(
    tmp_path: Path, lines: Path
) -> None:
    plugin = tmp_path / "slow.py"
    plugin.write_text(SLOW)
    alone, cluster = tmp_path / "alone", tmp_path / "cluster"
    assert run("bulk", str(lines), "-o", str(alone), "--workers", "1", "--no-config").exit_code == 0
    options = ["--engine", "ray", "--workers", "2", "--plugin", str(plugin)]
    running = subprocess.Popen([*COMMAND, str(lines), "-o", str(cluster), *options], stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 90
        while not [*cluster.glob("_run/*.spool")] and time.monotonic() < deadline:
            time.sleep(0.1)
        killed = next(actors(running.pid))
        killed.send_signal(signal.SIGKILL)
        _, said = running.communicate(timeout=120)
    finally:
        running.kill()
    assert not killed.is_running()
    assert running.returncode == 0, said
    assert len(rows(cluster)) == PAGES
    assert rows(cluster) == rows(alone)
    assert not [*cluster.glob("_run/*.spool")]


def test_a_cluster_without_its_engine_is_wrong_usage(tmp_path: Path, lines: Path) -> None:
    result = run("bulk", str(lines), "-o", str(tmp_path / "out"), "--address", "auto")
    assert result.exit_code == 2
    assert "--address goes with --engine ray" in result.stderr


def test_without_the_package_the_message_has_the_command_to_install_it(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    result = run("bulk", str(lines), "-o", str(tmp_path / "out"), "--engine", "ray")
    assert result.exit_code == 1
    assert "pip install 'clean-article[ray]'" in result.stderr
    assert not (tmp_path / "out").exists()
