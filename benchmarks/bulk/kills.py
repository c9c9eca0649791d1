"""Kill the processes of runs at random moments, go on with the same command, and see that no page is lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click
import psutil

from .. import command
from .inputs import bulk, write_lines

_VICTIMS = ("a worker", "a worker", "the first process", "everything")
_RAY_ACTOR = "ray::MapWorker"


@dataclass(slots=True)
class _Count:
    """What came of all runs."""

    kills: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    pages: int = 0
    lost: int = 0
    doubled: int = 0
    half_written: int = 0
    blamed: int = 0
    other: int = 0


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=10_000, show_default=True, help="Pages of a run.")
@click.option("--kills", "wanted", default=200, show_default=True, help="How many.")
@click.option("--engine", type=click.Choice(("local", "ray")), default="local", show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--most", default=3.0, show_default=True, help="Seconds between two kills, at most.")
def kills(folders: tuple[Path, ...], count: int, wanted: int, engine: str, seed: int, most: float) -> None:
    """Kill with SIGKILL a worker, the first process alone, or all of a run, until it is through; then count its rows.

    Every row is compared with the one of a run that nobody disturbs. Exit code 1 if a page is lost, doubled or
    half-written, or says something else.
    """
    chance, total = random.Random(seed), _Count()
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary, "pages.jsonl")
        write_lines(lines, count, folders)
        whole = Path(temporary, "whole")
        subprocess.run(bulk([lines], whole), check=True, capture_output=True)
        expected = {row["source"]: row for row in _rows(whole, _Count())}
        while total.kills.total() < wanted:
            out = Path(temporary, f"run-{total.runs}")
            _disturbed(bulk([lines], out, "--workers", "2", "--engine", engine), total, wanted, chance, most, engine)
            _compare(out, expected, total)
            shutil.rmtree(out)
    table = command.table(
        f"{total.kills.total()} kills in {total.runs} runs of {count:,} pages, engine {engine}", "", ""
    )
    for name, number in (*sorted(total.kills.items()), ("rows", total.pages), ("lost", total.lost)):
        table.add_row(name, f"{number:,}")
    table.add_row("doubled", str(total.doubled))
    table.add_row("half-written", str(total.half_written))
    table.add_row("other than undisturbed", str(total.other))
    table.add_row("failed: two kills at the same page", str(total.blamed))
    command.show(table)
    if total.lost or total.doubled or total.half_written or total.other:
        raise SystemExit(1)


def _disturbed(what: list[str], total: _Count, wanted: int, chance: random.Random, most: float, engine: str) -> None:
    """Start a run, and again after each kill of its first process, until it is through."""
    slow = 4.0 if engine == "ray" else 1.0  # a cluster takes its time to start
    while True:
        running = subprocess.Popen(what, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        while running.poll() is None and total.kills.total() < wanted:
            try:
                running.wait(chance.uniform(0.05, most) * slow)
            except subprocess.TimeoutExpired:
                victim = chance.choice(_VICTIMS)
                if _kill(running.pid, victim, chance):
                    total.kills[f"killed {victim}"] += 1
        said = running.communicate()[1].decode()
        if running.returncode in (0, 1):
            total.runs += 1
            if running.returncode:
                click.echo(said, err=True)
            return


def _kill(pid: int, victim: str, chance: random.Random) -> bool:
    """Kill a process, or all of them; tell whether there was one."""
    try:
        first = psutil.Process(pid)
        below = first.children(recursive=True)
    except psutil.NoSuchProcess:
        return False
    if victim == "the first process":
        doomed = [first]
    elif victim == "everything":
        doomed = [first, *below]
    else:
        workers = [process for process in below if _is_worker(process)]
        doomed = [chance.choice(workers)] if workers else []
    for process in doomed:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    return bool(doomed)


def _is_worker(process: psutil.Process) -> bool:
    try:
        said = " ".join(process.cmdline())
    except psutil.Error:
        return False
    return _RAY_ACTOR in said or ("multiprocessing" in said and "resource_tracker" not in said)


def _rows(out: Path, total: _Count) -> list[dict[str, object]]:
    rows = []
    for file in sorted(out.glob("part-*")):
        for line in file.read_bytes().splitlines(keepends=True):
            try:
                rows.append(json.loads(line))
            except ValueError:
                total.half_written += 1
            else:
                total.half_written += not line.endswith(b"\n")
    return rows


def _compare(out: Path, expected: dict[object, dict[str, object]], total: _Count) -> None:
    rows = _rows(out, total)
    found = Counter(row["source"] for row in rows)
    total.pages += len(rows)
    total.lost += len(expected.keys() - found.keys())
    total.doubled += sum(count - 1 for count in found.values())
    total.half_written += len([*out.glob(".*.half"), *out.glob("_run/*.spool")])
    for row in rows:
        if row["failure"] == "crash":
            total.blamed += 1
        else:
            total.other += row != expected.get(row["source"])
