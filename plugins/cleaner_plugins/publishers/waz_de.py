"""WAZ: waz.de, a German daily from Essen."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

from ._funke import LAYOUTS, LINKED_HEADLINES, NOISE, mark_linked_headlines

WAZ = Publisher(
    name="WAZ",
    hosts=("waz.de",),
    layouts=(
        *LAYOUTS,
        Layout(
            "2020",
            body=".article__body",
            drop=(
                ".article__header__intro",
                ".newsletter-cleverreach",
                ".topic-tags",
                ".content-options",  # more articles
                ".video__content",  # a player's title, which its caption repeats
                "aside",
                LINKED_HEADLINES,
            ),
            title=".article__header__headline",
            standfirst=".article__header__intro",
            byline="p.author__name",
            until="2023-06",
            rework=mark_linked_headlines,
        ),
    ),
    noise=(*NOISE, "Die WAZ auch bei Social Media*", "Mehr Artikel aus dieser Rubrik gibt's hier*"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WAZ,)
