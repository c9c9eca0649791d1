"""Rzeczpospolita: rp.pl, a Polish daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

RZECZPOSPOLITA = Publisher(
    name="Rzeczpospolita",
    hosts=("rp.pl",),
    layouts=(
        Layout(
            "2025",
            body=".articleBody",
            drop=(
                ".content--excerpt",  # "Czytaj więcej": linked headlines with their leads
                ".normalAdvert",
            ),
            title="h1.articleTitle",
            standfirst=".article--lead, .blog--subtitle",
            caption=".article--media--title, .image--author",
        ),
        Layout(
            "2021",
            body=".article__content",
            drop=(
                "[class*='article__license']",
                ".google-news__link",
                ".related-articles__wrapper",
            ),
            title="#article-title",
            standfirst=".article__lead",
            until="2021-05",
        ),
    ),
    noise=(
        "Dowiedz się więcej: *",  # linked headlines as paragraphs, until 2021
        "Poniżej dalsza część artykułu",
        "© Licencja na publikację",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (RZECZPOSPOLITA,)
