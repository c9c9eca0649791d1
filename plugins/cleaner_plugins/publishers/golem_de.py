"""Golem.de: golem.de, German news for IT professionals."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GOLEM = Publisher(
    name="Golem.de",
    hosts=("golem.de",),
    layouts=(
        # golem.de.txt of the Full-Text RSS rules names the article and its boxes.
        Layout(
            "2025",
            body="article.go-article",
            drop=(
                ".go-article-header__meta",
                ".go-article-header__series",
                ".go-article__index",
                ".go-article__pagination",
                ".go-button-bar",
                ".go-teaser-block",  # jobs and courses
                ".go-alink-list",  # advertisements
                ".go-vh",  # "opens in a new window"
            ),
            standfirst=".go-article-header__intro",
        ),
        Layout(
            "2013",
            body="article .formatted",
            drop=(
                ".supplementary",  # jobs and courses
                ".list-jtoc",  # the pages of the article
                ".gbox_affiliate",
                "figcaption:has(> ul)",  # in place of a video: an offer of the site without advertisements
            ),
            standfirst="article header hgroup > p",
            until="2024-04",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GOLEM,)
