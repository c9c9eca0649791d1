"""Neue Zürcher Zeitung: nzz.ch, a Swiss German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NZZ = Publisher(
    name="Neue Zürcher Zeitung",
    hosts=("nzz.ch",),
    layouts=(
        Layout(
            "2024",
            body="[data-nzz-tid='article'] .articlecomponent",
            drop=("[data-team-footnote]",),  # the agencies, below the text
            title="h1.headline__title",
            standfirst="p.headline__lead",
            keep=("[data-team-subtitle]",),  # sub-headings, not the standfirst that their class speaks of
        ),
    ),
    noise=("Mit Agenturmaterial", "Passend zum Artikel"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NZZ,)
