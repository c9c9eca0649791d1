"""PCWorld: pcworld.com, an American computer magazine."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

PCWORLD = Publisher(
    name="PCWorld",
    hosts=("pcworld.com",),
    layouts=(
        Layout(
            "2021",
            body="#link_wrapped_content",
            drop=(
                ".product-chart-item__pricing-details",
                ".product-chart-review-link",
                "#related-content",
                "#related-content ~ ul",
                "#who-curated-this-article",
                "#who-curated-this-article ~ p",
            ),
            keep=(
                "h2.toc:not(#related-content)",  # headings that the list of contents links to
                ".product-chart-column",  # pros and cons
            ),
            standfirst=".entry-header .subheadline",
            byline=".entry-meta .author",
            published=".entry-meta .posted-on",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PCWORLD,)
