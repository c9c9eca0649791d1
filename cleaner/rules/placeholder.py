"""Placeholders of embeds."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("placeholder")
def placeholder(draft: Draft) -> None:
    """Placeholders of embeds: "This video is unavailable", "View this post on Instagram".

    What an embed shows where the browser can't or may not load it.
    """
    remove_each(draft, "placeholder", starts=40, classed=30)
