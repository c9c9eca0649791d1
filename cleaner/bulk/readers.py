"""Read pages out of folders, JSON Lines and WARC files, one at a time."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cleaner.model import InputError

_KINDS = {"html": (".html", ".htm", ".xhtml"), "lines": (".jsonl", ".ndjson"), "warc": (".warc",)}
_SOURCE_FIELDS = ("html", "content", "text")
"""The fields of a line that may hold the page, the first that does."""
_FOUND = 200  # the status of a response that is the page and no error or redirection


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was saved.

    Attributes:
        name: What people know it by: a file, or a file and a line or record in it.
        source: The page.
        url: Its address, where the file says it.
    """

    name: str
    source: str | bytes
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that can't be read; the rest can.

    Attributes:
        name: As in :class:`Page`.
        reason: What is wrong with it.
    """

    name: str
    reason: str


def read_pages(paths: Iterable[Path]) -> Iterator[Page | Unread]:
    """Yield the pages of files and folders, in the order given; of folders all below them, sorted by name.

    HTML files hold a page each; ``.jsonl`` an object a line with ``html``, ``content`` or ``text`` and perhaps ``url``;
    ``.warc`` responses, of which those are taken that are HTML and no error. All may be compressed (``.gz``). Other
    files in folders are passed over.
    """
    for path in paths:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and _kind(file))
            if not files:
                known = ", ".join(suffix for suffixes in _KINDS.values() for suffix in suffixes)
                yield Unread(str(path), f"the folder holds no file of a known kind ({known}, or these with .gz)")
            for file in files:
                yield from _read(file, _kind(file))
        else:
            yield from _read(path, _kind(path) or "html")


def _kind(path: Path) -> str:
    """Return the name of the reader for a file, empty where there is none."""
    suffix = (path.with_suffix("") if _is_packed(path) else path).suffix.lower()
    return next((kind for kind, suffixes in _KINDS.items() if suffix in suffixes), "")


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _read(path: Path, kind: str) -> Iterator[Page | Unread]:
    name, found = str(path), False
    unpack = _is_packed(path) and kind != "warc"  # its reader knows the pieces that a packed one consists of
    try:
        with path.open("rb") as plain, gzip.open(plain) if unpack else plain as file:
            for page in _READERS[kind](name, file):  # type: ignore[arg-type]
                found = True
                yield page
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(name, getattr(error, "strerror", None) or str(error))
    except InputError as error:
        yield Unread(name, str(error))
    else:
        if not found:
            yield Unread(name, "the file holds no page")


def _one_page(name: str, file: IO[bytes]) -> Iterator[Page | Unread]:
    yield Page(name, file.read())


def _lines(name: str, file: IO[bytes]) -> Iterator[Page | Unread]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        label = f"{name}, line {number}"
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError) as error:  # nested without end
            yield Unread(label, f"no JSON: {error}")
            continue
        values = [record.get(field) for field in _SOURCE_FIELDS] if isinstance(record, dict) else []
        source = next((value for value in values if isinstance(value, str) and value), None)
        if source is None:
            yield Unread(label, f"no object with a text in one of {', '.join(_SOURCE_FIELDS)}")
            continue
        url = record.get("url")
        yield Page(label, source, url if isinstance(url, str) else None)


def _responses(name: str, file: IO[bytes]) -> Iterator[Page | Unread]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
    except ImportError:
        raise InputError("WARC files need one more package: pip install 'clean-article[warc]'") from None
    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False):
        url = record.headers.get("WARC-Target-URI")
        label = f"{name}, {url or record.record_id}"
        said, block = record.content_length, record.reader.read()
        if len(block) < said:
            yield Unread(label, f"the file ends within the record, after {len(block)} of {said} bytes")
            continue
        response = WarcRecord()  # a copy: after an error in the file's own record there would be no next one
        response.is_http = True
        response.set_bytes_content(block)
        try:
            response.parse_http(auto_decode="all")
            headers, kind = response.http_headers, (response.http_content_type or "").lower()
            if headers is not None and headers.status_code == _FOUND and "html" in kind:
                yield Page(label, response.reader.read(), url)
        except OSError as error:
            yield Unread(label, f"a broken response: {error}")


_READERS = {"html": _one_page, "lines": _lines, "warc": _responses}
