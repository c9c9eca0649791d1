"""The Nation: thenation.com, an American weekly."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NATION = Publisher(
    name="The Nation",
    hosts=("thenation.com",),
    layouts=(
        Layout(
            "2024",
            body="article.blocks-wrapper",
            drop=(
                ".article-title",
                ".ad-block",
                ".current-issue",
                ".cta__container",  # not .cta: a tag that is never closed puts paragraphs into it
                ".popular-articles",
                ".expand-reduce",
                ".article-end",
                ".collections",
            ),
            title=".article-title__title",
            standfirst=".article-title__dek",
            byline=".article-title__authors",
            published=".article-title__date",
            section=".article-title__label",
            caption=".article-title__image-caption",
        ),
        # thenation.com.txt of the Full-Text RSS rules names the same body.
        Layout(
            "2023",
            body=".article-body-inner",
            drop=(".related-oneup", ".related-multi", ".current-issue", ".textaside"),
            title="h1.title",
            standfirst="h2.subtitle",
            byline="h2.author_name",
            until="2023-05",
        ),
    ),
    noise=(
        "Ad Policy",
        "Current Issue",
        "“swipe left below to view more authors”Swipe →",
        "Submit a correction",
        "Send a letter to the editor",
        "Reprints & permissions",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NATION,)
