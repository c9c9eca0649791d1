"""Rolling Stone: rollingstone.com, an American magazine of music and politics."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ROLLING_STONE = Publisher(
    name="Rolling Stone",
    hosts=("rollingstone.com",),
    layouts=(
        Layout(
            "2024",
            body=".a-content .pmc-paywall",
            drop=(".trending-in-article",),
            standfirst=".article-excerpt",
            byline=".author-name",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ROLLING_STONE,)
