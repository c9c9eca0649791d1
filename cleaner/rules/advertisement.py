"""Advertisement labels."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("advertisement")
def advertisement(draft: Draft) -> None:
    """Advertisement labels: "Advertisement", "Article continues below".

    The advertisement itself comes from elsewhere; its label is what a page's text keeps of it.
    """
    remove_each(draft, "advertisement", starts=10, classed=60)
