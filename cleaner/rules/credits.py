"""Photo credits that stand on their own."""

from __future__ import annotations

from ..draft import Draft
from .base import evidence, is_article, rule


@rule("photo-credits")
def photo_credits(draft: Draft) -> None:
    """Photo credits on a line of their own: "Photograph: Agency/Getty Images".

    They join the captions. A sentence about a photograph is no credit: only short lines count.
    """
    if not is_article(draft):
        return  # a cast list has "Photography:" too
    for block in draft.marked("credit"):
        if block.is_prose or block.kind == "heading" or block.hit("copyright"):
            continue
        if evidence(block, "credit", starts=16, ends=30, classed=25):
            draft.take(block, "caption")
