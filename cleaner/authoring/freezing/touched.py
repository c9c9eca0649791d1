"""What a plugin's selectors ask of elements: tags, classes, ids and attributes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cssselect import parser as css

from cleaner.publisher import Layout, Platform, Site


def selectors_of(site: Site, layout: Layout) -> list[str]:
    """Return all selectors by which a layout takes a page."""
    own = [site.when] if isinstance(site, Platform) else []
    declared = [layout.when, layout.body, *layout.field_selectors().values(), *layout.drop, *layout.keep]
    return [*own, *filter(None, declared)]


class Touched:
    """What selectors name.

    Args:
        selectors: CSS selectors that compile.
        marks: Strings, one of which has to stand in some attribute of the page.

    Attributes:
        tags, classes, ids: The names.
        tests: By attribute, the operators and values that it is compared with; that of ``[attr]`` is ``exists``.
    """

    def __init__(self, selectors: Iterable[str], marks: tuple[str, ...] = ()) -> None:
        """Collect the names."""
        self.tags: set[str] = set()
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.tests: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.marks = marks
        for selector in selectors:
            for part in css.parse(selector):
                for node in _nodes(part.parsed_tree):
                    self._add(node)

    def _add(self, node: object) -> None:
        match node:
            case css.Element() if node.element:
                self.tags.add(node.element.lower())
            case css.Class():
                self.classes.add(node.class_name)
            case css.Hash():
                self.ids.add(node.id)
            case css.Attrib():
                value = node.value.value if node.value else None
                self.tests[node.attrib.lower()].add((node.operator, value or ""))

    def value(self, attribute: str, value: str) -> str | None:
        """Return the least value that passes all tests of an attribute that a value passes; None if it passes none."""
        passed = [(how, said) for how, said in self.tests.get(attribute, ()) if _passes(how, said, value)]
        passed += [("*=", mark) for mark in self.marks if mark in value]
        if not passed:
            return None
        if any(how in ("=", "~=", "|=") for how, _ in passed):
            return value if any(how == "=" for how, _ in passed) else " ".join(said for _, said in passed)
        starts, ends = ([said for how, said in passed if how == sign] for sign in ("^=", "$="))
        first, last = max(starts, key=len, default=""), max(ends, key=len, default="")
        inside = [said for how, said in passed if how == "*=" and said not in first and said not in last]
        return first + "".join(sorted(inside, key=value.find)) + last

    def names_class(self, name: str) -> bool:
        """Tell whether a selector names a class, or a piece of it."""
        return name in self.classes or any(said and said in name for _, said in self.tests.get("class", ()))


def _nodes(tree: object) -> Iterator[object]:
    """Yield all parts of a parsed selector."""
    yield tree
    for value in vars(tree).values():
        for part in value if isinstance(value, list | tuple) else [value]:
            if type(part).__module__ == css.__name__:
                yield from _nodes(part)


def _passes(how: str, said: str, value: str) -> bool:
    match how:
        case "exists":
            return True
        case "=":
            return value == said
        case "^=":
            return value.startswith(said)
        case "$=":
            return value.endswith(said)
        case "*=":
            return said in value
        case "~=":
            return said in value.split()
        case "|=":
            return value == said or value.startswith(f"{said}-")
    return False
