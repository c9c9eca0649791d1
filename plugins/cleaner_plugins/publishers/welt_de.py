"""WELT: welt.de, a German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

WELT = Publisher(
    name="WELT",
    hosts=("welt.de",),
    layouts=(
        Layout(
            "2023",
            body=".c-article-page__text",
            drop=(
                ".c-inline-teaser-list",  # "Lesen Sie auch": other articles
                ".is-commercial",
            ),
            title=".c-article-header__headline",
            standfirst=".c-article-page__intro",
            byline=".c-article-header__author",
        ),
        Layout(
            "2019",
            body="[data-qa='Article.Text']",
            drop=(
                ".c-inline-teaser-list",
                ".c-inline-teaser",
                ".c-inline-element--has-commercials",
                ".c-oembed-element",
            ),
            title="[data-qa='Article.Header'] [data-qa='Headline']",
            standfirst="[data-qa='Article.Intro']",
            byline=".c-author__by-line",
            until="2023-04",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WELT,)
