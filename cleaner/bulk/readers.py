"""Read pages out of folders and files of many kinds, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from cleaner.model import InputError

from . import lines, parquet, warc
from .packing import read_all, reading_errors, said, unpacked, unpacked_name
from .pages import START, USUAL_FIELDS, Fields, Page, Place, Record, Unread

PAGE, TEXT = (".html", ".htm", ".xhtml"), (".txt", ".text")
KINDS = {
    "page": PAGE,
    "text": TEXT,
    "lines": (".jsonl", ".ndjson"),
    "warc": warc.WARC + warc.WACZ,
    "parquet": (".parquet",),
}
"""The kinds of file, by their names' endings; all but Parquet may be compressed, with one more."""

PAGES = frozenset(KINDS) - {"text"}
"""The kinds that hold pages; of texts, only cleaning knows what to do with them."""


def kind_of(path: Path) -> str:
    """Return the kind of a file by its name, empty where it is none."""
    suffix = unpacked_name(path).suffix.lower()
    return next((kind for kind, suffixes in KINDS.items() if suffix in suffixes), "")


def files_of(paths: Iterable[Path], kinds: frozenset[str]) -> Iterator[tuple[Path, str] | Unread]:
    """Yield the files that people name, each with its kind: of folders all below them that are of these kinds.

    Folders are walked in the order of names. A file that is named itself is a page where its name says nothing, and
    a path that does not exist, but has ``*``, ``?`` or ``[``, is a pattern.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path, kinds)
        elif is_pattern(path) and (matches := _matches(path)):
            yield from files_of(matches, kinds)
        else:
            yield path, kind_of(path) or "page"


def is_pattern(path: Path) -> bool:
    """Tell whether a path stands for all that match it: it has ``*``, ``?`` or ``[``, and does not exist."""
    return any(sign in str(path) for sign in "*?[") and not path.exists()


def _matches(pattern: Path) -> list[Path]:
    import glob

    return sorted(map(Path, glob.glob(str(pattern), recursive=True)))


def _below(folder: Path, kinds: frozenset[str]) -> Iterator[tuple[Path, str] | Unread]:
    found = False
    for directory, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            kind = kind_of(Path(name))
            if kind in kinds:
                found = True
                yield Path(directory, name), kind
    if not found:
        known = ", ".join(suffix for kind, suffixes in KINDS.items() if kind in kinds for suffix in suffixes)
        yield Unread(str(folder), f"the folder holds no file of a known kind ({known}, or these with .gz or .zst)")


def records(path: Path, kind: str, fields: Fields, start: Place = START) -> Iterator[Record]:
    """Yield the records of a file from a place on.

    What is wrong with the file as a whole is a last record that is an :class:`~cleaner.bulk.pages.Unread`.
    """
    place, found = start, False
    try:
        for record in _records(path, kind, fields, start):
            place, found = Place(record.place.offset + 1, record.place.number + 1), True
            yield record
    except reading_errors() as error:
        yield Record(place, partial(Unread, str(path), said(error)))
    except InputError as error:
        yield Record(place, partial(Unread, str(path), str(error)))
    else:
        if not found and place == START:
            yield Record(place, partial(Unread, str(path), "the file holds no page"))


def _records(path: Path, kind: str, fields: Fields, start: Place) -> Iterator[Record]:
    if kind == "lines":
        return lines.records(path, fields, start)
    if kind == "warc":
        return warc.records(path, start)
    if kind == "parquet":
        return parquet.records(path, fields, start)
    return iter([Record(start, partial(_page, path))])


def places(path: Path, kind: str, fields: Fields) -> Iterator[Place]:
    """Yield where the records of a file begin: the same as :func:`records`, without reading what is in them."""
    if kind == "parquet":
        try:
            yield from parquet.places(path)
        except (OSError, InputError):
            yield START  # reading says why
        return
    for record in records(path, kind, fields):
        yield record.place


def _page(path: Path) -> Page | Unread:
    try:
        with unpacked(path) as file:
            return Page(str(path), read_all(file))
    except reading_errors() as error:
        return Unread(str(path), said(error))
    except InputError as error:
        return Unread(str(path), str(error))


def read_pages(paths: Iterable[Path], fields: Fields = USUAL_FIELDS) -> Iterator[Page | Unread]:
    """Yield the pages of files and folders, in the order given; of folders all below them, sorted by name.

    HTML files hold a page each; ``.jsonl`` an object a line with ``html``, ``content`` or ``text`` and perhaps ``url``;
    ``.parquet`` the same as columns; ``.warc`` and ``.wacz`` responses, of which those are taken that are HTML and no
    error. All may be compressed (``.gz``, ``.zst``). Other files in folders are passed over.
    """
    for entry in files_of(paths, PAGES):
        if isinstance(entry, Unread):
            yield entry
            continue
        path, kind = entry
        found = False
        for record in records(path, kind, fields):
            page = record.load()
            if page is not None:
                found = True
                yield page
        if not found:
            yield Unread(str(path), "the file holds no page")
