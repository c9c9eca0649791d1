"""Tell from an XPath's form, and a page's size, whether it would take too long.

Nothing can stop libxml2 once it evaluates, and a limit of time would make a result depend on the machine. Two forms
take more than a moment: a condition that walks the page anew for each element that it is asked of (``//p[//a]``), and
a step to the many elements before or behind each of many others (``//p/following-sibling::p``), as libxml2 is slow to
merge what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_MOST_WALKED, _MOST_MERGED = 1e8, 1e10  # elements: some seconds each
_TOKEN = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*') | (?P<open>\[) | (?P<close>\]) | (?P<inner>\() | (?P<outer>\)) | (?P<parts>[,|])
    | (?P<search>//) | (?P<axis>\b(?:following|preceding)(?:-sibling)?::)""",
    re.VERBOSE,
)
_STARTS_PATH = re.compile(r"(?:^|[\[(,|=<>+]|\s(?:and|or|div|mod))\s*$")


def is_too_slow(expression: str, elements: int, count: Callable[[str], int]) -> bool:
    """Tell whether an expression would take too long on a page.

    Args:
        expression: The XPath.
        elements: How many elements the page has.
        count: Returns how many nodes another XPath finds on the page; that is one that would not take too long.
    """
    levels = nesting(expression)
    if levels and elements ** (levels + 1) > _MOST_WALKED:
        return True
    return any(count(origin) * elements**2 > _MOST_MERGED for origin in _origins(expression))


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
        elif token["axis"]:  # a step goes on from each element that the steps before it found
            deepest = max(deepest, sum(walks) if len(walks) > 1 else 0)
            walks[-1] += 1
        elif token["search"] and _STARTS_PATH.search(expression, 0, token.start()):
            deepest = max(deepest, sum(walks[:-1]))
            walks[-1] = 1
    return deepest


def _origins(expression: str) -> Iterator[str]:
    """Yield the paths from which an XPath takes the elements before or behind, outside of conditions."""
    starts, depth = [0], 0  # of the path that is being read, for each of the open parentheses
    for token in _TOKEN.finditer(expression):
        depth += bool(token["open"]) - bool(token["close"])
        if depth:
            continue
        if token["inner"]:
            starts.append(token.end())
        elif token["outer"] and len(starts) > 1:
            starts.pop()
        elif token["parts"]:
            starts[-1] = token.end()
        elif token["axis"]:
            yield expression[starts[-1] : token.start()].rstrip().rstrip("/") or "."
