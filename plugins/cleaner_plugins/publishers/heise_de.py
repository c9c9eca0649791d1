"""heise online: heise.de, German news for IT professionals."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HEISE = Publisher(
    name="heise online",
    hosts=("heise.de",),
    layouts=(
        # heise.de.txt of the Full-Text RSS rules names the article and most of its boxes.
        Layout(
            "2024",
            body="#meldung .article-content",
            drop=(
                "[data-component='RecommendationBox']",  # other articles
                ".a-article-teaser",
                ".a-box",
                "a-ad",
                ".ad-label",
                "a-gift",  # an offer to give the article away
                "a-opt-in",  # asks for consent to embedded content
                ".opinary-widget-embed",
                "a-collapse",  # what else the issue of the magazine holds
                ".redakteurskuerzel",  # the editor's initials
                "footer",
            ),
            title=".a-article-header__title",
            standfirst=".a-article-header__lead",
            byline=".creator__names",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HEISE,)
