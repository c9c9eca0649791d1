"""What the benchmark commands share: their options, progress and tables."""

from __future__ import annotations

import logging
import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from .data import DataError, Page, read_folders
from .systems import SYSTEMS, installed

T = TypeVar("T")
R = TypeVar("R")
Command = TypeVar("Command", bound=Callable[..., object])

folders_argument = click.argument(
    "folders",
    metavar="FOLDER...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="the number of cores",
    help="Processes to share the work.",
)


def sample_option(*names: str) -> Callable[[Command], Command]:
    """Return the option that takes fewer pages, under the names given."""
    text = "At most so many pages of each folder, spread evenly; all unless given."
    return click.option(*names, type=click.IntRange(min=1), help=text)


def systems_option(text: str = "Which systems, by commas; all unless given.") -> Callable[[Command], Command]:
    """Return the option ``--systems``."""
    names = f"{text} There are {', '.join(SYSTEMS)}."
    return click.option("--systems", metavar="A,B", callback=_names, help=names)


def _names(context: click.Context, parameter: click.Parameter, value: str | None) -> list[str]:
    names = list(SYSTEMS) if value is None else [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in SYSTEMS]
    if unknown or not names:
        raise click.BadParameter(f"no system called {', '.join(unknown)!r}; there are {', '.join(SYSTEMS)}")
    return list(dict.fromkeys(names))


def load_pages(folders: Iterable[Path], sample: int | None) -> list[Page]:
    """Return the folders' pages; a folder that cannot be used ends the command with a message."""
    try:
        return read_folders(folders, sample)
    except DataError as error:
        raise click.ClickException(str(error)) from error


def with_reference(pages: Sequence[Page]) -> list[Page]:
    """Return the pages that have a reference text, and say on standard error how many have none."""
    for folder, count in Counter(page.folder for page in pages if not page.text).items():
        click.echo(f"{folder}: {count} page{'s' * (count > 1)} without a reference text left out", err=True)
    found = [page for page in pages if page.text]
    if not found:
        raise click.ClickException("none of the pages has a reference text")
    return found


def load_systems(names: Iterable[str]) -> list[str]:
    """Return those of the systems that can run, and say on standard error which cannot."""
    quiet()
    usable, missing = installed(names)
    for name, reason in missing.items():
        click.echo(f"{name}: {reason}", err=True)
    if not usable:
        raise click.ClickException("none of the systems can run")
    return usable


def quiet() -> None:
    """Silence what the systems log and warn of: it is nothing that a reader of the tables can act on."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def watch(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass the items on, with a progress bar on standard error where that is a terminal."""
    console = Console(stderr=True)
    yield from track(items, what, total=total, console=console, transient=True, disable=not console.is_terminal)


def spread_work(job: Callable[[T], R], items: Sequence[T], workers: int, what: str) -> list[R]:
    """Do the job on every item, on several processes if asked, and return the results in order."""
    if workers == 1:
        quiet()
        return list(watch(map(job, items), len(items), what))
    with ProcessPoolExecutor(workers, initializer=quiet) as pool:
        return list(watch(pool.map(job, items, chunksize=4), len(items), what))


def table(title: str, *headers: str) -> Table:
    """Return a table whose first column is a name and whose others are figures."""
    result = Table(
        title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold"
    )
    for index, header in enumerate(headers):
        result.add_column(header, justify="right" if index else "left", vertical="bottom", no_wrap=True)
    return result


def by_folder(table: Table, rows: Mapping[tuple[str, str], R]) -> Iterator[tuple[str, R]]:
    """Yield each system's name and figures, folder by folder; a folder's name heads its rows in the table."""
    for folder in dict.fromkeys(folder for folder, _ in rows):
        table.add_row(f"[bold]{folder}[/bold]")
        yield from ((system, row) for (name, system), row in rows.items() if name == folder)


def show(*parts: Table | str) -> None:
    """Print tables and lines on standard output; in a narrow terminal lines wrap, but no figure is cut."""
    console = Console(highlight=False, width=200)
    for part in parts:
        console.print(part, markup=not isinstance(part, str), soft_wrap=isinstance(part, str))


def shorten(text: str, width: int = 100) -> str:
    """Return the text as one line, cut in the middle if it is longer than ``width``."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 30]} … {line[-27:]}"
