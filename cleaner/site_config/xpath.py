"""Evaluate the XPaths of strangers: they see the page alone, and can't hold it up for long.

XPath 1.0 has no function that opens a file or a connection (``document()`` is XSLT's), and what other libraries in the
same process have registered is refused by its name.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from lxml import etree

from .cost import is_too_slow

_FUNCTIONS = frozenset(
    """last position count id local-name namespace-uri name string concat starts-with contains substring-before
    substring-after substring string-length normalize-space translate boolean not true false lang number sum floor
    ceiling round comment text processing-instruction node and or div mod""".split()
)
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(
    r"(?P<variable>\$[\w-]+) | (?<![\w-])(?P<prefix>[A-Za-z_][\w.-]*):(?!:)(?=[A-Za-z_*])"
    r"| (?<![\w-])(?P<function>[A-Za-z_][\w.-]*)\s*\(",
    re.VERBOSE,
)


_WALKS = re.compile(r"following|preceding|\[.*//")  # most XPaths do not
_ENDLESS = 10**9  # elements


class BadXPathError(ValueError):
    """An XPath can't be evaluated; the message says why.

    Attributes:
        kind: As in :class:`cleaner.site_config.rules.Problem`.
    """

    def __init__(self, message: str, kind: str = "invalid-xpath") -> None:
        """Keep the kind."""
        super().__init__(message)
        self.kind = kind


Node = etree._Element | str
"""What an XPath finds: an element, or a string, which knows where it stood if it is an attribute or text."""


def evaluate(expression: str, tree: etree._Element) -> list[Node]:
    """Return what an expression finds on a page, in document order; of a truth or number what it says as a string.

    Raises:
        BadXPathError: It is no XPath, calls what there is not, or would take too long on this page.
    """
    xpath = compiled(expression)
    if _WALKS.search(expression) and is_too_slow(expression, sum(1 for _ in tree.iter()), partial(_count, tree)):
        raise BadXPathError(f"{expression} would walk the page over and over; it is too large for that", "slow-xpath")
    try:
        found = xpath(tree)
    except (etree.XPathError, ValueError, RecursionError) as error:
        raise BadXPathError(f"{expression} can't be evaluated: {error}") from None
    if isinstance(found, list):
        return [node for node in found if isinstance(node, etree._Element | str)]
    if found is False:
        return []
    return [str(found)] if str(found).strip() else []


def _count(tree: etree._Element, expression: str) -> int:
    try:
        return len(evaluate(expression, tree))
    except BadXPathError as error:
        return 0 if error.kind == "invalid-xpath" else _ENDLESS


@lru_cache(maxsize=10_000)
def compiled(expression: str) -> etree.XPath:
    """Return the expression compiled.

    Raises:
        BadXPathError: It is no XPath.
    """
    if strange := _stranger(expression):
        raise BadXPathError(f"{expression} asks for {strange}, which there is not")
    try:
        return etree.XPath(expression, regexp=False)
    except (etree.XPathError, ValueError) as error:
        raise BadXPathError(f"{expression} is no XPath: {error}") from None


def _stranger(expression: str) -> str | None:
    """Return what XPath 1.0 has not: libxml2 says so only on pages on which it gets to it."""
    for name in _NAME.finditer(_TEXT.sub("''", expression)):
        if name["prefix"]:
            return f"the prefix {name['prefix']!r}"
        if name["variable"]:
            return f"the variable {name['variable']!r}"
        if name["function"] and name["function"] not in _FUNCTIONS:
            return f"the function {name['function']}()"
    return None
