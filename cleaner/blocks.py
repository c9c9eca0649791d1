"""Cut a document into blocks: paragraphs, headings, list items, quotes, table rows, preformatted text, captions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .document import clean_characters
from .kinds import HEADINGS, LISTS, is_data_row, kind_of
from .model import BlockKind, FieldName
from .phrases import concepts_of
from .source_block import SourceBlock
from .visible import UNSEEN_TAGS, is_gutter, is_hidden

BLOCK_TAGS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul""".split()
)
_SMALL_PART = 0.25  # of the article's prose
_SMALL_TEXT = 300  # characters
_BREAK = "\udc00"  # stands for <br> until the spaces around it are folded; no tree can hold a lone surrogate
_CODE_LINES = frozenset("code div li ol table tbody tr ul".split())  # of these, code is made in some pages
_CELLS = frozenset(("td", "th"))
_LEAST_LINES, _LEAST_WORDS = 3, 12  # a line: what a text cut by single breaks has at least, a verse or address has not


@dataclass(slots=True)
class _Context:
    """What holds for the text directly inside a block element."""

    element: etree._Element
    kind: BlockKind
    level: int
    tags: tuple[str, ...]
    marks: tuple[tuple[etree._Element, frozenset[str]], ...]
    lists: int
    protected: bool
    dropped: str | None
    field: FieldName | None
    cells: list[list[str]] | None = None  # of the table row that is being read


def _is_part_of_line(button: etree._Element, context: _Context) -> bool:
    """Tell whether a button parts nothing: it shows a drawing alone, or opens what stands below a heading."""
    return context.kind == "heading" or not "".join(button.itertext()).strip()


def _is_link(element: etree._Element) -> bool:
    """Tell a link from an anchor, and from one without an end tag, which takes in the paragraphs that follow."""
    if element.get("href") is None:
        return False
    return len(element) < 3 or sum(1 for _ in element.iter("p")) < 3


def _are_paragraphs(context: _Context, lines: list[SourceBlock]) -> bool:
    """Tell whether single breaks part paragraphs, in a text that has no ``<p>``."""
    if context.kind != "paragraph" or context.element.tag == "p" or len(lines) < _LEAST_LINES:
        return False
    return sum(line.words for line in lines) >= _LEAST_WORDS * len(lines)


class _Cutter:
    """One walk over one element, without recursion, so that depth costs nothing."""

    def __init__(
        self,
        root: etree._Element,
        drop: Mapping[etree._Element, str],
        keep: Mapping[etree._Element, str],
        fields: Mapping[etree._Element, FieldName],
        hidden: bool,
    ) -> None:
        self.blocks: list[SourceBlock] = []
        self._drop, self._keep, self._fields = drop, keep, fields
        self._root = root
        self._hidden = hidden
        self._buffer: list[str] = []
        self._linked = 0  # characters of the buffer that stand in links
        self._links: list[etree._Element] = []  # the links that are open

    def run(self) -> list[SourceBlock]:
        root = self._root
        outside = _Context(root, "paragraph", 0, (), (), 0, False, None, None)
        stack = [self._enter(root, str(root.tag), outside)]
        self._add(root.text)
        walker = etree.iterwalk(root, events=("start", "end"))
        next(walker)
        for event, element in walker:
            if event == "end":
                if element is stack[-1].element:
                    self._leave(stack)
                    if not stack:
                        break
                elif self._links and element is self._links[-1]:
                    self._links.pop()
                self._add(element.tail)
                continue
            tag = element.tag
            if (
                tag in UNSEEN_TAGS
                or not isinstance(tag, str)
                or (not self._hidden and is_hidden(element))
                or is_gutter(element)
            ):
                walker.skip_subtree()
            elif stack[-1].kind == "preformatted" and tag in _CODE_LINES and not self._declares(element):
                self._start_line(element, tag)
                self._add(element.text)
            elif (tag in BLOCK_TAGS and not (tag == "button" and _is_part_of_line(element, stack[-1]))) or (
                self._fields and element in self._fields
            ):
                self._flush(stack[-1])
                stack.append(self._enter(element, tag, stack[-1]))
                self._add(element.text)
            elif tag == "br":
                self._buffer.append(_BREAK)
            elif self._drop and element in self._drop:
                self._drop_inline(element, stack[-1])
                walker.skip_subtree()
            else:
                if tag == "a" and _is_link(element):
                    self._links.append(element)
                self._add(element.text)
        return self.blocks

    def _enter(self, element: etree._Element, tag: str, parent: _Context) -> _Context:
        lists = parent.lists + (tag in LISTS or element.get("role") == "list")
        is_caption = self._fields.get(element) == "caption"
        kind, level = kind_of(element, tag, (parent.kind, parent.level), lists, is_caption)
        # The id of a heading is made of its own words; the names of the body say what kind of page it is.
        names = element.get("class", "") if tag in HEADINGS else f"{element.get('class', '')} {element.get('id', '')}"
        marks = parent.marks
        if len(names) > 1 and tag != "body" and (concepts := concepts_of(names)):
            marks = (*marks, (element, concepts))
        context = _Context(
            element,
            kind,
            level,
            (*parent.tags, tag),
            marks,
            lists,
            parent.protected or element in self._keep,
            parent.dropped or self._drop.get(element),
            self._fields.get(element, parent.field),
        )
        if parent.cells is not None:
            context.cells = parent.cells
            if tag in _CELLS:
                context.cells.append([])
        elif tag == "tr" and is_data_row(element) and not self._declares_parts_of(element):
            context.cells, context.kind, context.level = [], "table_row", 0
        return context

    def _declares(self, element: etree._Element) -> bool:
        """Tell whether the layout says something of an element."""
        return element in self._drop or element in self._keep or element in self._fields

    def _declares_parts_of(self, row: etree._Element) -> bool:
        """Tell the same of a part of a row, which then can't be one block."""
        return bool(self._drop or self._keep or self._fields) and any(map(self._declares, row.iterdescendants()))

    def _leave(self, stack: list[_Context]) -> None:
        context = stack.pop()
        self._flush(context)
        if context.cells is not None and (not stack or stack[-1].cells is None):  # the row ends, and none around it
            cells = [" ".join(cell) for cell in context.cells if cell]
            linked, self._linked = self._linked, 0
            if cells:
                links = min(1.0, linked / sum(map(len, cells)))
                self.blocks.append(self._block(context, " | ".join(cells), links))

    def _start_line(self, element: etree._Element, tag: str) -> None:
        """Start a new line of code, whose lines are elements in some pages."""
        if tag == "code" or not self._buffer:
            return
        if not self._buffer[-1].endswith(("\n", _BREAK)):
            self._buffer.append("\n")
        if not len(element) and not element.text:
            self._buffer.append("\n")  # an empty line

    def _add(self, text: str | None) -> None:
        if text and (self._buffer or not text.isspace()):
            self._buffer.append(text)
            if self._links:
                self._linked += len(text.strip())

    def _drop_inline(self, element: etree._Element, context: _Context) -> None:
        seen = type(self)(element, {}, {}, {}, self._hidden).run()
        text = " ".join(" ".join(block.text for block in seen).split())
        if text:
            block = self._block(context, text, 0.0)
            block.element, block.dropped = element, self._drop[element]
            self.blocks.append(block)

    def _text(self, context: _Context) -> str:
        raw = clean_characters("".join(self._buffer))
        self._buffer.clear()
        if context.kind == "preformatted":
            return raw.replace(_BREAK, "\n").strip("\n").rstrip()
        if _BREAK in raw:
            return "\n".join(" ".join(line.split()) for line in raw.split(_BREAK)).strip("\n")
        return " ".join(raw.split())

    def _flush(self, context: _Context) -> None:
        if not self._buffer:
            if context.cells is None:
                self._linked = 0
            return
        text = self._text(context)
        if context.cells is not None:  # of a cell, or astray between the cells: the row's block is made at its end
            if text:
                if not context.cells:
                    context.cells.append([])
                context.cells[-1].append(text.replace("\n", " "))
            return
        linked, self._linked = self._linked, 0
        if not text:
            return
        links = min(1.0, linked / len(text))
        if "\n" not in text or context.kind == "preformatted":
            self.blocks.append(self._block(context, text, links))
            return
        for piece in filter(None, re.split(r"\n{2,}", text)):
            lines = [self._block(context, line, links) for line in piece.split("\n")]
            if _are_paragraphs(context, lines):
                self.blocks.extend(lines)
            else:
                self.blocks.append(self._block(context, piece, links))

    def _block(self, context: _Context, text: str, links: float) -> SourceBlock:
        return SourceBlock(
            context.kind,
            text,
            context.level,
            element=context.element,
            links=links,
            tags=context.tags,
            marks=context.marks,
            protected=context.protected,
            dropped=context.dropped,
            field=context.field,
        )


def html_blocks(
    root: etree._Element,
    drop: Mapping[etree._Element, str] | None = None,
    keep: Mapping[etree._Element, str] | None = None,
    fields: Mapping[etree._Element, FieldName] | None = None,
    *,
    hidden: bool = False,
) -> list[SourceBlock]:
    """Return the visible blocks inside an element, in document order.

    Args:
        root: The element; it is not changed.
        drop: Elements that the layout calls noise, each with its selector: their blocks carry it.
        keep: Elements whose blocks general rules must leave alone.
        fields: Elements that hold a field's text.
        hidden: Take what is hidden by attributes or styles for visible (scripts would show it).
    """
    return _Cutter(root, drop or {}, keep or {}, fields or {}, hidden).run()


def settle_concepts(blocks: list[SourceBlock]) -> None:
    """Set the blocks' concepts from the names on their way, less those that name the article itself.

    A page's wrapper, or each part of its text, may well be called ``paywall`` or ``share``: a concept counts
    only where it names a small part of the text.
    """
    named: dict[str, int] = defaultdict(int)
    for block in blocks:
        if block.marks:
            block.concepts = frozenset().union(*(concepts for _, concepts in block.marks))
    prose = [block for block in blocks if block.is_prose]
    prose = [block for block in prose if block.voted] or prose  # of some pages the generic extractor finds no prose
    for block in prose:
        for concept in block.concepts:
            named[concept] += len(block.text)
    most = max(sum(len(block.text) for block in prose) * _SMALL_PART, _SMALL_TEXT)
    common = {concept for concept, size in named.items() if size > most}
    if not common:
        return
    held = {element for block in prose for element, _ in block.marks}
    for block in blocks:
        if block.concepts & common:
            block.concepts = frozenset(
                concept
                for element, concepts in block.marks
                for concept in concepts
                if concept not in common or element not in held
            )
