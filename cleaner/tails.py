"""The text behind an element: lxml takes it along wherever the element goes."""

from __future__ import annotations

from lxml import etree


def add_text_before(element: etree._Element, text: str) -> None:
    """Add text in front of an element: to what stands there, or else to the element around it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def leave_tail(element: etree._Element) -> None:
    """Leave the text behind an element in its place; the element is about to move, or to go."""
    if element.tail:
        add_text_before(element, element.tail)
        element.tail = None
