"""The explanation of a result: what was kept, removed and moved, in document order, and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleaner.authoring.account import Account, Fate, Piece, facts_of, keep_account
from cleaner.model import Article

from ._shared import CONTROL

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

_WIDTH = 100  # of a kept block's line where there is no terminal to ask
_MARKS: dict[Fate, str] = {"kept": " ", "removed": "-", "cut": "~", "moved": ">"}
_STYLES: dict[Fate, str] = {"kept": "", "removed": "red", "cut": "yellow", "moved": "cyan"}
_SAID: dict[Fate, str] = {
    "kept": "kept",
    "removed": "removed",
    "cut": "cut out of a block that was kept",
    "moved": "moved to a field",
}


class _Line(NamedTuple):
    spans: tuple[tuple[str, str], ...]  # text and style
    short: bool = False  # one line is enough of it


def explainer(cleaner: Cleaner, colour: bool) -> Callable[[Article], str]:
    """Return what explains the article that the cleaner returned last."""
    account = keep_account(cleaner)
    return lambda article: explanation(article, account, colour)


def explanation(article: Article, account: Account, colour: bool) -> str:
    """Return the explanation of an article by the account of its pieces."""
    lines = _lines(article, account())
    return _coloured(lines) if colour else "".join(f"{_uncoloured(line)}\n" for line in lines)


def _lines(article: Article, pieces: list[Piece]) -> Iterator[_Line]:
    for name, value, style in _facts(article):
        yield _Line(((f"{name:<11} ", "bold"), (_plain(value), style)))
    counts = Counter(piece.fate for piece in pieces)
    yield _Line(())
    for fate, said in _SAID.items():
        if counts[fate]:
            yield _Line(((f"{_MARKS[fate]} {counts[fate]} {said}", _STYLES[fate]),))
    yield _Line(())
    for piece in pieces:
        yield from (_kept(piece),) if piece.fate == "kept" else _taken(piece)


def _facts(article: Article) -> Iterator[tuple[str, str, str]]:
    yield "lane", article.lane, ""
    good = article.status == "complete"
    yield "status", f"{article.status}, confidence {article.confidence:.2f}", "green" if good else "yellow"
    for name, value in facts_of(article):
        yield name, value, ""
    for warning in article.warnings:
        yield "warning", warning, "yellow"


def _kept(piece: Piece) -> _Line:
    kind = "" if piece.block in ("paragraph", None) else f"{piece.block.replace('_', ' ')}: "
    return _Line((("  ", ""), (kind, "dim"), (_plain(piece.text), "")), short=True)


def _taken(piece: Piece) -> Iterator[_Line]:
    yield _Line(((f"{_MARKS[piece.fate]} {_plain(piece.text)}", _STYLES[piece.fate]),))
    yield _Line(((f"      {_plain(piece.why)} ({piece.place})", "dim"),))


def _plain(text: str) -> str:
    """Return text as one line that can do nothing to a terminal."""
    return CONTROL.sub(" ", text.replace("\n", " ⏎ "))


def _uncoloured(line: _Line) -> str:
    text = "".join(text for text, _ in line.spans).rstrip()
    return text if len(text) <= _WIDTH or not line.short else f"{text[: _WIDTH - 1]}…"


def _coloured(lines: Iterator[_Line]) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        for line in lines:
            text = Text.assemble(*line.spans)
            console.print(text, no_wrap=line.short, overflow="ellipsis" if line.short else "fold")
    return capture.get()
