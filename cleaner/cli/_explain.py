"""The explanation of a result: what was kept, removed and moved, in document order, and why."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cleaner.model import Article, FieldText, Removal
from cleaner.rules import Rule

if TYPE_CHECKING:
    from cleaner.draft import Draft
    from cleaner.pipeline import Cleaner
    from cleaner.source_block import SourceBlock

_WIDTH = 100  # of a kept block's line where there is no terminal to ask
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MARKS = {"kept": " ", "removed": "-", "cut": "~", "moved": ">"}
_STYLES = {"kept": "", "removed": "red", "cut": "yellow", "moved": "cyan"}


class _Line(NamedTuple):
    spans: tuple[tuple[str, str], ...]  # text and style
    short: bool = False  # one line is enough of it


def explainer(cleaner: Cleaner, colour: bool) -> Callable[[Article], str]:
    """Return what explains the article that the cleaner returned last.

    An article no longer knows what stood between what, so the cleaner gets a last rule that takes nothing but
    keeps the draft.
    """
    drafts: list[Draft] = []

    def keep(draft: Draft) -> None:
        drafts[:] = [draft]

    def explain(article: Article) -> str:
        lines = _lines(article, drafts[0])
        return _coloured(lines) if colour else "".join(f"{_uncoloured(line)}\n" for line in lines)

    cleaner.rules = (*cleaner.rules, Rule("explain", keep))
    return explain


def _lines(article: Article, draft: Draft) -> Iterator[_Line]:
    for name, value, style in _facts(article):
        yield _Line(((f"{name:<11} ", "bold"), (_plain(value), style)))
    blocks = sum(not block.gone for block in draft.blocks)
    cuts = sum(entry.edit for entry in article.removed)
    yield _Line(())
    for kind, count, what in (
        ("kept", blocks, "kept"),
        ("removed", len(article.removed) - cuts, "removed"),
        ("cut", cuts, "cut out of a block that was kept"),
        ("moved", len(article.fields), "moved to a field"),
    ):
        if count:
            yield _Line(((f"{_MARKS[kind]} {count} {what}", _STYLES[kind]),))
    yield _Line(())
    kept = [(block.order, block) for block in draft.body()]
    found = sorted([*kept, *((taken.order, taken.entry) for taken in draft.taken)], key=itemgetter(0))
    for _, piece in found:
        if isinstance(piece, Removal | FieldText):
            yield from _taken(piece)
        else:
            yield _kept(piece)


def _facts(article: Article) -> Iterator[tuple[str, str, str]]:
    authors = ", ".join(article.authors)
    byline = article.byline or ""
    yield "lane", article.lane, ""
    good = article.status == "complete"
    yield "status", f"{article.status}, confidence {article.confidence:.2f}", "green" if good else "yellow"
    facts = {
        "publisher": article.publisher,
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": byline,
        "authors": authors if authors not in byline else "",
        "published": article.published.isoformat() if article.published else "",
        "section": article.section,
        "language": article.language,
        "url": article.url,
    }
    for name, value in facts.items():
        if value:
            yield name, value, ""
    for caption in article.captions:
        yield "caption", caption, ""
    for warning in article.warnings:
        yield "warning", warning, "yellow"


def _kept(block: SourceBlock) -> _Line:
    kind = "" if block.kind == "paragraph" else f"{block.kind.replace('_', ' ')}: "
    return _Line((("  ", ""), (kind, "dim"), (_plain(block.text), "")), short=True)


def _taken(entry: Removal | FieldText) -> Iterator[_Line]:
    where = f"line {entry.position}" if isinstance(entry.position, int) else entry.position
    if isinstance(entry, FieldText):
        kind, why = "moved", f"to {entry.field}"
    else:
        kind = "cut" if entry.edit else "removed"
        owner = "" if entry.plugin == "cleaner" else f" of {entry.plugin}"
        why = f"{entry.rule}{owner}: {entry.reason}"
    yield _Line(((f"{_MARKS[kind]} {_plain(entry.text)}", _STYLES[kind]),))
    yield _Line(((f"      {_plain(why)} ({where})", "dim"),))


def _plain(text: str) -> str:
    """Return text as one line that can do nothing to a terminal."""
    return _CONTROL.sub(" ", text.replace("\n", " ⏎ "))


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
