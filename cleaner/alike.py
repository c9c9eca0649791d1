"""Which pages hold the same article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

_SAME = 0.8  # of a page's paragraphs, by length: with so many in common, two pages are one article
_RARE = 50  # pages beyond which a paragraph tells nothing of which pages are alike


def groups_of_alike(pages: Mapping[int, Mapping[str, int]]) -> dict[int, int]:
    """Return the group of each page, whatever the order of the pages.

    Args:
        pages: By number, each page's paragraphs with their lengths. A group is called by its lowest number.
    """
    parent = {page: page for page in pages}

    def root(page: int) -> int:
        while parent[page] != page:
            parent[page] = page = parent[parent[page]]
        return page

    def join(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    first: dict[frozenset[str], int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for page, paragraphs in pages.items():
        twin = first.setdefault(frozenset(paragraphs), page)
        if twin != page:
            join(twin, page)
            continue
        for paragraph in paragraphs:
            holders[paragraph].append(page)
    pairs = {pair for held in holders.values() if len(held) <= _RARE for pair in combinations(sorted(held), 2)}
    for one, other in pairs:
        small, large = sorted((pages[one], pages[other]), key=lambda paragraphs: sum(paragraphs.values()))
        if sum(size for text, size in small.items() if text in large) >= _SAME * sum(small.values()):
            join(one, other)
    return {page: root(page) for page in pages}
