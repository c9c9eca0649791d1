"""NRK: nrk.no, the Norwegian public broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NRK = Publisher(
    name="NRK",
    hosts=("nrk.no",),
    layouts=(
        Layout(
            "2024",
            body=".article-body",
            drop=(".plug",),  # "Les også": linked headlines between paragraphs
            title="h1.article-title",
            standfirst=".article-lead p",
            byline=".author__name",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NRK,)
