"""TYPO3: articles of its extension "news" and of the older "tt_news"."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# Pages without these extensions are made of content elements, which say nothing about what is the article.
TYPO3 = Platform(
    name="TYPO3",
    when=(
        "meta[name='generator'][content^='TYPO3'], "
        "link:is([href*='/typo3temp/'], [href*='/typo3conf/']), script:is([src*='/typo3temp/'], [src*='/typo3conf/'])"
    ),
    marks=("TYPO3", "/typo3temp/", "/typo3conf/"),
    layouts=(
        # An article may have content elements too, before its text or in its place.
        Layout(
            "news",
            body=".news-single .news-text-wrap, .news-single > .article > .frame[class*='frame-type-text']",
            title=".news-single [itemprop='headline']",
            standfirst=".news-single .teaser-text",
            byline=".news-single [itemprop='author'] [itemprop='name']",
            published=".news-single time[itemprop='datePublished']",
            section=".news-single .news-list-category",
        ),
        Layout(
            "tt_news",
            body=".news-single-item",
            drop=(
                ".news-single-timedata",
                ".news-single-additional-info",
                ".news-single-backlink",
            ),
            title=".news-single-item h1",
            caption=".news-single-imgcaption",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (TYPO3,)
