"""The working copy of one document that the rules act on; it keeps account of every block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .model import FieldName, FieldText, Removal
from .region import Paths
from .source_block import SourceBlock, origin_of

if TYPE_CHECKING:
    from .publisher import Site


class Taken(NamedTuple):
    """A piece of a block that left the body, and where in the block it stood."""

    entry: Removal | FieldText
    order: tuple[int, int]


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
        scores: What the judge of pages made of each block that it saw: log odds that it is the article's.
        warnings: What went wrong in a plugin's rule, for a person.
    """

    blocks: list[SourceBlock]
    is_html: bool
    title: str | None = None
    site: Site | None = None
    judged: bool = False
    hints: dict[str, str] = field(default_factory=dict)
    scores: dict[SourceBlock, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    rule: str = ""
    plugin: str = "cleaner"
    taken: list[Taken] = field(default_factory=list)
    _marked: dict[str | None, list[SourceBlock]] | None = field(default=None, repr=False)
    _span: tuple[int, int] = (0, -1)
    _paths: Paths = field(default_factory=Paths, repr=False)

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
        return self._paths.path_of(block.element)

    def remove(self, block: SourceBlock, reason: str) -> None:
        """Take the whole block out of the body."""
        if block.gone:
            return
        block.gone, block.gone_to = True, self.rule
        entry = Removal(block.text, self.rule, self.plugin, reason, self.position(block), edit=block.part)
        self._record(block, entry)

    def take(self, block: SourceBlock, to: FieldName) -> None:
        """Move the whole block to a field."""
        if block.gone:
            return
        block.gone, block.gone_to = True, to
        self._record(block, FieldText(to, block.text, self.position(block)))

    def cut(self, block: SourceBlock, start: int, end: int, reason: str) -> None:
        """Take ``block.text[start:end]`` out of the body and keep the rest."""
        if block.gone:
            return
        order, position = self._place(block, start)
        whole = _are_whole_lines(block, start, end)
        if piece := self._cut(block, start, end):
            edit = block.part or not (block.gone or whole)
            self._record(block, Removal(piece, self.rule, self.plugin, reason, position, edit), order)

    def take_part(self, block: SourceBlock, start: int, end: int, to: FieldName) -> None:
        """Move ``block.text[start:end]`` to a field and keep the rest."""
        if block.gone:
            return
        order, position = self._place(block, start)
        if piece := self._cut(block, start, end):
            self._record(block, FieldText(to, piece, position), order)

    def warn(self, message: str) -> None:
        """Keep a warning; on text the rules run more than once."""
        if message not in self.warnings:
            self.warnings.append(message)

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
        if not block.text:
            block.gone, block.gone_to = True, self.rule
        elif block.is_prose:  # it may have become so
            first, last = self._span
            self._span = (min(first, block.index), max(last, block.index))
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


def _are_whole_lines(block: SourceBlock, start: int, end: int) -> bool:
    """Tell whether ``block.text[start:end]`` is lines of a wrapped paragraph, from the first word to the last."""
    text = block.text
    first = start + len(text[start:]) - len(text[start:].lstrip())
    after = end + len(text[end:]) - len(text[end:].lstrip())
    beginnings = {position for position, _, column in block.origin if column == 0}
    return first in beginnings and (after == len(text) or after in beginnings)
