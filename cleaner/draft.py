"""The working copy of one document that the rules act on; it keeps account of every block."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as field_
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from .model import BlockKind, FieldName, FieldText, Removal
from .phrases import Hit, phrasebook

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .publisher import Site

_WORD = re.compile(r"\w+")
_BLANKS = "".join(chr(code) if _WORD.match(chr(code)) else " " for code in range(128))
_NO_LETTERS = re.compile(r"[\W_]+")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"  # compiled when needed: it takes 4 ms
_SENTENCE_END = re.compile(r"[.!?…。！？।؟։۔][\"'”’»“)\]」』\u200f]*$")
Origin = tuple[tuple[int, int, int], ...]
"""Where the pieces of a text stood: position in the text, number of the line (from 1), position in that line."""
_SENTENCE_MARK = re.compile(r"[.!?…。！？।؟։۔,;:，、；：]")


def squash(text: str) -> str:
    """Return the letters and digits of a text, case folded: what two copies of it have in common."""
    return _NO_LETTERS.sub("", text).casefold()


class Taken(NamedTuple):
    """A piece of a block that left the body, and where in the block it stood."""

    entry: Removal | FieldText
    order: tuple[int, int]


@dataclass(eq=False, slots=True)
class SourceBlock:
    """A block of the input with all that is known of it; rules read it and act through :class:`Draft`.

    What its text says is worked out when first asked for, and kept: a text may have a million blocks, so they have
    slots, and no ``cached_property``, which needs a dict (and in Python 3.11 a lock).

    Attributes:
        kind, text, level: As in :class:`cleaner.model.Block`; ``text`` shrinks when a part is cut out.
        line: Its line number (from 1) in text input, 0 in HTML.
        element: The element it was cut from; None in text input.
        gap: Line feeds that part it from the block before, 1 or 2; 0 where it goes on in the same line of a text.
        joint: What parts it from the block before in the same line.
        part: True for a sentence or label cut from a line of text.
        origin: Where the pieces of its text stood; empty where it is a whole line.
        links: The share of its characters that stand in links, 0 to 1.
        tags: The tags between the body's element and the block's own, both included.
        marks: The elements on that way whose class and id names say something (see ``phrases/tokens.toml``).
        concepts: What these names say, as far as they may be believed.
        protected: True where the layout says that general rules must leave it alone.
        dropped: The selector of the layout that takes it, if any.
        field: The field whose selector it stands in, if any.
        voted: False where the generic extractor left it out.
        index: Its number in the document.
        gone: True once it left the body.
        gone_to: The rule that removed it or the field that it was moved to.
        amid: True where paragraphs of prose stand before and after it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    line: int = 0
    element: _Element | None = None
    gap: int = 2
    joint: str = ""
    part: bool = False
    origin: Origin = ()
    links: float = 0.0
    tags: tuple[str, ...] = ()
    marks: tuple[tuple[_Element, frozenset[str]], ...] = ()
    concepts: frozenset[str] = frozenset()
    protected: bool = False
    dropped: str | None = None
    field: FieldName | None = None
    voted: bool = True
    index: int = 0
    gone: bool = False
    gone_to: str = ""
    amid: bool = False
    _hits: tuple[Hit, ...] | None = field_(default=None, init=False)
    _squashed: str | None = field_(default=None, init=False)
    _words: int | None = field_(default=None, init=False)
    _is_prose: bool | None = field_(default=None, init=False)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The phrases that the block is, starts with or ends with."""
        if self._hits is None:
            self._hits = phrasebook().hits(self.text)
        return self._hits

    @property
    def order(self) -> tuple[int, int]:
        """What sorts blocks and pieces of blocks as they stood in the document."""
        if not self.line:
            return (self.index, 0)
        return self.origin[0][1:] if self.origin else (self.line, 0)

    def hit(self, concept: str, *how: Literal["line", "start", "end"]) -> Hit | None:
        """Return the first hit of a concept, matched in one of the named ways (default: any)."""
        for hit in self.hits:
            if hit.concept == concept and (not how or hit.how in how):
                return hit
        return None

    @property
    def squashed(self) -> str:
        """The block's letters and digits, see :func:`squash`."""
        if self._squashed is None:
            self._squashed = squash(self.text)
        return self._squashed

    @property
    def words(self) -> int:
        """The number of words; in scripts without spaces half the number of characters."""
        if self._words is None:
            self._words = _words(self.text)
        return self._words

    @property
    def ends_sentence(self) -> bool:
        """True where the block ends as a sentence does."""
        return not self.text[-1:].isalnum() and _SENTENCE_END.search(self.text[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """True for a paragraph of running text: long enough, with a sentence's marks, hardly any links."""
        if self._is_prose is None:
            self._is_prose = self.links <= 0.5 and self.kind not in ("heading", "caption") and self._is_long_prose()
        return self._is_prose

    def _is_long_prose(self) -> bool:
        if len(self.text) < 23:  # twelve words of one letter
            return False
        if self.ends_sentence:
            return self.words >= 12
        return self.words >= 25 and len(_SENTENCE_MARK.findall(self.text)) >= 2

    def set_text(self, text: str) -> None:
        """Change the text, and forget what the old one said."""
        self.text = text
        self._hits = self._squashed = self._words = self._is_prose = None


def _words(text: str) -> int:
    if len(text) > 400:
        return len(text) // 6
    if text.isascii():
        return len(text.translate(_BLANKS).split())  # half as long as to find the words
    dense = len(re.findall(_CJK, text))
    return len(_WORD.findall(text)) if dense < 4 else dense // 2


def origin_of(block: SourceBlock, start: int, end: int, at: int = 0) -> Origin:
    """Return where the pieces of ``block.text[start:end]`` stood, for a text in which it begins at ``at``."""
    if not block.origin:
        return ((at, block.line, start),)
    pieces = block.origin
    first = bisect_right(pieces, start, key=itemgetter(0)) - 1
    last = bisect_left(pieces, end, key=itemgetter(0))
    return tuple(
        (at + max(position - start, 0), line, column + max(start - position, 0))
        for position, line, column in pieces[max(first, 0) : max(last, first + 1)]
    )


@dataclass
class Draft:
    """One document under work.

    Nothing leaves it but through :meth:`remove`, :meth:`take` and their partial forms, which record what
    went where: so no rule can lose text.

    Attributes:
        blocks: All blocks in document order, those gone included.
        is_html: False for text input.
        title: The page's title from its metadata, if known: lets a rule tell its repeats.
        site: The publisher or platform, if known.
        judged: True where no layout located the body, so that each block has to be judged.
        hints: What the page's metadata says of its text (``articleBody``, ``description``).
    """

    blocks: list[SourceBlock]
    is_html: bool
    title: str | None = None
    site: Site | None = None
    judged: bool = False
    hints: dict[str, str] = field_(default_factory=dict)
    rule: str = ""
    plugin: str = "cleaner"
    taken: list[Taken] = field_(default_factory=list)
    _marked: dict[str | None, list[SourceBlock]] | None = field_(default=None, repr=False)
    _span: tuple[int, int] = (0, -1)

    def __post_init__(self) -> None:
        """Number the blocks."""
        self.restart(self.blocks)

    def restart(self, blocks: list[SourceBlock]) -> None:
        """Go on with the blocks of what is left; what was taken stays taken."""
        self.blocks, self._marked, self._span = blocks, None, (0, len(blocks) - 1)
        for index, block in enumerate(self.blocks):
            block.index = index
        self.survey()

    def survey(self) -> None:
        """Mark the blocks that stand between the first and the last paragraph of what is left."""
        prose = [block.index for block in self.blocks if block.voted and block.is_prose and not block.gone]
        first, last = (prose[0], prose[-1]) if prose else (0, 0)
        for block in self.blocks:
            block.amid = first < block.index < last

    def kept(self) -> Iterator[SourceBlock]:
        """Yield the blocks still in the body that rules may act on, in document order."""
        return (block for block in self.blocks if not block.gone and not block.protected)

    def marked(self, concept: str | None = None) -> Iterator[SourceBlock]:
        """Yield those of the kept blocks that a phrase or a class name marks, with this concept: most are not."""
        if self._marked is None:
            self._marked = defaultdict(list)
            for block in self.blocks:
                if block.hits or block.concepts:
                    for each in {None, *block.concepts, *(hit.concept for hit in block.hits)}:
                        self._marked[each].append(block)
        return (block for block in self._marked.get(concept, ()) if not block.gone and not block.protected)

    def prose_span(self) -> tuple[int, int]:
        """Return the index of the body's first and of its last paragraph of prose; where there is none, -1 as last."""
        first, last = self._span
        while first < len(self.blocks) and (self.blocks[first].gone or not self.blocks[first].is_prose):
            first += 1
        while last >= 0 and (self.blocks[last].gone or not self.blocks[last].is_prose):
            last -= 1
        self._span = (first, last)  # what was passed over is passed over once
        return first, last

    def head_end(self) -> int:
        """Return the index of the body's first paragraph of prose, -1 where there is none."""
        first, last = self.prose_span()
        return first if last >= 0 else -1

    def body(self) -> list[SourceBlock]:
        """Return all blocks still in the body, protected ones included."""
        return [block for block in self.blocks if not block.gone]

    def before(self, block: SourceBlock) -> Iterator[SourceBlock]:
        """Yield the body's blocks before this one, nearest first."""
        return (self.blocks[i] for i in range(block.index - 1, -1, -1) if not self.blocks[i].gone)

    def after(self, block: SourceBlock) -> Iterator[SourceBlock]:
        """Yield the body's blocks after this one, nearest first."""
        return (self.blocks[i] for i in range(block.index + 1, len(self.blocks)) if not self.blocks[i].gone)

    def position(self, block: SourceBlock) -> int | str:
        """Return the block's line number or element path."""
        if block.element is None:
            return block.order[0]
        return block.element.getroottree().getpath(block.element)

    def remove(self, block: SourceBlock, reason: str) -> None:
        """Take the whole block out of the body."""
        if block.gone:
            return
        block.gone, block.gone_to = True, self.rule
        entry = Removal(block.text, self.rule, self.plugin, reason, self.position(block), edit=block.part)
        self._record(block, entry)

    def take(self, block: SourceBlock, to: FieldName) -> None:
        """Move the whole block to a field."""
        block.gone, block.gone_to = True, to
        self._record(block, FieldText(to, block.text, self.position(block)))

    def cut(self, block: SourceBlock, start: int, end: int, reason: str) -> None:
        """Take ``block.text[start:end]`` out of the body and keep the rest."""
        order, position = self._place(block, start)
        if piece := self._cut(block, start, end):
            edit = block.part or not block.gone
            self._record(block, Removal(piece, self.rule, self.plugin, reason, position, edit), order)

    def take_part(self, block: SourceBlock, start: int, end: int, to: FieldName) -> None:
        """Move ``block.text[start:end]`` to a field and keep the rest."""
        order, position = self._place(block, start)
        if piece := self._cut(block, start, end):
            self._record(block, FieldText(to, piece, position), order)

    def _place(self, block: SourceBlock, start: int) -> tuple[tuple[int, int], int | str]:
        """Return where a piece of a block stood, for sorting and for people."""
        if not block.line:
            return block.order, self.position(block)
        start += len(block.text[start:]) - len(block.text[start:].lstrip())
        _, line, column = origin_of(block, start, start + 1)[0]
        return (line, column), line

    def _cut(self, block: SourceBlock, start: int, end: int) -> str:
        text = block.text
        piece = text[start:end].strip()
        left, right = text[:start].rstrip(), text[end:].lstrip()
        joint = "" if not (left and right) else "\n" if "\n" in text[len(left) : len(text) - len(right)] else " "
        if block.line:
            rest = origin_of(block, len(text) - len(right), len(text), len(left) + len(joint)) if right else ()
            block.origin = (origin_of(block, 0, len(left)) if left else ()) + rest
        block.set_text(left + joint + right)
        self._marked = None
        first, last = self._span
        self._span = (min(first, block.index), max(last, block.index))  # it may have become prose
        if not block.text:
            block.gone, block.gone_to = True, self.rule
        return piece

    def _record(self, block: SourceBlock, entry: Removal | FieldText, order: tuple[int, int] | None = None) -> None:
        self.taken.append(Taken(entry, order or block.order))

    def removals(self) -> tuple[Removal, ...]:
        """Return what was removed, in document order."""
        entries = sorted(self.taken, key=lambda taken: taken.order)
        return tuple(taken.entry for taken in entries if isinstance(taken.entry, Removal))

    def fields(self) -> tuple[FieldText, ...]:
        """Return what was moved to fields, in document order."""
        entries = sorted(self.taken, key=lambda taken: taken.order)
        return tuple(taken.entry for taken in entries if isinstance(taken.entry, FieldText))
