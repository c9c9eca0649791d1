"""Global News: globalnews.ca, the news of a Canadian broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GLOBAL_NEWS = Publisher(
    name="Global News",
    hosts=("globalnews.ca",),
    layouts=(
        Layout(
            "2019",
            body=".l-article__text",
            drop=(
                ".c-ad",
                ".c-inlineSignup",
                ".c-video",
                ".c-tabs",  # other articles and videos
            ),
            title="h1.l-article__headline",
        ),
    ),
    noise=(
        "Get daily National news",
        "Get daily Canada news delivered to your inbox so you'll never miss the day's top stories",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GLOBAL_NEWS,)
