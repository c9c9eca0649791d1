"""Tell whether what a layout found can be the article, or the site has changed since the layout was written.

A site changes without notice: an error page or a consent wall comes under a known address, a class name goes to a
teaser. What a layout yields is believed unless it is too little, alone or beside what else the page holds, or reads
like noise; then the next lane takes over, and the article's warnings say so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from .blocks import settle_concepts
from .draft import Draft
from .phrases import concepts_of
from .region import way_up
from .source_block import SourceBlock

if TYPE_CHECKING:
    from .publisher import Layout, Site

LEAST_TEXT = 250  # characters under which a layout that matched is taken for changed
_SHORT = 1200  # characters of a body that is compared with what stands beside it
_MUCH_MORE = 2.5  # times as much prose in one other place
_PIECE = 40  # characters; a shorter piece of text is a label or stands in a sentence with longer ones
_MOSTLY_PROSE = 0.5  # of a body's characters: prose in such a share needs no judge
_MOSTLY_NOISE = 0.6  # of a body's characters
_NEARLY_ALL = 0.8  # of a block's characters in links: a headline of another page
# No article: what other articles' cards, forms and the site itself say.
_SILENT = " or ".join(
    f"ancestor::{tag}" for tag in "a script style noscript template textarea nav footer header aside form".split()
)
_PIECES = etree.XPath(f".//text()[string-length() >= {_PIECE}][not({_SILENT})]")
_CHANGED = "the site may have changed"
_BESIDE = frozenset(("comments", "related", "consent", "sponsored"))  # what is long beside a short article by right


def fault_of(blocks: list[SourceBlock], tree: etree._Element) -> str | None:
    """Return what is wrong with a layout's body, None where it can be believed.

    Args:
        blocks: What the layout found.
        tree: The whole page.
    """
    kept = [block for block in blocks if not block.dropped and block.field is None]
    size = sum(len(block.text) for block in kept)
    if size < LEAST_TEXT:
        return f"found only {size} characters"
    if size < _SHORT and (other := _most_beside(blocks, tree)) > _MUCH_MORE * size:
        return f"found {size} characters, and another part of the page holds {other}"
    prose = sum(len(block.text) for block in kept if block.is_prose)
    if prose < _MOSTLY_PROSE * size and (noise := _noise_share(kept)) > _MOSTLY_NOISE:
        return f"found text of which {noise:.0%} looks like noise"
    return None


def no_layout(site: Site) -> str:
    """Return the warning that none of a site's layouts matched."""
    tried = ", ".join(f"{layout.name} ({layout.when or layout.body})" for layout in site.layouts)
    return f"{site.name}: no layout matched ({tried}); {_CHANGED}"


def of_layout(site: Site, layout: Layout, fault: str) -> str:
    """Return the warning about a layout that matched and found something wrong."""
    return f"{site.name}: layout {layout.name} {fault} by {layout.body!r}; {_CHANGED}"


def changed_site(warning: str) -> str | None:
    """Return the site that a warning of this module names, None where it is another warning."""
    return warning.partition(":")[0] if warning.endswith(_CHANGED) else None


def _most_beside(blocks: list[SourceBlock], tree: etree._Element) -> int:
    """Return the characters of prose in the element that holds most of it in its paragraphs, the body's left out."""
    own = {block.element for block in blocks}
    if not any(element is not None and tree in element.iterancestors() for element in own):
        return 0  # what ``rework`` made is a tree of its own, and the page still holds what it was made of
    places: Counter[etree._Element] = Counter()
    for piece in _PIECES(tree):
        parent = piece.getparent()
        way = way_up(parent)
        if own.isdisjoint(way) and not any(map(_is_beside, way)):
            places[way[min(1, len(way) - 1)]] += len(piece.strip())
    return max(places.values(), default=0)


def _is_beside(element: etree._Element) -> bool:
    """Tell whether an element's names say that what it holds is no article, however long."""
    if element.tag in ("html", "body"):  # their names say what kind of page it is
        return False
    return not _BESIDE.isdisjoint(concepts_of(f"{element.get('class', '')} {element.get('id', '')}"))


def _noise_share(kept: list[SourceBlock]) -> float:
    """Return the share of characters in blocks that are links, or that the judge takes for noise."""
    from .judge import judge

    settle_concepts(kept)
    noise = {block for block in kept if block.links > _NEARLY_ALL}
    noise |= {verdict.block for verdict in judge(Draft(kept, is_html=True)) if verdict.score < 0}
    return sum(len(block.text) for block in noise) / sum(len(block.text) for block in kept)
