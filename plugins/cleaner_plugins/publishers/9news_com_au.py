"""9News: 9news.com.au, the news of an Australian broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NINE_NEWS = Publisher(
    name="9News",
    hosts=("9news.com.au",),
    layouts=(
        Layout(
            "2018",
            body=".article__body-croppable",
            title=".article__headline",
            byline=".author__profile",
            published="time.text--byline",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NINE_NEWS,)
