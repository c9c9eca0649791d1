"""CleverHiker: cleverhiker.com, tests of hiking gear."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

CLEVERHIKER = Publisher(
    name="CleverHiker",
    hosts=("cleverhiker.com",),
    layouts=(
        Layout(
            "2023",
            body=".entry-content.wp-block-post-content",
            keep=("h3 + .wp-block-list",),  # packing lists: their items are links to tests
        ),
    ),
    noise=("And for more info, check out some of our other most popular gear guides",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CLEVERHIKER,)
