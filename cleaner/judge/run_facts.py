"""What the lines around a line were found to be: noise and articles both come in runs.

The second look of the judge of text input. It sees the first look's scores: of the line, of the lines within some
distance above and below, and of the best stretch of the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from .line_keys import Key

_CLIP = 4.0
_OWN = (-3.5, -2.5, -1.7, -1, -0.5, 0, 0.5, 1, 1.7, 2.5, 3.5)
_SIDE = (-5, -3, -2, -1, -0.3, 0.3, 1, 2, 3)
_RADII = (1, 2, 4, 8, 16, 32)
_NONE = -9.0  # where no line is
_OFFSETS = (0.0, -0.5, 0.7)  # added to each score before the best stretch is looked for


def best_stretch(values: list[float]) -> tuple[int, int]:
    """Return where the stretch with the greatest sum begins and ends (Kadane's algorithm)."""
    best = current = 0.0
    found, begin = (0, 0), 0
    for number, value in enumerate(values):
        if current <= 0:
            current, begin = 0.0, number
        current += value
        if current > best:
            best, found = current, (begin, number + 1)
    return found


def run_keys(scores: list[float], words: list[int]) -> Iterator[list[Key]]:
    """Yield the keys of every line.

    Args:
        scores: The first look's score of every line.
        words: The number of its words.
    """
    total = len(scores)
    scores = [min(_CLIP, max(-_CLIP, score)) for score in scores]
    weights = [min(max(count, 1), 60) ** 0.5 for count in words]
    weighed = [score * weight for score, weight in zip(scores, weights, strict=True)]
    sums, sizes = [0.0, *accumulate(weighed)], [0.0, *accumulate(weights)]
    mean = bisect_right((-2, -1, 0, 1, 1.7, 2.3, 3, 3.5), sums[-1] / sizes[-1] if total else 0)
    below_zero = bisect_right((0.001, 0.05, 0.1, 0.2, 0.4), sum(score < 0 for score in scores) / max(1, total))
    stretches = [
        best_stretch([value + offset * weight for value, weight in zip(weighed, weights, strict=True)])
        for offset in _OFFSETS
    ]
    for number, score in enumerate(scores):
        own = bisect_right(_OWN, score)
        rough = 0 if score < -1.5 else 1 if score < 0 else 2 if score < 1.5 else 3
        keys: list[Key] = [("self", own, mean, below_zero)]
        for radius in _RADII:
            low, high = max(0, number - radius), min(total, number + radius + 1)
            size_above, size_below = sizes[number] - sizes[low], sizes[high] - sizes[number + 1]
            above = (sums[number] - sums[low]) / size_above if number > low else _NONE
            below = (sums[high] - sums[number + 1]) / size_below if high > number + 1 else _NONE
            keys.append(("around", radius, bisect_right(_SIDE, above), bisect_right(_SIDE, below), rough, own // 2))
        for which, (begin, end) in enumerate(stretches):
            if begin <= number < end:
                keys.append(("stretch", which, "in", 0, own, rough))
            elif number < begin:
                keys.append(("stretch", which, "before", bisect_right((1, 2, 4, 8), begin - number), own, rough))
            else:
                keys.append(("stretch", which, "after", bisect_right((1, 2, 4, 8), number - end + 1), own, rough))
        yield keys


def _self_facts(own: int, mean: int, below_zero: int) -> list[str]:
    return [f"score {own}", f"score {own}, below zero {below_zero}", f"mean {mean}", f"below zero {below_zero}"]


def _around_facts(radius: int, above: int, below: int, rough: int, own: int) -> list[str]:
    # _SIDE's steps in four: none, below -1, below 1, above.
    coarse = [0 if side == 0 else 1 if side < 4 else 2 if side < 7 else 3 for side in (above, below)]
    return [
        f"above {radius}: {above}", f"below {radius}: {below}", f"above {radius}: {above} {rough}",
        f"below {radius}: {below} {rough}", f"around {radius}: {coarse[0]}{coarse[1]} {own}",
    ]  # fmt: skip


def _stretch_facts(which: int, where: str, far: int, own: int, rough: int) -> list[str]:
    facts = [f"{where} stretch {which}", f"{where} stretch {which}, score {own}"]
    if far:
        facts.append(f"{where} stretch {which} by {far}, {rough}")
    return facts


FACTS: dict[str, Callable[..., list[str]]] = {"self": _self_facts, "around": _around_facts, "stretch": _stretch_facts}
"""The facts that a key of each group stands for."""
