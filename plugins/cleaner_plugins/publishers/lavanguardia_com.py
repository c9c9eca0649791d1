"""La Vanguardia: lavanguardia.com, a Spanish daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LA_VANGUARDIA = Publisher(
    name="La Vanguardia",
    hosts=("lavanguardia.com",),
    layouts=(
        Layout(
            "2025",
            body=".article-modules",
            drop=("[class*='content-related']",),  # "Lee también"
            standfirst="h2.epigraph",
            byline=".article-info .author-name",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LA_VANGUARDIA,)
