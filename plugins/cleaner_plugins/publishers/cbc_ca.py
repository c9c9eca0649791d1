"""CBC: cbc.ca, a Canadian broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

CBC = Publisher(
    name="CBC",
    hosts=("cbc.ca",),
    layouts=(
        Layout(
            "2019",
            body="[data-cy='storyWrapper'] .story",
            drop=(
                ".similarLinks",  # a linked headline between paragraphs
                ".mediaEmbed",
                ".story > div:has(.mediaEmbed)",  # a video with the line above it: "WATCH | …"
            ),
            title=".detailHeadline",
            standfirst=".deck",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CBC,)
