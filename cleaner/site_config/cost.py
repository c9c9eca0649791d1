"""Tell from an XPath's form, and a page's size, whether it would take too long.

Nothing can stop libxml2 once it evaluates, and a limit of time would make a result depend on the machine. Three forms
take more than a moment: a condition that walks the page anew for each element that it is asked of (``//p[//a]``), a
step to the many elements before or behind each of many others (``//p/following-sibling::p``), and a step down from
many that stand in one another (``//*//*``), as libxml2 is slow to merge what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from lxml import etree

_MOST_WALKED, _MOST_MERGED = 1e8, 1e10  # elements: some seconds each
_TOKEN = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*') | (?P<open>\[) | (?P<close>\]) | (?P<inner>\() | (?P<outer>\)) | (?P<parts>[,|])
    | (?P<search>//) | (?P<root>/) | (?P<above>\.\.)
    | (?P<axis>\b(?:following|preceding)(?:-sibling)?::)
    | (?P<down>\bdescendant(?:-or-self)?::) | (?P<up>\bancestor(?:-or-self)?::)""",
    re.VERBOSE,
)
_OPERATORS = ("and", "or", "div", "mod")


class _Origin(NamedTuple):
    """A path from which a step finds many elements each time.

    Attributes:
        path: Its XPath.
        to: Where the step goes: ``down`` into each element, ``up`` from it, or to what stands ``beside`` it.
    """

    path: str
    to: Literal["down", "up", "beside"]


def may_walk(expression: str) -> bool:
    """Tell whether an expression has to be looked at: most go down a page once, and have plain conditions."""
    in_condition = expression.partition("[")[2]
    return (
        "/" in in_condition
        or ".." in in_condition
        or any(axis in expression for axis in ("following", "preceding", "ancestor", "descendant"))
        or expression.count("//") > 1
    )


def is_too_slow(expression: str, tree: etree._Element, find: Callable[[str], list[etree._Element]]) -> bool:
    """Tell whether an expression would take too long on a page.

    Args:
        expression: The XPath.
        tree: The page.
        find: Returns the elements that another XPath finds on the page; that is one that would not take too long.
    """
    elements = sum(1 for _ in tree.iter())
    levels = nesting(expression)
    if levels and elements ** (levels + 1) > _MOST_WALKED:
        return True
    merged = 0
    for path, to in _origins(expression):  # the shorter first: when one is asked for, what it is made of is known
        found = find(path)
        if to == "beside":
            reached = len(found) * elements
        else:
            reached = sum(1 for each in found for _ in (each.iter() if to == "down" else each.iterancestors()))
        merged += reached * elements
        if merged > _MOST_MERGED:
            return True
    return False


@lru_cache(maxsize=10_000)
def nesting(expression: str) -> int:
    """Return how many conditions of an XPath walk the page for each element, one inside the other."""
    walks = [0]  # over the page, for each of the open brackets
    deepest = 0
    for token in _TOKEN.finditer(expression):
        if token["open"]:
            walks.append(0)
        elif token["close"]:
            walks = walks[:-1] or [0]
        elif token["axis"] or token["above"]:  # a step goes on from each element that the steps before it found
            deepest = max(deepest, sum(walks) if len(walks) > 1 else 0)
            walks[-1] += bool(token["axis"] or len(walks) > 1)
        elif (token["search"] or (token["root"] and len(walks) > 1)) and _starts_path(expression, token.start()):
            deepest = max(deepest, sum(walks[:-1]))
            walks[-1] = 1
    return deepest


def _starts_path(expression: str, position: int) -> bool:
    before = expression[:position].rstrip()
    if not before or before[-1] in "[(,|=<>+":
        return True
    return before.endswith(_OPERATORS) and position > len(before)


def _origins(expression: str) -> Iterator[_Origin]:
    """Yield the paths from which an XPath takes many elements each, outside of conditions."""
    starts, depth = [0], 0  # of the path that is being read, for each of the open parentheses
    for token in _TOKEN.finditer(expression):
        depth += bool(token["open"]) - bool(token["close"])
        if depth:
            continue
        path = expression[starts[-1] : token.start()].strip()
        if token["inner"]:
            starts.append(token.end())
        elif token["outer"] and len(starts) > 1:
            starts.pop()
        elif token["parts"]:
            starts[-1] = token.end()
        elif token["axis"] or token["down"] or token["up"]:
            yield _Origin(path.rstrip("/") or ".", "beside" if token["axis"] else "down" if token["down"] else "up")
        elif token["search"] and not _starts_path(expression, token.start()):
            yield _Origin(path, "down")
