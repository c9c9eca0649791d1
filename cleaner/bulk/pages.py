"""What readers yield: pages, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Page:
    """One page or text as it was saved.

    Attributes:
        name: What people know it by: a file, or a file and a line or record in it.
        source: The page.
        url: Its address, where the file says it.
        id: What the file calls it, where it says so.
    """

    name: str
    source: str | bytes
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that can't be read; the rest can.

    Attributes:
        name: As in :class:`Page`.
        reason: What is wrong with it.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields, or columns, of records that hold a page.

    Attributes:
        source: Where the page or text may be: the first that holds one.
        url: Where its address is.
        id: Where its name is.
    """

    source: tuple[str, ...] = ("html", "content", "text")
    url: str = "url"
    id: str = "id"


USUAL_FIELDS = Fields()
"""Where most files have them."""


class Place(NamedTuple):
    """Where a record begins in its file.

    Attributes:
        offset: In JSON Lines the byte, of a compressed file once it is unpacked; in WARC files the byte of the file;
            in Parquet the row.
        number: How many records, or lines, stand before it.
    """

    offset: int = 0
    number: int = 0


START = Place()
"""Where a file begins."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was found and may be read.

    Attributes:
        place: Where it begins.
        load: Reads it; to be called before the next record is asked for, or not at all.
    """

    place: Place
    load: Callable[[], Page | Unread | None]
    """None where the record holds no page, by right: a redirection, a picture."""
