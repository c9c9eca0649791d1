"""What speaks for and against a block being the article's: one short string a fact.

The facts of a block are those of its text, of the tree around it, and of its neighbours, each said once for blocks
that the generic extractor kept (``kept …``) and once for those that it left out (``left …``): the same fact weighs
differently in the two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass

from lxml import etree

from ..draft import Draft
from ..source_block import SourceBlock, squash
from .around import Place

_TAGS = frozenset(
    (
        "nav",
        "aside",
        "footer",
        "header",
        "form",
        "figure",
        "button",
        "table",
        "article",
        "main",
        "section",
        "dl",
    )
)
_STEPS_OF_WORDS = (2, 5, 10, 20, 40, 80)
_STEPS_OF_LINKS = (0.0, 0.1, 0.3, 0.6, 0.9)
_ARTICLE = 3  # paragraphs above a headline that are an article of their own
_ARTICLE_BODY = re.compile(r"articleBody|mainContentOfPage|\btext\b")


def _step(value: float, steps: tuple[float, ...]) -> int:
    return bisect_right(steps, value)


@dataclass(slots=True)
class _Page:
    """What is counted once for all blocks of a draft."""

    blocks: list[SourceBlock]
    first: int  # the first and last block of prose that the extractor kept
    last: int
    held: dict[etree._Element, list[int]]  # characters kept and left below an element
    repeats: Counter[str]
    body: str  # JSON-LD's articleBody, squashed
    description: str
    dress: tuple[object, ...]  # tag and class names of most of the kept prose
    main: etree._Element | None  # the element that directly holds most of it
    around: frozenset[etree._Element]  # that one and those above it
    crowd: Counter[etree._Element]  # blocks below an element
    headings: list[int]  # for each block the heading above it, -1 where there is none
    second: int  # where the headline of a second article stands


def _count(draft: Draft) -> _Page:
    blocks = [block for block in draft.blocks if not block.gone]

    prose = [number for number, block in enumerate(blocks) if block.voted and block.is_prose]
    held: dict[etree._Element, list[int]] = defaultdict(lambda: [0, 0])
    crowd: Counter[etree._Element] = Counter()
    headings: list[int] = []
    heading = -1
    for number, block in enumerate(blocks):
        headings.append(heading)
        if block.kind == "heading":
            heading = number
        for element in _near(block):
            held[element][0 if block.voted else 1] += len(block.text)
            crowd[element] += 1
    dresses: Counter[tuple[object, ...]] = Counter()
    holders: Counter[etree._Element] = Counter()
    for number in prose:
        dresses[blocks[number].dress] += len(blocks[number].text)
        if near := _near(blocks[number]):
            holders[near[0]] += len(blocks[number].text)
    main = holders.most_common(1)[0][0] if holders else None
    return _Page(
        blocks,
        prose[0] if prose else len(blocks),
        prose[-1] if prose else -1,
        held,
        Counter(block.squashed for block in blocks),
        squash(draft.hints.get("articleBody", "")),
        squash(draft.hints.get("description", "")),
        dresses.most_common(1)[0][0] if dresses else (),
        main,
        frozenset() if main is None else frozenset((main, *main.iterancestors())),
        crowd,
        headings,
        _second_headline(blocks),
    )


def _second_headline(blocks: list[SourceBlock]) -> int:
    """Return where a headline stands below prose: some sites go on with another article."""
    prose = 0
    for number, block in enumerate(blocks):
        if block.kind == "heading" and block.level == 1 and prose >= _ARTICLE:
            return number
        prose += block.voted and block.is_prose
    return len(blocks)


def _near(block: SourceBlock) -> list[etree._Element]:
    """Return the parent and the two elements above it."""
    found: list[etree._Element] = []
    element = block.element.getparent() if block.element is not None else None
    while element is not None and len(found) < 3:
        found.append(element)
        element = element.getparent()
    return found


def facts(draft: Draft) -> list[tuple[SourceBlock, list[str]]]:
    """Return the blocks that no rule has taken, each with its facts."""
    page = _count(draft)
    return [(block, _facts(page, number, block)) for number, block in enumerate(page.blocks)]


def place_of(block: SourceBlock) -> Place:
    """Return where a block stands, for the second look."""
    element = block.element
    holders = () if element is None else (element, *_near(block))
    return Place(block.kind, block.words, (block.kind, *block.dress), holders, block.amid)


def _facts(page: _Page, number: int, block: SourceBlock) -> list[str]:
    facts = [*_text_facts(block), *_tree_facts(page, block), *_place_facts(page, number, block)]
    squashed = block.squashed
    if page.repeats[squashed] > 1:
        facts.append("says what another block says")
    if page.body and len(squashed) > 20:
        facts.append("in the page's articleBody" if squashed in page.body else "not in the page's articleBody")
    if page.description and len(squashed) > 30 and squashed[:60] in page.description:
        facts.append("is the page's description")
    side = "kept" if block.voted else "left"
    return [f"{side}: {fact}" for fact in facts]


def _text_facts(block: SourceBlock) -> list[str]:
    text = block.text
    length = _step(block.words, _STEPS_OF_WORDS)
    facts = ["block", f"words {length}", f"{block.kind}", f"{block.kind} of {length}"]
    facts.append("ends a sentence" if block.ends_sentence else "ends no sentence")
    if block.is_prose:
        facts.append("prose")
    if text.endswith(":"):
        facts.append("ends with a colon")
    facts.extend(f"phrase {hit.concept} {hit.how}" for hit in block.hits)
    digits = sum(map(str.isdigit, text[:80]))
    if digits > 0.2 * min(len(text), 80):
        facts.append("many digits")
    if "|" in text and block.kind != "table_row":
        facts.append("bars")
    if "©" in text:
        facts.append("copyright sign")
    if "http" in text or "@" in text:
        facts.append("address")
    if text[:1] in "“\"'«„‘":
        facts.append("opens with a quote")
    if text[:1].islower():
        facts.append("opens in lower case")
    if length <= 3 and text.isupper():
        facts.append("capitals")
    return facts


def _tree_facts(page: _Page, block: SourceBlock) -> list[str]:
    near = _near(block)
    links = _step(block.links, _STEPS_OF_LINKS)
    facts = [f"links {links}", f"links {links} of words {_step(block.words, _STEPS_OF_WORDS)}"]
    facts.extend(f"in {tag}" for tag in sorted(_TAGS.intersection(block.tags)))
    form = f"{block.kind} of prose" if block.is_prose else block.kind
    facts.extend(f"named {concept}" for concept in sorted(block.concepts))
    facts.extend(f"named {concept}, {form}" for concept in sorted(block.concepts))
    for level, element in enumerate(near):
        kept, left = page.held[element]
        own = len(block.text)
        if block.voted:
            kept -= own
        else:
            left -= own
        total = kept + left
        share = "alone" if total <= 0 else str(round(4 * kept / total))
        facts.append(f"kept quarters of level {level}: {share}")
    if near:
        facts.append(f"blocks in its holder {_step(page.crowd[near[0]], (2, 3, 5, 10))}")
    dress = block.dress
    if dress == page.dress:
        facts.append("dressed as the prose")
    else:
        alike = bool(dress and page.dress and dress[0] == page.dress[0])
        facts.append("tagged as the prose" if alike else f"dressed otherwise, {form}")
    if page.main is not None:
        inside = "child of" if near[:1] == [page.main] else "near in" if page.main in near else "not in"
        facts += [f"{inside} the main element", f"{inside} the main element, {form}"]
    if block.element is not None:
        if "article" in block.tags and next(block.element.iterancestors("article"), page.main) not in page.around:
            facts.append("in another article")
        names = block.element.get("itemprop") or ""
        if any(_ARTICLE_BODY.search(each.get("itemprop") or "") for each in near) or "articleBody" in names:
            facts.append("in itemprop articleBody")
    return facts


def _place_facts(page: _Page, number: int, block: SourceBlock) -> list[str]:
    facts = []
    if number < page.first:
        facts.append(f"before the prose {_step(page.first - number, (1, 3, 8))}")
    elif number > page.last:
        facts.append(f"after the prose {_step(number - page.last, (1, 3, 8))}")
    else:
        facts.append("amid the prose")
    before = page.blocks[number - 1] if number else None
    after = page.blocks[number + 1] if number + 1 < len(page.blocks) else None
    facts.append(f"between {_sketch(before)} and {_sketch(after)}")
    for name, other in (("after", before), ("before", after)):
        if other is not None:
            facts.append(f"{name} {other.kind}{' the same kind' if other.kind == block.kind else ''}")
            facts.append(f"{name} links {_step(other.links, _STEPS_OF_LINKS)}")
            if other.concepts:
                facts.append(f"{name} one with a name")
            facts.extend(f"{name} phrase {hit.concept}" for hit in other.hits if hit.how == "line")
    if number >= page.second:
        facts.append("below a second headline")
    if page.headings[number] >= 0:
        heading = page.blocks[page.headings[number]]
        facts.extend(f"under heading phrase {hit.concept}" for hit in heading.hits)
        facts.extend(f"under heading named {concept}" for concept in heading.concepts)
        if not heading.voted:
            facts.append(f"under a heading left out by {_step(number - page.headings[number], (2, 4, 8))}")
    run = 0
    for other in page.blocks[max(0, number - 4) : number + 5]:
        run += other.voted and other.is_prose
    facts.append(f"kept prose near {min(run, 6)}")
    return facts


def _sketch(block: SourceBlock | None) -> str:
    if block is None:
        return "nothing"
    return ("kept" if block.voted else "left") + (" prose" if block.is_prose else " other")
