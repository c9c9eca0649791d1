"""Berliner Zeitung: berliner-zeitung.de, a German daily from Berlin."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

BERLINER = Publisher(
    name="Berliner Zeitung",
    hosts=("berliner-zeitung.de",),
    layouts=(
        # Class names say how things look. berliner-zeitung.de.txt of the Full-Text RSS rules names nested articles and
        # paywall.
        Layout(
            "2026",
            body="main article > [class*='article-content-']",
            drop=(
                "article",  # other articles, two in a box
                "#paywall-tabs",
            ),
            title="#article-title",
            standfirst="#article-title + p",
            caption="p.not-italic",
        ),
        # Class names are hashed but for their first part.
        Layout(
            "2022",
            body="[data-testid='articleBody']",
            drop=("[data-testid='article-preview']",),
            title="[class^='article_header-title']",
            standfirst="[class^='article_header-lead']",
            byline="[data-testid='author-section']",
            caption="[class^='article_image-container-text']",
            until="2023-04",
        ),
    ),
    noise=(
        "Ihre Meinung ist uns wichtig. Senden Sie uns Ihr Feedback zu diesem Artikel an*",
        "News & Schlagzeilen",
        "Nachrichten der Berliner Zeitung finden Sie hier",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BERLINER,)
