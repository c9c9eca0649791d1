"""The Good Trade: thegoodtrade.com, guides to sustainable things."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GOOD_TRADE = Publisher(
    name="The Good Trade",
    hosts=("thegoodtrade.com",),
    layouts=(
        Layout(
            "2022",
            body=".single-article .post-content",
            drop=(".wp-block-button",),
            keep=(".icons-library-acf",),  # what holds for a brand ("Gluten free"), as icons with labels
        ),
    ),
    noise=("Featured image from *",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GOOD_TRADE,)
