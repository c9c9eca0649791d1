"""Kleine Zeitung: kleinezeitung.at, an Austrian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

KLEINE_ZEITUNG = Publisher(
    name="Kleine Zeitung",
    hosts=("kleinezeitung.at",),
    layouts=(
        # Class names say how things look but for a few.
        Layout(
            "2025",
            body=".article-body",
            drop=(
                ".skip--ad",
                "[data-container='storyelement']",  # teasers
            ),
            title="h1[class*='article-heading']",
            standfirst=".js-lead",
            byline="article > aside span.t-info-l-highlight",
            caption=".not-prose small",
        ),
    ),
    noise=("Werbung überspringen",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (KLEINE_ZEITUNG,)
