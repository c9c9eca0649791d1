"""elDiario.es: eldiario.es, a Spanish news site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ELDIARIO = Publisher(
    name="elDiario.es",
    hosts=("eldiario.es",),
    layouts=(
        Layout(
            "2025",
            body=".article-page__body-row .second-col",
            drop=(".know-more",),  # linked headlines between paragraphs
            # Other lines below the title link to other articles.
            standfirst=".news-header .footer li:not(.subtitle--hasAnchor) h2",
            byline=".news-info .authors",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ELDIARIO,)
