"""BBC: bbc.com and bbc.co.uk, the British public broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

# Class names are hashed, in part or whole; the data-component names are shared by the two current layouts.
_COMPONENTS = (
    "[data-component='byline-block']",
    "[data-component='links-block']",  # cards of other articles between the paragraphs
    "[data-component='see-alsos']",
    "[data-component^='tag']",  # topics: tags, tag-list, tag-list-block
    "[data-component^='tag'] ~ *",  # the article ends with its topics
)

BBC = Publisher(
    name="BBC",
    hosts=("bbc.com", "bbc.co.uk"),
    layouts=(
        Layout(
            "2024",
            body="main article",
            when="main article:not([class*='-ArticleWrapper']) > [data-component]",
            drop=_COMPONENTS,
            title="[data-component='headline-block'] h1",
            byline="[data-testid='byline-contributors']",
            section="meta[name='page.subsection']",
        ),
        # bbc.co.uk; this and the layouts below are those that the Full-Text RSS rules name.
        Layout(
            "2021",
            body="article[class*='-ArticleWrapper']",
            drop=(
                *_COMPONENTS,
                "header",
                "[class*='LinksWrapper']",
                "[class*='CommentsWrapper']",
                "[class*='MediaPlayerWrapper']",
                "[class*='VisuallyHidden']",
            ),
            title="article header h1",
        ),
        # Worklife, Future, Culture, Travel
        Layout("2020", body="article.article__body, div.article__body-content", until="2020-01"),
        # BBC Three
        Layout(
            "2019",
            body="div.LongArticle-body",
            title="h1.LongArticle-headline",
            byline="span.Info-authorName",
            published="time.Info-timestamp",
            until="2019-03",
        ),
        Layout(
            "2010",
            body="#story-body",
            drop=(
                ".story-feature:not(.full-width)",  # boxes beside the text
                ".story-date",
                "#page-bookmark-links-head",
                ".embedded-hyper, .hypertabs",
                "#also-related-links",
                ".share-help",
            ),
            title="h1.story-header",
            byline="#headline .byline-name",
            published=".story-date .date",
            until="2014-08",
        ),
    ),
    noise=(
        "Add as preferred on Google",
        "Copyright # BBC. All rights reserved. The BBC is not responsible for the content of external sites. "
        "Read about our approach to external linking",
        "Media playback is not available on your device",
    ),
    marks=("The BBC is not responsible for the content of external sites",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BBC,)
