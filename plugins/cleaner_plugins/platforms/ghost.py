"""Ghost: posts and pages in its official themes and in those that keep their names."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# The editor's cards are the same in every theme. Callouts, toggles, headers and products hold the article's own
# text and stay.
DROP = (
    ".kg-signup-card",
    ".kg-cta-card",
    ".kg-button-card",
    ".kg-product-card-button",
    ".kg-bookmark-card",  # other pages' titles
    ".kg-file-card",
    ".kg-audio-card",
    ".kg-video-player-container",
    ".kg-callout-emoji",
    ".gh-post-upgrade-cta",  # in place of the rest of a paid post
    ".gh-toc",
    ".gh-article-meta",
)

# Posts and static pages; lists have "home-template", "tag-template" or "author-template".
SINGLE = "body:is(.post-template, .page-template)"

GHOST = Platform(
    name="Ghost",
    when="meta[name='generator'][content^='Ghost ']",
    marks=("Ghost ",),
    layouts=(
        Layout(
            "gh-content",
            body=f"{SINGLE} .gh-content",
            drop=DROP,
            title="h1:is(.gh-article-title, .article-title)",
            standfirst=".gh-article-excerpt, .article-excerpt",
            byline=".gh-article-author-name, .article-byline .author-name",
            published="time:is(.gh-article-meta-date, .byline-meta-date)",
            section=".gh-article-tag, .article-tag a",
        ),
        # Casper up to version 3, the default theme, and those made after it. Cards of other posts may have the same
        # names, but no article that stands directly in <main>.
        Layout(
            "post-content",
            body=f"{SINGLE} .post-full-content .post-content, {SINGLE} main > article .post-content",
            drop=DROP,
            title="article h1:is(.post-full-title, .post-title)",
            published="article time:is(.post-full-meta-date, .post-date)",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (GHOST,)
