"""Landesspiegel: landesspiegel.li, a news site of Liechtenstein."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LANDESSPIEGEL = Publisher(
    name="Landesspiegel",
    hosts=("landesspiegel.li",),
    layouts=(
        Layout(
            "2025",
            body="#penci-post-entry-inner",
            drop=(
                ".penci-post-countview-number-check",
                ".penci-ilrltpost-beaf",  # often read
            ),
            title=".single-post-title",
            byline=".post-box-meta-single .author",
            published=".post-box-meta-single time",
            section=".penci-standard-cat a",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LANDESSPIEGEL,)
