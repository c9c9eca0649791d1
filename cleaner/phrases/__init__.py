"""Phrases that betray noise, by concept and language, and the look-up that finds them in a line.

The phrases are data: ``<language>.txt`` beside this file has sections, a phrase a line::

    // Comments start with two slashes.
    [related lines]
    read more
    more from *

Sections are named after a concept (as the rules are: ``related``, ``newsletter``) and how its phrases are matched:
``lines``, the whole line is the phrase; ``starts``, the line starts with it; ``ends``, it ends with it. They are
written as they are compared, in lower case, with straight quotes: case, quotes' shapes and marks around a line
(``»``, ``:``, ``|``, bullets …) do not count. ``*`` stands for one or more words, ``#`` for a number; a phrase in
``ends`` has neither, one in ``starts`` opens with neither.

``tokens.toml`` has, by the same concepts, the words of class and id names that betray an element.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

How = Literal["line", "start", "end"]
_EDGE = 3  # characters by which starts and ends are indexed
_LONG = 300  # characters above which a line is only looked at near its ends
_MARKS = " \t:.,;!?…-–—―|/\\>»«<›‹→←↓↑▶►▸▼•·*#+_=~\"'()[]{}’‘“”„。、：！？「」【】『』©✓✔"
_PHRASE_MARKS = _MARKS.replace("*", "").replace("#", "")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "`": "'", "…": "..."})
_WILD = re.compile(r"[*#]")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def key(line: str) -> str:
    """Return a line as phrases are compared: case folded, quotes straight, no marks around it."""
    return " ".join(line.translate(_QUOTES).casefold().split()).strip(_MARKS)


def plain(phrase: str, how: How) -> str:
    """Return a phrase as it is compared. What parts a start from the rest ("more:") is a piece of it."""
    literal = " ".join(phrase.translate(_QUOTES).casefold().split())
    if how != "end":
        literal = literal.lstrip(_PHRASE_MARKS)
    return literal if how == "start" else literal.rstrip(_PHRASE_MARKS)


class Hit(NamedTuple):
    """A phrase found in a line."""

    concept: str
    how: How
    phrase: str


class _Pattern(NamedTuple):
    hit: Hit
    literal: str
    regex: re.Pattern[str] | None


def _regex(phrase: str) -> re.Pattern[str] | None:
    if "*" not in phrase and "#" not in phrase:
        return None
    # Bounded gaps keep the time linear in the line's length.
    parts = {"*": r"[^\n]{1,80}?", "#": r"\d[\d.,]{0,9}"}
    return re.compile("".join(parts.get(part) or re.escape(part) for part in re.split(r"([*#])", phrase)))


class Phrasebook:
    """All phrases, indexed so that a look-up costs the same however many there are."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Index the phrases, each given as the hit that it makes and written as :func:`plain` writes it."""
        self._lines: dict[str, list[Hit]] = defaultdict(list)
        # By the first or last characters: patterns for whole lines, then for their starts and ends.
        self._line_heads: dict[str, list[_Pattern]] = defaultdict(list)
        self._line_tails: dict[str, list[_Pattern]] = defaultdict(list)
        self._heads: dict[str, list[_Pattern]] = defaultdict(list)
        self._tails: dict[str, list[_Pattern]] = defaultdict(list)
        for hit in hits:
            self._add(hit)

    def _add(self, hit: Hit) -> None:
        literal = hit.phrase
        if hit.how == "line" and not _WILD.search(literal):
            self._lines[literal].append(hit)
            return
        pattern = _Pattern(hit, literal, _regex(literal))
        head, tail = literal[:_EDGE], literal[-_EDGE:]
        if hit.how == "start":
            self._heads[head].append(pattern)
        elif hit.how == "end":
            self._tails[tail].append(pattern)
        elif _WILD.search(head):
            self._line_tails[tail].append(pattern)
        else:
            self._line_heads[head].append(pattern)

    def hits(self, line: str) -> tuple[Hit, ...]:
        """Return the phrases that the line is, starts with or ends with."""
        if len(line) > _LONG:
            return tuple(self._starts(key(line[:160])) + self._ends(key(line[-160:])))
        bare = key(line)
        if not bare:
            return ()
        found = list(self._lines.get(bare, ()))
        for patterns in (self._line_heads.get(bare[:_EDGE]), self._line_tails.get(bare[-_EDGE:])):
            found += [each.hit for each in patterns or () if each.regex and each.regex.fullmatch(bare)]
        return tuple(found + self._starts(bare) + self._ends(bare))

    def _starts(self, plain: str) -> list[Hit]:
        found = []
        for pattern in _filed(self._heads, plain[:_EDGE], plain[:2], plain[:1]):
            if pattern.regex:
                match = pattern.regex.match(plain)
                end = match.end() if match else 0
            else:
                end = len(pattern.literal) if plain.startswith(pattern.literal) else 0
            if end and (end == len(plain) or _parted(plain[end - 1], plain[end])):
                found.append(pattern.hit)
        return found

    def _ends(self, plain: str) -> list[Hit]:
        found = []
        for pattern in _filed(self._tails, plain[-_EDGE:], plain[-2:]):
            if not pattern.regex and plain.endswith(pattern.literal):
                start = len(plain) - len(pattern.literal)
                if start == 0 or _parted(plain[start], plain[start - 1]):
                    found.append(pattern.hit)
        return found


def _filed(index: dict[str, list[_Pattern]], *edges: str) -> Iterator[_Pattern]:
    """Yield the patterns under any of the edges: phrases shorter than an edge are filed under all of themselves."""
    for edge in edges:
        yield from index.get(edge, ())


def _parted(inside: str, outside: str) -> bool:
    """Tell whether a phrase may end between two characters: at a word's edge, anywhere in spaceless scripts."""
    return not (inside.isalnum() and outside.isalnum()) or bool(_SPACELESS.match(inside))


_HOW: dict[str, How] = {"lines": "line", "starts": "start", "ends": "end"}


_HEADER = re.compile(r"\[([a-z-]+) (lines|starts|ends)\]")


def read_phrases(text: str) -> Iterator[Hit]:
    """Yield the phrases of a language's file."""
    concept, how = "", _HOW["lines"]
    for line in text.splitlines():
        if line[:1] == "[" and (header := _HEADER.fullmatch(line)):
            concept, how = header[1], _HOW[header[2]]
        elif line and not line.startswith("//"):
            yield Hit(concept, how, line)


@cache
def phrasebook() -> Phrasebook:
    """Return the phrasebook of all languages, read once."""
    names = sorted(entry.name for entry in files(__name__).iterdir() if entry.name.endswith(".txt"))
    return Phrasebook(hit for name in names for hit in read_phrases((files(__name__) / name).read_text("utf-8")))


@cache
def _tokens() -> tuple[dict[str, str], frozenset[str]]:
    """Return the concept of each token, and the words that tokens open with."""
    table = tomllib.loads((files(__name__) / "tokens.toml").read_text("utf-8"))
    concepts = {token: concept for concept, tokens in table.items() for token in tokens["tokens"]}
    return concepts, frozenset(token.split("-")[0] for token in concepts)


_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@lru_cache(maxsize=16_384)
def _concepts_of_name(name: str) -> frozenset[str]:
    parts = [part.lower() for part in _PART.findall(name)]
    if len(parts) > 12:  # a hashed or generated name says nothing
        return frozenset()
    table, openers = _tokens()
    starts = [start for start, part in enumerate(parts) if part in openers]
    runs = ("-".join(parts[start : start + size]) for start in starts for size in (1, 2, 3))
    return frozenset(table[run] for run in runs if run in table)


def concepts_of(names: str) -> frozenset[str]:
    """Return the concepts that class and id names betray.

    A name is split at ``-``, ``_`` and capitals; its parts, and runs of up to three of them, are looked up as
    whole words: ``meta`` is not found in ``metadata-free``, ``related-links`` is in ``article__relatedLinks``.
    """
    found: frozenset[str] = frozenset()
    for name in names.split():
        if concepts := _concepts_of_name(name):
            found |= concepts
    return found
