"""Share bars."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("share-bar")
def share(draft: Draft) -> None:
    """Share bars: "Share on Facebook", "Copy link".

    Short lines only: an article may well speak of sharing.
    """
    remove_each(draft, "share", starts=12, classed=20)
