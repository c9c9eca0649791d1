"""What is done to the tree of a page that is being frozen."""

from __future__ import annotations

from lxml import etree, html


def drop(element: etree._Element) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def empty(element: etree._Element) -> None:
    """Take all that an element holds out of it."""
    for child in list(element):
        element.remove(child)
    element.text = None


def serialised(tree: html.HtmlElement) -> str:
    """Return a page's source."""
    lines = ("<!doctype html>\n" + html.tostring(tree, encoding="unicode")).split("\n")
    return "\n".join(line for line in lines if line.strip()) + "\n"
