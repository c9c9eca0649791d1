"""The Intercept: theintercept.com, an American site of investigations."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

INTERCEPT = Publisher(
    name="The Intercept",
    hosts=("theintercept.com",),
    layouts=(
        Layout(
            "2023-11",
            body=".entry-content__content",
            drop=(
                ".newsletter-embed",
                ".most-read",
                ".promote-banner",
                "[data-shortcode-type='pullquote']",  # the words stand in a paragraph beside it
            ),
            standfirst=".post__excerpt",
            byline=".article-byline__authors",
        ),
        Layout(
            "2023-04",
            body=".PostContent",
            drop=(".Pullquote", ".NewsletterEmbed-container", ".PromoteRelatedPost-promo"),
            standfirst=".Post-excerpt",
            byline=".PostByline-names",
            until="2023-04",
        ),
    ),
    noise=(
        "Join Our Newsletter",
        "Original reporting. Fearless journalism. Delivered to you.",
        "Most Read",
        "Read our complete coverage",
        "[/cta",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (INTERCEPT,)
