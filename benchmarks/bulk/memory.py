"""How much memory the processes of a run take, whatever the input's size."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path

import click
import psutil

from .. import command
from .inputs import bulk, write_lines

_EVERY = 0.1  # seconds between two looks


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--counts", default="1000,10000,100000", show_default=True, help="Pages of the runs.")
@click.option("--workers", default=2, show_default=True)
@click.option("--files", is_flag=True, help="A file a page, in a folder, and no JSON Lines.")
def memory(folders: tuple[Path, ...], counts: str, workers: int, files: bool) -> None:
    """Watch the resident memory of the first process and of its workers, in runs of several sizes."""
    table = command.table("Most resident memory, MB", "pages", "parent", "a worker", "seconds", "pages/s")
    for count in map(int, counts.split(",")):
        with tempfile.TemporaryDirectory() as temporary:
            source = Path(temporary, "pages.jsonl")
            write_lines(source, count, folders)
            if files:
                source = _as_files(source, Path(temporary, "pages"))
            start = time.perf_counter()
            parent, worker = _watched(bulk([source], Path(temporary, "out"), "--workers", str(workers)))
            seconds = time.perf_counter() - start
        table.add_row(
            f"{count:,}", f"{parent / 1e6:.0f}", f"{worker / 1e6:.0f}", f"{seconds:.0f}", f"{count / seconds:.0f}"
        )
    command.show(table)


def _as_files(lines: Path, folder: Path) -> Path:
    folder.mkdir()
    with lines.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            (folder / f"{record['id']}.html").write_text(record["html"], "utf-8")
    lines.unlink()
    return folder


def _watched(what: list[str]) -> tuple[int, int]:
    """Return the most memory that a process and any of its children had, in bytes."""
    most_parent = most_child = 0
    with subprocess.Popen(what, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        process = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                most_parent = max(most_parent, process.memory_info().rss)
                for child in process.children(recursive=True):
                    most_child = max(most_child, child.memory_info().rss)
            except psutil.NoSuchProcess:
                pass
            time.sleep(_EVERY)
    if running.returncode > 1:
        raise click.ClickException(f"the run ended with code {running.returncode}")
    return most_parent, most_child
