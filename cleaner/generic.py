"""The generic lane: the blocks of the whole page, with trafilatura's vote on each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from lxml import etree, html

from .blocks import html_blocks
from .source_block import SourceBlock, squash

_MOSTLY_LINKS = 0.5
_SMALL_PART = 0.3  # of the page's prose
_UNSHOWN = etree.XPath("//script[not(contains(@type, 'json'))] | //style | //svg")
_LINE_TAGS = frozenset(("p", "head", "item", "quote", "code", "row", "fw", "ab", "div", "del", "dt", "dd"))


def extracted_lines(tree: html.HtmlElement, url: str | None) -> list[str]:
    """Return what trafilatura takes for the article, squashed to letters and digits, a string a block.

    Scripts, styles and drawings leave the tree.
    """
    from trafilatura import bare_extraction

    for element in _UNSHOWN(tree):  # trafilatura copies the tree several times: what it never reads costs most
        element.drop_tree()
    document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return []
    lines: list[str] = []
    buffer: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if element.tag in _LINE_TAGS:
                lines.append("".join(buffer))
                buffer = []
            if element.tag == "lb":
                buffer.append("\n")
            buffer.append(element.text or "")
        else:
            if element.tag in _LINE_TAGS:
                lines.append("".join(buffer))
                buffer = []
            buffer.append(element.tail or "")
    lines.append("".join(buffer))
    return [squashed for line in lines if (squashed := squash(line))]


def vote(blocks: list[SourceBlock], lines: list[str]) -> set[int]:
    """Align trafilatura's lines to our blocks; return the indices of the blocks it kept.

    Lines that equal one block anchor the alignment; where several blocks say the same, the one nearest to the
    anchors is meant. What has no equal is matched by containment, either way.
    """
    keys = [block.squashed for block in blocks]
    places: dict[str, list[int]] = defaultdict(list)
    for index, squashed in enumerate(keys):
        if squashed:
            places[squashed].append(index)
    kept: set[int] = set()
    unsure: list[str] = []
    for line in lines:
        found = places.get(line)
        if found and len(found) == 1 and len(line) > 15:
            kept.add(found[0])
        else:
            unsure.append(line)
    anchors = sorted(kept)
    whole = "\n".join(lines)
    for line in unsure:
        found = places.get(line)
        if found:
            kept.add(_nearest(found, anchors))
    loose = "\n".join(line for line in unsure if line not in places)
    if loose:
        low, high = (anchors[0], anchors[-1]) if anchors else (0, len(blocks))
        for index, squashed in enumerate(keys):
            if index in kept or not squashed:
                continue
            near = low - 3 <= index <= high + 3
            if (len(squashed) >= 40 or (near and len(squashed) >= 12)) and squashed in loose:
                kept.add(index)
            elif len(squashed) >= 80:
                middle = len(squashed) // 2
                if squashed[middle - 20 : middle + 20] in whole:
                    kept.add(index)
        for line in loose.split("\n"):
            if len(line) >= 40:
                kept.update(index for index, squashed in enumerate(keys) if line in squashed)
    return kept


def _nearest(indices: list[int], anchors: list[int]) -> int:
    if not anchors:
        return indices[0]

    def distance(index: int) -> int:
        at = bisect_left(anchors, index)
        return min(abs(index - anchor) for anchor in anchors[max(0, at - 1) : at + 1])

    return min(indices, key=distance)


def generic_body(tree: html.HtmlElement, url: str | None) -> list[SourceBlock]:
    """Return the blocks among which the article's are to be judged, each with trafilatura's vote.

    They are the blocks of the smallest element that holds all that trafilatura kept; those of the whole page where
    it kept only a small part of the page's prose. Where its text is hidden from a browser until scripts run, hidden
    blocks count as visible.
    """
    page = tree.find("body")
    root = tree if page is None else page
    lines = extracted_lines(tree, url)
    blocks, kept = _voted(html_blocks(root), lines)
    if _size(blocks[index] for index in kept) < 0.5 * sum(map(len, lines)):
        blocks, kept = _voted(html_blocks(root, hidden=True), lines)
    prose = _size(block for block in blocks if block.is_prose)
    if not kept or _size(blocks[index] for index in kept) < _SMALL_PART * prose:
        return blocks
    holder = _common_ancestor([blocks[index].element for index in sorted(kept)])
    held = set(holder.iter()) if holder is not None else set()
    return [block for block in blocks if block.voted or block.element in held]


def _voted(blocks: list[SourceBlock], lines: list[str]) -> tuple[list[SourceBlock], set[int]]:
    if lines:
        kept = vote(blocks, lines)
    else:  # a fragment, or a page that trafilatura can't read
        prose = {index for index, block in enumerate(blocks) if block.is_prose}
        kept = prose or {index for index, block in enumerate(blocks) if block.links < _MOSTLY_LINKS}
    for index, block in enumerate(blocks):
        block.voted = index in kept
    return blocks, kept


def _size(blocks: Iterable[SourceBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _common_ancestor(elements: list[etree._Element | None]) -> etree._Element | None:
    path: list[etree._Element] | None = None
    for element in elements:
        if element is None:
            continue
        own = [*reversed(list(element.iterancestors())), element]
        if path is None:
            path = own
        else:
            path = [mine for mine, theirs in zip(path, own, strict=False) if mine is theirs]
    return path[-1] if path else None
