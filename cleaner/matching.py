"""Tell whether an element is what a CSS selector describes, without XPath."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Literal, NamedTuple, get_args

from cssselect import parser as css
from lxml import etree

Test = Callable[[etree._Element], bool]
Maker = Callable[[], Test]
"""Returns a test for one search: it may remember what it met, so the tree must not change while it is used."""

Kind = Literal["#", ".", "^=", "*=", "[", "tag"]
"""The kinds of names, the rarest first."""


class Name(NamedTuple):
    """What every element has that a selector matches.

    Attributes:
        kind: ``.`` a class, ``#`` an id, ``[`` an attribute, ``tag``; ``*=`` and ``^=``: what the attribute ``class``
            holds or begins with.
        value: The name or the text.
    """

    kind: Kind
    value: str


@cache
def alternatives(selector: str) -> tuple[tuple[Name, Maker | None], ...] | None:
    """Return for each part of a selector list the name that its elements have, and what makes the test for those.

    No test means that the name says all. None stands for a selector that only XPath can evaluate: one that names
    nothing, or that has pseudo-classes other than ``:not()`` and ``:is()``.
    """
    parts = []
    try:
        for tree in (part.parsed_tree for part in css.parse(selector)):
            if (name := _rarest_name(tree)) is None:
                return None
            parts.append((name, None if _is_one_name(tree) else _maker(tree)))
    except (css.SelectorError, NotImplementedError):  # compile_selector says what is wrong
        return None
    return tuple(parts)


def _rarest_name(tree: css.Tree) -> Name | None:
    compound = tree.subselector if isinstance(tree, css.CombinedSelector) else tree
    names: dict[str, str] = {}
    while not isinstance(compound, css.Element):
        match compound:
            case css.Hash():
                names["#"] = compound.id
            case css.Class():
                names["."] = compound.class_name
            case css.Attrib() if piece := _piece_of_class(compound):
                names[compound.operator] = piece
            case css.Attrib():
                names["["] = compound.attrib.lower()
        compound = compound.selector
    if compound.element:
        names["tag"] = compound.element.lower()
    return next((Name(kind, names[kind]) for kind in get_args(Kind) if kind in names), None)


def _maker(tree: css.Tree) -> Maker:
    """Return what makes the test; where many elements lead to many others, it has to remember them."""
    far, left = "", tree
    while isinstance(left, css.CombinedSelector):
        far, left = far + left.combinator.strip(">+"), left.selector
    test = _test(tree)
    return partial(_test, tree, remembers=True) if "~" in far or len(far) > 1 else lambda: test


def _is_one_name(tree: css.Tree) -> bool:
    """Tell whether a selector is nothing but its name."""
    if isinstance(tree, css.Class | css.Hash) or (isinstance(tree, css.Attrib) and _piece_of_class(tree)):
        return _is_any(tree.selector)
    return isinstance(tree, css.Element) and not tree.namespace


def _piece_of_class(tree: css.Attrib) -> str | None:
    """Return what the attribute ``class`` has to hold or begin with, None where that is not what is asked."""
    return tree.value.value if tree.attrib == "class" and tree.operator in ("*=", "^=") and tree.value else None


def _is_any(tree: css.Tree) -> bool:
    return isinstance(tree, css.Element) and not tree.element and not tree.namespace


def _test(tree: css.Tree, *, remembers: bool = False) -> Test:
    """Return the function that tells whether an element matches.

    Args:
        tree: The selector.
        remembers: True for a test that looks at each ancestor and sibling once, however many elements it is asked of.

    Raises:
        NotImplementedError: Only XPath can tell.
    """
    match tree:
        case css.Element(namespace=None, element=None):
            return lambda _: True
        case css.Element(namespace=None, element=tag):
            tag = str(tag).lower()
            return lambda element: element.tag == tag
        case css.Class():
            name, rest = tree.class_name, _test(tree.selector)
            if _is_any(tree.selector):
                return lambda element: name in element.get("class", "").split()
            return lambda element: name in element.get("class", "").split() and rest(element)
        case css.Hash():
            name, rest = tree.id, _test(tree.selector)
            return lambda element: element.get("id") == name and rest(element)
        case css.Attrib(namespace=None):
            has, rest = _attribute_test(tree), _test(tree.selector)
            if _is_any(tree.selector):
                return has
            return lambda element: has(element) and rest(element)
        case css.Negation():
            unwanted, rest = _test(tree.subselector), _test(tree.selector)
            return lambda element: rest(element) and not unwanted(element)
        case css.Matching() | css.SpecificityAdjustment():
            choices, rest = tuple(map(_test, tree.selector_list)), _test(tree.selector)
            return lambda element: rest(element) and any(choice(element) for choice in choices)
        case css.CombinedSelector():
            left, right = _test(tree.selector, remembers=remembers), _test(tree.subselector)
            related = _RELATED[tree.combinator]
            if remembers and tree.combinator in _FAR:
                matches_one = _remembering(left, related)
                return lambda element: right(element) and matches_one(element)
            return lambda element: right(element) and any(map(left, related(element)))
    raise NotImplementedError(tree)


def _parent(element: etree._Element) -> Iterator[etree._Element]:
    if (parent := element.getparent()) is not None:
        yield parent


def _previous(element: etree._Element) -> Iterator[etree._Element]:
    if (previous := element.getprevious()) is not None:
        yield previous


_RELATED: dict[str, Callable[[etree._Element], Iterator[etree._Element]]] = {
    " ": lambda element: element.iterancestors(),
    ">": _parent,
    "+": _previous,
    "~": lambda element: element.itersiblings(preceding=True),
}
_FAR = " ~"


def _remembering(left: Test, related: Callable[[etree._Element], Iterator[etree._Element]]) -> Test:
    """Return the test whether an ancestor, or a sibling before an element, matches; each is looked at once."""
    known: dict[etree._Element, bool] = {}  # whether it matches, or one beyond it does

    def matches_one(element: etree._Element) -> bool:
        found, passed = False, []
        for other in related(element):
            if other in known:
                found = known[other]
                break
            passed.append(other)
            if left(other):
                found = True
                break
        known.update(dict.fromkeys(passed, found))
        return found

    return matches_one


def _attribute_test(tree: css.Attrib) -> Test:
    name = tree.attrib.lower()
    if tree.operator == "exists":
        return lambda element: element.get(name) is not None
    value = (tree.value and tree.value.value) or ""
    match tree.operator:
        case "=":
            return lambda element: element.get(name) == value
        case _ if not value:
            raise NotImplementedError(tree)
        case "~=":
            return lambda element: value in element.get(name, "").split()
        case "^=":
            return lambda element: element.get(name, "").startswith(value)
        case "$=":
            return lambda element: element.get(name, "").endswith(value)
        case "*=":
            return lambda element: value in element.get(name, "")
    raise NotImplementedError(tree)
