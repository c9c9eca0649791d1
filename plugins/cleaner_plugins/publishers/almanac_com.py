"""The Old Farmer's Almanac: almanac.com, an American almanac."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ALMANAC = Publisher(
    name="The Old Farmer's Almanac",
    hosts=("almanac.com",),
    layouts=(
        Layout(
            "2024",
            body=".field--name-field-body",
            drop=("[class*='blockmore-like-this']",),  # "Read Next": headlines between paragraphs
            standfirst=".field--name-field-subhead .field__item",
            byline=".author-line .author-name",
            published=".date_line",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ALMANAC,)
