"""The Motley Fool: fool.com, an American site about investing."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MOTLEY_FOOL = Publisher(
    name="The Motley Fool",
    hosts=("fool.com",),
    layouts=(
        Layout(
            "2025",
            body=".wagtail-content.article-body",
            drop=(
                "section.shadow-card",  # a share's price and key figures of the day
                ".definition-snippet",  # a term of the glossary
            ),
            keep=("h2.toc-target",),  # headings that the list of contents links to
        ),
    ),
    noise=(
        "Loading paragraph",  # stand for parts of the page that are still to come
        "Loading image",
        "Loading faq",
        "Loading hub_pages",
        "Related investing topics",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MOTLEY_FOOL,)
