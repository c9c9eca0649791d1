"""Daily Mail: dailymail.co.uk, a British tabloid."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

DAILY_MAIL = Publisher(
    name="Daily Mail",
    hosts=("dailymail.co.uk",),
    layouts=(
        Layout(
            "2020",
            body="#js-article-text [itemprop='articleBody']",
            drop=(".mol-factbox",),  # another article, told in short
            title="#js-article-text > h1",
            byline="#js-article-text > .author-section",
            caption=".imageCaption",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (DAILY_MAIL,)
