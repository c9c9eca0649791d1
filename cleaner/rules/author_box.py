"""Author boxes."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("author-box")
def author_box(draft: Draft) -> None:
    """Author boxes: "About the author", "Follow her on Twitter".

    Who wrote it is in ``article.authors``; the portrait is not the article.
    """
    remove_each(draft, "author-box", starts=50, ends=12, classed=150)
