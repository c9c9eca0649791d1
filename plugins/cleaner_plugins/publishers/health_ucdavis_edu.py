"""UC Davis Health: health.ucdavis.edu, blogs and guides of a Californian hospital."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

UC_DAVIS_HEALTH = Publisher(
    name="UC Davis Health",
    hosts=("health.ucdavis.edu",),
    layouts=(
        Layout(
            "2022",
            body="#content .article-body",
            published="#article-header .dateline:not(.updated)",
            section="#article-header .category",
        ),
        # Pages of the hospital's departments: spans of the same class stand in the menu.
        Layout("2021", body="div.basic-content-body", title=".basic-header-body .section-title"),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (UC_DAVIS_HEALTH,)
