"""How the text lane's time and memory grow with the text: ``python -m benchmarks.text_speed``.

The texts are made here: prose in lines of two lengths, and lines that cost much where time is not linear. Each is
cleaned in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from typing import NamedTuple

import click

from . import command

KB, MB = 1_000, 1_000_000
LONG_ENOUGH = 1.0  # seconds after which a measurement is not repeated
_WORDS = """the old ferry left its harbour at six on a cold morning with forty people aboard and nobody seemed to mind
because sun had come out over breakwater while council discussed new bridge which engineers planned for nine years
before money ran short again so that traders in both towns asked when boats would be replaced""".split()


class Result(NamedTuple):
    """What cleaning one text took; ``memory`` is the process's growth, the text included, by the text's size."""

    size: int
    seconds: float
    memory: float


def prose(size: int, shortest: int, longest: int) -> str:
    """Return about ``size`` characters of sentences, in lines of these lengths with blank lines between some."""
    chance = random.Random(size)
    lines: list[str] = []
    left = min(size, MB)
    while left > 0:
        length = chance.randint(shortest, longest)
        words = chance.choices(_WORDS, k=length // 5)
        line = (" ".join(words) + ".").capitalize()[:length]
        lines.append(line + "\n" * chance.randint(1, 2))
        left -= len(lines[-1])
    text = "".join(lines)
    return (text * -(-size // len(text)))[:size]


TEXTS: dict[str, Callable[[], str]] = {
    "prose, 10 KB": lambda: prose(10 * KB, 80, 400),
    "prose, 100 KB": lambda: prose(100 * KB, 80, 400),
    "prose, 1 MB": lambda: prose(MB, 80, 400),
    "prose, 10 MB": lambda: prose(10 * MB, 80, 400),
    "prose, 100 MB": lambda: prose(100 * MB, 80, 400),
    "lines of 30 characters, 100 KB": lambda: prose(100 * KB, 25, 35),
    "lines of 30 characters, 1 MB": lambda: prose(MB, 25, 35),
    "lines of 30 characters, 10 MB": lambda: prose(10 * MB, 25, 35),
    "lines of 30 characters, 100 MB": lambda: prose(100 * MB, 25, 35),
    "one line of prose, 1 MB": lambda: prose(MB, 80, 400).replace("\n", " "),
    "one word, 1 MB": lambda: "ferry" * (MB // 5),
    '100,000 times "Read more"': lambda: "Read more\n" * 100_000,
    '100,000 times "Sponsored"': lambda: "Sponsored\n" * 100_000,
    '100,000 times "By Jane Doe"': lambda: "By Jane Doe\n" * 100_000,
    '100,000 times "© 2024 Example News"': lambda: "© 2024 Example News\n" * 100_000,
    '100,000 times "3 May 2024, 10:15"': lambda: "3 May 2024, 10:15\n" * 100_000,
    "100,000 times a sentence": lambda: (
        "The ferry left the harbour at six, half an hour late, with forty people.\n" * 100_000
    ),
    "100,000 sentences and labels in turn": lambda: (
        "The ferry left the harbour at six, half an hour late, with forty people.\nRead more\n" * 50_000
    ),
    "brackets, 1 MB": lambda: "(" * MB,
    "spaces, 1 MB": lambda: " " * MB,
    "digits, 1 MB": lambda: "7" * MB,
    "full stops, 1 MB": lambda: "." * MB,
}


def _memory() -> int:
    """Return the most bytes that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def measure(name: str) -> Result:
    """Clean a text in this process, several times if that is quick."""
    from cleaner import clean

    clean("The ferry left the harbour.\nRead more", kind="text")
    before = _memory()
    text = TEXTS[name]()
    size = len(text.encode()) if not text.isascii() else len(text)
    times: list[float] = []
    while sum(times) < LONG_ENOUGH and len(times) < 50:
        start = time.perf_counter()
        clean(text, kind="text")
        times.append(time.perf_counter() - start)
    return Result(size, median(times), (_memory() - before) / size)


@click.command()
def main() -> None:
    """Time the text lane on texts of many sizes and shapes, and measure the memory that it takes."""
    table = command.table("", "text", "seconds", "MB/s", "memory /\ntext")
    # A new process for each: what one leaves behind would count as the next one's memory.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
        results = pool.map(measure, TEXTS)
        for name, result in zip(TEXTS, command.watch(results, len(TEXTS), "Cleaning"), strict=True):
            speed = result.size / MB / result.seconds
            memory = f"{result.memory:.1f}" if result.size >= MB else ""
            table.add_row(name, f"{result.seconds:.3f}", f"{speed:.2f}", memory)
    command.show(table)


if __name__ == "__main__":
    main()
