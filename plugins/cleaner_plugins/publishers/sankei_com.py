"""Sankei Shimbun: sankei.com, a Japanese daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SANKEI = Publisher(
    name="Sankei Shimbun",
    hosts=("sankei.com",),
    layouts=(
        # sankei.com.txt of the Full-Text RSS rules names the same body, for 2026.
        Layout(
            "2025",
            body=".article-body",
            section=".article-header .section-list-item a",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SANKEI,)
