"""The New York Times: nytimes.com, an American daily, and Wirecutter, its tests of products."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NEW_YORK_TIMES = Publisher(
    name="The New York Times",
    hosts=("nytimes.com",),
    layouts=(
        # nytimes.com.txt of the Full-Text RSS rules names this body and what is dropped.
        Layout(
            "news",
            body="section[name='articleBody']",
            drop=(
                "aside",
                "[id^='story-ad-']",
                "[data-testid='inline-message']",
                "[data-test-id='RecommendedNewsletter']",
            ),
            standfirst="#article-summary",
        ),
        # Wirecutter: class names are hashed, so the sections are told by their ids.
        Layout(
            "Wirecutter",
            body="#intro, section[id] > h2[aria-controls], section[id] > [id$='-panel']",
            drop=(
                "aside",
                "#everything-we-recommend",  # over the cards of all products, which stand again in the chapters
                "#intro .global-cob",
                "[data-testid='highlights-link']",
                "[class*='product-pricebox']",
            ),
            keep=(".global-cob h2", ".global-cob h3", ".global-cob h4"),  # names of products, linked to shops
        ),
    ),
    noise=(
        "SKIP ADVERTISEMENT",
        "We independently review everything we recommend. When you buy through our links, we may earn a commission. *",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NEW_YORK_TIMES,)
