"""The rows of a slice that is in work, in a file: a worker that dies leaves them to the next one."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from .rows import Row

Notes = dict[str, Any]
"""What is to be counted of a page, and is no part of its row; ``at`` is the place of its record in the slice."""


class Spool:
    """A file of rows, in the order of the input; each is there whole or not at all.

    It is locked: a worker that was given up but still lives keeps the next one waiting, and both from writing.

    Attributes:
        rows: How many rows there are.
        next: The place of the first record that is not dealt with.

    Args:
        path: The file; what it holds stays.

    Raises:
        OSError: It can't be written.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, lock it, and cut off what a worker that died has half written."""
        self._file = path.open("a+b")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._file.seek(0)
        end = self.rows = self.next = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            end, self.rows, self.next = end + len(line), self.rows + 1, _notes(line)["at"] + 1
        self._file.truncate(end)

    def add(self, notes: Notes, row: Row) -> None:
        """Append a row; it outlives the process from here on.

        Raises:
            OSError: The disk is full, say.
        """
        noted = json.dumps(notes, ensure_ascii=True)  # neither of the two has tabs or line breaks: JSON escapes them
        line = json.dumps(row, ensure_ascii=False)
        self._file.write(f"{noted}\t{line}\n".encode("utf-8", "replace"))
        self._file.flush()
        self.rows += 1

    def __iter__(self) -> Iterator[tuple[Notes, bytes]]:
        """Yield the rows, each as its notes and a line of JSON."""
        self._file.seek(0)
        for line in self._file:
            yield _notes(line), line.partition(b"\t")[2]
        self._file.seek(0, os.SEEK_END)

    def close(self) -> None:
        """Close the file and let go of the lock."""
        with suppress(OSError):  # of a row for which there was no room, the rest is still to be written
            self._file.close()


def _notes(line: bytes) -> Notes:
    notes: Notes = json.loads(line.partition(b"\t")[0])
    return notes
