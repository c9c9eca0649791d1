"""Find what CSS selectors match on a page, many selectors at once.

libxml2 asks every element of the page anew for each selector, which on a page of a thousand elements takes half a
millisecond. Here the page is walked once, and what a selector of classes, ids, tags, attributes and combinators
matches is found by its last name. All other selectors are evaluated as XPath.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lxml import etree

from .publisher import compile_selector

if TYPE_CHECKING:
    from .matching import Name

_IN_ORDER = etree.XPath("$found | /..")  # a union is in document order, and holds nothing twice


class Finder:
    """Finds elements of one page; the tree must not change meanwhile.

    Args:
        tree: The page's root element.
    """

    def __init__(self, tree: etree._Element) -> None:
        """Keep the tree."""
        self.tree = tree
        self._with: dict[str, list[etree._Element]] = {}

    def select(self, selector: str) -> list[etree._Element]:
        """Return the elements that a selector matches, in document order."""
        from .matching import alternatives  # cssselect takes 10 ms to load, and text needs none of it

        parts = alternatives(selector)
        found: list[etree._Element]
        if parts is None:
            found = compile_selector(selector)(self.tree)
            return found
        found = []
        for name, make_test in parts:
            candidates = self._candidates(name)
            found += candidates if make_test is None else filter(make_test(), candidates)
        return found if len(found) < 2 else _IN_ORDER(self.tree, found=found)

    def sources(self, selectors: Iterable[str]) -> dict[etree._Element, str]:
        """Return the elements that any of the selectors matches, each with the last selector that does."""
        return {element: selector for selector in selectors for element in self.select(selector)}

    def _candidates(self, name: Name) -> Iterable[etree._Element]:
        kind, value = name
        match kind:
            case "tag":
                return self.tree.iter(value)
            case "[":
                return self._having(value)
            case "#":
                return [element for element in self._having("id") if element.get("id") == value]
        dressed = self._dressed
        match kind:
            case ".":
                chosen = [names for names in dressed if value in names and value in names.split()]
            case "*=":
                chosen = [names for names in dressed if value in names]
            case _:
                chosen = [names for names in dressed if names.startswith(value)]
        return [element for names in chosen for element in dressed[names]]

    def _having(self, attribute: str) -> list[etree._Element]:
        """Return the elements that have an attribute."""
        if attribute not in self._with:
            self._with[attribute] = _having(attribute)(self.tree)
        return self._with[attribute]

    @cached_property
    def _dressed(self) -> dict[str, list[etree._Element]]:
        """The elements by what their attribute ``class`` says: few are different."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.tree.iter("*"):
            if names := element.get("class"):
                if names in found:
                    found[names].append(element)
                else:
                    found[names] = [element]
        return found


@cache
def _having(attribute: str) -> etree.XPath:
    return etree.XPath(f"descendant-or-self::*[@{attribute}]")
