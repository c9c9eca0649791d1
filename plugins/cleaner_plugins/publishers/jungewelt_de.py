"""junge Welt: jungewelt.de, a German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

JUNGE_WELT = Publisher(
    name="junge Welt",
    hosts=("jungewelt.de",),
    layouts=(
        Layout(
            "2024",
            body=".view-article article .content",
            title=".view-article header h1",
            standfirst=".view-article header .lead",
            byline=".view-article header .author",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (JUNGE_WELT,)
