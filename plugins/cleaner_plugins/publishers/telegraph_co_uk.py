"""The Telegraph: telegraph.co.uk, a British daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TELEGRAPH = Publisher(
    name="The Telegraph",
    hosts=("telegraph.co.uk",),
    layouts=(
        # A live blog has the attribute twice: on its summary and on its posts.
        Layout(
            "2020",
            body="[itemprop='articleBody']",
            drop=(
                ".live-post__wrapper-body-timestamp",
                ".DisclaimerLong",  # "This article contains affiliate links"
                ".product-card__content",  # price and shop
            ),
            title="[data-test='headline'], .live-header__title",
            standfirst="[data-test='standfirst']",
            byline="[class*='byline-date'] [data-test='byline'], .tabs__tab-meta [data-test='byline']",
            published="time[itemprop='datePublished']",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TELEGRAPH,)
