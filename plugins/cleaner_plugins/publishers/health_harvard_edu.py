"""Harvard Health Publishing: health.harvard.edu, the magazines of a medical school."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HARVARD_HEALTH = Publisher(
    name="Harvard Health Publishing",
    hosts=("health.harvard.edu",),
    layouts=(
        Layout(
            "2022",
            body=".content-repository-content",
            byline="article address [rel='author']",
            published="article > .grid > time",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HARVARD_HEALTH,)
