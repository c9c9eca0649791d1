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
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

How = Literal["line", "start", "end"]
_HERE = Path(__file__).parent  # not importlib.resources, which takes 20 ms to load: the package is never zipped
_EDGE = 3  # characters by which starts and ends are indexed
_LONG = 300  # characters above which a line is only looked at near its ends
_MARKS = " \t:.,;!?…-–—―|/\\>»«<›‹→←↓↑▶►▸▼•·*#+_=~\"'()[]{}’‘“”„。、：！？「」【】『』©✓✔"
_PHRASE_MARKS = _MARKS.replace("*", "").replace("#", "")
QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("…", "..."))
_WORD = re.compile(r"\w+")
_WILD = re.compile(r"[*#]")
_SPACELESS = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"  # compiled when needed: it takes 4 ms


def _folded(text: str) -> str:
    """Return a text case folded, its quotes straight, single spaces between its words."""
    if not text.isascii():
        for quote, straight in QUOTES:  # much faster than translate()
            text = text.replace(quote, straight)
    return " ".join(text.replace("`", "'").casefold().split())


def key(line: str) -> str:
    """Return a line as phrases are compared: case folded, quotes straight, no marks around it."""
    return _folded(line).strip(_MARKS)


def plain(phrase: str, how: How) -> str:
    """Return a phrase as it is compared. What parts a start from the rest ("more:") is a piece of it."""
    literal = _folded(phrase)
    if how != "end":
        literal = literal.lstrip(_PHRASE_MARKS)
    return literal if how == "start" else literal.rstrip(_PHRASE_MARKS)


class Hit(NamedTuple):
    """A phrase found in a line."""

    concept: str
    how: How
    phrase: str


_hit = cache(Hit)  # there are as many as phrases, and a text may have one of them in a million lines


class Section(NamedTuple):
    """Phrases of one concept that are matched in one way, each written as :func:`plain` writes it."""

    concept: str
    how: How
    phrases: list[str]


@cache
def _regex(phrase: str) -> re.Pattern[str]:
    # Bounded gaps keep the time linear in the line's length.
    parts = {"*": r"[^\n]{1,80}?", "#": r"\d[\d.,]{0,9}"}
    return re.compile("".join(parts.get(part) or re.escape(part) for part in re.split(r"([*#])", phrase)))


class _Index:
    """Phrases by their first characters, or by their last ones."""

    def __init__(self, by_end: bool) -> None:
        self._by_end = by_end
        self._filed: dict[str, list[tuple[str, How, str]]] = defaultdict(list)
        self._literals: dict[str, tuple[str, ...]] = {}

    def add(self, section: Section) -> None:
        concept, how, phrases = section
        edge = slice(-_EDGE, None) if self._by_end else slice(_EDGE)
        for phrase in phrases:
            self._filed[phrase[edge]].append((concept, how, phrase))

    def near(self, line: str) -> list[tuple[str, How, str]]:
        """Return the phrases that a line may start or end with."""
        found: list[tuple[str, How, str]] = []
        # Phrases shorter than an edge are filed under all of themselves.
        edges = (line[-3:], line[-2:]) if self._by_end else (line[:3], line[:2], line[:1])
        for edge in edges:
            if edge in self._filed:
                literals = self._literals.get(edge) or self._literals_of(edge)
                # One call tells that none fits, which is so for nearly all lines.
                if line.endswith(literals) if self._by_end else line.startswith(literals):
                    found += self._filed[edge]
        return found

    def _literals_of(self, edge: str) -> tuple[str, ...]:
        side = -1 if self._by_end else 0
        literals = tuple({_WILD.split(phrase)[side] for _, _, phrase in self._filed[edge]})
        self._literals[edge] = literals
        return literals


class Phrasebook:
    """All phrases, indexed so that a look-up costs the same however many there are."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Index the phrases; as little as can be is done for each, as there are thousands."""
        self._lines: dict[str, tuple[str, ...]] = {}  # the concepts of phrases without wildcards
        self._heads, self._tails = _Index(by_end=False), _Index(by_end=True)
        for section in sections:
            if section.how == "line":
                self._add_lines(section)
            else:
                (self._heads if section.how == "start" else self._tails).add(section)

    def _add_lines(self, section: Section) -> None:
        concepts: tuple[str, ...] = (section.concept,)
        fresh = dict.fromkeys(section.phrases, concepts)
        for phrase in [phrase for phrase in fresh if "*" in phrase or "#" in phrase]:
            del fresh[phrase]
            index = self._tails if _WILD.search(phrase[:_EDGE]) else self._heads
            index.add(Section(section.concept, "line", [phrase]))
        for phrase in fresh.keys() & self._lines.keys():
            fresh[phrase] = self._lines[phrase] + concepts
        self._lines |= fresh

    @cached_property
    def labels(self) -> dict[str, list[tuple[int, str]]]:
        """Whole lines that may be found inside a longer one, by their first two words, each after its number of words.

        Those of one word are found in any text ("Share", "Print"), but for "Advertisement" and the like.
        """
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for phrase, concepts in self._lines.items():
            if " " in phrase or "advertisement" in concepts:
                found[" ".join(_WORD.findall(phrase)[:2])].append((phrase.count(" ") + 1, phrase))
        for phrases in found.values():
            phrases.sort(reverse=True)
        return dict(found)

    def hits(self, line: str) -> tuple[Hit, ...]:
        """Return the phrases that the line is, starts with or ends with."""
        if len(line) > _LONG:
            start, end = key(line[:160]), key(line[-160:])
            return (*_starts(start, self._heads.near(start)), *_ends(end, self._tails.near(end)))
        bare = key(line)
        concepts, heads, tails = self._lines.get(bare, ()), self._heads.near(bare), self._tails.near(bare)
        if not (concepts or heads or tails):
            return ()
        whole = [
            _hit(concept, how, phrase)
            for concept, how, phrase in (*heads, *tails)
            if how == "line" and _regex(phrase).fullmatch(bare)
        ]
        exact = [_hit(concept, "line", bare) for concept in concepts]
        return (*exact, *whole, *_starts(bare, heads), *_ends(bare, tails))


def _starts(line: str, phrases: Iterable[tuple[str, How, str]]) -> Iterator[Hit]:
    for concept, how, phrase in phrases:
        if how != "start":
            continue
        if _WILD.search(phrase):
            match = _regex(phrase).match(line)
            end = match.end() if match else 0
        else:
            end = len(phrase) if line.startswith(phrase) else 0
        if end and (end == len(line) or _parted(line[end - 1], line[end])):
            yield _hit(concept, how, phrase)


def _ends(line: str, phrases: Iterable[tuple[str, How, str]]) -> Iterator[Hit]:
    for concept, how, phrase in phrases:
        if how == "end" and line.endswith(phrase) and not _WILD.search(phrase):
            start = len(line) - len(phrase)
            if start == 0 or _parted(line[start], line[start - 1]):
                yield _hit(concept, how, phrase)


def _parted(inside: str, outside: str) -> bool:
    """Tell whether a phrase may end between two characters: at a word's edge, anywhere in spaceless scripts."""
    if not (inside.isalnum() and outside.isalnum()):
        return True
    return not inside.isascii() and re.match(_SPACELESS, inside) is not None


_HOW: dict[str, How] = {"lines": "line", "starts": "start", "ends": "end"}


def read_sections(text: str) -> Iterator[Section]:
    """Yield the sections of a language's file."""
    _, *parts = ("\n" + text).split("\n[")
    for part in parts:
        header, _, body = part.partition("]\n")
        concept, how = header.split(" ")
        phrases = list(filter(None, body.split("\n")))
        if "//" in body:
            phrases = [phrase for phrase in phrases if not phrase.startswith("//")]
        yield Section(concept, _HOW[how], phrases)


def read_phrases(text: str) -> Iterator[Hit]:
    """Yield the phrases of a language's file."""
    for section in read_sections(text):
        for phrase in section.phrases:
            yield Hit(section.concept, section.how, phrase)


@cache
def phrasebook() -> Phrasebook:
    """Return the phrasebook of all languages, read once."""
    texts = [path.read_text("utf-8") for path in sorted(_HERE.glob("*.txt"))]
    return Phrasebook(section for text in texts for section in read_sections(text))


def read_table(name: str) -> dict[str, Any]:
    """Return one of the TOML files beside this one."""
    import tomllib  # not every text needs one

    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


@cache
def _tokens() -> tuple[dict[str, str], frozenset[str]]:
    """Return the concept of each token, and the words that tokens open with."""
    table = read_table("tokens")
    concepts = {token: concept for concept, tokens in table.items() for token in tokens["tokens"]}
    return concepts, frozenset(token.split("-")[0] for token in concepts)


_STATES = (["has"], ["with"], ["without"])
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+[a-z]*")  # after a digit stands a piece of a hash: "e1e566ad"


@lru_cache(maxsize=16_384)
def _concepts_of_name(name: str) -> frozenset[str]:
    parts = [part.lower() for part in _PART.findall(name)]
    if len(parts) > 12 or parts[:1] in _STATES:  # a hashed or generated name says nothing; "has-sharing" names a state
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
