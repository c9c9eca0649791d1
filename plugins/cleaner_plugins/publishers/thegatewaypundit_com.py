"""The Gateway Pundit: thegatewaypundit.com, an American political site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GATEWAY_PUNDIT = Publisher(
    name="The Gateway Pundit",
    hosts=("thegatewaypundit.com",),
    layouts=(
        Layout(
            "2023",
            body="[itemprop='text'].entry-content",
            drop=(
                ".essb_links",
                ".code-block",  # appeals to readers and advertisements
            ),
            byline=".entry-meta .byline",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GATEWAY_PUNDIT,)
