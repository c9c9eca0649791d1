"""What the blocks around a block were found to be: noise and articles both come in runs and in boxes.

The second look of the judge of pages. It sees the first look's scores: of the block, of the blocks near it,
of those in the same elements, of those with the same class name, and of the best stretch of the whole page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from .run_facts import best_stretch

_CLIP = 4.0
_STEPS = (-3, -2, -1.2, -0.6, -0.2, 0.2, 0.6, 1.2, 2, 3)
_RADII = (1, 3, 8)
_GRACE = 0.6
_FAR = (1, 2, 4, 10)  # blocks from the best stretch


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    Attributes:
        kind: The block's kind.
        words: How many it has.
        dress: What blocks of the same tag and class name share.
        holders: The element and those above it, nearest first.
        amid: Whether it stands between paragraphs of prose.
    """

    kind: str
    words: int
    dress: Hashable
    holders: tuple[Hashable, ...]
    amid: bool


class _Mean:
    """A weighed sum from which one block can be left out."""

    __slots__ = ("size", "sum")

    def __init__(self) -> None:
        self.sum = self.size = 0.0

    def add(self, value: float, weight: float) -> None:
        self.sum += value
        self.size += weight

    def step_without(self, value: float, weight: float) -> str:
        size = self.size - weight
        return str(bisect_right(_STEPS, (self.sum - value) / size)) if size > 0.01 else "alone"


def settle(places: Sequence[Place], scores: Sequence[float]) -> list[float]:
    """Return the scores with what single facts can't say.

    Most lists stay or go together: each item goes halfway to the mean of its list. Lists and quotes amid the article
    are in doubt its own: they differ from its paragraphs as noise does.
    """
    settled: list[float] = []
    for listed, run in groupby(enumerate(places), key=lambda pair: pair[1].kind == "list_item"):
        own = [scores[number] for number, _ in run]
        mean = sum(own) / len(own)
        settled += [(score + mean) / 2 for score in own] if listed else own
    return [
        score + _GRACE * (place.amid and place.kind in ("list_item", "quote"))
        for place, score in zip(places, settled, strict=True)
    ]


def around_facts(places: Sequence[Place], scores: Sequence[float]) -> list[list[str]]:
    """Return the facts of every block, given the first look's score of each."""
    scores = [min(_CLIP, max(-_CLIP, score)) for score in scores]
    weights = [min(max(place.words, 1), 60) ** 0.7 for place in places]
    weighed = [score * weight for score, weight in zip(scores, weights, strict=True)]
    sums, sizes = [0.0, *accumulate(weighed)], [0.0, *accumulate(weights)]
    inside: dict[Hashable, _Mean] = defaultdict(_Mean)
    dressed: dict[Hashable, _Mean] = defaultdict(_Mean)
    for place, value, weight in zip(places, weighed, weights, strict=True):
        for holder in place.holders:
            inside[holder].add(value, weight)
        dressed[place.dress].add(value, weight)
    begin, end = best_stretch(weighed)

    def mean(low: int, high: int, but: int = -1) -> str:
        size, total = sizes[high] - sizes[low], sums[high] - sums[low]
        if low <= but < high:
            size, total = size - weights[but], total - weighed[but]
        return str(bisect_right(_STEPS, total / size)) if size > 0.01 else "none"

    found = []
    for number, place in enumerate(places):
        own, kind = bisect_right(_STEPS, scores[number]), place.kind
        facts = [f"score {own}", f"score {own}, {kind}"]
        for radius in _RADII:
            near = mean(max(0, number - radius), min(len(places), number + radius + 1), number)
            facts.append(f"within {radius}: {near}")
            if radius == 3:
                facts += [f"within 3: {near}, {kind}", f"within 3: {near}, score {own}"]
        facts.append(f"above: {mean(max(0, number - 3), number)}")
        facts.append(f"below: {mean(number + 1, min(len(places), number + 4))}")
        for level, holder in enumerate(place.holders):
            step = inside[holder].step_without(weighed[number], weights[number])
            facts.append(f"in holder {level}: {step}")
            if level == 1:
                facts.append(f"in holder 1: {step}, {kind}")
        facts.append(f"of its dress: {dressed[place.dress].step_without(weighed[number], weights[number])}")
        if begin <= number < end:
            where = "in the best stretch"
        elif number < begin:
            where = f"before the best stretch by {bisect_right(_FAR, begin - number)}"
        else:
            where = f"after the best stretch by {bisect_right(_FAR, number - end + 1)}"
        facts += [where, f"{where}, {kind}"]
        found.append(facts)
    return found
