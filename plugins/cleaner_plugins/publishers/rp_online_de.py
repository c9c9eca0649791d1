"""Rheinische Post: rp-online.de, a German regional daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

RHEINISCHE_POST = Publisher(
    name="Rheinische Post",
    hosts=("rp-online.de",),
    layouts=(
        # Class names say how things look; data-cy says what they are.
        Layout(
            "2024",
            body="[data-cy='article_content']",
            drop=(
                ".park-section-mark",  # "Info", above a box
                "[data-cy='inline-teaser-list']",
            ),
            title="[data-cy='article_headline']",
            standfirst="[data-cy='intro']",
            byline="[data-cy='authorsbox']",
            published="[data-cy='date']",
            keep=("[data-cy='inline-infobox']",),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (RHEINISCHE_POST,)
