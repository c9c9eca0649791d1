"""Evaluate CSS selectors on a page, and waste no time on those that name what the page does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from lxml import etree

from .publisher import compile_selector

_SIMPLE = re.compile(r"[.#][A-Za-z_][\w-]*")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^()]*\)")  # the innermost
_NAMED = etree.XPath("descendant-or-self::*[@class or @id]")
_PATIENCE = 2  # searches
_NAMES = etree.XPath("//@class | //@id", smart_strings=False)


class Finder:
    """Finds elements of one page; the tree must not change meanwhile.

    Args:
        tree: The page's root element.
    """

    def __init__(self, tree: etree._Element) -> None:
        """Keep the tree."""
        self.tree = tree
        self._misses = 0

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all classes and ids."""
        return frozenset(name for names in _NAMES(self.tree) for name in names.split())

    def select(self, selector: str) -> list[etree._Element]:
        """Return the elements that a selector matches, in document order."""
        # To collect the names costs as much as a few searches: worth while where several found nothing.
        if self._misses >= _PATIENCE and not any(needed <= self.names for needed in _needed(selector)):
            return []
        found: list[etree._Element] = compile_selector(selector)(self.tree)
        self._misses += not found
        return found


def select_inside(roots: Iterable[etree._Element], selectors: tuple[str, ...]) -> dict[etree._Element, str]:
    """Return the elements that selectors match inside the roots, each with its selector.

    Most selectors are a class or an id, ``.x`` or ``#x``: those are found in one walk over the elements that have any.
    """
    names, others = _parted(selectors)
    found: dict[etree._Element, str] = {}
    for root in roots:
        for element in _NAMED(root) if names else ():
            own = (element.get("class") or "").split()
            if (name := element.get("id")) is not None:
                own.append(f"#{name}")
            for name in own:
                if name in names:
                    found[element] = names[name]
        for selector in others:
            found.update((element, selector) for element in compile_selector(selector)(root))
    return found


@cache
def _needed(selector: str) -> tuple[frozenset[str], ...]:
    """Return the classes and ids without which a selector can't match, for each of its alternatives."""
    if "\\" in selector:
        return (frozenset(),)  # an escaped name is not worth the trouble
    bare = selector
    while (shorter := _BRACKETS.sub("", bare)) != bare:
        bare = shorter
    return tuple(frozenset(name[1:] for name in _SIMPLE.findall(part)) for part in bare.split(","))


@cache
def _parted(selectors: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the selectors that are a class (without its dot) or an id, by their name, and the others."""
    names = {selector.removeprefix("."): selector for selector in selectors if _SIMPLE.fullmatch(selector)}
    return names, tuple(selector for selector in selectors if not _SIMPLE.fullmatch(selector))
