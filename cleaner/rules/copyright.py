"""Copyright and agency footers."""

from __future__ import annotations

import re

from ..draft import Draft
from ..source_block import SourceBlock
from .base import evidence, rule

_BY = re.compile(r"\bby\s+[a-z]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@rule("copyright")
def copyright_notes(draft: Draft) -> None:
    """Copyright, agency and correction footers: "© 2024 Example News. All rights reserved."

    Only after the article's last paragraphs; amid them, a sentence about copyright is the article's.
    """
    last: int | None = None
    for block in draft.marked("copyright"):
        reason = evidence(block, "copyright", starts=60, ends=60, classed=60)
        if not reason or _is_sentence(block):
            continue
        if last is None:
            last = _last_but_one(draft)
        if block.index >= last:
            draft.remove(block, reason)


def _last_but_one(draft: Draft) -> int:
    """Return the index of the body's last paragraph but one that is no notice itself; 0 where there is none."""
    paragraphs = (
        block.index
        for block in reversed(draft.body())
        if block.is_prose and not evidence(block, "copyright", starts=60, ends=60)
    )
    next(paragraphs, None)
    return next(paragraphs, 0)


def _is_sentence(block: SourceBlock) -> bool:
    """Tell whether all the evidence is a beginning that sentences have too: "Writing by candlelight, he …"."""
    hits = [hit for hit in block.hits if hit.concept == "copyright"]
    for hit in hits:
        if hit.how != "start":
            return False
        if hit.phrase.endswith(" by"):
            named = _BY.search(block.text)
            if named is None or named[0][-1].isupper():
                return False
        elif hit.phrase != "copyright" or _YEAR.search(block.text) or (block.words <= 6 and not block.ends_sentence):
            return False
    return bool(hits)
