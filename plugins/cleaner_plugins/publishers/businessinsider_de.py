"""Business Insider Deutschland: businessinsider.de, a German business news site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

BUSINESS_INSIDER_DE = Publisher(
    name="Business Insider Deutschland",
    hosts=("businessinsider.de",),
    layouts=(
        Layout(
            "2024",
            body="article .article-body",
            drop=(
                ".wp-block-inline-teaser",  # "Lest auch": another article
                ".sourcepoint__social-placeholder",  # asks for consent to embedded content
            ),
            title="h2.entry-title",
            byline=".list-authors__link",
            caption=".bi-image__caption-wrapper",
        ),
    ),
    noise=(
        "Dies ist eine maschinelle Übersetzung eines Artikels unserer US-Kollegen von Business Insider. "
        "Er wurde automatisiert übersetzt und von einem Redakteur überprüft",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BUSINESS_INSIDER_DE,)
