"""ORF: orf.at, the public broadcaster of Austria."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ORF = Publisher(
    name="ORF.at",
    hosts=("orf.at",),
    layouts=(
        Layout(
            "2019",
            body=".story-story",
            drop=(
                ".linkcard",
                ".story-footer",  # links
            ),
            title=".story-lead-headline",
            standfirst=".story-lead-text",
            byline=".story-footer .byline",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ORF,)
