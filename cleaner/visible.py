"""What of a tree a browser shows."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

UNSEEN_TAGS = frozenset(
    """area audio base canvas datalist embed head iframe link map meta noembed noframes noscript object option param
    script select source style svg template textarea track video""".split()
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0\S*\s+0\S*\s+0\S*\s+0", re.IGNORECASE
)
# What only screen readers get.
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|u-visually-hidden)(?:\s|$)", re.IGNORECASE
)
_GUTTER_CLASS = re.compile(
    r"(?:^|\s)(?:(?:rouge-|code-|hljs-ln-)?gutter|line-?n(?:o|os|um|ums|umber|umbers)|linenodiv|lnt|lntd|blob-num|"
    r"crayon-nums?|hljs-ln-numbers)(?=\s|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def _hides(names: str) -> bool:
    return _HIDING_CLASS.search(names) is not None


@lru_cache(maxsize=10_000)
def _is_gutter_class(names: str) -> bool:
    return _GUTTER_CLASS.search(names) is not None


def is_hidden(element: etree._Element) -> bool:
    """Tell whether attributes hide the element from a browser's window."""
    style = element.get("style")
    if style is not None and _HIDING_STYLE.search(style):
        return True
    if element.get("hidden") is not None:  # hidden="until-found" shows on search only
        return True
    if element.get("layout") == "nodisplay":  # AMP
        return True
    names = element.get("class")
    return names is not None and _hides(names)


def is_gutter(element: etree._Element) -> bool:
    """Tell whether an element holds the line numbers beside code: like those of a list they are no text."""
    names = element.get("class")
    return (
        names is not None and _is_gutter_class(names) and not "".join(element.itertext()).strip("0123456789 \n\t\r\xa0")
    )
