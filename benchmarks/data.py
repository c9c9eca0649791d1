"""Reads a folder of reference pages: ``refs.jsonl``, a line a page, and ``pages/<id>.html.gz``.

Golden cases, ``<plugin>/<case>/`` as below ``golden/``, are read too: their pages with the expected text as reference.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cleaner.hosts import host_of

from . import scores

T = TypeVar("T")

_DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


class DataError(ValueError):
    """A folder is not in the format; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what is known to be right about it.

    Attributes:
        folder: The name of the folder it came from.
        id: Its name in the folder; of a golden case ``<plugin>/<case>``.
        url: Its address; empty where unknown.
        file: The HTML, gzipped where the name says so.
        text: The reference text; None where the folder has only marks.
        optional: Paragraphs that a result may hold or not.
        wanted: Snippets that a result must contain.
        unwanted: Snippets that a result must not contain.
        golden: True for a golden case.
    """

    folder: str
    id: str
    url: str
    file: Path
    text: str | None = None
    optional: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    golden: bool = False

    @property
    def site(self) -> str:
        """What tells the page's site: its host or, without an address, the page itself."""
        return host_of(self.url) or self.id

    def html(self) -> str:
        """Return the page's HTML, decoded once so that every system gets the same characters."""
        content = self.file.read_bytes()
        return decode(gzip.decompress(content) if self.file.suffix == ".gz" else content)


def decode(content: bytes) -> str:
    """Decode as UTF-8, or else as the page declares, or else as Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED_CHARSET.search(content)
        charset = declared[1].decode("ascii") if declared else "windows-1252"
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("windows-1252", errors="replace")


def read_folder(folder: Path) -> list[Page]:
    """Return the folder's pages in the order of ``refs.jsonl``, golden cases by name.

    Raises:
        DataError: The file is missing, or a line of it or a golden case cannot be used.
    """
    refs = folder / "refs.jsonl"
    if refs.is_file():
        return _read_references(refs)
    cases = sorted(folder.glob("*/*/case.toml"))
    if not cases:
        raise DataError(f"{folder} has no refs.jsonl and no golden cases; see benchmarks/README.md for the format")
    return [_read_case(case.parent) for case in cases if case.with_name("page.html").is_file()]


def _read_references(refs: Path) -> list[Page]:
    folder = refs.parent
    pages: list[Page] = []
    for number, line in enumerate(refs.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            page = Page(
                folder=folder.resolve().name,
                id=row["id"],
                url=row.get("url") or "",
                file=folder / "pages" / f"{row['id']}.html.gz",
                text=row.get("text"),
                optional=tuple(row.get("optional") or ()),
                wanted=tuple(row.get("with") or ()),
                unwanted=tuple(row.get("without") or ()),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{refs}, line {number}: {error!r}") from error
        if not page.file.is_file():
            raise DataError(f"{refs}, line {number}: {page.file} does not exist")
        pages.append(page)
    return pages


def _read_case(case: Path) -> Page:
    """Return the page of a golden case. A wanted snippet may stand in the title, which is no part of the body."""
    try:
        settings = tomllib.loads((case / "case.toml").read_text("utf-8"))
        text = (case / "expected.txt").read_text("utf-8")
        wanted, unwanted = tuple(settings.get("with", ())), tuple(settings.get("without", ()))
    except (OSError, ValueError, TypeError) as error:
        raise DataError(f"{case}: {error}") from error
    return Page(
        folder=case.parent.parent.resolve().name,
        id=f"{case.parent.name}/{case.name}",
        url=settings.get("url", ""),
        file=case / "page.html",
        text=text,
        wanted=tuple(snippet for snippet in wanted if scores.mark_counts(text, [snippet], []).true),
        unwanted=unwanted,
        golden=True,
    )


def read_folders(folders: Iterable[Path], sample: int | None = None) -> list[Page]:
    """Return the pages of several folders, of each at most ``sample``, spread evenly over it.

    Raises:
        DataError: A folder cannot be read, or two have the same name.
    """
    folders = list(folders)
    names = [folder.resolve().name for folder in folders]
    if len(set(names)) < len(names):
        raise DataError(f"folders need names of their own to be told apart: {', '.join(names)}")
    return [page for folder in folders for page in spread(read_folder(folder), sample)]


def spread(items: Sequence[T], count: int | None) -> list[T]:
    """Return ``count`` of the items, evenly spaced, the same ones every time; all if there are no more."""
    if count is None or count >= len(items):
        return list(items)
    return [items[index * len(items) // count] for index in range(count)]
