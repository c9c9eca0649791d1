"""Reading times."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("reading-time")
def reading_time(draft: Draft) -> None:
    """Reading times: "5 min read".

    A figure that the page computes, not the author's.
    """
    remove_each(draft, "reading-time", starts=8, ends=8, classed=8)
