"""Open files that may be compressed, and read no more of them than fits in memory."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cleaner.model import InputError

from .extras import needed

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj, ZstdDecompressor

MOST_BYTES = 100_000_000
"""The longest page that is read: what is longer, once it is unpacked, is no article but a gzip bomb, say."""

_GZIP, _ZSTD = ".gz", ".zst"
_PIECE, _STEP = 1 << 20, 1 << 13
_SIP = 1 << 10  # of a .zst file: even if it is a bomb, no more than some 40 MB


def is_packed(path: Path) -> bool:
    """Tell by its name whether a file is compressed."""
    return path.suffix.lower() in (_GZIP, _ZSTD)


def unpacked_name(path: Path) -> Path:
    """Return the path without the ending that says that the file is compressed."""
    return path.with_suffix("") if is_packed(path) else path


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked by its name's ending.

    Raises:
        InputError: The package for it is missing.
        OSError: It can't be opened.
    """
    with path.open("rb") as plain:
        if path.suffix.lower() == _GZIP:
            with gzip.open(plain) as file:
                yield file  # type: ignore[misc]  # it reads as other files do
        elif path.suffix.lower() == _ZSTD:
            with io.BufferedReader(_zstd(plain), _PIECE) as file:
                yield file
        else:
            yield plain


def _zstd(file: IO[bytes]) -> io.RawIOBase:
    return _Frames(file, needed("zstd").ZstdDecompressor())


class _Frames(io.RawIOBase):
    """Zstandard's frames, unpacked; zstandard's own reader takes a file that was cut for a whole one."""

    def __init__(self, file: IO[bytes], decompressor: ZstdDecompressor) -> None:
        self._file, self._decompressor = file, decompressor
        self._frame: ZstdDecompressionObj | None = None
        self._packed = self._unpacked = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._unpacked:
            self._packed = self._packed or self._file.read(_SIP)
            if not self._packed:
                if self._frame:
                    raise EOFError("the file ends before its last frame does")
                return 0
            self._frame = frame = self._frame or self._decompressor.decompressobj()
            self._unpacked, self._packed = frame.decompress(self._packed), b""
            if frame.eof:
                self._frame, self._packed = None, frame.unused_data
        size = min(len(buffer), len(self._unpacked))
        buffer[:size], self._unpacked = self._unpacked[:size], self._unpacked[size:]
        return size


def reading_errors() -> tuple[type[Exception], ...]:
    """Return the exceptions that a broken file raises while it is read."""
    errors: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error)
    try:
        import zstandard
    except ImportError:
        return errors
    return (*errors, zstandard.ZstdError)


def said(error: Exception) -> str:
    """Return what an error says, without the number that the system gives it."""
    return getattr(error, "strerror", None) or str(error)


def skip(file: IO[bytes], count: int) -> None:
    """Move forward by a number of bytes, in a file that may not be able to seek.

    In small steps, as lines are read: of a broken file, larger ones would lose more.
    """
    while count > 0 and (piece := file.read(min(count, _STEP))):
        count -= len(piece)


def read_line(file: IO[bytes]) -> tuple[bytes | None, int]:
    """Return the next line, or None if it is too long to be read, and how many bytes it takes: 0 at the end."""
    line = file.readline(MOST_BYTES)
    size = len(line)
    if size < MOST_BYTES or line.endswith(b"\n"):
        return line, size
    while piece := file.readline(_PIECE):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return None, size


def read_all(file: IO[bytes]) -> bytes:
    """Return what a file holds.

    Raises:
        InputError: It is longer than a page may be.
    """
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(TOO_LONG)
    return data


TOO_LONG = f"longer than {MOST_BYTES // 1_000_000} MB, which no article is"
"""What is said of such a page."""
