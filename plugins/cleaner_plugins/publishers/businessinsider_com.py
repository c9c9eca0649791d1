"""Business Insider: businessinsider.com, an American business news site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

BUSINESS_INSIDER = Publisher(
    name="Business Insider",
    hosts=("businessinsider.com",),
    layouts=(
        # businessinsider.com.txt of the Full-Text RSS rules names most of the boxes. "content-lock" holds the article.
        Layout(
            "2024",
            body=".slideshow-container, .content-lock-content",
            drop=(
                ".inline-newsletter-signup",
                ".related-links-container",
                ".notification-prompt-container",
                ".the-refresh-player-wrapper",
                ".inline-backup-paywall",
                ".ad-callout-wrapper",
            ),
            byline=".byline-author",
            keep=(".content-lock-content > p", ".content-lock-content > ul"),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BUSINESS_INSIDER,)
