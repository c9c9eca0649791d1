"""The same block twice."""

from __future__ import annotations

from collections import Counter

from ..draft import Draft
from ..source_block import SourceBlock, squash
from .base import rule

_VERSE = 10  # words that a line of verse may have
_SHORTEST = 12  # words; shorter lines may well stand twice (a refrain, a score, an interviewer's name)
_LOOK, _OPENING = 60, 12  # characters that are looked at for so many letters


@rule("repeats")
def repeats(draft: Draft) -> None:
    """The same paragraph twice: pages print their text in nested containers, for small screens or as a pull quote.

    The first copy stays, or the one that the generic extractor found, or the paragraph that a quote above it repeats.
    Short lines are let alone, and so are paragraphs made of them: refrains and names in interviews repeat by right.
    Beside a paragraph that stands twice they go where they stand beside both of its copies: there the whole text
    stands twice.
    """
    if not draft.is_html:
        return
    blocks = list(draft.kept())
    openings = list(map(_opening, blocks))
    common = Counter(openings)
    first: dict[str, int] = {}
    copies: dict[int, int] = {}  # the blocks that go, each with the one that stays
    staying: set[int] = set()
    for number, block in enumerate(blocks):
        if number in copies or common[openings[number]] < 2 or not _is_telling(block):
            continue
        other = first.get(block.squashed)
        if other is None or other in copies:
            first[block.squashed] = number
            continue
        goes, stays = number, other
        if _is_better(block, blocks[other]) and other not in staying:
            goes, stays = other, number
            first[block.squashed] = number
        copies[goes] = stays
        staying.add(stays)
        for step in (1, -1):
            _extend(blocks, copies, staying, goes, stays, step)
    for number in sorted(copies):
        draft.remove(blocks[number], "says what another block says")


def _is_better(block: SourceBlock, other: SourceBlock) -> bool:
    """Tell whether a later copy is the article's own, and the first one's place is somewhere else."""
    if block.voted != other.voted:
        return block.voted
    return other.kind == "quote" and block.kind == "paragraph"  # a pull quote above the paragraph that it is taken from


def _opening(block: SourceBlock) -> str:
    """Return a block's first letters and digits: of most blocks they tell that there is no other like it."""
    return squash(block.text[:_LOOK])[:_OPENING]


def _is_telling(block: SourceBlock) -> bool:
    """Tell whether a block that stands twice is a copy."""
    if block.kind in ("preformatted", "table_row") or block.words < _SHORTEST:
        return False
    return not _is_verse(block.text)


def _extend(
    blocks: list[SourceBlock], copies: dict[int, int], staying: set[int], goes: int, stays: int, step: int
) -> None:
    """Mark what stands beside both copies of a block, as far as they say the same."""
    while True:
        goes, stays = goes + step, stays + step
        if not (0 <= goes < len(blocks) and 0 <= stays < len(blocks)) or goes in copies or goes in staying:
            return
        if stays in copies or goes == stays or not blocks[goes].squashed:
            return
        if blocks[goes].squashed != blocks[stays].squashed:
            return
        copies[goes] = stays
        staying.add(stays)


def _is_verse(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 2 and all(len(line.split()) <= _VERSE for line in lines)
