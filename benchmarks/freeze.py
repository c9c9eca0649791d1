"""Is nothing of a page left when it is frozen? ``python -m benchmarks.freeze FOLDER...``.

Each page is frozen as ``clean-article plugins freeze`` does, whole and made small. Counted are the runs of five words
of the page (of scripts without spaces, of ten characters) that the frozen page still holds in text or attributes,
other than the labels that phrase files and plugins declare, and the names of authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click
from lxml import etree

from cleaner import json_ld
from cleaner.authoring.freezing import LEAST_PARAGRAPHS, freeze
from cleaner.authoring.freezing.labels import labels_of
from cleaner.authoring.freezing.text import lines
from cleaner.document import read
from cleaner.model import InputError
from cleaner.publisher import Publisher

from . import command
from .data import Page
from .ours import OURS, cleaner_of

RUN, RUN_OF_CHARACTERS = 5, 10
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|\S+\.com/\S+")
_NO_TEXT = ("script", "style")
_NUMBERS = 3  # of a run of five: a date, a table's row
_SHOWN = 5
Runs = set[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one page gave.

    Attributes:
        changes: Where the whole frozen page gives another shape of result.
        losses: What the small one lacks.
        left: Runs of the page that a frozen one still holds.
        names: Names of authors that it still holds.
        size: Bytes of the small one.
        error: Why it can't be frozen.
    """

    page: str
    changes: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    size: int = 0
    error: str = ""


def runs_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words of a line, and those of characters where there are no spaces."""
    words = [word for word in _WORD.findall(text.casefold()) if not _SPACELESS.fullmatch(word)]
    yield from zip(*(words[at:] for at in range(RUN)), strict=False)
    for stretch in _SPACELESS.findall(text):
        yield from ((stretch[at : at + RUN_OF_CHARACTERS],) for at in range(len(stretch) - RUN_OF_CHARACTERS + 1))


def texts_of(source: str) -> Iterator[str]:
    """Yield all that a page says: its lines, the texts of its JSON-LD, its attributes."""
    tree = read(source, "html").tree
    assert tree is not None
    yield from map("".join, _lines(tree))
    for value in json_ld.values(tree):
        yield from _strings(value)
    for element in tree.iter(etree.Element):
        yield from map(str, element.attrib.values())


def prose_runs(source: str, noise: tuple[str, ...]) -> Runs:
    """Return the runs of a page that are its own words: those that phrase files and the plugin know are not."""
    tree = read(source, "html").tree
    assert tree is not None
    texts, labels = [], [*noise]
    metadata = [element.get("content", "").strip() for element in tree.iter("meta")]
    stated = [content for content in metadata if " " in content and content[0] not in "{["]  # settings of scripts
    stated += [text for value in json_ld.values(tree) for text in _strings(value)]
    for pieces in [*_lines(tree), *([text] for text in stated)]:
        whole = _plain("".join(pieces))
        spans = sorted(labels_of(whole, noise))
        known = [whole[start:end] for start, end in spans]
        known += [text[start:end] for text in map(_plain, pieces) for start, end in labels_of(text, noise)]
        for start, end in spans:
            whole = whole[:start] + "\n" * (end - start) + whole[end:]
        for label in sorted(known, key=len, reverse=True):
            whole = whole.replace(label, "\n")
        texts += whole.split("\n")
        labels += known
    found = {run for text in texts for run in runs_in(_ADDRESS.sub(" ", text))}
    found -= {run for label in labels for run in runs_in(label)}
    return {run for run in found if sum(any(map(str.isdecimal, word)) for word in run) < _NUMBERS}


def _lines(tree: etree._Element) -> Iterator[list[str]]:
    """Yield the lines of a page, each in its pieces, without those of scripts and styles."""
    for pieces in lines(tree):
        shown = [(element, where) for element, where in pieces if where == "tail" or element.tag not in _NO_TEXT]
        yield [str(getattr(element, where)) for element, where in shown]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(item)


def freeze_page(page: Page) -> Result:
    """Freeze a page and look at what is left."""
    cleaner = cleaner_of(OURS)
    source = page.html()
    try:
        whole = freeze(source, cleaner, page.url or None, None)
        small = freeze(source, cleaner, page.url or None, LEAST_PARAGRAPHS)
    except InputError as error:
        return Result(page.id, error=str(error))
    noise = whole.site.noise if whole.site else ()
    real = cleaner.clean(source, page.url or None, kind="html")
    left = {run for frozen in (whole, small) for text in texts_of(frozen.html) for run in runs_in(text)}
    names = [name for name in real.authors if " " in name and name in whole.html + small.html and not labels_of(name)]
    own = isinstance(whole.site, Publisher) and whole.site.name
    return Result(
        page.id,
        whole.changes,
        small.losses,
        tuple(sorted(" ".join(run) for run in left & prose_runs(source, noise))),
        tuple(name for name in names if name != own),
        len(small.html.encode()),
    )


@click.command()
@command.folders_argument
@command.sample_option("--sample")
@command.workers_option
@click.option("--list", "listed", is_flag=True, help="Name the pages whose result has another shape.")
def main(folders: tuple[Path, ...], sample: int | None, workers: int, listed: bool) -> None:
    """Freeze the pages of each FOLDER; exit with 1 where a page's own words or an author's name are left."""
    pages = command.load_pages(folders, sample)
    results = command.spread_work(freeze_page, pages, workers, "Freezing")
    frozen = [result for result in results if not result.error]
    if not frozen:
        raise click.ClickException("none of the pages can be frozen")
    sizes = sorted(result.size for result in frozen)
    table = command.table("", "", "pages")
    for name, count in {
        "pages": len(results),
        "can't be frozen": len(results) - len(frozen),
        "with words left": sum(bool(result.left) for result in frozen),
        "with names of authors left": sum(bool(result.names) for result in frozen),
        "whole, of the same shape": sum(not result.changes for result in frozen),
        "small, nothing lacking": sum(not result.losses for result in frozen),
        "small, 2 to 20 KB": sum(2_000 <= size <= 20_480 for size in sizes),
    }.items():
        table.add_row(name, str(count))
    command.show(table, f"bytes of a small page: {sizes[0]} to {sizes[-1]}, median {median(sizes):.0f}")
    for result in results:
        if result.error:
            command.show(f"{result.page}: {result.error}")
        for what in (*result.left[:_SHOWN], *result.names):
            command.show(f"{result.page}: left: {what}")
        for what in (*result.changes, *result.losses) if listed else ():
            command.show(f"{result.page}: {command.shorten(what)}")
    if any(result.left or result.names for result in results):
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
