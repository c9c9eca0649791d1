"""How much faster two workers are than one, and what one costs more than the bare library call."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import click

from .. import command
from .inputs import bulk, write_lines

# What a user's own loop would do, with the same process to start.
_BARE = """
import json, sys
from cleaner import Cleaner
cleaner = Cleaner()
for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    cleaner.clean(record["html"], record["url"])
"""


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=2000, show_default=True, help="Pages of a run.")
@click.option("--rounds", default=3, show_default=True, help="Each is measured so often, in turn.")
@click.option("--workers", default=2, show_default=True, help="How many are compared with one.")
def speed(folders: tuple[Path, ...], count: int, rounds: int, workers: int) -> None:
    """Time whole processes: the bare library call in a loop, a run with one worker, and one with several.

    FOLDER is a folder of reference pages; default: the golden cases, which are small.
    """
    names = ("library call", "1 worker", f"{workers} workers")
    seconds: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary, "pages.jsonl")
        size = write_lines(lines, count, folders)
        commands = {
            names[0]: [sys.executable, "-c", _BARE, str(lines)],
            names[1]: bulk([lines], Path(temporary, "one"), "--workers", "1"),
            names[2]: bulk([lines], Path(temporary, "many"), "--workers", str(workers)),
        }
        for turn in command.watch(range(rounds * len(names)), rounds * len(names), "Timing"):
            name = names[turn % len(names)]
            seconds[name].append(_timed(commands[name]))
            for made in ("one", "many"):
                shutil.rmtree(Path(temporary, made), ignore_errors=True)
    table = command.table(
        f"{count:,} pages, {size / 1e6:,.0f} MB, {os.cpu_count()} cores", "", "seconds", "pages/s", ""
    )
    base = seconds[names[0]]
    for name in names:
        ratio = median(one / other for one, other in zip(base, seconds[name], strict=True))
        middle = median(seconds[name])
        table.add_row(name, f"{middle:.1f}", f"{count / middle:.0f}", f"{ratio:.2f} times the library call's speed")
    overhead = median(one / bare for one, bare in zip(seconds[names[1]], base, strict=True)) - 1
    gain = median(one / many for one, many in zip(seconds[names[1]], seconds[names[2]], strict=True))
    command.show(
        table, f"overhead of a run with one worker: {overhead:+.1%}", f"{workers} workers against one: {gain:.2f}"
    )


def _timed(what: list[str]) -> float:
    start = time.perf_counter()
    result = subprocess.run(what, capture_output=True, text=True, check=False)
    if result.returncode > 1:
        raise click.ClickException(result.stderr)
    return time.perf_counter() - start
