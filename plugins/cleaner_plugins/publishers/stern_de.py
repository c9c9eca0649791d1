"""Stern: stern.de, a German weekly magazine."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

STERN = Publisher(
    name="Stern",
    hosts=("stern.de",),
    layouts=(
        Layout(
            "2023",
            body=".article__body",
            drop=(
                ".authors__reading-time",
                ".group--aside",  # teasers between paragraphs
                ".article__tags",
                ".article__end",
            ),
            title=".title__headline",
            standfirst=".intro__text",
            byline=".authors__text",
            published=".authors__date",
            section=".breadcrumb__item a",
        ),
    ),
    noise=("Dieser Artikel ist zuerst bei * erschienen",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (STERN,)
