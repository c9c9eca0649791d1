"""Brightspot: newspapers, broadcasters and magazines."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

BRIGHTSPOT = Platform(
    name="Brightspot",
    when=":is(.RichTextArticleBody, .RichTextStoryBody)",
    marks=("RichTextArticleBody", "RichTextStoryBody"),
    layouts=(
        Layout(
            "rich text",
            body=":is(.RichTextArticleBody, .RichTextStoryBody)",
            drop=(
                ".PageListEnhancementGeneric",  # headlines of other articles
                ".PagePromo",
                ".Button",
            ),
            title="h1.Page-headline",
            byline=".Page-authors",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (BRIGHTSPOT,)
