"""Substack: posts of newsletters, on substack.com and on domains of their own."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

SUBSTACK = Platform(
    name="Substack",
    when="link:is([href^='https://substackcdn.com'], [href^='https://cdn.substack.com'])",
    marks=("https://substackcdn.com", "https://cdn.substack.com"),
    layouts=(
        # The page about a newsletter and previews of posts have .body.markup too. What stands in place of the rest
        # of a paid post is dropped inside the body, not left out, for the status is read from what was removed.
        Layout(
            "post",
            body="article.newsletter-post .available-content .body.markup, article.newsletter-post .paywall",
            drop=(
                ".paywall",
                # Sign-up forms and buttons ("Share", "Leave a comment"), with the lines above them
                ".subscription-widget-wrap",
                ".subscribe-widget",
                ".captioned-button-wrap",
                ".button-wrapper",
                # Cards of other posts and newsletters
                ".embedded-post-wrap",
                ".embedded-publication-wrap",
                "[class*='digestPostEmbed']",
                # The number before a footnote, a line of its own; the footnote stays
                ".footnote-number",
            ),
            title="article.newsletter-post h1.post-title",
            standfirst="article.newsletter-post h3.subtitle",
            section="article.newsletter-post .post-label a",
            caption=".image-caption",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (SUBSTACK,)
