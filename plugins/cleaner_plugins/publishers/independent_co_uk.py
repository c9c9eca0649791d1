"""The Independent: independent.co.uk, a British daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

INDEPENDENT = Publisher(
    name="The Independent",
    hosts=("independent.co.uk",),
    layouts=(
        # Class names are hashed; the ids have stayed since 2020.
        Layout(
            "2020",
            body="#main",
            drop=(
                ".video-top-container",
                ".newsletter-component",
                ".gallery-btn",  # pictures of another article
                ".js-key-points",  # links to a live blog's posts
                "[data-sort-time] > a",  # a live blog's post: its time, and below its author
                "[data-sort-time] > div + div",
            ),
            title="#articleHeader h1",
            caption="#main > div > div:has(.video-top-container) + div",
        ),
    ),
    noise=(
        "I would like to be emailed about offers, events and updates from The Independent. Read our privacy notice",
        "Show latest update",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (INDEPENDENT,)
