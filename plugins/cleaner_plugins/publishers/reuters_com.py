"""Reuters: reuters.com, the site of the news agency, and its editions such as jp.reuters.com."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

# Class names end in a hash; the data-testid names are shared by the layouts since 2023.
_NOTES = (
    # "Our Standards: …", and since 2024 "Reporting by …"; the article's own paragraphs are numbered: paragraph-0
    "p[data-testid='Body']",
    "[data-testid='ResponsiveAdSlot']",
)

REUTERS = Publisher(
    name="Reuters",
    hosts=("reuters.com",),
    layouts=(
        Layout(
            "2024",
            body="[data-testid='ArticleBody']",
            drop=(
                *_NOTES,
                "a[data-testid='Link'] > span[style*='clip']",  # ", opens new tab", amid sentences but unseen
                "a[class*='caption__license']",
                "[data-testid='LicenceContentButton']",
                "[data-testid='promo-box']",
                "[data-testid='AuthorBio']",
            ),
            title="h1[data-testid='Heading']",
            byline="[class*='info-content__author__']",
        ),
        Layout(
            "2023",
            body="[class*='article-body__container']",
            drop=(*_NOTES, "[class*='sign-off']"),  # "Reporting by …; Editing by …"
            title="h1[data-testid='Heading']",
            byline="[class*='article-header__author__']",
            until="2023-05",
        ),
        # Special reports. This and the layouts below are those that the Full-Text RSS rules name.
        Layout(
            "investigates",
            body="article.content-view, article[itemtype='http://schema.org/NewsArticle']",
            drop=(
                "header, aside",
                "[class*='article-meta'], [class*='meta-container']",
                "[class*='related-items'], [class*='related-container'], [class*='other-stories-container']",
                "[class*='share-in-article-container']",
                "[class*='registration-prompt']",
                "[class*='hidden-md-up'], [class*='hidden-sm-up']",  # a phone's copies
            ),
            byline="[class*='article-meta'] p.byline, p[itemprop='author']",
        ),
        Layout("2015", body="#article-text", until="2017-06"),
        Layout("2014-cn", body="#resizeableText", title="#maincontent h1", until="2014-07"),
    ),
    noise=(
        "Reporting by * Editing by *",
        "Our Standards: The Thomson Reuters Trust Principles",
        "Our Standards: The Thomson Reuters Trust Principles., opens new tab",
        "Purchase Licensing Rights",
        "Purchase Licensing Rights, opens new tab",
        "Advertisement · Scroll to continue",
    ),
    marks=("Our Standards: The Thomson Reuters Trust Principles",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (REUTERS,)
