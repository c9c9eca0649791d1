"""Does memory grow over many pages? One process cleans pages that are all different."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

import click
import psutil

from .. import command
from .varied import varied
from .worker import cleaner_for

_EVERY = 1000  # pages between two samples
_WARM = 10_000  # pages after which all that is loaded on demand is there, and caches are full
_NIL = 1.0  # MB by which 10,000 pages may grow, where memory is said not to
_MB = 1_000_000
_SHOWN = 8


def _resident() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / _MB


def _samples(count: int, seed: int, odd_names: bool) -> Iterator[tuple[int, float]]:
    """Clean the pages; yield how many were, and the process's memory in MB."""
    for number in range(count):
        source, page = varied(number, seed, odd_names=odd_names)
        # Publishers, platforms and the generic lane in turn.
        with_plugins, url = ((True, source.url), (True, None), (False, None))[number // 300 % 3]
        article = cleaner_for(with_plugins).clean(page, url, kind="html")
        if number % 5 == 0:
            cleaner_for(with_plugins).clean(article.to_text(), kind="text")
        if (number + 1) % _EVERY == 0:
            yield number + 1, _resident()


@click.command()
@click.option(
    "--count", type=click.IntRange(min=2 * _EVERY), default=100_000, show_default=True, help="How many pages."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes other pages.")
@click.option("--odd-names", is_flag=True, help="Give attributes names that no other page has.")
@click.option("--objects", is_flag=True, help="Say where the Python objects come from that grew; takes twice as long.")
def memory(count: int, seed: int, odd_names: bool, objects: bool) -> None:
    """Clean many pages in this process, all different, and print how its memory grows.

    Where names repeat, as they do on pages of ordinary sites, the exit code is 1 if it grows by more than 1 MB for
    10,000 pages after the first 10,000.
    """
    command.quiet()
    found: list[tuple[int, float]] = []
    before: tracemalloc.Snapshot | None = None
    warm = min(_WARM, count // 2)
    for pages, size in command.watch(_samples(count, seed, odd_names), count // _EVERY, "Cleaning pages"):
        found.append((pages, size))
        if objects and pages >= warm and before is None:
            tracemalloc.start(8)
            before = tracemalloc.take_snapshot()
    table = command.table("", "pages", "MB", "grown by")
    step = max(1, len(found) // 20)
    last = found[0][1]
    for pages, size in found[step - 1 :: step]:
        table.add_row(f"{pages:,}", f"{size:.1f}", f"{size - last:+.1f}")
        last = size
    command.show(table)
    if before is not None:
        grown = tracemalloc.take_snapshot().compare_to(before, "lineno")
        command.show(*(str(line) for line in grown[:_SHOWN]))
    growth = _slope([(pages, size) for pages, size in found if pages >= warm]) * 10_000
    command.show(f"after {warm:,} pages it grows by {growth:+.2f} MB for 10,000 pages")
    if growth > _NIL and not odd_names:
        raise click.exceptions.Exit(1)


def _slope(points: list[tuple[int, float]]) -> float:
    """Return by how much a page makes memory grow: the line that fits the samples best."""
    middle = sum(x for x, _ in points) / len(points)
    mean = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - mean) for x, y in points) / spread if spread else 0.0
