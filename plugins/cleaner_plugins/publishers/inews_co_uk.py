"""The i Paper: inews.co.uk, a British daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

INEWS = Publisher(
    name="The i Paper",
    hosts=("inews.co.uk",),
    layouts=(
        Layout(
            "2023",
            body="article .article-content",
            drop=("[class*='inews__shortcode-relatedarticle']",),  # a linked headline between paragraphs
            title="h1.headline",
            standfirst="article > .excerpt",
            byline=".inews__post-byline__author-link",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (INEWS,)
