"""El Mundo: elmundo.es, a Spanish daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

EL_MUNDO = Publisher(
    name="El Mundo",
    hosts=("elmundo.es",),
    layouts=(
        Layout(
            "2024",
            body=".ue-c-article__body",
            drop=(
                ".ue-c-article__listing",  # linked headlines between paragraphs
                ".ue-c-article__newsletter-widget-under-listing",
                # elmundo.es.txt of the Full-Text RSS rules names these.
                "[class*='ue-c-article__trust']",
                "aside",
            ),
            standfirst=".ue-c-article__standfirst p",
            byline=".ue-c-article__author-name",
        ),
    ),
    noise=("Ver enlaces de interés",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (EL_MUNDO,)
