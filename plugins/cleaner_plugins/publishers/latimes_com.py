"""Los Angeles Times: latimes.com, an American daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LA_TIMES = Publisher(
    name="Los Angeles Times",
    hosts=("latimes.com",),
    layouts=(
        Layout(
            "2024",
            body="[data-element='story-body']",
            drop=(
                ".google-dfp-ad-wrapper",
                ".story-stack-item-number",  # numbers before the parts of a page of letters
                ".faq-module",  # questions and answers that many articles share, with a date of their own
                ".promo",
                "[data-list-id]",  # "More to Read"
            ),
            byline=".byline .author-name",
        ),
        # latimes.com.txt of the Full-Text RSS rules names these.
        Layout(
            "page-article-body",
            body=".page-article-body",
            drop=(".google-dfp-ad-wrapper", ".promo-large"),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LA_TIMES,)
