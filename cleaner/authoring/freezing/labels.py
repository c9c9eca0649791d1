"""Labels: the pieces of a line that a site prints on many pages, and that rules know. They are no prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from cleaner.dates import find_date
from cleaner.phrases import QUOTES, phrasebook, plain, read_table
from cleaner.rules.site_noise import declared_phrase

from .filler import Span

_DATED = 14  # words that a line with a date has at most
_WORD = re.compile(r"\S+")
_CLOCK = re.compile(r"\W{0,5}\d{1,2}\s?[.:h]\s?\d\d(?:\s?(?:Uhr|[ap]\.?m|[A-Z]{3,4})\b)?")
_NUMBER = r"\d[\d.,]{0,9}"


def labels_of(line: str, noise: tuple[str, ...] = (), taken: Collection[str] = ()) -> list[Span]:
    """Return the pieces of a line that are labels.

    Args:
        line: The line.
        noise: The phrases that the site's plugin declares.
        taken: Texts that rules took for what they say, though no phrase says it: names of icons.
    """
    spans = [*_phrases(line, noise), *_date(line)]
    if clock := _CLOCK.match(line):  # an entry of a live blog
        spans.append(clock.span())
    starts = ((line.find(text), len(text)) for text in taken)
    return spans + [(start, start + length) for start, length in starts if start >= 0]


def job_words(line: str) -> list[Span]:
    """Return the words that tell a note on an author: verbs and jobs."""
    return [match.span() for match in _job_pattern().finditer(line)]


@cache
def _job_pattern() -> re.Pattern[str]:
    words = (word for kind in read_table("authors").values() for word in kind)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def _phrases(line: str, noise: tuple[str, ...]) -> Iterator[Span]:
    found = [(hit.phrase, hit.how) for hit in phrasebook().hits(line)]
    if declared := declared_phrase(noise, line) if noise else None:
        found.append((plain(declared, "line"), "line"))
    if not found:
        return
    folded, places = _folded(line)
    for phrase, how in found:
        at = 0
        for part in _parts(phrase):
            matches = list(part.finditer(folded, at))
            if not matches:
                break
            start, at = matches[-1 if how == "end" else 0].span()
            yield places[start], places[at - 1] + 1


@cache
def _parts(phrase: str) -> list[re.Pattern[str]]:
    """Return what finds the parts of a phrase between its ``*``."""
    literals = filter(None, (part.strip() for part in phrase.split("*")))
    return [re.compile(_NUMBER.join(map(re.escape, literal.split("#")))) for literal in literals]


def _folded(line: str) -> tuple[str, list[int]]:
    """Return a line as phrases are compared, and of each of its characters the place in the line."""
    quotes = dict(QUOTES) | {"`": "'"}
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(line):
        piece = " " if char.isspace() else quotes.get(char, char.casefold())
        if piece == " " and folded[-1:] == [" "]:
            continue
        folded.extend(piece)
        places.extend([place] * len(piece))
    return "".join(folded), places


def _date(line: str) -> list[Span]:
    """Return the words of a short line that say a date."""
    words = [match.span() for match in _WORD.finditer(line)]
    if not 0 < len(words) <= _DATED or not any(char.isdigit() for char in line):
        return []
    date = find_date(line)
    if date is None:
        return []
    first, last = 0, len(words) - 1
    while first < last and find_date(line[words[first + 1][0] : words[last][1]]) == date:
        first += 1
    while first < last and find_date(line[words[first][0] : words[last - 1][1]]) == date:
        last -= 1
    return [(words[first][0], words[last][1])]
