"""Pages that are all different, as a crawl's are: other words, addresses and ids, and such names as real pages have."""

from __future__ import annotations

import re
from random import Random

from .corpus import Source, corpus, pieces_of

_WORD = re.compile(r"\b[^\W\d_]{4,}\b")
_ID = re.compile(r"""(\s(?:id|href|src|data-[\w-]+)=["'])""")
_CLASS = re.compile(r"""(\sclass=["'])""")
_OPENING = re.compile(r"<(p|div|span|article|li)\b")
_RARE = 0.15  # of the words: those that no other page has


def varied(number: int, seed: int, *, odd_names: bool) -> tuple[Source, str]:
    """Return one of the golden pages and its source with other words, ids and classes, a new one for each number.

    Args:
        number: The page's number.
        seed: Another seed makes other pages.
        odd_names: Give some elements attributes whose names no other page has: ``data-v-7ba5bd90``, as Vue makes them.
    """
    chance = Random(f"varied {seed} {number}")
    source = corpus().pages[number % len(corpus().pages)]
    pieces = pieces_of(source.text)
    mark = f"{chance.getrandbits(32):08x}"

    def other(match: re.Match[str]) -> str:
        return match[0] + chance.choice("aeiou") + mark[:4] if chance.random() < _RARE else match[0]

    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            pieces[at] = _WORD.sub(other, piece) if not piece.lstrip().startswith("{") else piece
        elif not piece.startswith(("<meta", "<link", "<script")):
            piece = _CLASS.sub(rf"\g<1>css-{mark}-{at} ", piece) if chance.random() < _RARE else piece
            pieces[at] = _OPENING.sub(rf"<\1 data-v-{mark}", piece) if odd_names else piece
    return source, "".join(pieces)
