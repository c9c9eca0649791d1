"""Malay Mail: malaymail.com, an English-language news site of Malaysia."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MALAY_MAIL = Publisher(
    name="Malay Mail",
    hosts=("malaymail.com",),
    layouts=(
        Layout(
            "2024",
            body=".main-container-article-body .article-body",
            caption=".embedded-image-caption",  # known from the page's own styles
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MALAY_MAIL,)
