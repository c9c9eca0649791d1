"""The review page: one HTML file in which a person sees what became of each block of the pages, and what comes out.

The pages' content is data there: it stands in a JSON element, the page's own script sets it as text, and the content
security policy lets nothing else run or load.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from cleaner.model import Article
from cleaner.rules import RULES

from .account import Piece, facts_of
from .differences import differences, text_to_compare

MARK = '<meta name="generator" content="clean-article review">'
"""What stands near the beginning of every review page, and of no other file."""

_SCRIPTS = ("page.js", "filter.js", "result.js", "going.js")
_GOLDEN_ANGLE = 137.508  # degrees: the first of however many hues lie furthest apart, so the frequent rules come first
_OFTEN = "layout related-links judge site-noise newsletter advertisement tags captions share-bar page-tools".split()
_RULES = dict.fromkeys([*_OFTEN, *(rule.name for rule in RULES)])
_HUES = {name: round(number * _GOLDEN_ANGLE) % 360 for number, name in enumerate(_RULES)}


class Review:
    """Pages that were cleaned, gathered for one file."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._pages: list[dict[str, Any]] = []

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def add(self, name: str, article: Article, pieces: Sequence[Piece], wanted: str | None = None) -> None:
        """Add a page.

        Args:
            name: What people know the page by.
            article: What came of it.
            pieces: Its account, as :func:`cleaner.authoring.account.keep_account` tells it.
            wanted: The text that should have come out; the review shows where the article differs from it.
        """
        page: dict[str, Any] = {
            "name": name,
            "lane": article.lane,
            "status": article.status,
            "confidence": article.confidence,
            "language": article.language,
            "title": article.title,
            "standfirst": article.standfirst,
            "facts": list(facts_of(article)),
            "warnings": article.warnings,
            "text": article.to_text(),
            "pieces": [_as_json(piece) for piece in pieces],
        }
        if wanted is not None:
            page["differences"] = differences(text_to_compare(article, wanted), wanted)
        self._pages.append(page)

    def to_html(self) -> str:
        """Return the file's content: it needs no other file, opens no connection and runs nothing of the pages."""
        from jinja2 import Environment, PackageLoader
        from markupsafe import Markup

        template = Environment(loader=PackageLoader("cleaner.authoring"), autoescape=True).get_template(
            "review/page.html"
        )
        style, script = _read("style.css"), "\n".join(map(_read, _SCRIPTS))
        rules = {piece["rule"] for page in self._pages for piece in page["pieces"] if "rule" in piece}
        data = {"pages": self._pages, "hues": {rule: _hue(rule) for rule in sorted(rules)}}
        return template.render(  # all that is marked as safe is our own, or was made inert
            mark=Markup(MARK),  # noqa: S704
            pages=self._pages,
            compared=any("differences" in page for page in self._pages),
            data=Markup(_inert(data)),  # noqa: S704
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
        )


def is_review(head: str | bytes) -> bool:
    """Tell whether a file is a review page by what it begins with, a thousand characters or more."""
    return MARK in head if isinstance(head, str) else MARK.encode() in head


def _as_json(piece: Piece) -> dict[str, Any]:
    """Return a piece without what it does not have: most are kept paragraphs."""
    given = {
        "fate": piece.fate,
        "text": piece.text,
        "place": piece.place,
        "block": piece.block if piece.block != "paragraph" else None,
        "level": piece.level,
        "rule": piece.rule,
        "owner": piece.plugin if piece.plugin != "cleaner" else "",
        "reason": piece.reason,
        "field": piece.field,
    }
    return {name: value for name, value in given.items() if value}


def _inert(data: Any) -> str:
    """Return JSON that can't end the element in which it stands: no tag and no comment is in it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hue(rule: str) -> int:
    """Return a rule's hue in degrees, the same in every review."""
    return _HUES.get(rule, zlib.crc32(rule.encode()) % 360)


def _read(name: str) -> str:
    return files("cleaner.authoring").joinpath("templates", "review", name).read_text("utf-8")


def _hash(content: str) -> str:
    """Return what a content security policy names an inline style or script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
