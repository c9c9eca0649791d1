"""Text input: its lines as blocks, and what the rules left of them as lines again.

Most lines are paragraphs, and each is a block. A line that holds a whole article is cut into its sentences; lines that
are one paragraph wrapped at a width are one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .model import Block, BlockKind
from .sentences import starts_of_pieces
from .source_block import SourceBlock, origin_of

_BULLET = re.compile(r"\s*[-–*•‣▪◦]\s+\S")
_DUMP = 1500  # characters of a line; of paragraphs in reference texts one in a thousand is longer
_LONE_DUMP = 500  # where the text has no other line
_NARROWEST, _WIDEST = 50, 130  # columns at which texts are wrapped
_FULL = 0.4  # of the breaks inside paragraphs: at the end of a line that could not hold the next word
_AMID = 0.5  # of the full lines: they end where no sentence does
_LOWER_CASE = 0.3  # of the lines that follow them
_FEWEST = 3  # full lines of a text, pieces of a line
_NO_PROSE = re.compile(r"\s|[-–*•‣▪◦>|#]|\d{1,3}[.)]\s")  # how a line begins that goes on no paragraph
_Known = dict[tuple[int, int], SourceBlock]
_ENDS = tuple(".!?…:;\"”“»’')。！？।؟۔")


def text_blocks(text: str) -> list[SourceBlock]:
    """Return a text as blocks that know their lines and what parts them from the block before."""
    lines = []
    gap = 2
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip()
        if not line:
            gap = 2
            continue
        lines.append(_block(line, number, gap))
        gap = 1
    return _arranged(lines, {})


def blocks_left(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """Return what the rules left of blocks as the blocks of the text that it is now."""
    left: list[SourceBlock] = []
    known: _Known = {}
    gap, joint = 2, ""
    for block in blocks:
        # What parts two blocks is the most that stood between them.
        gap, joint = max(gap, block.gap), max(joint, block.joint, key=len)
        if block.gone:
            continue
        block.gap, block.joint = (gap, "" if gap else joint) if left else (2, "")
        left.append(block)
        if block.origin:
            known[block.order] = block
        gap, joint = 0, ""
    return _arranged([line for row in _rows(left) for line in _lines_of(row)], known)


def text_of(blocks: Iterable[SourceBlock]) -> tuple[str, list[Block]]:
    """Return the text of blocks, and its lines and wrapped paragraphs as an article's blocks."""
    text: list[str] = []
    found: list[Block] = []
    for row in _rows(blocks):
        first = row[0]
        line = first.text if len(row) == 1 else "".join(block.joint + block.text for block in row)
        text += ("\n" * first.gap, line)
        found.append(Block(first.kind, line, first.level))
    return "".join(text[1:]), found


def _rows(blocks: Iterable[SourceBlock]) -> Iterator[list[SourceBlock]]:
    """Yield the blocks of each line."""
    row: list[SourceBlock] = []
    for block in blocks:
        if row and block.gap:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _lines_of(row: list[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield as blocks the line that a row is, or the lines that a wrapped paragraph is."""
    first = row[0]
    if "\n" in first.text:
        start, gap = 0, first.gap
        for text in first.text.split("\n"):
            yield _slice(first, start, start + len(text), gap)
            start, gap = start + len(text) + 1, 1
    elif first.part:
        yield _joined(row, [block.joint for block in row])
    else:
        yield first


def _block(text: str, number: int, gap: int) -> SourceBlock:
    kind: BlockKind = "list_item" if _BULLET.match(text) else "paragraph"
    return SourceBlock(kind, text, int(kind == "list_item"), line=number, gap=gap)


def _slice(block: SourceBlock, start: int, end: int, gap: int) -> SourceBlock:
    """Return a piece of a block as a block."""
    origin = origin_of(block, start, end)
    piece = _block(block.text[start:end], origin[0][1], gap)
    piece.origin = origin
    return piece


def _joined(row: list[SourceBlock], joints: list[str]) -> SourceBlock:
    """Return blocks as one, each after its joint."""
    texts: list[str] = []
    origin: list[tuple[int, int, int]] = []
    length = 0
    for block, joint in zip(row, joints, strict=True):
        texts += (joint, block.text)
        length += len(joint)
        origin += origin_of(block, 0, len(block.text), length)
        length += len(block.text)
    whole = _block("".join(texts), origin[0][1], row[0].gap)
    whole.origin = tuple(origin)
    return whole


def _arranged(lines: list[SourceBlock], known: _Known) -> list[SourceBlock]:
    """Return lines as blocks: wrapped ones joined, long ones cut.

    What is known of the blocks that were cut or joined before is not found out again.
    """
    if any(going_on := _wrapped(lines)):
        return [_known(block, known) for block in _paragraphs(lines, going_on)]
    most = _DUMP if len(lines) > 1 else _LONE_DUMP
    if max((len(line.text) for line in lines), default=0) <= most:
        return lines
    return [block for line in lines for block in (_sentences(line, known) if len(line.text) > most else (line,))]


def _known(block: SourceBlock, known: _Known) -> SourceBlock:
    """Return the block that was made of the same text before, in the place of this one; or else this one."""
    other = known.get(block.order)
    if other is None or other.text != block.text:
        return block
    other.line, other.gap, other.joint, other.part = block.line, block.gap, block.joint, block.part
    other.origin = block.origin
    return other


def _sentences(line: SourceBlock, known: _Known) -> list[SourceBlock]:
    """Cut a line into its sentences and the labels between them."""
    starts = starts_of_pieces(line.text)
    if len(starts) < _FEWEST:
        return [line]
    parts: list[SourceBlock] = []
    gap, joint = line.gap, ""
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        text = line.text[start:end].rstrip()
        if not text:  # between two labels with more than one space
            joint += line.text[start:end]
            continue
        part = _slice(line, start, start + len(text), gap)
        part.part, part.joint = True, joint
        parts.append(_known(part, known))
        gap, joint = 0, line.text[start + len(text) : end]
    return parts


def _wrapped(lines: list[SourceBlock]) -> list[bool]:
    """Tell of each line whether it goes on the paragraph of the one before; an empty list if that is not sure.

    In a wrapped text no line is longer than the width, and most could not have held the next one's first word,
    wherever in a sentence that is. The lines of poems, lists and code are of any length; sentences and verses that are
    a line each begin and end as such; the rows of a table are of one length.
    """
    if any(len(line.text) > _WIDEST and " " in line.text for line in lines):
        return []
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    if width < _NARROWEST:
        return []
    going_on = [False]
    breaks = amid = lower = 0
    lengths = []
    for one, other in pairwise(lines):
        following = other.text
        may = other.gap == 1 and _may_go_on(following)
        end = following.find(" ")
        full = may and len(one.text) + 1 + (end if end >= 0 else len(following)) > width
        going_on.append(full)
        breaks += may
        if full:
            amid += not one.text.endswith(_ENDS)
            lower += following[0].isalpha() and not following[0].isupper()
            lengths.append(len(one.text))
    full_lines = len(lengths)
    strong = full_lines >= breaks * _FULL and len(set(lengths)) >= _FEWEST
    return going_on if strong and amid >= full_lines * _AMID and lower >= full_lines * _LOWER_CASE else []


def _may_go_on(line: str) -> bool:
    """Tell whether a line may go on a paragraph: it is no list item, table row, quotation or code."""
    return not ("   " in line or "\t" in line or "|" in line) and (line[0].isalpha() or not _NO_PROSE.match(line))


def _paragraphs(lines: list[SourceBlock], going_on: list[bool]) -> Iterator[SourceBlock]:
    """Yield the lines of a wrapped text, those of a paragraph as one block."""
    row: list[SourceBlock] = []
    for line, goes_on in zip(lines, going_on, strict=True):
        if row and not goes_on:
            yield _joined(row, ["", *["\n"] * (len(row) - 1)]) if len(row) > 1 else row[0]
            row = []
        row.append(line)
    if row:
        yield _joined(row, ["", *["\n"] * (len(row) - 1)]) if len(row) > 1 else row[0]
