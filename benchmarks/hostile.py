"""What hostile pages cost: ``python -m benchmarks.hostile``.

The pages are made by ``hostile_pages.py``. Each system meets each of them in a process of its own, with a limit of time
and of memory: what hangs, dies or takes all memory harms nobody else.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

import click
import psutil

from . import command
from .hostile_pages import ADDRESS, KB, MB, PAGES, TEXTS, page
from .ours import OUR_SYSTEMS, OURS, cleaner_of
from .systems import extractor

GB = 1000 * MB
USUAL = (OURS, "trafilatura", "readability", "newspaper4k")
LOOK = 0.01  # seconds between two looks at the memory of a process
ENOUGH = 120  # seconds to make a page and load a system; none needs so long


class Result(NamedTuple):
    """What a system made of a page.

    Attributes:
        seconds: The processor's time: a busy machine changes little of it.
        memory: The most that the process grew by, the page not included, in bytes.
        status: Our status, or the text's length, or how it failed.
    """

    seconds: float
    memory: int
    status: str


def _work(pipe: Connection, system: str, name: str, memory: int) -> None:
    """Do one page in this process, and tell by the pipe when it begins and how it ended."""
    command.quiet()
    _run(system, page(""), "html")  # what is loaded when first used is no part of the measurement
    source = PAGES[name]() if name in PAGES else TEXTS[name]()
    gc.collect()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    pipe.send("ready")
    pipe.recv()
    start = time.process_time()
    try:
        status = _run(system, source, "html" if name in PAGES else "text")
    except MemoryError:
        status = "out of memory"
    except Exception as error:  # a system's exception is its result
        status = type(error).__name__
    pipe.send((time.process_time() - start, status))


def _run(system: str, source: str | bytes, kind: str) -> str:
    if system in OUR_SYSTEMS:
        article = cleaner_of(system).clean(source, url=ADDRESS, kind=kind)
        return f"{article.status}, {_size(len(article.text))}"
    anything: Any = source  # some take bytes too
    return _size(len(extractor(system)(anything, ADDRESS)))


def _size(characters: int) -> str:
    if characters < 10 * KB:
        return f"{characters} characters"
    return f"{characters // KB} K characters" if characters < 10 * MB else f"{characters // MB} M characters"


def measure(system: str, name: str, seconds: float, memory: int) -> Result:
    """Let a system clean a page in a process of its own.

    Args:
        system: Its name in ``SYSTEMS``.
        name: The page's name.
        seconds: After so many of the processor's the process is ended.
        memory: Bytes of address space that it may have.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, system, name, memory))
    process.start()
    theirs.close()
    try:
        if not ours.poll(ENOUGH):
            return Result(0.0, 0, "not ready")
        ours.recv()
        return _watch(process, ours, seconds)
    except EOFError:
        return Result(0.0, 0, "ended before it began")
    finally:
        process.kill()
        process.join()


def _watch(process: BaseProcess, pipe: Connection, seconds: float) -> Result:
    seen = psutil.Process(process.pid)
    before = peak = seen.memory_info().rss
    begun = _spent(seen)
    taken = 0.0
    pipe.send("go")
    while taken < seconds:
        if pipe.poll(LOOK):
            told = _end(process, pipe)
            return Result(told[0] or taken, peak - before, told[1])
        with suppress(psutil.Error):  # it has just ended
            peak = max(peak, seen.memory_info().rss)
            taken = _spent(seen) - begun
    return Result(taken, peak - before, f"over {seconds:g} s")


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _end(process: BaseProcess, pipe: Connection) -> tuple[float, str]:
    try:
        seconds, status = pipe.recv()
        return float(seconds), str(status)
    except EOFError:  # it died without a word
        process.join()
        code = process.exitcode or 0
        return 0.0, f"crashed: {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def results(systems: list[str], names: list[str], seconds: float, memory: int) -> Iterator[tuple[str, str, Result]]:
    """Yield a page's name, a system and what came of it, page by page; texts are for our own systems."""
    for name in names:
        for system in systems:
            if name in PAGES or system in OUR_SYSTEMS:
                yield name, system, measure(system, name, seconds, memory)


def _chosen(parts: tuple[str, ...]) -> list[str]:
    names = [*PAGES, *TEXTS]
    chosen = [name for name in names if not parts or any(part in name for part in parts)]
    if not chosen:
        raise click.BadParameter(f"no page is called so; there are {'; '.join(names)}", param_hint="--only")
    return chosen


@click.command()
@command.systems_option(f"Which systems, by commas; {', '.join(USUAL)} unless given.")
@click.option("--only", metavar="NAME", multiple=True, help="Only the pages with this in their name; may be repeated.")
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True)
@click.option("--gigabytes", type=click.FloatRange(min=0, min_open=True), default=4.0, show_default=True)
@click.pass_context
def main(context: click.Context, systems: list[str], only: tuple[str, ...], seconds: float, gigabytes: float) -> None:
    """Let the systems clean hostile pages, each in a process of its own that may take so long and so much memory."""
    given = context.get_parameter_source("systems") is click.core.ParameterSource.COMMANDLINE
    usable = command.load_systems(systems if given else USUAL)
    names = _chosen(only)
    table = command.table("", "page", "system", "seconds", "MB", "result")
    table.columns[1].justify = table.columns[4].justify = "left"
    total = sum(name in PAGES or system in OUR_SYSTEMS for name in names for system in usable)
    last = ""
    found = results(usable, names, seconds, int(gigabytes * GB))
    for name, system, result in command.watch(found, total, "Cleaning"):
        table.add_row(
            name if name != last else "", system, f"{result.seconds:.2f}", f"{result.memory / MB:.0f}", result.status
        )
        last = name
    command.show(table)


if __name__ == "__main__":
    main()
