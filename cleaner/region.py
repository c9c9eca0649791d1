"""The part of a page in which the article's blocks are looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml import etree

from .source_block import SourceBlock

_PLAIN_PATH = re.compile(r"(?:/[\w.-]+(?:\[\d+\])?)+", re.ASCII)
_FEW = 500  # paths for which libxml2 may count all siblings each time, as it is quicker
_UNCOUNTED = ("script", "style", "svg")  # some lanes take these out of the tree
_COUNTED = f"*[not({' or '.join(f'self::{tag}' for tag in _UNCOUNTED)})]"
_REACH = 30  # blocks from the headline to the body


def page_of(tree: etree._Element) -> etree._Element:
    """Return the page's body; of a piece of a page, the piece."""
    body = tree.find("body")
    return tree if body is None else body


def way_up(element: etree._Element | None) -> list[etree._Element]:
    """Return an element and all above it, innermost first; nothing where there is none."""
    return [] if element is None else [element, *element.iterancestors()]


class Paths:
    """XPaths of a tree's elements; of many, what is counted is kept, as one element may have 100,000 children.

    The tree must not change meanwhile.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._steps: dict[etree._Element, tuple[str, str]] = {}
        self._asked = 0

    def path_of(self, element: etree._Element) -> str:
        """Return an XPath that finds an element; names that no path can hold (``o:p``, ``div<``) are left out of it."""
        self._asked += 1
        if self._asked <= _FEW and _PLAIN_PATH.fullmatch(path := element.getroottree().getpath(element)):
            return path
        steps = [self._step(each) for each in reversed(way_up(element))]
        path = "".join(f"/{name}" for name, _ in steps)
        if _PLAIN_PATH.fullmatch(path):
            return path
        return "/*" + "".join(f"/{nameless}" for _, nameless in steps[1:])

    def _step(self, element: etree._Element) -> tuple[str, str]:
        """Return an element's tag, numbered where others have the same one; and its place, whatever it is called."""
        if element not in self._steps:
            parent = element.getparent()
            siblings = [element] if parent is None else list(parent.iterchildren("*"))
            tags = [str(each.tag) for each in siblings]
            crowd, seen, place = Counter(tags), Counter[str](), 0
            for each, tag in zip(siblings, tags, strict=True):
                seen[tag] += 1
                name = tag if crowd[tag] == 1 else f"{tag}[{seen[tag]}]"
                if tag in _UNCOUNTED:
                    self._steps[each] = name, name
                else:
                    place += 1
                    self._steps[each] = name, f"{_COUNTED}[{place}]"
        return self._steps[element]


def outermost(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Return those of the elements that stand in none of the others, each once."""
    chosen = dict.fromkeys(elements)
    return [element for element in chosen if chosen.keys().isdisjoint(element.iterancestors())]


def inside(blocks: list[SourceBlock], holder: etree._Element) -> list[SourceBlock]:
    """Return the blocks inside an element and others that have a vote, and those up to the headline above.

    Standfirsts and leads often stand between the headline and the element that holds the rest.
    """
    held = set(holder.iter())
    first = next((index for index, block in enumerate(blocks) if block.element in held), 0)
    head = _headline_before(blocks, first)
    return [
        block for index, block in enumerate(blocks) if block.voted or block.element in held or head <= index < first
    ]


def _headline_before(blocks: list[SourceBlock], first: int) -> int:
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if blocks[index].kind == "heading" and blocks[index].level == 1:
            return index
    return first


def common_ancestor(elements: Sequence[etree._Element]) -> etree._Element:
    """Return the smallest element that holds them all: elements of one tree, at least one."""
    ways = ([*reversed(list(element.iterancestors())), element] for element in elements)
    path = next(ways)
    for way in ways:
        path = [mine for mine, theirs in zip(path, way, strict=False) if mine is theirs]
    return path[-1]
