"""Read JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from .packing import TOO_LONG, is_packed, read_line, reading_errors, said, skip, unpacked
from .pages import Fields, Page, Place, Record, Unread


def records(path: Path, fields: Fields, start: Place) -> Iterator[Record]:
    """Yield the lines of a file from a place on; the last is an error where it is broken or can't be read.

    Raises:
        InputError: The package for it is missing.
    """
    offset, number = start
    try:
        with unpacked(path) as file:
            if is_packed(path):
                skip(file, offset)
            else:
                file.seek(offset)
            while True:
                line, size = read_line(file)
                if not size:
                    return
                if line is None or line.strip():
                    yield Record(Place(offset, number), partial(_page, f"{path}, line {number + 1}", line, fields))
                offset, number = offset + size, number + 1
    except reading_errors() as error:
        yield Record(Place(offset, number), partial(Unread, str(path), said(error)))


def _page(name: str, line: bytes | None, fields: Fields) -> Page | Unread:
    if line is None:
        return Unread(name, f"the line is {TOO_LONG}")
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError) as error:  # nested without end
        return Unread(name, f"no JSON: {error}")
    return page_of(name, record if isinstance(record, dict) else {}, fields)


def page_of(name: str, record: dict[str, Any], fields: Fields) -> Page | Unread:
    """Return the page that a record's fields hold."""
    values = (record.get(field) for field in fields.source)
    source = next((value for value in values if isinstance(value, str | bytes) and value), None)
    if source is None:
        return Unread(name, f"no object with a text in one of {', '.join(fields.source)}")
    url, id_ = record.get(fields.url), record.get(fields.id)
    return Page(
        name,
        source,
        url if isinstance(url, str) and url else None,
        str(id_) if isinstance(id_, str | int) and id_ != "" else None,
    )
