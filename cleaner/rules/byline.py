"""Bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..draft import Draft
from .base import evidence, is_article, rule

_BY = re.compile(
    r"^\W*(?:(?:written|reported|reporting|posted|published|words|story|text)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"(?:[;.] ?| ?)(?:additional reporting|editing|edited|writing)\s+by\b.*$", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w.'’\-]+(?:\s+[\w.'’\-]+){1,4}$")
_SPLIT = re.compile(r" ?(?:,|;|\||·|&|\band\b|\bund\b|\bet\b|\by\b|\be\b) ?")
_NOBODY = re.compile(r"\b(?:by|von|par|por)$", re.IGNORECASE)  # "Posted by"
_LONGEST = 14  # words


def names_in(byline: str) -> Iterable[str]:
    """Return the people named in a byline: the parts that look like names."""
    text = _BY.sub("", _EDITORS.sub("", " ".join(byline.split())))
    parts = [part for part in _SPLIT.split(text) if _NAME.match(part) and not _NOBODY.search(part)]
    return [part for part in parts if part[0].isupper() and part.split()[-1][0].isupper()]  # "Staff writer" is none


@rule("byline")
def byline(draft: Draft) -> None:
    """Bylines go to ``article.byline``: "By Jane Doe, science editor".

    Only short lines before the first paragraph or after the last one; the first found is the byline, others are
    removed. "By noon the square was empty." is a sentence.
    """
    if not is_article(draft):
        return  # credits of a film, a cast list
    found = False
    for block in draft.marked("byline"):
        if block.words > _LONGEST or (block.ends_sentence and block.words > 4) or block.kind == "heading":
            continue
        if not evidence(block, "byline", starts=_LONGEST, classed=_LONGEST):
            continue
        if block.hit("byline", "start") and not (block.hit("byline", "line") or "byline" in block.concepts):
            rest = _BY.sub("", block.text)
            if not rest[:1].isupper():
                continue
        first, last = draft.prose_span()
        if first < block.index < last and not draft.is_html:
            continue
        if found:
            draft.remove(block, "another byline")
        else:
            draft.take(block, "byline")
            found = True
