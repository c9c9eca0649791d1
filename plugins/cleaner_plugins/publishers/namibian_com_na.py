"""The Namibian: namibian.com.na, an English daily of Namibia."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NAMIBIAN = Publisher(
    name="The Namibian",
    hosts=("namibian.com.na",),
    layouts=(
        Layout(
            "2024",
            body=".post_content",
            drop=(".namps-single-cta",),
        ),
        Layout(
            "2023",
            body=".tdb_single_content .tdb-block-inner",
            byline=".tdb-author-name-wrap",
            until="2023-11",
        ),
    ),
    noise=(
        "Stay informed with The Namibian – your source for credible journalism. Get in-depth reporting and opinions "
        "for only N$# a month. Invest in journalism, invest in democracy – Subscribe Now!",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NAMIBIAN,)
