"""Paywall and registration notices."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("paywall")
def paywall(draft: Draft) -> None:
    """Paywall, registration and support notices: "Already a subscriber? Log in".

    They go from the text. Those that stand in place of the rest (the concept ``wall``: "To continue reading …")
    make the article's status.
    """
    remove_each(draft, "wall", starts=60)
    remove_each(draft, "paywall", starts=60, classed=150)
