"""Taipei Times: taipeitimes.com, an English-language daily of Taiwan."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TAIPEI_TIMES = Publisher(
    name="Taipei Times",
    hosts=("taipeitimes.com",),
    layouts=(
        Layout(
            "2024",
            body=".archives",
            drop=(".sh",),
            title=".archives > h1",
            standfirst=".archives > h1 + h2",
            byline=".archives .name",
            caption=".imgboxa",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TAIPEI_TIMES,)
