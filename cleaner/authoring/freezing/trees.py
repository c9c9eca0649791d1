"""What is done to the tree of a page that is being frozen."""

from __future__ import annotations

import json

from lxml import etree, html

from cleaner.tails import leave_tail


def drop(element: etree._Element) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    leave_tail(element)
    parent.remove(element)


def empty(element: etree._Element) -> None:
    """Take all that an element holds out of it."""
    for child in list(element):
        element.remove(child)
    element.text = None


def as_script(value: object) -> str:
    """Return a value as JSON for a script element, which nothing in it can end."""
    return f"\n{json.dumps(value, ensure_ascii=False)}\n".replace("</", "<\\/")


def serialised(tree: html.HtmlElement) -> str:
    """Return a page's source."""
    lines = ("<!doctype html>\n" + html.tostring(tree, encoding="unicode")).split("\n")
    return "\n".join(line for line in lines if line.strip()) + "\n"
