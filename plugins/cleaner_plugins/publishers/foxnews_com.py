"""Fox News: foxnews.com, the site of an American news channel."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

FOX_NEWS = Publisher(
    name="Fox News",
    hosts=("foxnews.com",),
    layouts=(
        Layout(
            "2023",
            body=".article-body",
            drop=(".control", ".overlay"),  # of the video player
            standfirst=".article-header .sub-headline",
            byline=".author-byline",
        ),
    ),
    noise=(
        "CLICK HERE TO GET THE FOX NEWS APP",
        "CLICK TO GET THE FOX NEWS APP",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (FOX_NEWS,)
