"""The part of a page in which the article's blocks are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from .source_block import SourceBlock

_REACH = 30  # blocks from the headline to the body


def page_of(tree: etree._Element) -> etree._Element:
    """Return the page's body; of a piece of a page, the piece."""
    body = tree.find("body")
    return tree if body is None else body


def way_up(element: etree._Element | None) -> list[etree._Element]:
    """Return an element and all above it, innermost first; nothing where there is none."""
    return [] if element is None else [element, *element.iterancestors()]


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
