"""Healthline: healthline.com, an American magazine of health."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HEALTHLINE = Publisher(
    name="Healthline",
    hosts=("healthline.com",),
    layouts=(
        # Class names are hashed but for this one, which healthline.com.txt of the Full-Text RSS rules names too.
        Layout("2020", body="article.article-body", drop=("aside", "hl-share-overlay")),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HEALTHLINE,)
