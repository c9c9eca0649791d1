"""Change a copy of a page as its rule file says: ``strip_attr``, ``dissolve``, ``wrap_in``, ``move_into``."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from ..tails import add_text_before, leave_tail
from .rules import Directive, SiteRules
from .search import Search
from .xpath import Node

STRIPPED = "data-stripped-text"
"""The attribute of the elements that hold a text which ``strip`` found; its value is the XPath."""

_CHANGES = ("strip_attr", "dissolve", "wrap_in", "move_into")
_PREDICATE = re.compile(r"\[(?:[^\[\]\"']|\"[^\"]*\"|'[^']*')*\]")  # the innermost
_MOST_ADDED = 5_000  # elements, and as many as the page has
_KEEP_THEIR_PLACE = frozenset(("html", "head", "body"))


def reshaped(tree: HtmlElement, rules: SiteRules, search: Search) -> HtmlElement:
    """Return a copy of the page with the changes in the file's order; the page itself where there are none to make.

    Of ``strip`` this takes what finds no elements: attributes go, and a text is put into an element, which can be
    stripped then. (FiveFilters reads ``strip_attr`` as another name of ``strip``.)
    """
    changes = [each for each in rules.of("strip", *_CHANGES) if each.name != "strip" or finds_parts(each.value)]
    if not changes:
        return tree
    tree = deepcopy(tree)
    room = _MOST_ADDED + sum(1 for _ in tree.iter())  # for elements that are put in: a line may double them
    for change in changes:
        nodes = search.nodes(change, tree)
        if change.name != "dissolve":
            room -= len(nodes)
        if room < 0:
            search.warn(change, f"{change.value} would add too many elements to this page; it is left out")
            room += len(nodes)
            continue
        if change.name in ("strip", "strip_attr"):
            for node in nodes:
                _strip_part(node, change)
            continue
        elements = [each for each in nodes if isinstance(each, etree._Element) and each.tag not in _KEEP_THEIR_PLACE]
        if change.name == "move_into":
            _move(elements, search.elements(change, tree, change.argument))
            continue
        for element in elements:
            if change.name == "dissolve":
                _dissolve(element)
            else:
                _wrap(element, (change.argument or "").lower())
    return tree


def finds_parts(expression: str) -> bool:
    """Tell whether an XPath may find attributes or texts: most find elements only."""
    while (bare := _PREDICATE.sub("", expression)) != expression:
        expression = bare
    return "@" in bare or "text()" in bare or "attribute::" in bare


def _strip_part(node: Node, change: Directive) -> None:
    """Take an attribute off its element, or put a text into an element of its own."""
    holder = getattr(node, "getparent", lambda: None)() if isinstance(node, str) else None
    if holder is None:
        return
    if name := getattr(node, "attrname", None):
        holder.attrib.pop(name, None)
        return
    mark = holder.makeelement("span", {STRIPPED: change.value})
    mark.text = str(node)
    if getattr(node, "is_text", False):
        holder.text = None
        holder.insert(0, mark)
    else:
        holder.tail = None
        holder.addnext(mark)


def _dissolve(element: etree._Element) -> None:
    """Leave an element's content in its place."""
    parent = element.getparent()
    if parent is None:
        return
    children, tail = list(element), element.tail or ""
    text = element.text or ""
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    else:
        text += tail
    place = parent.index(element)
    add_text_before(element, text)
    parent[place : place + 1] = children


def _wrap(element: etree._Element, tag: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    wrapper = element.makeelement(tag, {})
    wrapper.tail, element.tail = element.tail, None
    parent.replace(element, wrapper)
    wrapper.append(element)


def _move(elements: list[etree._Element], targets: list[etree._Element]) -> None:
    """Put elements at the end of the first target, but for those that hold it."""
    for element in elements if targets else ():
        parent = element.getparent()
        if parent is not None and element is not targets[0] and element not in set(targets[0].iterancestors()):
            leave_tail(element)
            targets[0].append(element)
