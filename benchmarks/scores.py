"""The scores: how near a result comes to the reference text, and how much noise it holds.

Words are the ``\\w+`` tokens of a text. All shares are 0 to 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units were found as they should (true), kept but wrong (false), and missed."""

    true: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was kept that is right; 1 if nothing was to be kept and nothing was."""
        return _share(self.true, self.true + self.false, empty=float(not self.missed))

    @property
    def recall(self) -> float:
        """The share of what should be kept that was; 1 if nothing was to be kept and nothing was."""
        return _share(self.true, self.true + self.missed, empty=float(not self.false))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    @property
    def noise(self) -> float:
        """Noise share: words kept that are not in the reference / words kept; 0 of an empty result."""
        return _share(self.false, self.true + self.false, empty=0.0)

    @property
    def lost(self) -> float:
        """Article words lost: reference words that the result lacks / reference words."""
        return _share(self.missed, self.true + self.missed, empty=0.0)

    def __add__(self, other: Counts) -> Counts:
        """Pool two counts."""
        return Counts(self.true + other.true, self.false + other.false, self.missed + other.missed)


def words(text: str) -> list[str]:
    """Return the text's words, lower-cased."""
    return _WORD.findall(text.lower())


def word_counts(result: str, reference: str) -> Counts:
    """Compare two texts as multisets of lower-cased words; word F1 is the ``f1`` of this, page by page."""
    return _compare(Counter(words(result)), Counter(words(reference)))


def shingle_counts(result: str, reference: str, size: int = 4) -> Counts:
    """Compare two texts as multisets of ``size`` words in a row, case kept.

    A text shorter than that is one short shingle.
    """
    return _compare(Counter(grams(_WORD.findall(result), size)), Counter(grams(_WORD.findall(reference), size)))


def shingle_f1(pages: Iterable[Counts]) -> float:
    """Return the F1 of mean precision and mean recall over pages.

    Every page weighs the same, however long it is. (The definition divides a page's counts by their sum
    first, which changes neither its precision nor its recall.)
    """
    counts = list(pages)
    return harmonic_mean(mean([page.precision for page in counts]), mean([page.recall for page in counts]))


def mark_counts(result: str, wanted: Iterable[str], unwanted: Iterable[str]) -> Counts:
    """Count wanted snippets found (true) and missing (missed), and unwanted ones found (false).

    Runs of white space count as one space on both sides, and soft hyphens and zero-width spaces do not count: where a
    line breaks, or might break, is no matter of the text.
    Marks F1 is the ``f1`` of the sum over all pages.
    """
    text = _spaced(result)
    found = [_spaced(snippet) in text for snippet in wanted]
    false = sum(_spaced(snippet) in text for snippet in unwanted)
    return Counts(true=sum(found), false=false, missed=len(found) - sum(found))


def with_optional(reference: str, optional: Iterable[str], result: str) -> str:
    """Put each optional paragraph of which the result holds most word trigrams before the reference."""
    is_held = holds_most(result)
    held = [paragraph for paragraph in optional if is_held(paragraph)]
    return "\n".join([*held, reference])


def holds_most(*texts: str) -> Callable[[str], bool]:
    """Return the test whether the texts hold most word trigrams of a paragraph; none reaches over two texts.

    "Most" is more than half of its different trigrams; a paragraph of one or two words counts as one unit.
    """
    tokens = [words(text) for text in texts]
    known: dict[int, set[tuple[str, ...]]] = {}

    def test(paragraph: str) -> bool:
        own = words(paragraph)
        size = min(3, len(own))
        if size not in known:
            known[size] = {gram for each in tokens for gram in grams(each, size)}
        asked = set(grams(own, size))
        return 2 * len(asked & known[size]) > len(asked)

    return test


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def harmonic_mean(one: float, other: float) -> float:
    """Return the harmonic mean; 0 if both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def grams(tokens: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Return the runs of ``size`` tokens; fewer tokens are one short run."""
    if not tokens:
        return []
    return [tuple(tokens[start : start + size]) for start in range(max(1, len(tokens) - size + 1))]


def _compare(result: Counter[T], reference: Counter[T]) -> Counts:
    common = (result & reference).total()
    return Counts(true=common, false=result.total() - common, missed=reference.total() - common)


def _spaced(text: str) -> str:
    return " ".join(text.translate(_INVISIBLE).split())


def _share(part: int, whole: int, *, empty: float) -> float:
    return part / whole if whole else empty
