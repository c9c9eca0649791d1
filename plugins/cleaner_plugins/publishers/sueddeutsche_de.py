"""Süddeutsche Zeitung: sueddeutsche.de, a German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SUEDDEUTSCHE = Publisher(
    name="Süddeutsche Zeitung",
    hosts=("sueddeutsche.de",),
    layouts=(
        # data-manual names the parts of the article, and data-manual-remove all that is none.
        Layout(
            "2023",
            body="[data-manual='body']",
            drop=(".teaserable-layout", "[data-manual-remove]", "[data-testid='closing-line']"),
            title="h2 [data-manual='title']",
            standfirst="[data-manual='teaserText']",
            byline="p[data-manual='author']",
            published="time[data-manual='date']",
        ),
        Layout(
            "2019",
            body="#article-body",
            drop=(".article-sidebar-wrapper", ".authorPopup", ".teaserable-layout"),
            standfirst="#article-body > ul:has(+ section)",
            byline=".authors .moreInfo",
            published=".header time",
            until="2019-05",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SUEDDEUTSCHE,)
