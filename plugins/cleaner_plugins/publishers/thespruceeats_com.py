"""The Spruce Eats: thespruceeats.com, recipes and tests of kitchen things."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SPRUCE_EATS = Publisher(
    name="The Spruce Eats",
    hosts=("thespruceeats.com",),
    layouts=(
        Layout(
            "2023",
            body=".loc.article-content",
            drop=(
                "[class*='commerce-buttons']",
                "[class*='featuredlink']",  # another article between paragraphs
                "[class*='inlinevideo']",
                "[class*='breadcrumbs']",
                "[class*='jump-link']",
            ),
            keep=(
                ".mm-trx-sc-block-productrecord__heading",  # nothing but a link to a shop, yet the name of what follows
                ".mm-trx-summary-list-item",
            ),
            standfirst=".article-header .heading__subtitle",
            byline="[id^='mntl-bylines__item'] > div > .mntl-attribution__item-name",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SPRUCE_EATS,)
