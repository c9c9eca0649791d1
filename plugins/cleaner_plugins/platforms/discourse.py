"""Discourse: the first post of a topic. The replies are none of the article."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

DROP = (
    ".onebox",  # cards of other pages
    ".meta",  # a picture's file name and size
    ".poll",
)

# Known from Discourse's own templates.
DISCOURSE = Platform(
    name="Discourse",
    when="meta[name='generator'][content^='Discourse ']",
    marks=("Discourse ",),
    layouts=(
        # What the server sends, to crawlers as the page and to browsers as its <noscript>. In older versions the
        # posts have no ids: those pages fall through.
        Layout(
            "server",
            body="#post_1.crawler-post .post",
            drop=DROP,
            title="#topic-title h1 a",
            byline="#post_1 .creator [itemprop='name']",
            published="#post_1 time.post-time",
            section=".topic-category .category-name",
        ),
        # What a browser's scripts make of it.
        Layout(
            "browser",
            body="#post_1 .cooked",
            drop=DROP,
            title="#topic-title h1 .fancy-title",
            byline="#post_1 .names .username a",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (DISCOURSE,)
