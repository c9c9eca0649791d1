"""The oracle: what cleaning by whole lines could reach if it knew the reference.

It drops those lines of a text that are absent from the reference. A line is *present* where at least 0.3 of its
word trigrams (of a line of one or two words: the line itself) are in the reference text or in one of its optional
paragraphs, and absent otherwise; a line without words is absent.

The share is low because a line may join a paragraph of the article with noise, and dropping it would cost more than
keeping it. Much does not hang on it: over 194 news pages and the output of four extractors, the oracle's means with
more than half of the trigrams, or with all of a line's words in a row, are within 0.007 of these, on either side.
It is no upper bound: cleaning that cuts a label off a line that stays can do better.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import scores

PRESENT = 0.3
"""A line is present where at least this share of its trigrams is in the reference."""


def presence(reference: str, optional: Sequence[str] = ()) -> Callable[[str], bool]:
    """Return the test whether a line is present in the reference or in one of the optional paragraphs."""
    texts = [scores.words(text) for text in (reference, *optional)]
    known = [{gram for text in texts for gram in scores.grams(text, size)} for size in (1, 2, 3)]

    def test(line: str) -> bool:
        tokens = scores.words(line)
        if not tokens:
            return False
        size = min(3, len(tokens))
        own = scores.grams(tokens, size)
        return sum(gram in known[size - 1] for gram in own) >= PRESENT * len(own)

    return test


def present_lines(text: str, reference: str, optional: Sequence[str] = ()) -> str:
    """Return the text without the lines that are absent from the reference."""
    test = presence(reference, optional)
    return "\n".join(line for line in text.splitlines() if test(line))
