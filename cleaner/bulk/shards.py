"""Write a slice's rows as a file of the output, which appears whole."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from .extras import needed
from .rows import COLUMNS, FAILED, REMOVED

if TYPE_CHECKING:
    import pyarrow

_ROWS = 500  # that are in memory at a time
_LONGEST_NAME = 160  # bytes of an article's own file


def write(rows: Iterable[bytes], target: Path, form: str, with_removed: bool) -> None:
    """Write rows, lines of JSON, to a file that appears when all is on the disk.

    Args:
        rows: One after another.
        target: The file; what is there of it goes.
        form: One of :data:`FORMATS`.
        with_removed: Whether the rows have the column ``removed``.

    Raises:
        InputError: The package for the format is missing.
        OSError: The disk is full, say.
    """
    half = target.with_name(f".{target.name}.half")
    _remove(half)
    try:
        FORMATS[form](rows, half, with_removed)
        _remove(target)
        half.replace(target)
        _sync_folder(target.parent)
    finally:
        _remove(half)


def name_of(number: int, form: str) -> str:
    """Return the name of a slice's file."""
    return f"part-{number:05}" + ("" if form == "text" else f".{form}")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """See that the file's name is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _synced(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _jsonl(rows: Iterable[bytes], path: Path, with_removed: bool) -> None:
    with _synced(path) as file:
        file.writelines(rows)


def _gzip(rows: Iterable[bytes], path: Path, with_removed: bool) -> None:
    with _synced(path) as plain, gzip.GzipFile("", "wb", 6, plain, mtime=0) as file:
        file.writelines(rows)


def _zstd(rows: Iterable[bytes], path: Path, with_removed: bool) -> None:
    zstandard = needed("zstd")
    with _synced(path) as plain, zstandard.ZstdCompressor(level=9).stream_writer(plain, closefd=False) as file:
        for row in rows:
            file.write(row)


def _parquet(rows: Iterable[bytes], path: Path, with_removed: bool) -> None:
    parquet = needed("parquet")
    import pyarrow

    schema, left = _schema(with_removed), iter(rows)
    with _synced(path) as plain, parquet.ParquetWriter(plain, schema, compression="zstd") as file:
        while batch := [json.loads(row) for row in islice(left, _ROWS)]:
            file.write_table(pyarrow.Table.from_pylist(batch, schema))


def _schema(with_removed: bool) -> pyarrow.Schema:
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "number": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "strings": pyarrow.list_(pyarrow.string()),
    }
    fields = [pyarrow.field(name, types[type_]) for name, type_ in COLUMNS.items()]
    if with_removed:
        entry = pyarrow.struct([(name, types[type_]) for name, type_ in REMOVED.items()])
        fields.append(pyarrow.field("removed", pyarrow.list_(entry)))
    return pyarrow.schema(fields)


def _text(rows: Iterable[bytes], path: Path, with_removed: bool) -> None:
    """Write a folder with a text file an article, and the rows of pages that failed."""
    path.mkdir()
    failed: list[bytes] = []
    for number, line in enumerate(rows):
        row = json.loads(line)
        if row["status"] == FAILED:
            failed.append(line)
            continue
        stem = re.sub(r"[^\w.-]+", "-", str(row["id"]).rpartition("/")[2]).strip("-.")
        stem = stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore") or "page"
        parts = (row["title"], row["standfirst"], row["text"])
        with _synced(path / f"{number:05}-{stem}.txt") as file:
            file.write("\n\n".join(filter(None, parts)).encode() + b"\n")
    if failed:
        _jsonl(failed, path / "failed.jsonl", with_removed)


FORMATS: dict[str, Callable[[Iterable[bytes], Path, bool], None]] = {
    "jsonl": _jsonl,
    "jsonl.gz": _gzip,
    "jsonl.zst": _zstd,
    "parquet": _parquet,
    "text": _text,
}
"""What writes each format; all but the last are also the ends of the files' names."""
