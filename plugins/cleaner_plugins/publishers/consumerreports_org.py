"""Consumer Reports: consumerreports.org, an American magazine of tests."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

CONSUMER_REPORTS = Publisher(
    name="Consumer Reports",
    hosts=("consumerreports.org",),
    layouts=(
        Layout(
            "2023-guide",
            body=".cda-buying-guide-v2",
            drop=("#subnav", "#dat_hero", "[class*='slider__link']"),
            keep=(".cda-buying-guide-v2-types", ".card-title"),  # kinds and tests, set as cards
            title=".cda-buying-guide-v2-hero-intro__headline",
            standfirst=".cda-buying-guide-v2-hero-intro__subhead",
            byline=".byline-authors a",
            published=".date-time",
            caption="[class*='-3up__credit']",
        ),
        Layout(
            "2021",
            body=".cda-article__main-content",
            drop=(
                ".rel-article",  # links to other articles; the wrapper around it holds paragraphs too
                ".cda-bio__wrapper",
                ".phtCredit",
            ),
            standfirst=".cda-headline-subtitle",
            byline=".byline-authors a",
            published=".date-time",
        ),
    ),
    noise=("Editor's Note: This article also appeared in the * issue of Consumer Reports magazine",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CONSUMER_REPORTS,)
