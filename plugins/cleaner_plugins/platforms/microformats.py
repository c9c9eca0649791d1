"""Pages marked up with microformats: Jekyll's default theme, Nikola, Write.as and hand-made blogs."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

MICROFORMATS = Platform(
    name="Microformats",
    when=".h-entry .e-content",
    marks=("h-entry",),
    layouts=(
        # A page with several entries is a feed, and its type is not "article". Comments are h-entries, too, but no
        # <article>, and their text is their name. Squarespace (a "post-type-" on every post) and WordPress have
        # modules of their own.
        Layout(
            "h-entry",
            when="meta[property='og:type'][content='article']",
            body="article.h-entry:not([class*='post-type-']):not(.type-post) .e-content:not(.p-name)",
            title="article.h-entry h1.p-name",
            byline="article.h-entry .p-author",
            published="article.h-entry .dt-published",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (MICROFORMATS,)
