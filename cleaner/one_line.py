"""An element's text as one line: a title, a name, a date."""

from __future__ import annotations

from lxml import etree

from .document import clean_characters

_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "button"))
_WITHIN_WORDS = frozenset("abbr em i mark q s sub sup u wbr".split())  # tags that part no words
_PERMALINK = " \t\n#¶§🔗"
_OPEN = "([{«„‚“‘\"'-–—/#@"  # what no space follows


def one_line(element: etree._Element) -> str:
    """Return an element's text in one line; what stands in elements of their own is parted by a space.

    Drop caps, punctuation and pieces in italics are not parted, and a heading's link to itself ("Knots¶") is left out.
    """
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        if event == "start" and each is not element and (each.tag in _SILENT or _is_permalink(each)):
            walker.skip_subtree()
            continue
        text = each.text if event == "start" else each.tail if each is not element else None
        if text:
            if parts and each.tag not in _WITHIN_WORDS and _parts_words(parts[-1], text):
                parts.append(" ")
            parts.append(text)
        elif each.tag == "br":
            parts.append(" ")
    return " ".join(clean_characters("".join(parts)).split())


def _parts_words(before: str, after: str) -> bool:
    """Tell whether a space is missing between two pieces."""
    if before[-1].isspace() or before[-1] in _OPEN or not (after[0].isalnum() or after[0] in _OPEN):
        return False
    return not (len(before.strip()) == 1 and before.strip().isalpha() and after[0].islower())  # a drop cap


def _is_permalink(element: etree._Element) -> bool:
    return element.tag == "a" and "#" in element.get("href", "") and not "".join(element.itertext()).strip(_PERMALINK)
