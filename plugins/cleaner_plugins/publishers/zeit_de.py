"""ZEIT ONLINE: zeit.de, a German weekly."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ZEIT = Publisher(
    name="ZEIT ONLINE",
    hosts=("zeit.de",),
    layouts=(
        # zeit.de.txt of the Full-Text RSS rules names the same body, summary and byline and some of the boxes.
        Layout(
            "2023",
            body=".article-page",
            drop=(
                ".topicbox",  # other articles
                ".embed-wrapper",  # asks for consent to embedded content
                "#newsletter-teaser-form",
                ".js-videoplayer",
                ".ad-container",
                "nav",
            ),
            title=".article-heading__title",
            standfirst="main .summary",
            byline="main .byline, main .metadata__source",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ZEIT,)
