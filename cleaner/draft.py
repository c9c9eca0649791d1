"""The working copy of one document that the rules act on; it keeps account of every block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .model import BlockKind, FieldName, FieldText, Removal
from .phrases import Hit, phrasebook

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .publisher import Site

_WORD = re.compile(r"\w+")
_NO_LETTERS = re.compile(r"[\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟։۔][\"'”’»“)\]」』\u200f]*$")
_SENTENCE_MARK = re.compile(r"[.!?…。！？।؟։۔,;:，、；：]")


def squash(text: str) -> str:
    """Return the letters and digits of a text, case folded: what two copies of it have in common."""
    return _NO_LETTERS.sub("", text).casefold()


@dataclass(slots=True, frozen=True)
class Taken:
    """A piece of a block that left the body, and where in the block it stood."""

    entry: Removal | FieldText
    order: int


@dataclass(eq=False)
class SourceBlock:
    """A block of the input with all that is known of it; rules read it and act through :class:`Draft`.

    Attributes:
        kind, text, level: As in :class:`cleaner.model.Block`; ``text`` shrinks when a part is cut out.
        line: Its line number (from 1) in text input, 0 in HTML.
        element: The element it was cut from; None in text input.
        gap: Line feeds that part it from the block before, 1 or 2.
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
        amid: True where paragraphs of prose stand before and after it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    line: int = 0
    element: _Element | None = None
    gap: int = 2
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
    amid: bool = False

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The phrases that the block is, starts with or ends with."""
        return phrasebook().hits(self.text)

    def hit(self, concept: str, *how: Literal["line", "start", "end"]) -> Hit | None:
        """Return the first hit of a concept, matched in one of the named ways (default: any)."""
        for hit in self.hits:
            if hit.concept == concept and (not how or hit.how in how):
                return hit
        return None

    @cached_property
    def squashed(self) -> str:
        """The block's letters and digits, see :func:`squash`."""
        return squash(self.text)

    @cached_property
    def words(self) -> int:
        """The number of words; in scripts without spaces half the number of characters."""
        text = self.text
        if len(text) > 400:
            return len(text) // 6
        dense = len(_CJK.findall(text)) if not text.isascii() else 0
        return len(_WORD.findall(text)) if dense < 4 else dense // 2

    @cached_property
    def ends_sentence(self) -> bool:
        """True where the block ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-8:]) is not None

    @cached_property
    def is_prose(self) -> bool:
        """True for a paragraph of running text: long enough, with a sentence's marks, hardly any links."""
        if self.links > 0.5 or self.kind in ("heading", "caption"):
            return False
        if self.ends_sentence:
            return self.words >= 12
        return self.words >= 25 and len(_SENTENCE_MARK.findall(self.text)) >= 2

    def _changed(self) -> None:
        for name in ("hits", "squashed", "words", "ends_sentence", "is_prose"):
            self.__dict__.pop(name, None)


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
    hints: dict[str, str] = field(default_factory=dict)
    rule: str = ""
    plugin: str = "cleaner"
    taken: list[Taken] = field(default_factory=list)
    _marked: list[SourceBlock] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Number the blocks."""
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

    def marked(self) -> Iterator[SourceBlock]:
        """Yield those of the kept blocks that a phrase or a class name marks: most are not."""
        if self._marked is None:
            self._marked = [block for block in self.blocks if block.hits or block.concepts]
        return (block for block in self._marked if not block.gone and not block.protected)

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
            return block.line
        return block.element.getroottree().getpath(block.element)

    def remove(self, block: SourceBlock, reason: str) -> None:
        """Take the whole block out of the body."""
        if block.gone:
            return
        block.gone = True
        self._record(block, Removal(block.text, self.rule, self.plugin, reason, self.position(block)))

    def take(self, block: SourceBlock, to: FieldName) -> None:
        """Move the whole block to a field."""
        block.gone = True
        self._record(block, FieldText(to, block.text, self.position(block)))

    def cut(self, block: SourceBlock, start: int, end: int, reason: str) -> None:
        """Take ``block.text[start:end]`` out of the body and keep the rest."""
        if piece := self._cut(block, start, end):
            self._record(
                block,
                Removal(piece, self.rule, self.plugin, reason, self.position(block), edit=not block.gone),
            )

    def take_part(self, block: SourceBlock, start: int, end: int, to: FieldName) -> None:
        """Move ``block.text[start:end]`` to a field and keep the rest."""
        if piece := self._cut(block, start, end):
            self._record(block, FieldText(to, piece, self.position(block)))

    def _cut(self, block: SourceBlock, start: int, end: int) -> str:
        piece = block.text[start:end].strip()
        left, right = block.text[:start].rstrip(), block.text[end:].lstrip()
        joint = " " if left and right else ""
        block.text = left + joint + right
        block._changed()
        self._marked = None
        if not block.text:
            block.gone = True
        return piece

    def _record(self, block: SourceBlock, entry: Removal | FieldText) -> None:
        self.taken.append(Taken(entry, block.index))

    def removals(self) -> tuple[Removal, ...]:
        """Return what was removed, in document order."""
        entries = sorted(self.taken, key=lambda taken: taken.order)
        return tuple(taken.entry for taken in entries if isinstance(taken.entry, Removal))

    def fields(self) -> tuple[FieldText, ...]:
        """Return what was moved to fields, in document order."""
        entries = sorted(self.taken, key=lambda taken: taken.order)
        return tuple(taken.entry for taken in entries if isinstance(taken.entry, FieldText))
