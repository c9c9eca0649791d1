"""Podium: podium.com, articles for small businesses by an American maker of software."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

PODIUM = Publisher(
    name="Podium",
    hosts=("podium.com",),
    layouts=(
        Layout(
            "2023",
            body=".resource-component .html-data:not(.sidebar)",
            standfirst=".resource-meta-description",
            byline=".authorName",
            published=".postDate",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PODIUM,)
