"""iRunFar: irunfar.com, a magazine of trail running."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

IRUNFAR = Publisher(
    name="iRunFar",
    hosts=("irunfar.com",),
    layouts=(
        Layout(
            "2021",
            body=".entry-content[itemprop='articleBody']",
            drop=(".product-button", ".yarpp-related"),
            keep=("h2", "h3", "table"),  # names of shoes and watches, linked to shops
            caption=".wp-caption-text",
            standfirst=".the-excerpt",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (IRUNFAR,)
