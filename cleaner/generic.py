"""The generic lane: the blocks of the part of the page that holds the article, with trafilatura's vote on each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from lxml import etree, html

from .blocks import html_blocks
from .limits import DEEPEST
from .one_thread import alone
from .region import common_ancestor, inside, page_of
from .source_block import SourceBlock, squash

_MOSTLY_LINKS = 0.5
_SMALL_PART = 0.3  # of the page's prose
_COPY = 1.5  # times the prose beside it: the whole article, where a copy has only its beginning
_UNSHOWN = etree.XPath("//script[not(contains(@type, 'json'))] | //style | //svg")
# A tree that trafilatura would work on for minutes, or has no memory to copy: its time is quadratic in the items of a
# list and in depth. Of 1,487 real pages none had a fifth of these steps.
_MOST_ELEMENTS, _MOST_STEPS, _MOST_TEXT = 20_000, 500_000, 20_000_000  # steps: the depths of all elements, added up
_MOST_COMPARED = 2_000_000_000  # characters, which takes some seconds
_ELEMENTS = etree.XPath("count(//*)")
_TEXT = etree.XPath("string-length(/)")
_LINE_TAGS = frozenset(("p", "head", "item", "quote", "code", "row", "fw", "ab", "div", "del", "dt", "dd"))


def excess(tree: html.HtmlElement) -> str | None:
    """Return what a page has too much of for trafilatura; None where it may be asked."""
    if (count := int(_ELEMENTS(tree))) > _MOST_ELEMENTS:
        return f"{count:,} elements"
    if (size := int(_TEXT(tree))) > _MOST_TEXT:
        return f"{size:,} characters of text"
    if count * DEEPEST > _MOST_STEPS and _steps(tree) > _MOST_STEPS:
        return f"{count:,} elements, most of them deeply nested"
    return None


def _steps(tree: html.HtmlElement) -> int:
    steps = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth += 1
            steps += depth
        else:
            depth -= 1
    return steps


def extracted_lines(tree: html.HtmlElement, url: str | None, warnings: list[str]) -> list[str]:
    """Return what trafilatura takes for the article, squashed to letters and digits, a string a block.

    Scripts, styles and drawings leave the tree. Where the page is too much for trafilatura, nothing is returned and a
    warning added.
    """
    for element in _UNSHOWN(tree):  # trafilatura copies the tree several times: what it never reads costs most
        element.drop_tree()
    if found := excess(tree):
        warnings.append(f"trafilatura was not asked where the article is: the page has {found}")
        return []
    from trafilatura import bare_extraction

    try:
        with alone():
            document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except RecursionError:  # on lists in lists, where the caller's own stack is deep
        warnings.append("trafilatura could not say where the article is: the page is too deeply nested")
        return []
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
    anchors is meant. What has no equal is matched by containment, either way,
    unless there is so much of it that it would take minutes.
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
    around = _prose_around(blocks) if any(line in places for line in unsure) else {}
    for line in dict.fromkeys(unsure):  # equal lines mean the same block
        found = places.get(line)
        if found:
            kept.add(_meant(found, anchors, [around[blocks[index].element] for index in found]))
    loose = "\n".join(line for line in unsure if line not in places)
    compared = len(keys) * len(loose) + loose.count("\n") * sum(map(len, keys))
    if loose and compared <= _MOST_COMPARED:
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


def _prose_around(blocks: list[SourceBlock]) -> dict[etree._Element | None, int]:
    """Return for each block's element how many characters of prose stand in its parent."""
    parents = [block.element.getparent() if block.element is not None else None for block in blocks]
    held: dict[etree._Element | None, int] = defaultdict(int)
    for block, parent in zip(blocks, parents, strict=True):
        held[parent] += len(block.text) * block.is_prose
    return {block.element: held[parent] for block, parent in zip(blocks, parents, strict=True)}


def _meant(indices: list[int], anchors: list[int], prose: list[int]) -> int:
    """Return which of several blocks that say the same is the article's.

    Pages for subscribers hold the beginning twice: in the article and, alone, above an offer.
    """
    most = max(prose)
    indices = [index for index, around in zip(indices, prose, strict=True) if around * _COPY >= most]
    if not anchors:
        return indices[0]

    def distance(index: int) -> int:
        at = bisect_left(anchors, index)
        return min(abs(index - anchor) for anchor in anchors[max(0, at - 1) : at + 1])

    return min(indices, key=distance)


def generic_body(tree: html.HtmlElement, url: str | None, warnings: list[str]) -> list[SourceBlock]:
    """Return the blocks among which the article's are to be judged, each with trafilatura's vote.

    They are the blocks of the smallest element that holds all that trafilatura kept, and those up to the headline above
    it; those of the whole page where it kept only a small part of the page's prose. Where its text is hidden from a
    browser until scripts run, hidden blocks count as visible. What could not be done is added to the warnings.
    """
    root = page_of(tree)
    blocks = html_blocks(root)
    lines = extracted_lines(tree, url, warnings)
    blocks, kept = _voted(blocks, lines)
    if _size(blocks[index] for index in kept) < 0.5 * sum(map(len, lines)):
        blocks, kept = _voted(html_blocks(root, hidden=True), lines)
    prose = _size(block for block in blocks if block.is_prose)
    if not kept or not prose or _size(blocks[index] for index in kept) < _SMALL_PART * prose:
        return blocks
    parts = [*(blocks[index] for index in sorted(kept)), *_dressed_as_prose(blocks)]
    return inside(blocks, common_ancestor([block.element for block in parts if block.element is not None]))


def _dressed_as_prose(blocks: list[SourceBlock]) -> list[SourceBlock]:
    """Return the prose that carries the class of most of the kept prose: articles come in several containers."""
    sizes: Counter[tuple[object, ...]] = Counter()
    for block in blocks:
        if block.voted and block.is_prose:
            sizes[block.dress] += len(block.text)
    if not sizes:
        return []
    dress, size = sizes.most_common(1)[0]
    if not dress[-1] or size < 0.5 * sizes.total():
        return []
    return [block for block in blocks if block.is_prose and block.dress == dress]


def _voted(blocks: list[SourceBlock], lines: list[str]) -> tuple[list[SourceBlock], set[int]]:
    prose = {index for index, block in enumerate(blocks) if block.is_prose}
    kept = vote(blocks, lines) if lines else prose
    if not prose:  # a fragment, or a page that trafilatura can't read
        kept |= {index for index, block in enumerate(blocks) if block.links < _MOSTLY_LINKS}
    for index, block in enumerate(blocks):
        block.voted = index in kept
    return blocks, kept


def _size(blocks: Iterable[SourceBlock]) -> int:
    return sum(len(block.text) for block in blocks)
