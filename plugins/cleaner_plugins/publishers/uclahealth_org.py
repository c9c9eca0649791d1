"""UCLA Health: uclahealth.org, the news of a Californian hospital."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

UCLA_HEALTH = Publisher(
    name="UCLA Health",
    hosts=("uclahealth.org",),
    layouts=(
        Layout(
            "2022",
            body="[itemprop='articleBody']",
            caption=".table-caption",  # a picture and its caption are laid out as a table
            byline="[itemprop='author']",
            published="[itemprop='datePublished']",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (UCLA_HEALTH,)
