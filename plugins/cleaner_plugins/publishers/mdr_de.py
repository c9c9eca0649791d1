"""MDR: mdr.de, the public broadcaster of central Germany."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

from ._ard import REGIONAL

MDR = Publisher(
    name="MDR",
    hosts=("mdr.de",),
    layouts=(
        REGIONAL,
        Layout(
            "2020",
            body=".sectionDetailPage",
            drop=(
                ".dachzeile",
                ".conHeadline",  # "Hauptinhalt", "Neuer Abschnitt": for screen readers
                ".jumpLabelList",
                ".cssBoxTeaserStandard",
                ".cssBoxTeaserLink",
                ".conComments",
                ".quote",  # a sentence of the text again
            ),
            title="h1 .headline",
            standfirst=".einleitung",
            byline=".articleMeta .author",
            published=".webtime",
            caption=".mediaInfo",
            until="2023-04",
        ),
    ),
    noise=(
        "MDR (*)",  # the sign-off
        "Link des Videos",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MDR,)
