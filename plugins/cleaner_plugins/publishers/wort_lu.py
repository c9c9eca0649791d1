"""Luxemburger Wort: wort.lu, a German-language daily of Luxembourg."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

WORT = Publisher(
    name="Luxemburger Wort",
    hosts=("wort.lu",),
    layouts=(
        # The other class names end in a hash.
        Layout(
            "2025",
            body="[data-testid='article-body']",
            drop=(
                "[class*='RelatedTeaser']",
                "[class*='pull-quote_']",  # says what a paragraph says
            ),
            title="[data-testid='article-headline']",
            standfirst="[data-testid='article-intro']",
            caption="[data-testid='inline-image-caption']",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WORT,)
