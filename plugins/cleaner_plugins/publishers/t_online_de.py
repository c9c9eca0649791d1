"""t-online: t-online.de, a German news portal."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

T_ONLINE = Publisher(
    name="t-online",
    hosts=("t-online.de",),
    layouts=(
        # Class names say how things look; data-testid says what they are. Beside each part of the text stand others.
        Layout(
            "2024",
            body="[data-external-tb-readmore] > div:first-child [data-testid='StreamLayout.Stream']",
            drop=(
                "[data-external-article-kicker]",
                "[aria-label='Audio-Wiedergabezeit']",
                "[aria-label='Bezeichnung mit Videotitel']",
                "[aria-label='Bezeichnung mit Videotitel'] ~ span",
                "li > strong:has(+ a)",  # a label before a link; the link alone is known as one to another article
                "[data-testid='RelatedArticles.List']",
                "[aria-label='Autoren'] ~ div span:last-child",  # reading time
            ),
            title="[data-external-article-headline]",
            standfirst="[data-index='01'] p.font-bold",
            byline="[data-external-tb-readmore] [aria-label='Autoren']",
            published="[data-external-tb-readmore] [aria-label='Autoren'] ~ div span:first-child",
        ),
    ),
    noise=(
        "Jetzt neu bei t-online",
        "Schriftgröße anpassen",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (T_ONLINE,)
