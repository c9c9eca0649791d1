"""Washington Free Beacon: freebeacon.com, an American political site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

FREE_BEACON = Publisher(
    name="Washington Free Beacon",
    hosts=("freebeacon.com",),
    layouts=(
        Layout(
            "2024",
            body=".single-post-container > .article-content",
            drop=(".tag-list",),
        ),
    ),
    noise=("Published under: *",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (FREE_BEACON,)
