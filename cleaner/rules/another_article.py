"""Other articles below the page's own."""

from __future__ import annotations

from lxml import etree

from ..draft import Draft
from ..region import way_up
from ..source_block import SourceBlock
from .base import rule

_PARAGRAPHS = 3  # that make the page's own article


@rule("another-article")
def another_article(draft: Draft) -> None:
    """Whole articles below the page's own, which sites append so that readers go on reading.

    Such an article stands in an ``article`` element of its own, below a headline (``h1``) of its own.
    """
    if not draft.is_html:
        return
    prose = 0
    holders: set[etree._Element] = set()  # of the prose so far
    others: dict[etree._Element, str] = {}
    for block in draft.blocks:
        if block.kind == "heading" and block.level == 1 and prose >= _PARAGRAPHS:
            own = _article_of(block)
            if own is not None and own not in holders:
                others.setdefault(own, block.text)
        elif block.is_prose and block.voted and not block.gone:
            prose += 1
            holders.update(way_up(block.element))
    if not others:
        return
    for block in draft.kept():
        around = next((others[element] for element in way_up(block.element) if element in others), None)
        if around is not None:
            draft.remove(block, f'stands in another article, "{around[:40]}"')


def _article_of(block: SourceBlock) -> etree._Element | None:
    return next((element for element in way_up(block.element) if element.tag == "article"), None)
