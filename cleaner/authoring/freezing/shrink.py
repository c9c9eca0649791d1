"""Make a frozen page small: of like blocks a few stay, and of the page around the article a trace."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree, html

from cleaner.blocks import html_blocks
from cleaner.body import find_body
from cleaner.document import read
from cleaner.located import Body
from cleaner.pipeline import Cleaner
from cleaner.publisher import Layout
from cleaner.selecting import Finder
from cleaner.source_block import SourceBlock

from .text import is_inline
from .trees import as_script, drop, serialised

if TYPE_CHECKING:
    from .touched import Touched

_LIKE = 2  # elements that a selector finds
_AROUND = ("nav", "header", "footer", "aside")
_PIECES = 4  # lines of an element that a selector finds, or of the page around
_HASHED = re.compile(r"\d+")


def shrunk(
    source: str,
    cleaner: Cleaner,
    url: str | None,
    layout: Layout | None,
    touched: Touched,
    paragraphs: int,
    others: int,
) -> str:
    """Return a frozen page with fewer blocks.

    Args:
        source: The frozen page.
        cleaner: Cleans it, to tell what becomes of each block.
        url: Its address.
        layout: The layout that takes it, if one does.
        touched: What the plugin's selectors ask.
        paragraphs: How many paragraphs like one another stay.
        others: The same of all other blocks.
    """
    article = cleaner.clean(source, url, kind="html")
    document = read(source, "html", mended=False)
    tree = document.root
    body = find_body(document, cleaner.registry.for_url(url), cleaner.registry.platforms_for(source), url)
    # By their texts: what ``rework`` made has other positions.
    fates: dict[str, str] = {entry.text: entry.field for entry in article.fields}
    fates |= {entry.text: entry.rule for entry in article.removed}
    keep = _Kept(tree)
    if layout:
        _keep_what_selectors_find(keep, Finder(tree), layout)
    for heading in [*tree.iter("h1")][:_LIKE]:
        keep.some(heading)
    for block in _chosen(_blocks(body, tree, layout), fates, paragraphs, others):
        keep.line(block.element)
    for tag in _AROUND:
        outside = (each for each in tree.iter(tag) if each not in keep.elements)
        if (element := next(outside, None)) is not None:
            keep.some(element)
    keep.cut(touched.tags)
    _shorten_head(tree)
    return serialised(tree)


def _blocks(body: Body, tree: html.HtmlElement, layout: Layout | None) -> list[SourceBlock]:
    """Return the body's blocks in the page itself: what ``rework`` made is a tree of its own."""
    if layout is None or layout.rework is None:
        return body.blocks
    return [block for root in Finder(tree).select(layout.body) for block in html_blocks(root)]


def _chosen(blocks: list[SourceBlock], fates: dict[str, str], paragraphs: int, others: int) -> Iterator[SourceBlock]:
    """Yield a few blocks of each sort: of a kind, in the same dress, with the same fate."""
    seen: Counter[tuple[object, ...]] = Counter()
    last = next((block for block in reversed(blocks) if block.is_prose and not block.dropped), None)
    for block in blocks:
        assert block.element is not None  # noqa: S101 - only a text's blocks have none
        fate = block.dropped or fates.get(block.text, "")
        dress = _HASHED.sub("", block.element.get("class", ""))
        sort = (fate, block.kind, block.level, block.element.tag, dress, block.is_prose, block.tags[-2:-1])
        seen[sort] += 1
        if seen[sort] <= (paragraphs if block.is_prose and not fate else others) or block is last:
            yield block


def _keep_what_selectors_find(keep: _Kept, finder: Finder, layout: Layout) -> None:
    for selector in (layout.when, layout.body):
        for element in finder.select(selector)[:_PIECES] if selector else ():
            keep.shell(element)
    for selector in (*layout.field_selectors().values(), *layout.drop, *layout.keep):
        for element in finder.select(selector)[:_LIKE]:
            keep.some(element)


class _Kept:
    """What stays of a page: elements, and of which of them the text."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self.elements: set[etree._Element] = {tree}
        self._spoken: set[etree._Element] = set()

    def shell(self, element: etree._Element) -> None:
        """Keep an element, without its text."""
        self.elements.add(element)
        self.elements.update(element.iterancestors())

    def line(self, element: etree._Element | None) -> None:
        """Keep an element with the text that stands directly in it."""
        if element is None:
            return
        self.shell(element)
        stack = [element]
        while stack:
            each = stack.pop()
            self.elements.add(each)
            self._spoken.add(each)
            stack += [child for child in each if is_inline(child) or child.tag in ("td", "th")]

    def some(self, element: etree._Element) -> None:
        """Keep an element with a few of its lines."""
        self.shell(element)
        spoken = (each for each in element.iter("*") if _speaks(each) and not is_inline(each))
        for _, each in zip(range(_PIECES), spoken, strict=False):
            self.line(each)
        if is_inline(element):
            self.line(element)

    def cut(self, tags: Iterable[str]) -> None:
        """Take all else out of the page; of the tags that selectors ask for, the elements stay."""
        asked = set(tags)
        head = self._tree.find("head")
        for element in list(self._tree.iter("*")):
            if element is head or (head is not None and head in element.iterancestors()):
                continue
            if element not in self.elements and element.getparent() is not None:
                if not (element.tag in asked and len(element) == 0 and not (element.text or "").strip()):
                    drop(element)
            elif element not in self._spoken:
                element.text = "\n"
                for child in element:
                    child.tail = "\n"


def _speaks(element: etree._Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    inline = [each for child in element if is_inline(child) for each in child.itertext()]
    return any((text or "").strip() for text in (*texts, *inline))


def _shorten_head(tree: html.HtmlElement) -> None:
    """Take the text and its length out of JSON-LD: they are not true of a part."""
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", ""):
            value = json.loads(script.text or "null")
            _without(value, {"articleBody", "wordCount"})
            script.text = as_script(value)


def _without(value: object, names: set[str]) -> None:
    if isinstance(value, dict):
        for name in names & value.keys():
            del value[name]
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _without(item, names)
