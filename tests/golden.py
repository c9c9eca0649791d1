"""The golden cases: where they are and what they hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cleaner

GOLDEN = Path(__file__).parent.parent / "golden"


@dataclass(frozen=True)
class Case:
    """One folder below ``golden/``: ``<plugin>/<case>`` with page.html or input.txt, and case.toml."""

    folder: Path

    @property
    def plugin(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.plugin}/{self.folder.name}"

    @property
    def is_html(self) -> bool:
        return (self.folder / "page.html").exists()

    @property
    def source(self) -> str:
        return (self.folder / ("page.html" if self.is_html else "input.txt")).read_text("utf-8")

    @property
    def settings(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "case.toml").read_text("utf-8"))

    def clean(self) -> cleaner.Article:
        settings = self.settings
        kind = "html" if self.is_html else "text"
        return cleaner.clean(self.source, url=settings.get("url"), publisher=settings.get("publisher"), kind=kind)


def cases() -> list[Case]:
    return [Case(path.parent) for path in sorted(GOLDEN.glob("*/*/case.toml"))]


def facts(article: cleaner.Article) -> dict[str, Any]:
    """Return all that a golden file pins besides the body's text."""
    return {
        "lane": article.lane,
        "status": article.status,
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "section": article.section,
        "captions": list(article.captions),
        "kinds": " ".join(block.kind for block in article.blocks),
        "removed": [
            {"rule": removal.rule, "text": removal.text, **({"edit": True} if removal.edit else {})}
            for removal in article.removed
        ],
        "warnings": list(article.warnings),
    }
