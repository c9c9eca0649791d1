"""The Globe and Mail: theglobeandmail.com, a Canadian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GLOBE_AND_MAIL = Publisher(
    name="The Globe and Mail",
    hosts=("theglobeandmail.com",),
    layouts=(
        Layout(
            "2021",
            body="[data-sophi-feature='article body']",
            drop=(".article-toolbar",),
            title="h1.article-title",
            byline=".c-article-meta__bylines",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GLOBE_AND_MAIL,)
