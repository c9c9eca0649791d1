"""Breadcrumbs and section kickers."""

from __future__ import annotations

from ..draft import Draft
from .base import rule

_LONGEST = 10  # words


@rule("breadcrumb")
def breadcrumb(draft: Draft) -> None:
    """Breadcrumbs and section kickers: "Home > News", "Opinion".

    A kicker's name goes to ``article.section``; only before the first paragraph: further down "Culture" may be
    a heading of the article's.
    """
    found = False
    head = draft.head_end()
    for block in draft.marked("breadcrumb"):
        if 0 <= head < block.index:
            return
        if block.words > _LONGEST or (block.kind == "heading" and not block.hit("breadcrumb", "line")):
            continue
        if block.hit("breadcrumb", "line") or block.hit("breadcrumb", "start") or "breadcrumb" in block.concepts:
            if found or block.hit("breadcrumb", "start"):
                draft.remove(block, "a breadcrumb or kicker")
            else:
                draft.take(block, "section")
                found = True
