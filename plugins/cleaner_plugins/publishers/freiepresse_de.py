"""Freie Presse: freiepresse.de, a German daily from Chemnitz."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

FREIE_PRESSE = Publisher(
    name="Freie Presse",
    hosts=("freiepresse.de",),
    layouts=(
        Layout(
            "2024",
            body="#artikel-content",
            drop=(
                ".firstSection > span",  # the place, on a line of its own
                ".appHint",
                "#appBottomRgt",  # offers of the app
            ),
            title=".article-headlines h2",
            standfirst="#artikel-content > p.bold",
            byline=".article-author",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (FREIE_PRESSE,)
