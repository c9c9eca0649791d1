"""The layouts that the papers of Reach share."""

from __future__ import annotations

from cleaner import Layout

LAYOUTS = (
    # Class names are hashed but for their first part; data-testid says what a thing is.
    Layout(
        "2025",
        body="article[data-testid='body']",
        drop=(
            "[data-testid='byline']",
            "[data-testid='image-count-label']",
            "[class*='BoxStyles_']",  # advertisements and recommended articles
        ),
        title="article[data-testid='body'] h1",
        standfirst="[data-testid='leadtext']",
        byline="[data-testid='byline-content'] a[data-testid='byline-author']",
    ),
    Layout(
        "2018",
        body=".article-body",
        drop=(
            ".entry-info",  # time and author of a live blog's post
            ".read-more-links",
        ),
        title="h1[itemprop~='headline'], h1.lead-content__title",
        standfirst="p[itemprop='description']",
        byline=".byline .author",
        until="2024-08",
    ),
)
