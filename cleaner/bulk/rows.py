"""The output's rows: one for each page of the input, whatever became of it."""

from __future__ import annotations

from typing import Any, Literal

from cleaner.model import Article
from cleaner.render import plain

from .pages import Page, Unread

FailureKind = Literal["unread", "input", "limit", "time", "memory", "crash", "plugin", "bug"]
"""Why there is no article: it can't be read, is no page, goes beyond a limit, took too long or too much memory, ended
the process, or met a bug of a plugin or of ours."""

FAILED = "failed"
"""The status of a page that there is no article of."""

COLUMNS = {
    "id": "string",
    "source": "string",
    "url": "string",
    "status": "string",
    "failure": "string",
    "error": "string",
    "lane": "string",
    "confidence": "number",
    "title": "string",
    "standfirst": "string",
    "byline": "string",
    "authors": "strings",
    "published": "string",
    "section": "string",
    "publisher": "string",
    "language": "string",
    "text": "string",
    "captions": "strings",
    "warnings": "strings",
}
"""The columns and their types, in order; ``docs/bulk.md`` says what is in them."""

REMOVED = {
    "text": "string",
    "rule": "string",
    "plugin": "string",
    "reason": "string",
    "position": "string",
    "edit": "bool",
}
"""The fields of each entry of the column ``removed``, which comes last and on request."""

_OF_ARTICLES = tuple(name for name in COLUMNS if name not in ("id", "source", "url", "failure", "error"))

Row = dict[str, Any]


def row_of(page: Page, article: Article, with_removed: bool) -> Row:
    """Return the row of a page that was cleaned."""
    row = _empty(page.name, page.id, article.url or page.url)
    row |= {name: plain(getattr(article, name)) for name in _OF_ARTICLES}
    row["confidence"] = round(article.confidence, 4)
    if with_removed:
        row["removed"] = [entry | {"position": str(entry["position"])} for entry in plain(article.removed)]
    return row


def failed_row(page: Page | Unread, kind: FailureKind, reason: str) -> Row:
    """Return the row of a page that there is no article of."""
    id_, url = (page.id, page.url) if isinstance(page, Page) else (None, None)
    return _empty(page.name, id_, url) | {"status": FAILED, "failure": kind, "error": " ".join(reason.split())}


def _empty(name: str, id_: str | None, url: str | None) -> Row:
    row: Row = {column: [] if type_ == "strings" else None for column, type_ in COLUMNS.items()}
    return row | {"id": id_ or name, "source": name, "url": url, "text": "", "confidence": 0.0}
