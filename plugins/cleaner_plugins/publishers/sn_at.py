"""Salzburger Nachrichten: sn.at, an Austrian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SALZBURGER = Publisher(
    name="Salzburger Nachrichten",
    hosts=("sn.at",),
    layouts=(
        Layout(
            "2025",
            body=".article-body-text",
            title=".article-title",
            standfirst=".article-leadtext",
            byline=".article-author__author, .article-author__source",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SALZBURGER,)
