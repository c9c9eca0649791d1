"""Houstonia: houstoniamag.com, a magazine of the city of Houston."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HOUSTONIA = Publisher(
    name="Houstonia",
    hosts=("houstoniamag.com",),
    layouts=(
        # Lists of places: each place is a block of its own, with its address below.
        Layout(
            "2025",
            body=".ck-map-layout__body",
            drop=(".ck-inline-list",),  # kind of place, quarter, address, telephone, links to maps
            caption=".c-media__caption, .c-media__attributions",
            standfirst=".story-header .v2-subhed",
            byline=".page-header__meta .inline-list__item:first-child",
            published=".page-header__meta__date",
        ),
        Layout(
            "2023",
            body=".story-main .c-body",
            keep=(".c-listicle-block h3",),  # the name of a place, linked to its site
            standfirst=".story-header .v2-subhed",
            byline=".page-header__meta .inline-list__item:first-child",
            published=".page-header__meta__date",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HOUSTONIA,)
