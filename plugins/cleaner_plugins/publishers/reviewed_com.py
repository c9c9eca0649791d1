"""Reviewed: reviewed.com, tests of household things by the house of USA Today."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

REVIEWED = Publisher(
    name="Reviewed",
    hosts=("reviewed.com",),
    layouts=(
        # The first body is that of buying guides, the second that of features.
        Layout(
            "2023",
            body=".tbrn-article__best, .feature__page",
            drop=(
                ".article-byline",
                ".disclaimer-container",
                ".where-to-buy",
                ".social-text",
                ".tbrn-article__related-content-container",
                "[id^='more-articles']",  # "More Articles You Might Enjoy"
                "[id^='more-articles'] ~ ul",
            ),
            keep=(
                ".tbrn-article__summary",  # its first lines look like a standfirst
                ".c-product-widget__name",  # a name that may be a link to a shop
            ),
            standfirst=".feature__header-description",
            byline=".article-byline__written-by a",
            published=".article-byline__pub-dates",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (REVIEWED,)
