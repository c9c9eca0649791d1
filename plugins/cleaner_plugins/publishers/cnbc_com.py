"""CNBC: cnbc.com, American business news."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

CNBC = Publisher(
    name="CNBC",
    hosts=("cnbc.com",),
    layouts=(
        # cnbc.com.txt of the Full-Text RSS rules shows it on a page of 2020.
        Layout(
            "2020",
            body="[class*='RenderKeyPoints-list'], [class*='ArticleBody-articleBody']",  # a list above the text
            when="[class*='ArticleBody-articleBody']",
            drop=(
                "[class*='RelatedContent-relatedContent']",  # "More from …", between paragraphs
                "[class*='RelatedQuotes-relatedQuotes']",  # "In this article": share prices
                "[class*='QuoteInBody-inlineButton']",  # a button inside a sentence, which it would part
                "[id*='Placeholder-ArticleBody-Video']",
                "[class*='InlineImage-closeEnlargedImage']",
                "[data-test='Pullquote']",  # says what a paragraph says
            ),
            title="#main-article-header h1",
            byline="#main-article-header a[class*='Author-authorName']",
            section="#main-article-header a[class*='ArticleHeader-eyebrow']",
            caption="[data-test='InlineImage']",
            keep=("[class*='RenderKeyPoints-list'] li",),  # a paragraph below that says the same is no repeat
        ),
    ),
    noise=(
        "Key Points",
        "In this article",
        "Follow your favorite stocksCREATE FREE ACCOUNT",
        "Follow your favorite stocks",
        "Create free account",
        "Watch live",
        "Watch now",
        "VIDEO#:#:#",  # a video's length, printed twice
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CNBC,)
