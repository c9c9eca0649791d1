"""PubMed Central: pmc.ncbi.nlm.nih.gov, an archive of articles on medicine and biology."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

PMC = Publisher(
    name="PubMed Central",
    hosts=("pmc.ncbi.nlm.nih.gov",),
    layouts=(
        Layout(
            "2024",
            body="section.main-article-body",
            keep=("section.kwd-group", ".ref-list"),  # a paper's keywords look like tags, its references like links
            caption="figure .obj_head",
        ),
    ),
    noise=("Open in a new tab",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PMC,)
