"""How far a bulk run is: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.bulk.run import Progress

_EVERY = 10.0  # seconds between two lines
Watch = Callable[["Progress"], None]


@contextmanager
def progress() -> Iterator[tuple[Watch, Callable[[], str]]]:
    """Yield what shows how far a run is, and what says it in words."""
    pace = _Pace()
    if sys.stderr is not None and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"))
        with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task("starting", total=None)

            def show(now: Progress) -> None:
                pace.note(now)
                bars.update(
                    task, description=pace.words(), completed=now.pages, total=now.total if now.is_whole else None
                )

            yield show, pace.words
        return

    def write(now: Progress) -> None:
        pace.note(now)
        if time.monotonic() - pace.written >= _EVERY:
            pace.written = time.monotonic()
            click.echo(f"clean-article: {pace.words()}", err=True)

    yield write, pace.words


class _Pace:
    """Knows how fast a run is."""

    def __init__(self) -> None:
        from cleaner.bulk.run import Progress

        self.began = self.written = time.monotonic()
        self.now = Progress()

    def note(self, now: Progress) -> None:
        self.now = now

    def words(self) -> str:
        """Return pages, megabytes, pages a second, failures, and the time left."""
        now = self.now
        here = now.pages - now.earlier
        rate = here / max(time.monotonic() - self.began, 0.001)
        total = f" of {now.total:,}" if now.is_whole else ""
        said = [f"{now.pages:,}{total} pages", f"{now.bytes / 1e6:,.0f} MB", f"{rate:,.0f} pages/s"]
        said.append(f"{now.failed:,} failed")
        if now.is_whole and here and now.total > now.pages:
            said.append(f"{_clock((now.total - now.pages) / rate)} left")
        return ", ".join(said)


def _clock(seconds: float) -> str:
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}"
