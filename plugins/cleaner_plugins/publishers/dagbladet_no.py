"""Dagbladet: dagbladet.no, a Norwegian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

DAGBLADET = Publisher(
    name="Dagbladet",
    hosts=("dagbladet.no",),
    layouts=(
        # Below the article a second one follows, with the same classes.
        Layout(
            "2026",
            body="#mainArticleSection > .bodytext",
            drop=(
                "article",  # other articles and advertisements between the paragraphs
                ".factbox",  # folded: a machine's summary ("Kort fortalt"), what a word means
                ".stripe",  # a link to a broadcast
            ),
            standfirst="#mainArticleSection h2.subtitle",
            byline="#mainArticleSection [itemprop='name']",
        ),
        Layout(
            "2024",
            body=".body-copy",
            drop=(
                "article",
                ".factbox",
                ".aiArticleSummary",
                ".toggle",  # unfolds a long caption
            ),
            standfirst="article header .subtitle",
            byline=".bylines address.name",
            until="2024-08",
        ),
    ),
    noise=(
        "Kort fortalt",
        "Sammendraget er laget av ChatGPT og godkjent av Dagbladet",
        "Del artikkel",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (DAGBLADET,)
