"""The attributes of a page that is being frozen: what rules may ask for stays, what holds words or names goes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from cleaner.phrases import concepts_of
from cleaner.visible import is_hidden

from .touched import Touched

_PLAIN = frozenset(
    """aria-hidden aria-level class colspan datetime dir hidden id itemprop itemscope itemtype lang layout name
    property rel role rowspan slot type""".split()
)
_LONGEST, _LONGEST_CLASS, _LONGEST_DATA = 80, 120, 40  # characters
_RUN = 4  # words: so many of the article's in a row are no name of a class
_LEAST_NAME = 5  # letters; a shorter name is in other words by chance
_PART = re.compile(r"[^\W_]+")
_OPAQUE = re.compile(r"\d{5}|[0-9a-f]{8}|https?:|//|[\s{}\[\]]")
_LINKS = ("href", "src")


class Attributes:
    """Replaces the attributes of one page; reads its text when it is made.

    Args:
        touched: What the plugin's selectors ask.
        body: The page's body with its own words, and without scripts.
        people: The names of persons that it gives.
    """

    def __init__(self, touched: Touched, body: etree._Element, people: Iterable[str]) -> None:
        """Note which words follow one another, and the persons."""
        self._touched = touched
        words = [word.casefold() for text in body.itertext("*") for word in _PART.findall(text)]
        self._runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
        names = [_PART.findall(name.casefold()) for name in people]
        self._names = [name for name in map("".join, names) if len(name) >= _LEAST_NAME]
        self._surnames = {name[-1] for name in names if len(name) > 1 and len(name[-1]) >= _LEAST_NAME}

    def replace(self, element: etree._Element) -> None:
        """Replace the attributes of an element."""
        hides = "style" in element.attrib and is_hidden(element)
        for name, value in list(element.attrib.items()):
            new = self._value(element, str(name), str(value), hides)
            if new is None:
                del element.attrib[name]
            else:
                element.set(name, new)

    def _value(self, element: etree._Element, name: str, value: str, hides: bool) -> str | None:
        if name == "class":
            return self._classes(value) or None
        asked = self._touched.value(name, value)
        if name == "id":
            return value if value in self._touched.ids or not self._tells(value) else asked
        if asked is not None:
            return asked
        if name == "style":
            return "display:none" if hides else None
        if name in _LINKS:
            return None if element.tag != "a" or name == "src" else "#" if value.startswith("#") else "/x"
        if name.startswith("data-"):
            return None if len(value) > _LONGEST_DATA or _OPAQUE.search(value) or self._tells(value) else value
        return value if name in _PLAIN and len(value) <= _LONGEST and not self._tells(value) else None

    def _classes(self, value: str) -> str:
        exact = self._touched.value("class", value)
        if exact == value:
            return value
        names = [name for name in value.split() if self._touched.names_class(name) or not self._tells(name)]
        if len(" ".join(names)) > _LONGEST_CLASS:
            room = _LONGEST_CLASS
            for name in [name for name in names if not self._touched.names_class(name) and not concepts_of(name)]:
                room -= len(name) + 1
                if room < 0:
                    names.remove(name)
        return " ".join(names)

    def _tells(self, value: str) -> bool:
        """Tell whether a value is made of the article's words, or names a person."""
        words = [word.casefold() for word in _PART.findall(value)]
        if any(tuple(words[at : at + _RUN]) in self._runs for at in range(len(words) - _RUN + 1)):
            return True
        plain = "".join(words)
        return not self._surnames.isdisjoint(words) or any(name in plain for name in self._names)
