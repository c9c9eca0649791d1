"""Write a drafted plugin as a module: each proposal with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cleaner.publisher import Layout, Publisher

from .drops import Drop
from .fields import FieldSelector

if TYPE_CHECKING:
    from jinja2 import Environment

_WIDE = 100  # characters of a string or comment; with its indent a line has to stay below 120
_CLIP = 50  # characters of an example
_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class DraftedLayout:
    """A layout with the evidence for it.

    Attributes:
        layout: The layout.
        drops: Its drop selectors.
        fields: Its fields' selectors.
        evidence: What speaks for its body.
        pages: The names of the pages that have it, newest first.
    """

    layout: Layout
    drops: tuple[Drop, ...]
    fields: tuple[FieldSelector, ...]
    evidence: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoiseLine:
    """A line that repeats, as :attr:`cleaner.Publisher.noise` takes it, and on how many of how many pages."""

    phrase: str
    count: int
    pages: int


def module_source(publisher: Publisher, layouts: Sequence[DraftedLayout], noise: Sequence[NoiseLine]) -> str:
    """Return the text of a plugin's module."""
    source: str = (
        _environment().get_template("module.py.jinja").render(publisher=publisher, layouts=layouts, noise=noise)
    )
    return source


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(  # noqa: S701 - what comes out is Python
        loader=PackageLoader("cleaner.authoring", "templates/draft"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(literal=literal, folded=_folded, evidence=_evidence)
    return found


def literal(text: str) -> str:
    """Return a string literal as the project's formatter writes it: with double quotes where that needs no escapes."""
    return repr(text) if '"' in text else '"' + repr(text + "'")[1:-2] + '"'


def _folded(text: str) -> str:
    """Return a literal, in several pieces where it is long."""
    pieces: list[str] = []
    for word in text.split(" "):
        if pieces and len(pieces[-1]) + len(word) < _WIDE:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return "\n        ".join(literal(piece + " " * (number < len(pieces) - 1)) for number, piece in enumerate(pieces))


def _evidence(found: Drop | FieldSelector) -> str:
    pages = _counted(len(found.pages), "page")
    if isinstance(found, FieldSelector):
        return f"{pages}, such as {clip(found.example)}"
    said = f"{pages}, {_counted(len(found.lines), 'line')}"
    examples = ", ".join(clip(line) for line in found.lines[:_EXAMPLES])
    return f"{said}: {examples}" if len(said) + len(examples) < _WIDE else f"{said}: {clip(found.lines[0])}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def clip(line: str) -> str:
    """Return the start of a line of a page, in quotes, fit for a comment."""
    text = " ".join("".join(char if char.isprintable() else " " for char in line).split())
    return f"“{text}”" if len(text) <= _CLIP else f"“{text[: _CLIP - 1].rstrip()}…”"
