"""The semantic lane: pages whose own markup says where the article is need no extractor to find it."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree, html

from .blocks import html_blocks, settle_concepts
from .region import common_ancestor, inside, page_of, way_up
from .source_block import SourceBlock

_ASIDE = frozenset(("nav", "aside", "footer", "header", "form"))
_UNLIKELY = frozenset((*_ASIDE, "button", "figure"))
_LEAST_PROSE = 800  # characters of a page that is worth while
_STATED = 0.6  # of the page's prose that stands in ``itemprop=articleBody``
_NEARLY_ALL = 0.9  # of the page's prose that stands in the only ``article``
_MOSTLY_LINKS = 0.5
# Running text comes in pieces between the tags: shorter ones are labels, or stand in a sentence with longer ones.
_PIECES = etree.XPath("descendant::text()[string-length() > 60][not(parent::script or parent::style)]")
_NOT_THE_BODY = frozenset((*_ASIDE, "a", "noscript", "template", "textarea", "option"))
_HAS_HEADLINE = etree.XPath("boolean(descendant::h1)")
_HEADLINE_ABOVE = etree.XPath("preceding::h1[1]")
_CANDIDATES = etree.XPath("boolean(descendant::article | descendant::*[@itemprop])")


def semantic_root(page: etree._Element) -> tuple[str, etree._Element] | None:
    """Return the element that the markup calls the article, with the name of the markup; None where it is in doubt."""
    if not _CANDIDATES(page):
        return None
    held: dict[etree._Element, int] = defaultdict(int)
    total = 0
    for piece in _PIECES(page):
        element = piece.getparent() if piece.is_text else piece.getparent().getparent()
        way = way_up(element)
        if _NOT_THE_BODY.isdisjoint([each.tag for each in way]):
            total += len(piece)
            for each in way:
                held[each] += len(piece)
    if total < _LEAST_PROSE:
        return None
    stated = [
        (size, element)
        for element, size in held.items()
        if size >= _STATED * total and "articleBody" in (element.get("itemprop") or "").split()
    ]
    if stated:
        return "itemprop", max(stated, key=lambda pair: pair[0])[1]
    articles = [element for element, size in held.items() if element.tag == "article" and size >= _NEARLY_ALL * total]
    if articles:
        return "article", max(articles, key=lambda element: sum(1 for _ in element.iterancestors()))
    return None


def semantic_body(tree: html.HtmlElement) -> tuple[str, list[SourceBlock]] | None:
    """Return the lane and the blocks of the element that the page's markup calls the article, each with a vote.

    None where no markup does, or where it is in doubt.
    """
    found = semantic_root(page_of(tree))
    if found is None:
        return None
    name, holder = found
    headline = [] if _HAS_HEADLINE(holder) else _HEADLINE_ABOVE(holder)
    blocks = html_blocks(common_ancestor([*headline, holder]))
    for block in blocks:
        block.voted = False
    if headline:
        blocks = inside(blocks, holder)
    mark_votes(blocks)
    return f"semantic:{name}", blocks


def mark_votes(blocks: list[SourceBlock]) -> None:
    """Give each block of a body that no extractor has seen its vote: whether it looks like running text."""
    settle_concepts(blocks)
    for block in blocks:
        block.voted = _looks_like_body(block)


def _looks_like_body(block: SourceBlock) -> bool:
    if block.kind == "caption" or block.links > _MOSTLY_LINKS or block.concepts:
        return False
    return block.is_prose or _UNLIKELY.isdisjoint(block.tags)
