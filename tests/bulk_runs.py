"""Runs of ``clean-article bulk``: its input, the command in processes of its own, and what comes out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from click.testing import Result

from cleaner.bulk.job import Job
from cleaner.bulk.pages import Fields, Page, Unread
from cleaner.bulk.plan import Plan, slices
from cleaner.bulk.rows import Row
from cleaner.bulk.run import run as run_job
from cleaner.bulk.stats import Stats
from cleaner.bulk.worker import Task, _Reading, _Worker

from .health_pages import ARTICLES, TITLES, page
from .test_cli import COMMAND, run

AFTER = {"plan.jsonl", "run.json", "lock", "summary.json"}
"""What a whole run leaves in ``_run``."""

EVIL = '''
"""A rule that does to its process what the page says."""

import ctypes
import os
import signal
import sys

from cleaner import hookimpl, rule


def hang_deaf():
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass


def hang():
    while True:
        pass


def eat():
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


DEEDS = {
    "HANG": hang,
    "DEAF": hang_deaf,
    "EAT": eat,
    "SEGV": lambda: ctypes.string_at(0),
    "KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "EXIT": lambda: sys.exit(3),
    "HARD": lambda: os._exit(5),
    "RAISE": lambda: {}["no such key"],
    "PRINT": lambda: (print("loud"), print("louder", file=sys.stderr), os.system("echo loudest")),
}


@rule("evil")
def evil(draft):
    for block in draft.blocks:
        for word, deed in DEEDS.items():
            if word in block.text:
                deed()


@hookimpl
def rules():
    return (evil,)
'''


def text(number: int, more: str = "") -> str:
    """Return an article's text, another one for each number."""
    paragraphs = ARTICLES[TITLES[number % len(TITLES)]]
    return "\n\n".join([f"{more}This is the report number {number} of the harbour and its people.", *paragraphs])


def text_lines(count: int, evil: dict[int, str] | None = None) -> str:
    """Return JSON Lines of texts, some with a word for the evil plugin."""
    records = (
        {"id": f"t{number}", "text": text(number, f"{(evil or {}).get(number, '')} ".lstrip())}
        for number in range(count)
    )
    return "".join(json.dumps(record) + "\n" for record in records)


def numbered(count: int) -> list[str]:
    """Return pages, another one for each number, without an address of their own."""
    return [page(TITLES[n % len(TITLES)], more=f"<p>Number {n}.</p>").replace("canonical", "") for n in range(count)]


def evil_plugin(folder: Path) -> str:
    """Write the evil plugin, and return its path."""
    path = folder / "evil.py"
    path.write_text(EVIL, "utf-8")
    return str(path)


# --- the command --------------------------------------------------------------------------------------------


def command(*args: str | Path, timeout: float = 60.0, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run ``clean-article bulk`` in a process of its own, to its end."""
    return subprocess.run(
        [*COMMAND, "bulk", *map(str, args)], capture_output=True, text=True, timeout=timeout, check=False, **how
    )


def started(*args: str | Path, **how: Any) -> subprocess.Popen[str]:
    """Start ``clean-article bulk`` as the leader of a process group."""
    return subprocess.Popen(
        [*COMMAND, "bulk", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **how,
    )


def here(*args: str | Path) -> Result:
    """Run ``clean-article bulk`` in this process; its workers are others all the same."""
    return run("bulk", *map(str, args))


# --- without workers ----------------------------------------------------------------------------------------


class Here:
    """Makes slices in this very process: quick, but a page that ends its process ends the tests.

    Args:
        anew: Whether each slice gets a worker of its own, as after a death; else one makes all.
    """

    def __init__(self, anew: bool = False) -> None:
        self.anew = anew

    def __call__(self, job: Job, plan: Plan, numbers: Iterator[int | None]) -> Generator[Stats | None, None, None]:
        worker = None
        for number in numbers:
            if number is None:
                yield None
                continue
            if worker is None or self.anew:
                worker = _Worker(job, _Quiet(), [-1.0, 0.0, 0.0, 0.0])  # type: ignore[arg-type]
            outcome = worker.make(Task(plan[number], {}))
            assert outcome.stats, outcome.fault
            yield outcome.stats

    def in_work(self) -> Stats:
        return Stats()


class _Quiet:
    """A channel on which nothing comes."""

    def poll(self) -> bool:
        return False


def made(
    out: Path, *inputs: Path, anew: bool = False, fields: Fields | None = None, engine: Here | None = None, **how: Any
) -> list[Row]:
    """Make a run in this process, without the command, and return its rows, or none if they are no JSON Lines."""
    job = Job(str(out), tuple(map(str, inputs)), fields=fields or Fields(), **how)
    job.begin()
    run_job(job, engine or Here(anew), lambda progress: None)
    return rows(out) if job.form == "jsonl" else []


def read(path: Path, shard_pages: int, anew: bool = False) -> list[Page | Unread]:
    """Return what workers read of a file that is cut into slices, each read by a worker of its own or all by one."""
    job = Job("", ())
    reading, found = _Reading(job), []
    for piece in slices([path], job.fields, shard_pages):
        reading = _Reading(job) if anew else reading
        found += [page for record in reading.records(piece) if (page := record.load())]
    return found


# --- what comes out -----------------------------------------------------------------------------------------


def parts(out: Path) -> list[Path]:
    """Return the files of the output, in order."""
    return sorted(path for path in out.iterdir() if path.name.startswith("part-"))


def content(out: Path) -> list[bytes]:
    """Return what is in the files of the output, which are all that the folder holds besides ``_run``."""
    assert {path.name for path in out.iterdir()} == {path.name for path in parts(out)} | {"_run"}
    return [path.read_bytes() for path in parts(out)]


def rows(out: Path) -> list[Row]:
    """Return the rows of a whole run whose output is JSON Lines, after a look at what else it left."""
    assert {path.name for path in (out / "_run").iterdir()} == AFTER
    return [json.loads(line) for data in content(out) for line in data.splitlines()]


def short(found: Iterable[Row]) -> list[tuple[str, str, str | None]]:
    """Return of rows what tests compare: id, status and failure."""
    return [(row["id"], row["status"], row["failure"]) for row in found]


def summary(out: Path) -> dict[str, Any]:
    """Return the summary of a whole run."""
    said: dict[str, Any] = json.loads((out / "_run" / "summary.json").read_text("utf-8"))
    return said
