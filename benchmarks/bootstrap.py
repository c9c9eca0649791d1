"""How sure a difference between two systems is: bootstrap intervals, paired by page.

Pages are drawn with replacement, as many as there are, again and again; the interval holds the difference in 95 of 100
of the draws. Both systems are always compared on the same pages, so what makes a page hard for both cancels out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from .scores import Counts, mean

T = TypeVar("T")

RESAMPLES = 2000
_SEED = 20
_TAIL = 0.025  # on each side


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure as measured, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return ``+0.018 [+0.011, +0.026]``."""
        return f"{self.value:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def mean_difference(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """Return the difference of two systems' means over the same pages, in the same order; there is at least one."""
    return _interval([one - other for one, other in zip(ours, theirs, strict=True)], mean)


def pooled_f1_difference(ours: Sequence[Counts], theirs: Sequence[Counts]) -> Interval:
    """Return the difference of the F1 of two systems' counts, each summed over the same pages."""
    pages = [
        (one.true, one.false, one.missed, other.true, other.false, other.missed)
        for one, other in zip(ours, theirs, strict=True)
    ]
    return _interval(pages, _pooled_difference)


def _pooled_difference(pages: Sequence[tuple[int, ...]]) -> float:
    sums = [sum(column) for column in zip(*pages, strict=True)]  # of plain numbers: Counts are slow to add up
    return Counts(*sums[:3]).f1 - Counts(*sums[3:]).f1


def _interval(pages: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> Interval:
    random = Random(_SEED)
    drawn = sorted(statistic(random.choices(pages, k=len(pages))) for _ in range(RESAMPLES))
    cut = round(_TAIL * RESAMPLES)
    return Interval(statistic(pages), drawn[cut], drawn[-1 - cut])
