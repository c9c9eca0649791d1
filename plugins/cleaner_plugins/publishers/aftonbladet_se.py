"""Aftonbladet: aftonbladet.se, a Swedish daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

AFTONBLADET = Publisher(
    name="Aftonbladet",
    hosts=("aftonbladet.se",),
    layouts=(
        # Class names are hashed. Among the paragraphs, boxes, buttons and the lines about author and date are <div>s,
        # as are pictures, which are buttons too.
        Layout(
            "2026",
            body="article[class^='article-wrapper'] > :is(p, h2, h3, ul, ol, blockquote, [role='button'])",
            drop=(".gallery-fullscreen-button",),
            standfirst="article[class^='article-wrapper'] > .subtitle",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (AFTONBLADET,)
