"""Read what the command line names: files, standard input, addresses."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from cleaner.model import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """What an input holds.

    Attributes:
        data: The page or text.
        url: Where it came from, if fetched.
        kind: ``auto``, or ``text`` where the server says so.
        warnings: What was odd about fetching it.
    """

    data: bytes | str
    url: str | None = None
    kind: str = "auto"
    warnings: tuple[str, ...] = ()


def label(name: str) -> str:
    """Return an input's name for people."""
    return "standard input" if name == STDIN else name


def read(name: str) -> Source:
    """Return what a file, an address or standard input (``-``) holds.

    Raises:
        InputError: It can't be read.
    """
    if name == STDIN:
        return Source(_stdin())
    scheme, separator, _ = name.partition("://")
    if separator and scheme.lower() in ("http", "https"):
        from ._fetch import fetch

        return fetch(name)
    return Source(_file(name))


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("it is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(error.strerror or str(error)) from error


def _file(name: str) -> bytes:
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"no such file{_hint(name)}") from None
    except IsADirectoryError:
        raise InputError(f"a folder; name the files in it, for example {path / '*.html'}") from None
    except OSError as error:
        raise InputError(error.strerror or str(error)) from error


def _hint(name: str) -> str:
    if "://" in name:
        return "; of addresses, only http and https are fetched"
    if name.lower().startswith("www."):
        return f"; if an address is meant: https://{name}"
    return ""
