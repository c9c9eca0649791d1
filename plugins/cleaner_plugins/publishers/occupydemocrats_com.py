"""Occupy Democrats: occupydemocrats.com, an American political site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

OCCUPY_DEMOCRATS = Publisher(
    name="Occupy Democrats",
    hosts=("occupydemocrats.com",),
    layouts=(
        Layout(
            "2024",
            body=".post-content[itemprop='articleBody']",
            drop=(".nnr-ab-wrap",),  # about the author
            byline=".post-author",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (OCCUPY_DEMOCRATS,)
