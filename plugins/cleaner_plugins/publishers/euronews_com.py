"""Euronews: euronews.com, a European news channel, with a host for each language."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

EURONEWS = Publisher(
    name="Euronews",
    hosts=("euronews.com",),
    layouts=(
        Layout(
            "2024",
            body=".c-article-content",
            drop=(
                ".widget--type-related",
                ".widget--type-quotation",  # says what a paragraph says
                ".c-ad",
            ),
            standfirst=".c-article-summary",
            byline=".c-article-contributors",
        ),
    ),
    noise=("Go to accessibility shortcuts", "Browse today's tags"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (EURONEWS,)
