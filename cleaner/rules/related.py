"""Links to other articles."""

from __future__ import annotations

import re

from ..draft import Draft
from ..source_block import SourceBlock
from .base import evidence, rule

_HEADLINE = 30  # words that a linked headline may have
_SENTENCE = 5  # words
_ADDRESS = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:/\S*)?")  # in a list of sources
_TEASER = 200  # the same of a teaser that is one link, above or below the article


@rule("related-links")
def related(draft: Draft) -> None:
    """Related and "read more" links: "Related articles", with the headlines below it.

    A heading takes with it what follows, to the next paragraph. In HTML a block that is a link and nothing else
    is a linked headline, unless it is an address, or a sentence between paragraphs set like it. Where a publisher is
    known to set headlines between paragraphs (``related=True``), a headline-like line between two paragraphs of text
    goes too.
    """
    strays = getattr(draft.site, "related", False) and not draft.is_html
    for block in draft.kept() if strays or draft.is_html else draft.marked("related"):
        reason = evidence(block, "related", starts=35, classed=60)
        if not reason and draft.is_html and _linked(draft, block):
            reason = "nothing but a link"
        if not reason and strays and _stray_headline(draft, block):
            reason = "a headline between paragraphs, as this publisher sets its related links"
        if not reason:
            continue
        draft.remove(block, reason)
        if block.hit("related", "line"):
            for later in draft.after(block):
                if not _goes_with(draft, later):
                    break
                draft.remove(later, f'stands below "{block.text[:40]}"')


def _linked(draft: Draft, block: SourceBlock) -> bool:
    most = _HEADLINE if block.amid else _TEASER
    if block.links <= 0.9 or not 3 <= block.words <= most or block.kind == "table_row":
        return False
    if _ADDRESS.fullmatch(block.text) or _is_sentence_amid(draft, block):
        return False
    following = next(draft.after(block), None)
    return not (block.kind == "heading" and following is not None and following.is_prose)


def _is_sentence_amid(draft: Draft, block: SourceBlock) -> bool:
    """Tell whether a link is a sentence between paragraphs that are set like it: headlines have no full stop."""
    if not block.amid or block.kind != "paragraph" or not block.text.endswith(".") or block.words < _SENTENCE:
        return False
    beside = (next(draft.before(block), None), next(draft.after(block), None))
    return all(other is not None and other.is_prose and other.dress == block.dress for other in beside)


def _goes_with(draft: Draft, block: SourceBlock) -> bool:
    if block.is_prose or block.words > _HEADLINE or block.part:
        return False
    if draft.is_html:
        return block.links > 0.5
    return not (block.ends_sentence or block.amid or block.kind == "list_item")


def _stray_headline(draft: Draft, block: SourceBlock) -> bool:
    if block.ends_sentence or not 4 <= block.words <= 20 or block.text.endswith((":", ",")):
        return False
    before, after = next(draft.before(block), None), next(draft.after(block), None)
    return bool(before and after and before.is_prose and after.is_prose)
