"""Read Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.model import InputError

from .extras import needed
from .lines import page_of
from .packing import said
from .pages import Fields, Page, Place, Record, Unread

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_BATCH = 16  # rows that are in memory at a time


def records(path: Path, fields: Fields, start: Place) -> Iterator[Record]:
    """Yield the rows of a file from a place on.

    Raises:
        InputError: It is no Parquet file, no column holds pages, or the package for it is missing.
    """
    file = _opened(path)
    import pyarrow

    columns = [name for name in (*fields.source, fields.url, fields.id) if name in file.schema_arrow.names]
    if not set(columns) & set(fields.source):
        raise InputError(
            f"no column is called {' or '.join(fields.source)}; there are {', '.join(file.schema_arrow.names)}"
        )
    if len(set(columns)) < len([name for name in file.schema_arrow.names if name in columns]):
        raise InputError(f"of the columns {', '.join(columns)}, two have the same name")
    row = 0
    with file:
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            if row + size <= start.offset:
                row += size
                continue
            end = row + size
            try:
                for batch in file.iter_batches(_BATCH, [group], columns):
                    if row + batch.num_rows > start.offset:
                        yield from _rows(path, batch, row, fields, start.offset)
                    row += batch.num_rows
            except (OSError, pyarrow.ArrowException) as error:  # the group is broken, the next one need not be
                for left in range(max(row, start.offset), end):
                    yield Record(Place(left, left), partial(Unread, f"{path}, row {left + 1}", said(error)))
            row = end


def _rows(path: Path, batch: Any, first: int, fields: Fields, start: int) -> Iterator[Record]:
    for index in range(max(0, start - first), batch.num_rows):
        row = first + index
        yield Record(Place(row, row), partial(_page, f"{path}, row {row + 1}", batch, index, fields))


def _page(name: str, batch: Any, index: int, fields: Fields) -> Page | Unread:
    try:
        record = {column: batch.column(column)[index].as_py() for column in batch.schema.names}
    except UnicodeDecodeError as error:
        return Unread(name, f"its text is no UTF-8: {error.reason}")
    return page_of(name, record, fields)


def places(path: Path) -> Iterator[Place]:
    """Yield the places of a file's rows; nothing but its footer is read."""
    with _opened(path) as file:
        rows = file.metadata.num_rows
    return (Place(row, row) for row in range(rows))


def _opened(path: Path) -> ParquetFile:
    module = needed("parquet")
    import pyarrow

    try:
        opened: ParquetFile = module.ParquetFile(path)
    except pyarrow.ArrowException as error:
        raise InputError(f"no whole Parquet file: {error}") from error
    return opened
