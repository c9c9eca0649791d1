"""How long it takes: ``python -m benchmarks.speed FOLDER...``.

All systems run in one process, page by page in turn, so that a busy machine slows them all alike: read the
ratios, not the milliseconds.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

import click
import lxml.html
from rich.table import Table

from . import command
from .data import Page
from .ours import OURS
from .systems import TRAFILATURA, Extract, extractor

FLOOR = "lxml parse alone"
SAMPLE_TEXT = "The council opened the bridge on Monday.\n\nIt took four years to build.\n\nShare this article\n"


@dataclass(slots=True)
class Timing:
    """Milliseconds of each system on one page, and the lane by which our body was found there."""

    lane: str = ""
    ms: dict[str, float] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)


def parse(html: str, url: str) -> str:
    """Parse and do no more: what no system that reads the page with lxml can be faster than."""
    lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    return ""


def time_page(page: Page, systems: Sequence[tuple[str, Extract]]) -> Timing:
    """Time each system once on a page, in the order given."""
    timing, html = Timing(), page.html()
    for name, extract in systems:
        gc.collect()  # so that nobody pays for what the one before left behind
        start = time.perf_counter()
        try:
            extract(html, page.url)
        except Exception:  # the time until it failed is what it took
            timing.failed.add(name)
        timing.ms[name] = 1000 * (time.perf_counter() - start)
    return timing


def time_pages(pages: Sequence[Page], names: Sequence[str]) -> list[Timing]:
    """Time the systems on all pages, each page beginning with another system.

    What is done once a process (imports, a publisher's module, compiled selectors) is done before, untimed.
    """
    lanes = _lanes(pages) if OURS in names else {}
    systems: list[tuple[str, Extract]] = [(FLOOR, parse), *((name, extractor(name)) for name in names)]
    time_page(pages[0], systems)
    gc.collect()
    gc.freeze()
    timings = []
    for index, page in enumerate(command.watch(pages, len(pages), "Timing")):
        start = index % len(systems)
        timing = time_page(page, systems[start:] + systems[:start])
        timing.lane = lanes.get((page.folder, page.id), "")
        timings.append(timing)
    return timings


def _lanes(pages: Sequence[Page]) -> dict[tuple[str, str], str]:
    from cleaner import clean

    lanes = {}
    for page in command.watch(pages, len(pages), "Finding lanes"):
        try:
            lane = clean(page.html(), url=page.url or None, kind="html").lane
        except Exception:  # counted as failed when it is timed
            lane = "failed"
        lanes[page.folder, page.id] = lane.partition(":")[0]
    return lanes


def page_table(timings: Sequence[Timing], names: Sequence[str]) -> Table:
    """Return the table: a row a system, and of ours a row a kind of lane, each against the same pages."""
    table = command.table(
        "",
        "",
        "pages",
        "median\nms",
        "mean\nms",
        "median /\ntrafilatura's",
        "mean /\ntrafilatura's",
        "failed",
    )
    for name in (FLOOR, *names):
        _add_row(table, name, name, timings)
        if name == OURS:
            for lane in sorted({timing.lane for timing in timings}):
                found_so = [timing for timing in timings if timing.lane == lane]
                _add_row(table, f"  {lane} pages", name, found_so)
    return table


def _add_row(table: Table, label: str, name: str, timings: Sequence[Timing]) -> None:
    own = [timing.ms[name] for timing in timings]
    peer = [timing.ms[TRAFILATURA] for timing in timings if TRAFILATURA in timing.ms]
    table.add_row(
        label,
        str(len(timings)),
        f"{median(own):.2f}",
        f"{mean(own):.2f}",
        f"{median(own) / median(peer):.2f}" if peer else "-",
        f"{mean(own) / mean(peer):.2f}" if peer else "-",
        str(sum(name in timing.failed for timing in timings) or ""),
    )


def text_speed(texts: Sequence[str]) -> float:
    """Return how many MB of text a second the text lane cleans."""
    from cleaner import clean

    clean(SAMPLE_TEXT, kind="text")
    start = time.perf_counter()
    for text in command.watch(texts, len(texts), "Cleaning texts"):
        clean(text, kind="text")
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.perf_counter() - start)


def start_up(pairs: int = 7) -> tuple[float, float]:
    """Return the median ms of our command on a small text and of importing lxml and pluggy alone.

    Both are whole processes, run in turn, with modules compiled before, as an installed package has them.
    """
    installed = Path(sys.executable).with_name("clean-article")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "article.txt")
        text.write_text(SAMPLE_TEXT, encoding="utf-8")
        if installed.exists():
            ours = [str(installed), str(text)]
        else:
            ours = [sys.executable, "-c", "from cleaner.cli import main; main()", str(text)]
        bare = [sys.executable, "-c", "import lxml.html, pluggy"]
        environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(Path(folder, "compiled")))
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _run(ours, environment)
        _run(bare, environment)
        times = [(_run(ours, environment), _run(bare, environment)) for _ in range(pairs)]
    return median(one for one, _ in times), median(other for _, other in times)


def _run(command_line: Sequence[str], environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command_line, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return 1000 * (time.perf_counter() - start)


@click.command()
@command.folders_argument
@command.systems_option("Which systems, parted by commas; trafilatura always runs too.")
@command.sample_option("--pages", "count")
def main(folders: tuple[Path, ...], systems: list[str], count: int | None) -> None:
    """Time the systems on the pages of each FOLDER, and our text lane and start-up."""
    wanted = systems if TRAFILATURA in systems else [*systems, TRAFILATURA]
    names = command.load_systems(wanted)
    pages = command.load_pages(folders, count)
    command.show(page_table(time_pages(pages, names), names))
    if OURS not in names:
        return
    texts = [page.text for page in pages if page.text]
    if texts:
        command.show(f"\ntext lane: {text_speed(texts):.1f} MB/s over {len(texts)} texts")
    try:
        ours, bare = start_up()
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise click.ClickException(f"the command failed on a text: {reason}") from error
    command.show(
        f"start-up: clean-article on a text {ours:.0f} ms, import lxml.html and pluggy alone {bare:.0f} ms,"
        f" difference {ours - bare:.0f} ms"
    )


if __name__ == "__main__":
    main()
