"""The same block twice."""

from __future__ import annotations

from ..draft import Draft
from .base import rule

_VERSE = 10  # words that a line of verse may have
_SHORTEST = 12  # words; shorter lines may well stand twice (a refrain, a score, an interviewer's name)


@rule("repeats")
def repeats(draft: Draft) -> None:
    """The same paragraph twice: pages print their text in nested containers or as a pull quote.

    The first copy stays. Short lines are let alone, and so are paragraphs made of them: refrains and names in
    interviews repeat by right.
    """
    if not draft.is_html:
        return
    seen: set[str] = set()
    for block in draft.kept():
        if block.kind in ("preformatted", "table_row") or block.words < _SHORTEST:
            continue
        if _is_verse(block.text):
            continue
        if block.squashed in seen:
            draft.remove(block, "says what a block before it said")
        else:
            seen.add(block.squashed)


def _is_verse(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 2 and all(len(line.split()) <= _VERSE for line in lines)
