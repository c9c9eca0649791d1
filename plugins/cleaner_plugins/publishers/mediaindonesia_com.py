"""Media Indonesia: mediaindonesia.com, an Indonesian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MEDIA_INDONESIA = Publisher(
    name="Media Indonesia",
    hosts=("mediaindonesia.com",),
    layouts=(
        Layout(
            "2026",
            body="section.detail .article",
            drop=(".ext-channel", ".info-author"),
            byline=".post-header .author-2",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MEDIA_INDONESIA,)
