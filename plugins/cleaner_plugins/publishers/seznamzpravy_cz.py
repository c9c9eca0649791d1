"""Seznam Zprávy: seznamzpravy.cz, a Czech news site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SEZNAM_ZPRAVY = Publisher(
    name="Seznam Zprávy",
    hosts=("seznamzpravy.cz",),
    layouts=(
        # Class names are hashed; data-dot says what things are.
        Layout(
            "2023",
            body="[data-dot='ogm-article-content']",
            drop=(
                "[data-dot='mol-embed']",
                "[data-dot='mol-self-promo']",
                "[data-dot='mol-show-all-button']",  # unfolds a factbox
                "[data-dot='mol-document-links']",  # linked headlines between paragraphs
                "[data-dot='ogm-related-documents']",  # named by seznamzpravy.cz.txt of the Full-Text RSS rules
                ".mol-post-card__body [data-dot='mol-list']:has(a)",  # other articles, below the text of a factbox
            ),
            standfirst="[data-dot='ogm-article-perex']",
            byline="main [data-dot^='ogm-article-author'] [data-dot='mol-author_names']",
            caption="[data-dot='atm-media-item-image-caption']",
        ),
    ),
    noise=(
        "Chcete-li článek poslouchat, přihlaste se",
        "Následuje obsah vložený z jiného webu. Zde jej můžete přeskočit",
        "Přejít před obsah vložený z jiného webu",
        "Zobrazit vše",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SEZNAM_ZPRAVY,)
