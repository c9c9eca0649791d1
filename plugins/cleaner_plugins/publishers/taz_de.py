"""taz: taz.de, a German daily."""

from __future__ import annotations

from typing import Any

from cleaner import Layout, Publisher, hookimpl


def join_initial(body: Any) -> None:
    """Join the first letter, which stands in an element of its own, with the rest of its word."""
    for initial in body.select(".initial-letter-outer"):
        space = initial.next_sibling
        if not str(space).strip():
            space.extract()


TAZ = Publisher(
    name="taz",
    hosts=("taz.de",),
    layouts=(
        Layout(
            "2024",
            body=".main-article-corpus",
            title="article h1 > span:last-of-type",
            standfirst="article > p[class*='subline']",
            byline="h1 ~ .author-container .typo-name-detail-bold",
            rework=join_initial,
        ),
        Layout(
            "2020",
            body="article[itemprop='articleBody']",
            drop=("h4:has(+ h1)",),  # the kicker
            title="h1[itemprop='headline']",
            standfirst=".intro",
            byline="[itemprop='author'] [itemprop='name']",
            published="[itemprop='datePublished']",
            caption="p.caption",
            until="2023-04",
        ),
    ),
    noise=(
        "Fehler auf taz.de entdeckt",
        "Wir freuen uns über eine Mail an fehlerhinweis@taz.de",
        "Inhaltliches Feedback",
        "Gerne als Leser*innenkommentar unter dem Text auf taz.de oder über das Kontaktformular",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TAZ,)
