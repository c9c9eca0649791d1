"""The Times of India: timesofindia.indiatimes.com, an English-language daily of India."""

from __future__ import annotations

from typing import Any

from cleaner import Layout, Publisher, hookimpl


def _part_paragraphs(soup: Any) -> None:
    """Part the paragraphs, which stand bare in one element: between two is a ``<br>``, or since 2025 a ``span.br``."""
    for line_break in soup.select("br, span.br"):
        line_break.name = "br"
        line_break.insert_after(soup.new_tag("br"))


TIMES_OF_INDIA = Publisher(
    name="The Times of India",
    hosts=("timesofindia.indiatimes.com",),
    layouts=(
        # Most class names are hashed.
        Layout(
            "2024",
            body="[data-articlebody='1']",
            drop=(".vdo_embedd",),  # the title of a video
            standfirst=".art_synopsis",
            rework=_part_paragraphs,
        ),
    ),
    noise=(
        "Get real-time updates and result insights on *",
        "You Can Also Check: Gold Rate in * | Silver Rate in * | Bank Holidays in * | Public Holidays in *",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TIMES_OF_INDIA,)
