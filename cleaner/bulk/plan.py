"""Cut the input into slices: each becomes one file of the output, is made by one worker, and can be made again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

from .extras import check_file
from .pages import Fields, Place, Unread
from .readers import KINDS, files_of, places

_LEAST_PAGES = 25  # of a slice
_SHARE = 50  # a slice holds a fiftieth of the pages before it: at the end, no worker is left alone with much
_ALONE = frozenset(("page", "text"))  # kinds of file that hold one page each


class ChangedInputError(Exception):
    """The input is not what it was when the run began."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the input.

    Attributes:
        number: Its place in the plan, which names its file of the output.
        kind: The kind of its files.
        files: One file, or many that hold a page each.
        start: Where it begins in its file; of many, the first.
        stop: The offset before which it ends, None where that is the end.
        pages: How many records it holds, as far as that was seen without reading them.
        stamp: The file's size and time of change, in bytes and nanoseconds.
    """

    number: int
    kind: str
    files: tuple[str, ...]
    start: Place = field(default_factory=Place)
    stop: int | None = None
    pages: int = 0
    stamp: tuple[int, int] = (0, 0)

    def to_json(self) -> str:
        """Return the slice as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Slice:
        """Return the slice that :meth:`to_json` wrote."""
        return cls(
            **said | {"files": tuple(said["files"]), "start": Place(*said["start"]), "stamp": tuple(said["stamp"])}
        )

    def name_of(self, at: int) -> str:
        """Return a name for one of the records, by its place in the slice."""
        return self.files[at] if self.kind in _ALONE else f"{self.files[0]}, record {self.start.number + at + 1}"

    def check(self) -> None:
        """See that the file is the one that was cut.

        Raises:
            ChangedInputError: It is not.
        """
        if self.kind not in _ALONE and stamp_of(Path(self.files[0])) != self.stamp:
            raise ChangedInputError(f"{self.files[0]} has changed since the run began")


def stamp_of(path: Path) -> tuple[int, int]:
    """Return a file's size and time of change; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def slices(inputs: Iterable[Path], fields: Fields, most_pages: int) -> Iterator[Slice]:
    """Yield the slices of the input, which depend on nothing but the input and the arguments.

    Args:
        inputs: Files, folders and patterns.
        fields: Of records.
        most_pages: That a slice may hold; the first ones are smaller.

    Raises:
        InputError: A package that a file needs is missing.
    """
    cutter = _Cutter(fields, most_pages)
    single: list[str] = []  # files that hold a page each
    for entry in files_of(inputs, frozenset(KINDS)):
        path, kind = (Path(entry.name), "page") if isinstance(entry, Unread) else entry
        check_file(path, kind)
        if single and (len(single) >= cutter.size or kind not in _ALONE):
            yield cutter.slice("page", single, len(single))
            single = []
        if kind in _ALONE:
            single.append(str(path))
        else:
            yield from cutter.cut(path, kind)
    if single:
        yield cutter.slice("page", single, len(single))


class _Cutter:
    """Makes slices that grow with what was cut before."""

    def __init__(self, fields: Fields, most_pages: int) -> None:
        self._fields, self._most = fields, most_pages
        self._number = self._pages = 0

    @property
    def size(self) -> int:
        """How many pages the next slice may hold."""
        return min(self._most, max(_LEAST_PAGES, self._pages // _SHARE))

    def slice(self, kind: str, files: Sequence[str], pages: int, **where: Any) -> Slice:
        """Return the next slice."""
        made = Slice(self._number, kind, tuple(files), pages=pages, **where)
        self._number, self._pages = self._number + 1, self._pages + pages
        return made

    def cut(self, path: Path, kind: str) -> Iterator[Slice]:
        """Yield the slices of a file of records."""
        stamp, start, count = stamp_of(path), Place(), 0
        for place in places(path, kind, self._fields):
            if count >= self.size and place.offset > start.offset:
                yield self.slice(kind, [str(path)], count, start=start, stop=place.offset, stamp=stamp)
                start, count = place, 0
            count += 1
        yield self.slice(kind, [str(path)], count, start=start, stamp=stamp)


class Plan:
    """The slices of a run, in a file: however many there are, they take next to no memory.

    Args:
        path: The file; what it holds from an earlier start of the run is believed where the input bears it out.
    """

    def __init__(self, path: Path) -> None:
        """Open the plan, or begin it."""
        self._file = path.open("a+b")
        self._offsets: list[int] = []
        self.pages = 0
        self.is_complete = False
        self.stopped = Event()
        self._read()

    def _read(self) -> None:
        self._file.seek(0)
        end = 0
        for line in self._file:
            if not line.endswith(b"\n"):  # the process was killed while it wrote
                break
            said = json.loads(line)
            if "end" in said:
                self.is_complete = True
            else:
                self._offsets.append(end)
                self.pages += said["pages"]
            end += len(line)
        self._file.truncate(end)

    def __len__(self) -> int:
        """Return the number of slices that are known."""
        return len(self._offsets)

    def __getitem__(self, number: int) -> Slice:
        """Return a slice.

        Raises:
            IndexError: It is not known.
        """
        line = os.pread(self._file.fileno(), 1 << 16, self._offsets[number])
        while b"\n" not in line:
            line += os.pread(self._file.fileno(), 1 << 20, self._offsets[number] + len(line))
        return Slice.from_dict(json.loads(line[: line.index(b"\n")]))

    def make(self, found: Iterable[Slice]) -> None:
        """Write the slices down, those that are not yet; end early if :attr:`stopped` is set.

        Raises:
            ChangedInputError: Those that are written down are others.
            OSError: The file can't be written.
        """
        if self.is_complete:
            return
        for piece in found:
            if self.stopped.is_set():
                return
            if piece.number < len(self):
                if self[piece.number] != piece:
                    raise ChangedInputError(
                        f"{piece.files[0]}, or what comes before it, has changed since the run began"
                    )
                continue
            at = self._write(piece.to_json())
            self.pages += piece.pages
            self._offsets.append(at)
        self._write(json.dumps({"end": len(self)}))
        self.is_complete = True

    def _write(self, line: str) -> int:
        at = self._file.seek(0, os.SEEK_END)
        self._file.write(line.encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        return at

    def close(self) -> None:
        """Close the file."""
        self._file.close()
