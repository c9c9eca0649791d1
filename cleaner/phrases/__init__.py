"""Phrases that betray noise, by concept and language, and the look-up that finds them in a line.

The phrases are data: ``<language>.toml`` beside this file has a table a concept (the names are those of the
rules, such as ``related`` or ``newsletter``) with three lists:

- ``lines``: the whole line is the phrase;
- ``starts``: the line starts with it; ``ends``: it ends with it.

Case, quotes' shapes and marks around a line (``»``, ``:``, ``|``, bullets …) do not count. ``*`` stands for one or
more words, ``#`` for a number; neither may open a phrase (nor close one in ``ends``).

``tokens.toml`` has, by the same concepts, the words of class and id names that betray an element.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

How = Literal["line", "start", "end"]
_EDGE = 3  # characters by which starts and ends are indexed
_LONG = 300  # characters above which a line is only looked at near its ends
_MARKS = " \t:.,;!?…-–—―|/\\>»«<›‹→←↓↑▶►▸▼•·*#+_=~\"'()[]{}’‘“”„。、：！？「」【】『』©✓✔"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "`": "'", "…": "..."})
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def key(line: str) -> str:
    """Return a line as phrases are compared: case folded, quotes straight, no marks around it."""
    return " ".join(line.translate(_QUOTES).casefold().split()).strip(_MARKS)


@dataclass(slots=True, frozen=True)
class Hit:
    """A phrase found in a line."""

    concept: str
    how: How
    phrase: str


@dataclass(slots=True, frozen=True)
class _Pattern:
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

    def __init__(self, tables: Iterable[dict[str, dict[str, list[str]]]]) -> None:
        """Index the phrases of the given tables (concept → how → phrases)."""
        self._lines: dict[str, list[Hit]] = defaultdict(list)
        self._edges: dict[How, dict[str, list[_Pattern]]] = {
            "line": defaultdict(list),
            "start": defaultdict(list),
            "end": defaultdict(list),
        }
        for table in tables:
            for concept, lists in table.items():
                for name, how in (("lines", "line"), ("starts", "start"), ("ends", "end")):
                    for phrase in lists.get(name, ()):
                        self._add(Hit(concept, how, phrase))  # type: ignore[arg-type]

    def _add(self, hit: Hit) -> None:
        literal = " ".join(hit.phrase.translate(_QUOTES).casefold().split())
        # What parts a start from the rest ("more:") is a piece of it; around whole lines marks do not count.
        marks = _MARKS.replace("*", "").replace("#", "")
        literal = literal.lstrip(marks) if hit.how != "end" else literal
        literal = literal.rstrip(marks) if hit.how != "start" else literal
        pattern = _Pattern(hit, literal, _regex(literal))
        if hit.how == "line" and pattern.regex is None:
            self._lines[literal].append(hit)
        else:
            edge = literal[-_EDGE:] if hit.how == "end" else literal[:_EDGE]
            self._edges[hit.how][edge].append(pattern)

    def hits(self, line: str) -> tuple[Hit, ...]:
        """Return the phrases that the line is, starts with or ends with."""
        if len(line) > _LONG:
            return tuple(self._starts(key(line[:160])) + self._ends(key(line[-160:])))
        plain = key(line)
        if not plain:
            return ()
        found = list(self._lines.get(plain, ()))
        found += [
            pattern.hit
            for pattern in self._edges["line"].get(plain[:_EDGE], ())
            if pattern.regex and pattern.regex.fullmatch(plain)
        ]
        return tuple(found + self._starts(plain) + self._ends(plain))

    def _starts(self, plain: str) -> list[Hit]:
        found = []
        for pattern in self._edges["start"].get(plain[:_EDGE], ()):
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
        for pattern in self._edges["end"].get(plain[-_EDGE:], ()):
            if not pattern.regex and plain.endswith(pattern.literal):
                start = len(plain) - len(pattern.literal)
                if start == 0 or _parted(plain[start], plain[start - 1]):
                    found.append(pattern.hit)
        return found


def _parted(inside: str, outside: str) -> bool:
    """Tell whether a phrase may end between two characters: at a word's edge, anywhere in spaceless scripts."""
    return not (inside.isalnum() and outside.isalnum()) or bool(_SPACELESS.match(inside))


@cache
def phrasebook() -> Phrasebook:
    """Return the phrasebook of all languages, read once."""
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if re.fullmatch(r"[a-z]{2,3}\.toml", entry.name))
    return Phrasebook(tomllib.loads((folder / name).read_text("utf-8")) for name in names)


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
