"""Joomla: articles of its own component and of K2."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# What the system's own plugins put into the text: a module, the parts of an article in several pages.
DROP = (
    ".moduletable",
    ".article-index",
    ".pagenavcounter",
    ".pagination",
)

JOOMLA = Platform(
    name="Joomla",
    when="meta[name='generator'][content^='Joomla!']",
    marks=("Joomla!",),
    layouts=(
        # A list of articles has .blog and .item in place of .item-page.
        Layout(
            "article",
            body=".item-page :is([itemprop='articleBody'], .com-content-article__body)",
            drop=DROP,
            title=".item-page [itemprop='headline']",
            byline=".item-page .createdby [itemprop='name']",
            published=".item-page time[itemprop='datePublished']",
            section=".item-page .category-name a",
        ),
        # Known from K2's own templates.
        Layout(
            "K2",
            body="#k2Container.itemView :is(.itemIntroText, .itemFullText)",
            drop=DROP,
            title="#k2Container.itemView .itemTitle",
            byline="#k2Container.itemView .itemAuthor a",
            published="#k2Container.itemView .itemDateCreated",
            section="#k2Container.itemView .itemCategory a",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (JOOMLA,)
