"""Read WARC files, and those inside of WACZ files."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from cleaner.decoding import decode_by_header
from cleaner.model import InputError

from .extras import needed
from .packing import MOST_BYTES, TOO_LONG, said
from .pages import Page, Place, Record, Unread

WARC, WACZ = (".warc", ".wet"), (".wacz",)
_FOUND = 200  # the status of a response that is the page and no error or redirection
_BEGINNING = re.compile(rb"\x1f\x8b\x08|WARC/1\.\d\r?\n")
_HEAD = 4096  # of a packed record: enough to see what it is
_PIECE = 1 << 20


def records(path: Path, start: Place) -> Iterator[Record]:
    """Yield the responses of a WARC or WACZ file from a place on, and the texts of a WET file.

    Raises:
        InputError: It is no WARC or WACZ file, or the package for it is missing.
        OSError: It can't be opened.
    """
    number = start.number
    try:
        for base, size, opened in _archives(path):
            if base + size <= start.offset:
                continue
            with opened() as file, opened() as scout:
                for offset, load in _found(file, scout, str(path), max(0, start.offset - base)):
                    yield Record(Place(base + offset, number), load)
                    number += 1
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # packed in an odd way, or encrypted
        raise InputError(f"no whole WACZ file: {error}") from error


@contextmanager
def _member(path: Path, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(path) as archive, archive.open(info) as file:
        yield file


def _archives(path: Path) -> Iterator[tuple[int, int, Callable[[], Any]]]:
    """Yield where each WARC file in a file begins, how long it is, and what opens it."""
    if path.suffix.lower() not in WACZ:
        yield 0, path.stat().st_size, partial(path.open, "rb")
        return
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if re.search(r"\.warc(\.gz)?$", info.filename)]
    base = 0
    for info in members:
        yield base, info.file_size, partial(_member, path, info)
        base += info.file_size


def _found(file: IO[bytes], scout: IO[bytes], name: str, offset: int) -> Iterator[tuple[int, Any]]:
    """Yield where each record with a page begins, and what loads it; after a broken one go on with the next.

    Reading can begin at each of these places. So a record that is packed together with others is said to begin where
    the pack does, and what is broken one byte after the record before it.

    Args:
        file: What is read.
        scout: The same file, opened once more to look ahead.
        name: Its name.
        offset: Where to begin; records before it may be yielded too.
    """
    from_here: int | None = offset if not offset or _head(scout, offset) else offset - 1
    reported = False
    while from_here is not None:
        file.seek(from_here)
        last, error = from_here, None
        try:
            for record in _iterator(file):
                at = record.stream_pos
                if at > last and (record.record_id or "WARC/").encode() in _head(scout, at):  # else it is another one
                    last = at
                reported, loaded = False, _Loaded(name, record)
                yield last, loaded.load
                if loaded.is_cut():  # what follows it stands inside of it
                    break
            else:
                return
        except OSError as broken:
            error = said(broken)
        if error and not reported:
            yield last + 1, partial(Unread, f"{name}, after byte {last}", f"a broken record: {error}")
            reported = True
        from_here = _next_record(scout, last + 1)


def _iterator(file: IO[bytes]) -> Any:
    fastwarc = needed("warc")
    kinds = fastwarc.WarcRecordType.response | fastwarc.WarcRecordType.conversion
    return fastwarc.ArchiveIterator(file, record_types=kinds, parse_http=False)


def _next_record(file: IO[bytes], offset: int) -> int | None:
    """Return where the first record after a byte begins, None where there is none."""
    file.seek(offset)
    before = b""
    while piece := file.read(_PIECE):
        for match in _BEGINNING.finditer(before + piece):
            at = offset - len(before) + match.start()
            if at >= offset - len(before) and _head(file, at):
                return at
        file.seek(offset + len(piece))
        offset += len(piece)
        before = piece[-10:]  # a mark may be cut in two
    return None


def _head(file: IO[bytes], at: int) -> bytes:
    """Return how a record begins, nothing where none does."""
    file.seek(max(0, at - 1))
    before, head = (file.read(1) if at else b"\n"), file.read(_HEAD)
    if not head.startswith(b"WARC/"):
        try:
            head, before = zlib.decompressobj(31).decompress(head, _HEAD), b"\n"
        except zlib.error:
            return b""
    # in the middle of a line it is a page that writes about such files
    return head if head.startswith(b"WARC/") and before == b"\n" else b""


class _Loaded:
    """A record that may be loaded."""

    def __init__(self, name: str, record: Any) -> None:
        self.record = record
        self.url: str | None = record.headers.get("WARC-Target-URI")
        self.name = f"{name}, {self.url or record.record_id}"
        self._is_cut: bool | None = None  # not known

    def is_cut(self) -> bool:
        """Tell whether the file's record is broken off; to be asked before the next one is."""
        if self._is_cut is None:
            try:
                self._is_cut = self.record.reader.consume() < self.record.content_length
            except OSError:
                self._is_cut = True
        return self._is_cut

    def load(self) -> Page | Unread | None:
        """Return the page, None where the response is none."""
        said_size = self.record.content_length
        if said_size > MOST_BYTES:
            return Unread(self.name, TOO_LONG)
        self._is_cut = True
        try:
            block = self.record.reader.read()
        except OSError as error:
            return Unread(self.name, f"a broken record: {said(error)}")
        if len(block) < said_size:
            return Unread(self.name, f"the file ends within the record, after {len(block)} of {said_size} bytes")
        self._is_cut = False
        return self._page(block)

    def _page(self, block: bytes) -> Page | Unread | None:
        from fastwarc.warc import WarcRecord, WarcRecordType

        if self.record.record_type == WarcRecordType.conversion:
            return Page(self.name, block, self.url, self.record.record_id)
        response = WarcRecord()  # a copy: after an error in the file's own record there would be no next one
        response.is_http = True
        response.set_bytes_content(block)
        try:
            response.parse_http(auto_decode="all")
            headers, kind = response.http_headers, (response.http_content_type or "").lower()
            if headers is None or headers.status_code != _FOUND or "html" not in kind:
                return None
            body = response.reader.read(MOST_BYTES + 1)
        except OSError as error:
            return Unread(self.name, f"a broken response: {error}")
        if len(body) > MOST_BYTES:
            return Unread(self.name, TOO_LONG)
        source = decode_by_header(body, headers.get("Content-Type") or "")
        return Page(self.name, source, self.url, self.record.record_id)
