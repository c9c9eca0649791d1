"""Do threads get what one thread gets, and does none of them crash? The threads run in a process of their own."""

from __future__ import annotations

import faulthandler
import multiprocessing
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from multiprocessing.connection import Connection
from random import Random

import click
from lxml import html

from cleaner import Cleaner

from .. import command
from .corpus import corpus
from .varied import varied

Job = Callable[[], object]
Scene = Callable[[int], list[Job]]
"""Makes of a seed what the threads do, in any order and often; the result of each has to be the same every time."""

_NAME = re.compile(r" data-v-")
_SWITCH = 1e-5  # seconds between two threads' turns, which Python has 500 times as long
_PAGES = 80  # different pages; each is cleaned many times
_NAMES = 3000  # new names on a page
_PATIENCE = 120.0  # seconds for the expected results, and for the last page
_SHOWN = 5


def _pages(seed: int) -> list[tuple[str | None, str]]:
    made = (varied(number, seed, odd_names=number % 2 == 0) for number in range(_PAGES))
    return [(source.url, page) for source, page in made]


def _with_new_names(page: str) -> str:
    """Return a page with names of attributes that no page had before: they are what parsers write down for good."""
    chance = Random()
    return _NAME.sub(lambda _: f" data-{chance.getrandbits(32):x}-", page)


def _jobs(cleaner: Callable[[bool], Cleaner], seed: int) -> list[Job]:
    """Return jobs for pages of all lanes and for texts, by a cleaner with plugins or without."""

    def clean(page: str, url: str | None, plugins: bool) -> object:
        return cleaner(plugins).clean(_with_new_names(page), url, kind="html")

    jobs: list[Job] = []
    for url, page in _pages(seed):
        jobs += [partial(clean, page, None, False), partial(clean, page, url, True)]
    return jobs + [lambda text=text: cleaner(True).clean(text.text, kind="text") for text in corpus().texts]


def one_cleaner(seed: int) -> list[Job]:
    """All threads share one Cleaner with all plugins and one with none."""
    cleaners = [Cleaner(publishers=plugins, platforms=plugins) for plugins in (False, True)]
    return _jobs(cleaners.__getitem__, seed)


def many_cleaners(seed: int) -> list[Job]:
    """Each input has a new Cleaner."""
    return _jobs(lambda plugins: Cleaner(publishers=plugins, platforms=plugins), seed)


def trafilatura_alone(seed: int) -> list[Job]:
    """trafilatura extracts from the pages' sources."""
    from trafilatura import extract

    def work(page: str) -> object:
        return extract(_with_new_names(page), output_format="xml", with_metadata=True)

    return [partial(work, page) for _, page in _pages(seed)]


def shared_parser(_: int) -> list[Job]:
    """Threads parse with one parser, and copy and change their own trees: lxml crashes, so a crash would be seen.

    Trees of one parser share a dictionary of names, which parsing and copying change without Python's lock.
    """

    def work() -> None:
        chance = Random()
        page = "".join(f"<p data-v-{chance.getrandbits(32):x}>a</p>" for _ in range(_NAMES))
        tree = deepcopy(html.fromstring(page))  # by html.html_parser, one for all
        for element in tree:
            element.tag = f"x{chance.getrandbits(32):x}"

    return [work]


SCENES: dict[str, Scene] = {
    "one": one_cleaner,
    "many": many_cleaners,
    "trafilatura": trafilatura_alone,
    "shared": shared_parser,
}


def _run(scene: Scene, seconds: float, count: int, seed: int, connection: Connection) -> None:
    """Work in threads for so long; send how many jobs were done, and what was wrong."""
    faulthandler.enable()
    command.quiet()
    jobs = scene(seed)
    expected = [job() for job in jobs]
    sys.setswitchinterval(_SWITCH)
    end = time.monotonic() + seconds
    done: Counter[int] = Counter()
    wrong: list[str] = []

    def work(thread: int) -> None:
        chance = Random(thread)
        while time.monotonic() < end:
            number = chance.randrange(len(jobs))
            try:
                if jobs[number]() != expected[number]:
                    wrong.append(f"input {number} has another result than in one thread")
            except Exception as error:
                wrong.append(f"input {number}: {type(error).__name__}: {error}")
            done[thread] += 1

    workers = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    connection.send((done.total(), wrong))


def run_in_threads(scene: Scene, seconds: float, count: int = 8, seed: int = 1) -> tuple[int, list[str]]:
    """Return how many inputs the threads did, and what was wrong: another result, a crash, a hang.

    Args:
        scene: What they do.
        seconds: How long they work.
        count: How many there are.
        seed: Another seed makes other pages.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(scene, seconds, count, seed, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        return next(_messages(ours, seconds), (0, ["a hang"]))
    except EOFError:
        process.join()
        return 0, [f"a crash: the process ended with {process.exitcode} (below zero: a signal)"]
    finally:
        process.kill()
        process.join()


def _messages(connection: Connection, seconds: float) -> Iterator[tuple[int, list[str]]]:
    """Yield what the process says, for as long as it may take."""
    while connection.poll(seconds + _PATIENCE):
        yield connection.recv()


@click.command()
@click.option("--seconds", type=click.FloatRange(min=1), default=120, show_default=True, help="How long, each scene.")
@click.option("--threads", "count", type=click.IntRange(min=1), default=8, show_default=True, help="How many.")
@click.option("--scenes", default="one,many", show_default=True, help=f"By commas, of {', '.join(SCENES)}.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes other pages.")
def threads(seconds: float, count: int, scenes: str, seed: int) -> None:
    """Clean pages and texts in threads, by one Cleaner and by many, and compare with one thread's results.

    The scene "shared" is lxml alone, with one parser for all threads: it crashes.
    """
    names = [name.strip() for name in scenes.split(",")]
    if unknown := sorted(set(names) - set(SCENES)):
        raise click.BadParameter(f"no scene {', '.join(unknown)}; there are {', '.join(SCENES)}", param_hint="--scenes")
    table = command.table("", "scene", "inputs", "inputs/s", "wrong")
    failures: list[str] = []
    for name in names:
        done, wrong = run_in_threads(SCENES[name], seconds, count, seed)
        table.add_row(name, str(done), f"{done / seconds:.0f}", str(len(wrong)))
        failures += [f"{name}: {each}" for each in wrong[:_SHOWN]]
    command.show(table, *failures)
    if failures:
        raise click.exceptions.Exit(1)
