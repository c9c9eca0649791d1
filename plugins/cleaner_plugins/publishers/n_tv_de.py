"""n-tv: n-tv.de, a German news channel."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NTV = Publisher(
    name="n-tv",
    hosts=("n-tv.de",),
    layouts=(
        Layout(
            "2019",
            body=".article__text",
            drop=(".teaser", ".article__related"),
            title=".article__headline",
            byline=".article__author",
            published=".article__date",
            section=".breadcrumb > span:nth-of-type(2)",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NTV,)
