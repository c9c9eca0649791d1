"""Cut a document into blocks: paragraphs, headings, list items, quotes, table rows, preformatted text, captions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .document import clean_characters
from .model import BlockKind, FieldName
from .phrases import concepts_of
from .source_block import SourceBlock

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCK_TAGS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul""".split()
)
_UNSEEN_TAGS = frozenset(
    """area audio base canvas datalist embed head iframe link map meta noembed noframes noscript object option param
    script select source style svg template textarea track video""".split()
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0\S*\s+0\S*\s+0\S*\s+0", re.IGNORECASE
)
# What only screen readers get.
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|u-visually-hidden)(?:\s|$)", re.IGNORECASE
)
_SMALL_PART = 0.25  # of the article's prose
_SMALL_TEXT = 300  # characters
_BREAK = "\ue000"  # stands for <br> until the spaces around it are folded
_BLOCKS_IN_CELL = etree.XPath(
    "boolean(.//p | .//div | .//table | .//ul | .//ol | .//h1 | .//h2 | .//h3 | .//h4 | .//blockquote | .//section)"
)
_CONTENT_IN_FIGURE = etree.XPath(
    "boolean(.//table | .//blockquote | .//pre | .//ul | .//ol | .//p[string-length() > 400])"
)


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
    cells: list[str] | None = None  # of the table row that is being read


def is_hidden(element: etree._Element) -> bool:
    """Tell whether attributes hide the element from a browser's window."""
    style = element.get("style")
    if style is not None and _HIDING_STYLE.search(style):
        return True
    if element.get("hidden") is not None:  # hidden="until-found" shows on search only
        return True
    names = element.get("class")
    if names is None or not ("idden" in names or "sr-only" in names or "reader" in names):
        return False
    return _HIDING_CLASS.search(names) is not None


def _is_empty(element: etree._Element) -> bool:
    """Tell whether an element shows no text: a button with a drawing inside a sentence parts nothing."""
    return not "".join(element.itertext()).strip()


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
                    if element is root:
                        break
                    self._leave(stack)
                elif self._links and element is self._links[-1]:
                    self._links.pop()
                self._add(element.tail)
                continue
            tag = element.tag
            if tag in _UNSEEN_TAGS or not isinstance(tag, str) or (not self._hidden and is_hidden(element)):
                walker.skip_subtree()
            elif (tag in _BLOCK_TAGS and not (tag == "button" and _is_empty(element))) or (
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
                if tag == "a":
                    self._links.append(element)
                self._add(element.text)
        self._flush(stack[0])
        return self.blocks

    def _enter(self, element: etree._Element, tag: str, parent: _Context) -> _Context:
        kind, level, lists = parent.kind, parent.level, parent.lists
        if tag in _HEADINGS:
            kind, level = ("caption", 0) if kind == "caption" else ("heading", _HEADINGS[tag])
        elif tag in ("ul", "ol", "dl", "menu"):
            lists += 1
        elif kind != "caption":
            if tag in ("li", "dd", "dt"):
                kind, level = "list_item", max(lists, 1)
            elif tag == "blockquote":
                kind, level = "quote", 0
            elif tag == "pre":
                kind, level = "preformatted", 0
            elif (
                tag in ("figcaption", "caption")
                or self._fields.get(element) == "caption"
                or (tag == "figure" and not _CONTENT_IN_FIGURE(element))
            ):
                kind, level = "caption", 0
            elif kind == "heading":
                kind, level = "paragraph", 0
        # The id of a heading is made of its own words.
        names = element.get("class", "") if tag in _HEADINGS else f"{element.get('class', '')} {element.get('id', '')}"
        marks = parent.marks
        if len(names) > 1 and (concepts := concepts_of(names)):
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
        if tag == "tr" and parent.cells is None and not _BLOCKS_IN_CELL(element):
            context.cells, context.kind, context.level = [], "table_row", 0
        elif tag in ("td", "th"):
            context.cells = parent.cells
        return context

    def _leave(self, stack: list[_Context]) -> None:
        context = stack.pop()
        self._flush(context)
        if context.cells is not None and context.element.tag == "tr":
            self._buffer = [" | ".join(context.cells)]
            context.cells = None
            self._flush(context)

    def _add(self, text: str | None) -> None:
        if text and (self._buffer or not text.isspace()):
            self._buffer.append(text)
            if self._links:
                self._linked += len(text.strip())

    def _drop_inline(self, element: etree._Element, context: _Context) -> None:
        text = " ".join(clean_characters("".join(element.itertext())).split())
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
            self._linked = 0
            return
        text = self._text(context)
        if context.cells is not None:  # of a cell, or astray between the cells: the row's block is made at its end
            if text:
                context.cells.append(text.replace("\n", " "))
            return
        linked, self._linked = self._linked, 0
        if not text:
            return
        links = min(1.0, linked / len(text))
        if "\n\n" not in text or context.kind == "preformatted":
            self.blocks.append(self._block(context, text, links))
        else:
            pieces = re.split(r"\n{2,}", text)
            self.blocks.extend(self._block(context, piece, links) for piece in pieces if piece)

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
    total = 0
    named: dict[str, int] = defaultdict(int)
    for block in blocks:
        if block.marks:
            block.concepts = frozenset().union(*(concepts for _, concepts in block.marks))
        if block.voted and block.is_prose:
            total += len(block.text)
            for concept in block.concepts:
                named[concept] += len(block.text)
    most = max(total * _SMALL_PART, _SMALL_TEXT)
    common = {concept for concept, size in named.items() if size > most}
    if not common:
        return
    held: set[etree._Element] = set()
    for block in blocks:
        if block.voted and block.is_prose:
            held.update(element for element, _ in block.marks)
    for block in blocks:
        if block.concepts & common:
            block.concepts = frozenset(
                concept
                for element, concepts in block.marks
                for concept in concepts
                if concept not in common or element not in held
            )
