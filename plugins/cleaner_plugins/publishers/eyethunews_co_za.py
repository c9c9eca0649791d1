"""Eyethu News: eyethunews.co.za, a Zulu paper of South Africa."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

EYETHU_NEWS = Publisher(
    name="Eyethu News",
    hosts=("eyethunews.co.za",),
    layouts=(
        Layout(
            "2025",
            body="#the-post > .entry-content",
            drop=(".box.note",),  # "At Caxton, we employ humans to generate daily fresh news"
            standfirst="#the-post h2.entry-sub-title",
        ),
    ),
    noise=("FUNDA OLUNYE UDABA LAPHA | * *",),  # "read another article here", and its headline
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (EYETHU_NEWS,)
