"""HabariLeo: habarileo.co.tz, a Swahili daily of Tanzania."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HABARILEO = Publisher(
    name="HabariLeo",
    hosts=("habarileo.co.tz",),
    layouts=(
        Layout(
            "2024",
            body=".cs-entry__content-wrap > .entry-content",
            drop=(".cs-banner-entry", ".pk-share-buttons-wrap"),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HABARILEO,)
