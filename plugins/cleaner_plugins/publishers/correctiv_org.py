"""CORRECTIV: correctiv.org, a German newsroom for investigations."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

CORRECTIV = Publisher(
    name="CORRECTIV",
    hosts=("correctiv.org",),
    layouts=(
        # correctiv.org.txt of the Full-Text RSS rules names the article around the body.
        Layout(
            "2022",
            body=".detail__content",
            drop=(".corre-entity-placement",),  # other articles, newsletters and calls for donations
            standfirst=".detail__excerpt",
            byline=".detail__authors",
        ),
    ),
    noise=("Redaktion: * Faktencheck: *",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CORRECTIV,)
