"""The Economic Times: economictimes.indiatimes.com, an Indian business daily."""

from __future__ import annotations

from typing import Any

from cleaner import Layout, Publisher, hookimpl


def _captions_are_text(soup: Any) -> None:
    """Make paragraphs of the slides' texts, which stand in ``<caption>`` and would be taken for captions."""
    for caption in soup.find_all("caption"):
        caption.name = "p"


ECONOMIC_TIMES = Publisher(
    name="The Economic Times",
    hosts=("economictimes.indiatimes.com",),
    layouts=(
        # Paragraphs are bare text between breaks.
        Layout(
            "2023",
            body=".artText",
            drop=(
                ".inSideInd",  # "Add as a Reliable and Trusted News Source", topics
                ".custom_ad",  # "Live Events"
            ),
        ),
        Layout(
            "2020-slideshow",
            body=".slideshowPackage .slides",
            drop=(".slidesCount", ".imgCourtesy"),
            keep=("h2",),  # each slide has one, and a sentence or two
            until="2020-06",
            published=".publish_on time",
            rework=_captions_are_text,
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ECONOMIC_TIMES,)
