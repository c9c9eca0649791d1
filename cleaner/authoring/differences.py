"""How a text differs from the one that was wanted, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

from cleaner.model import Article
from cleaner.source_block import squash

# A word, a character of a script without spaces, or a mark; and the space behind it, which does not count.
_WORD = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|\w+|[^\w\s])(\s*)")
_MANY = 4_000_000  # pairs of words; beyond, frequent words are no anchors, or it would take minutes


class Difference(NamedTuple):
    """A stretch of words that both texts have, or one of them.

    Attributes:
        kind: ``same``, ``missing`` (wanted, and not there) or ``extra`` (there, and not wanted).
        text: The words with their spaces, those of the wanted text where both have them.
    """

    kind: Literal["same", "missing", "extra"]
    text: str


def text_to_compare(article: Article, wanted: str) -> str:
    """Return the body, with title and standfirst if the wanted text opens with them."""
    parts, rest = [], squash(wanted)
    for part in (article.title, article.standfirst):
        if part and rest.startswith(squash(part)):
            parts.append(part)
            rest = rest.removeprefix(squash(part))
    return "\n\n".join([*parts, article.text])


def differences(text: str, wanted: str) -> list[Difference]:
    """Return what both texts have and where they differ, in order; spaces and line breaks do not count."""
    found = [piece for piece in _by_paragraph(_lines(wanted), _lines(text)) if piece.text]
    return [Difference(kind, "".join(text for _, text in run)) for kind, run in groupby(found, key=lambda one: one[0])]


def _lines(text: str) -> list[str]:
    return [f"{line.strip()}\n\n" for line in text.splitlines() if line.strip()]


def _by_paragraph(wanted: list[str], there: list[str]) -> Iterator[Difference]:
    """Compare whole paragraphs first: most are the same, and words are compared only in what is left."""
    for same, one, other in _matched(wanted, there):
        if same:
            yield Difference("same", "".join(wanted[one]))
        else:
            yield from _by_word(_words(wanted[one]), _words(there[other]))


def _words(lines: list[str]) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for line in lines for match in _WORD.finditer(line)]


def _by_word(wanted: list[tuple[str, str]], there: list[tuple[str, str]]) -> Iterator[Difference]:
    for same, one, other in _matched([word for word, _ in wanted], [word for word, _ in there]):
        yield Difference("same" if same else "missing", "".join(word + gap for word, gap in wanted[one]))
        if not same:
            yield Difference("extra", "".join(word + gap for word, gap in there[other]))


def _matched(wanted: Sequence[str], there: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    matcher = SequenceMatcher(None, wanted, there, autojunk=len(wanted) * len(there) > _MANY)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        yield tag == "equal", slice(start, end), slice(other_start, other_end)
