"""The New Yorker: newyorker.com, an American magazine."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NEW_YORKER = Publisher(
    name="The New Yorker",
    hosts=("newyorker.com",),
    layouts=(
        Layout(
            "2023",
            body=".body__inner-container",
            drop=(
                ".responsive-cartoon",  # cartoons stand between the paragraphs, with their captions
                "[data-testid='GenericCallout']",
                "[data-testid='IframeEmbed']",
            ),
            keep=(".paywall",),  # the class of all paragraphs but the first ones
            title="[data-testid='ContentHeaderHed']",
            standfirst=".content-header [class*='HeaderDek-']",
            byline=".content-header [data-testid='BylineWrapper']",
        ),
    ),
    noise=(
        "Save this story",
        "Find anything you save across the site in your account",
        "Copy link to cartoon",
        "Sign up for our daily newsletter to receive the best stories from The New Yorker",
        "Published in the print edition of the * issue, with the headline *",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NEW_YORKER,)
