"""Daily Express: express.co.uk, a British tabloid."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

EXPRESS = Publisher(
    name="Daily Express",
    hosts=("express.co.uk",),
    layouts=(
        Layout(
            "2020",
            body="[data-type='article-body']",
            drop=(
                ".dont-miss",  # a linked headline between paragraphs
                ".whatsapp-group",
                ".related-articles",
                "#newsletter-place",
                ".newsletter-pure",
                ".live-events__entry-info",  # time and author of a live blog's post
            ),
            title="#singleArticle h1",
            standfirst="#singleArticle header > h3",
            byline="#singleArticle .author",
            caption=".newsCaption",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (EXPRESS,)
