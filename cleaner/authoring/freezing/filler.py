"""Neutral words in place of an article's: of the same number, length and script, the same word always by the same.

The words are data: in ``fillers/`` a file for each script, and for some languages of the Latin one.
"""

from __future__ import annotations

import tomllib
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

Span = tuple[int, int]
"""A piece of a text: where it begins, and where the next one does."""

_HERE = Path(__file__).parent / "fillers"
_LATIN = "latin"
_DIGITS = "digits"
_SHORT_NUMBER = 4  # digits; years, times and amounts stay, telephone numbers do not
_UNIT = 2  # letters; what stands close to a number as "9:43pm" and "3rd" do


class _Piece(NamedTuple):
    text: str
    script: str | None  # None for what is no word


class Filler:
    """Replaces the words of one page.

    Args:
        language: Its language as a code such as ``de``; None where it is unknown.
    """

    def __init__(self, language: str | None = None) -> None:
        """Choose the words of the Latin script."""
        own = (language or "").lower()
        self._latin = own if own.isalpha() and (_HERE / f"{own}.txt").is_file() else _LATIN

    def text(self, text: str, keep: Sequence[Span] = ()) -> str:
        """Return a text with its words replaced.

        Spaces, marks, capitals and short numbers stay as they are.

        Args:
            text: The text.
            keep: The pieces of it that stay, in any order.
        """
        parts, end = [], 0
        for start, stop in sorted(keep):
            if start > end:
                parts.append(self._filled(text[end:start]))
            parts.append(text[max(start, end) : stop])
            end = max(end, stop)
        return "".join([*parts, self._filled(text[end:])])

    def _filled(self, text: str) -> str:
        pieces = list(_pieces(text))
        return "".join(self._replaced(pieces, index) for index in range(len(pieces)))

    def _replaced(self, pieces: list[_Piece], index: int) -> str:
        text, script = pieces[index]
        if script is None:
            return text
        if script == _DIGITS:
            return text if len(text) <= _SHORT_NUMBER else "".join(str((int(digit) + 3) % 10) for digit in text)
        if len(text) <= _UNIT and index and pieces[index - 1].script == _DIGITS:
            return text
        if script in _scripts().spaceless:
            return "".join(_run(text, script))
        return _dressed(_word(text.casefold(), self._latin if script == _LATIN else script), text)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the words and numbers of a text, and what parts them."""
    start, last = 0, None
    for index, char in enumerate(text):
        script = _script(char, last)
        if index and script != last:
            yield _Piece(text[start:index], last)
            start = index
        last = script
    if text:
        yield _Piece(text[start:], last)


def _script(char: str, before: str | None) -> str | None:
    if char.isascii():
        return _LATIN if char.isalpha() else _DIGITS if char.isdigit() else None
    kind = unicodedata.category(char)
    if kind == "Nd":
        return _DIGITS
    if kind[0] == "M" or char in "\u200c\u200d\u30fc":  # marks and joiners belong to the letter before
        return before if before != _DIGITS else None
    return _script_of_letter(char) if kind[0] == "L" or char == "\u3007" else None


@cache
def _script_of_letter(char: str) -> str:
    table = _scripts()
    place = bisect_right(table.starts, ord(char)) - 1
    return table.names[place] if place >= 0 and ord(char) <= table.ends[place] else _LATIN


class _Scripts(NamedTuple):
    starts: list[int]
    ends: list[int]
    names: list[str]
    spaceless: frozenset[str]


@cache
def _scripts() -> _Scripts:
    table = tomllib.loads((_HERE / "scripts.toml").read_text("utf-8"))
    ranges = sorted(
        (*(int(end, 16) for end in span.split("-")), name) for name, spans in table["ranges"].items() for span in spans
    )
    starts, ends, names = (list(column) for column in zip(*ranges, strict=True))
    return _Scripts(starts, ends, names, frozenset(table["spaceless"]))


@cache
def words(name: str) -> dict[int, tuple[str, ...]]:
    """Return the words of a file, case folded, by their length."""
    found: dict[int, list[str]] = defaultdict(list)
    for line in (_HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if not line.startswith("//"):
            for word in line.split():
                if word.casefold() not in found[len(word)]:
                    found[len(word)].append(word.casefold())
    return {length: tuple(chosen) for length, chosen in sorted(found.items())}


@cache
def _nearest(length: int, name: str) -> tuple[str, ...]:
    """Return the words of a length, or of the next one of which there are several."""
    table = words(name)
    several = [size for size in table if len(table[size]) > 1]
    return table[min(several, key=lambda size: abs(size - length))]


@cache
def _word(word: str, name: str) -> str:
    """Return the word for another one, which it never is itself."""
    chosen = _nearest(len(word), name)
    place = crc32(word.encode()) % len(chosen)
    return chosen[place] if chosen[place] != word else chosen[place - 1]


def _run(run: str, script: str) -> Iterator[str]:
    """Yield words for a run of characters without spaces, about as many characters."""
    left, seed = len(run), crc32(run.encode())
    while left > 0:
        fitting = [word for length, chosen in words(script).items() if length <= left for word in chosen]
        word = (fitting or _nearest(1, script))[seed % (len(fitting) or 2)]
        yield word
        left, seed = left - len(word), crc32(word.encode(), seed)


def _dressed(word: str, like: str) -> str:
    """Return a word in capitals as another one is."""
    if like.isupper() and (len(like) > 1 or len(word) == 1):
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
