"""Evaluate the XPaths of strangers: they see the page alone, and can't hold it up for long.

XPath 1.0 has no function that opens a file or a connection (``document()`` is XSLT's), and what other libraries in the
same process have registered is refused by its name.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from lxml import etree

from .cost import is_too_slow, may_walk

_FUNCTIONS = frozenset(
    """last position count id local-name namespace-uri name string concat starts-with contains substring-before
    substring-after substring string-length normalize-space translate boolean not true false lang number sum floor
    ceiling round comment text processing-instruction node and or div mod""".split()
)
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
# Each name is read whole, and once: "-a(" calls a, and "a-b(" calls a-b.
_NAME = re.compile(
    r"(?P<variable>\$) | (?P<name>[^\W\d][\w.-]*+) (?:(?P<prefixes>:(?!:)) | \s*+(?P<called>\())?", re.VERBOSE
)


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
    if may_walk(expression) and is_too_slow(expression, tree, partial(_found, tree)):
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


def _found(tree: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that a piece of an expression finds; none where it is nothing by itself."""
    try:
        found = compiled(path)(tree)
    except (BadXPathError, etree.XPathError, ValueError):
        return []
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


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
        if name["variable"]:
            return "a variable"
        if name["prefixes"]:
            return f"the prefix {name['name']!r}"
        if name["called"] and name["name"] not in _FUNCTIONS:
            return f"the function {name['name']}()"
    return None
