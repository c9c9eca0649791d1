"""Which selectors find an element, the ones that will last first.

Names that say what a thing is live longer than names that say how it looks, and those live longer than hashed ones,
of which only the part that people wrote is used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from cleaner.phrases import concepts_of

_WRITTEN = re.compile(r"[A-Za-z_][\w-]*")  # what CSS takes without escapes
_LABEL = re.compile(r"[A-Za-z][A-Za-z_. -]{2,39}")  # a value that names a part, and no data
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_JOINT = re.compile(r"[-_]+")
_VOWEL = re.compile(r"[aeiouyäöüAEIOUYÄÖÜ]")
_LEAST_LETTERS = 4  # of a name's longest word; shorter ones come from a machine, unless they are known
_LEAST_STABLE = 5  # letters of the part of a hashed name that people wrote
_GENERAL = frozenset(("html", "body"))

NAMED_BY_MARKUP, NAMED_BY_AUTHOR, NAMED, NAMED_BY_HALF, TAG = range(5)
"""How far a selector can be trusted to last, the most first."""


class Name(NamedTuple):
    """A selector of one name.

    Attributes:
        selector: In CSS.
        trust: One of the constants above.
    """

    selector: str
    trust: int


@cache
def _table(name: str) -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return frozenset(data[name])


def names_of(element: etree._Element) -> list[Name]:
    """Return the selectors of one name that match an element, the most trusted first; empty where it has none."""
    if element.tag in _GENERAL or not isinstance(element.tag, str):
        return []
    found = dict.fromkeys([*_by_attributes(element), *_by_class_and_id(element)])
    return sorted(found, key=lambda name: (name.trust, len(name.selector), name.selector))


def words_of(name: str) -> list[str]:
    """Return the words of a name in lower case: ``ArticleBody_text-2`` has three and a number."""
    return [word.lower() for word in _WORDS.findall(name)]


def names_the_body(selector: str) -> bool:
    """Tell whether a selector has one of the words by which an article's body is called."""
    return body_words(selector) > 0


def body_words(selector: str) -> int:
    """Return how many of the words by which an article's body is called a selector has."""
    return len(_table("body").intersection(words_of(selector)))


def _by_attributes(element: etree._Element) -> Iterator[Name]:
    if "articleBody" in (element.get("itemprop") or "").split():
        yield Name("[itemprop~='articleBody']", NAMED_BY_MARKUP)
    for attribute, value in element.attrib.items():
        name = str(attribute)
        if name.startswith("data-") and _WRITTEN.fullmatch(name):
            if _is_label(name, str(value)):
                yield Name(f"[{name}='{value}']", NAMED_BY_AUTHOR)
            elif name == "data-articlebody" or len((_table("body") | _table("parts")).intersection(words_of(name))) > 1:
                yield Name(f"[{name}]", NAMED_BY_AUTHOR)


def _is_label(name: str, value: str) -> bool:
    if not any(name.endswith(f"-{word}") for word in _table("attributes")):
        return False
    return (
        bool(_LABEL.fullmatch(value))
        and value not in ("true", "false")
        and not any(map(_is_random, _JOINT.split(value)))
    )


def _by_class_and_id(element: etree._Element) -> Iterator[Name]:
    if (own := (element.get("id") or "").strip()) and stable_part(own) == own and _is_short(own):
        yield Name(f"#{own}", NAMED_BY_AUTHOR)
    for name in (element.get("class") or "").split():
        stable = stable_part(name)
        if stable is None:
            continue
        if stable == name:
            yield Name(f".{name}", NAMED)
        else:
            yield Name(f"[class*='{stable}']", NAMED_BY_HALF)


def _is_short(name: str) -> bool:
    """Tell an id that names a part from one that is made of a headline."""
    return len(words_of(name)) <= 4


def stable_part(name: str) -> str | None:
    """Return what of a class name or id people wrote; None where it says nothing, or tells of one page alone."""
    if not _WRITTEN.fullmatch(name) or not _says_something(name) or _is_look(name):
        return None
    parts = _JOINT.split(name)
    first = next((number for number, part in enumerate(parts) if _is_random(part)), None)
    if first is None:
        return name
    stable = name
    for part in reversed(parts[first:]):
        stable = stable[: len(stable) - len(part)]
        joint = re.search(r"[-_]+$", stable)
        stable = stable if part is parts[first] or joint is None else stable[: joint.start()]
    if sum(map(str.isalpha, stable)) < _LEAST_STABLE or _is_look(stable.rstrip("-_")):
        return None
    return stable


def _says_something(name: str) -> bool:
    longest = max((len(word) for word in words_of(name) if word.isalpha()), default=0)
    return longest >= _LEAST_LETTERS or bool(concepts_of(name))


def _is_look(name: str) -> bool:
    """Tell whether a name says how an element looks, or what kind of page it is on, and not what it is."""
    first, joint, _ = name.partition("-")
    whole = _table("looks") | _table("of_one_page")
    if name in whole:
        return True
    return bool(joint) and (first in whole or first in _table("looks_in_front")) and not concepts_of(name)


def _is_random(part: str) -> bool:
    """Tell whether a part of a name was made by a machine: a number, a hash, letters without a vowel."""
    if part.isdigit():
        return len(part) > 2
    if len(part) < 4:
        return False
    if any(map(str.isdigit, part)):
        return re.fullmatch(r"[A-Za-z]+\d{1,2}", part) is None
    chunks = _WORDS.findall(part)
    if len(chunks) > 1 and len(part) <= 8:
        return any(len(chunk) < 3 or not _VOWEL.search(chunk) for chunk in chunks)
    return not _VOWEL.search(part)
