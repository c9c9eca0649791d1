"""Lesotho Times: lestimes.com, an English weekly of Lesotho."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LESOTHO_TIMES = Publisher(
    name="Lesotho Times",
    hosts=("lestimes.com",),
    layouts=(
        Layout(
            "2025",
            body=".single2-wrapper .entry-content",
            drop=(".sfsiaftrpstwpr",),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LESOTHO_TIMES,)
