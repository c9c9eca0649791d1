"""La Repubblica: repubblica.it, an Italian daily, with hosts for the cities."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LA_REPUBBLICA = Publisher(
    name="La Repubblica",
    hosts=("repubblica.it",),
    layouts=(
        Layout(
            "2025",
            body="#article-body",
            drop=(".inline-article",),  # linked headlines between paragraphs
            title="h1.story__title",
            standfirst=".story__summary p",
            byline=".story__author",
        ),
    ),
    noise=("Raccomandati per te",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LA_REPUBBLICA,)
