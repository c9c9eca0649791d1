"""Captions of pictures and videos."""

from __future__ import annotations

import re
from collections import deque

from ..draft import Draft
from ..source_block import SourceBlock
from .base import rule

_NEAR = 100  # captions above that may hold one as a part of theirs
_LONGEST = 80  # words; a "caption" longer than this is text that a site put in a figure
_CREDIT = re.compile(
    r"(?:©|(?!^)\(c\)|\(AP Photo/|Photograph(?: by)?:|Photo(?:s|graphy)?(?: by| credit)?:|Picture:|Image:|Credit:|"
    r"Foto:|Photo :|Bild:|Imagen:|(?:/|via )?Getty Images|/\s?(?:AFP|AP|EPA|Reuters|REUTERS)\b)"
)


@rule("captions")
def captions(draft: Draft) -> None:
    """Captions go to ``article.captions``, each once; its repeats are removed.

    In HTML they are known by ``figcaption``, by class names or by the layout. In text a line is a caption where it
    says the same twice or more, glued ("A bridge. A bridge. Photograph: Agency"), or where it ends with a credit
    ("A bridge at dawn.   © Agency") before the article's first paragraph.
    """
    seen: set[str] = set()
    near: deque[str] = deque(maxlen=_NEAR)
    head = draft.head_end()
    for block in draft.kept():
        if draft.is_html:
            # What names the author of a quote is set, and often called, like a caption.
            named = "caption" in block.concepts and block.kind != "quote" and block.words <= _LONGEST
            if block.kind != "caption" and not named:
                continue
        elif not _glued(draft, block) and not (block.index <= head and _is_credited(block)):
            continue
        if block.text in seen or any(block.text in other for other in near):
            draft.remove(block, "repeats a caption")
        else:
            seen.add(block.text)
            near.append(block.text)
            draft.take(block, "caption")
        head = draft.head_end()


def _glued(draft: Draft, block: SourceBlock) -> bool:
    """Cut the repeats out of a line that holds one caption several times; tell whether it was one."""
    period = _period(block.text)
    if period is None:
        return False
    first, last = period
    text = block.text
    # "A. A. Credit" + "A. Credit": the longest copy, with its credit, is the one that stays.
    caption = text[first:last].strip()
    credit = _CREDIT.search(text, last)
    if credit is None:
        return False
    rest = text[credit.start() :]
    again = rest.find(caption)
    end = credit.start() + again if again > 0 else len(text)
    if again > 0:
        draft.cut(block, end, len(text), "repeats a caption")
    if first < last:
        draft.cut(block, 0, last, "repeats a caption")
    return True


def _period(text: str) -> tuple[int, int] | None:
    """Return where the first copy of a line that starts with the same words twice begins and ends."""
    if len(text) > 1500 or len(text) < 40:
        return None
    again = text.find(text[:30], 30)
    if again < 0:
        return None
    copy = text[:again].strip()
    return (0, again) if text.startswith(copy, again) else None


def _is_credited(block: SourceBlock) -> bool:
    if block.words > _LONGEST or not _CREDIT.search(block.text[-120:]):
        return False
    credit = list(_CREDIT.finditer(block.text))[-1]
    return len(block.text) - credit.end() <= 60
