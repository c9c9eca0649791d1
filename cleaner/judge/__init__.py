"""The judge: weighs the facts of a block that no rule has named, and says whether it is the article's.

Two logistic models over named facts. The first looks at each block; the second weighs the same facts again, with what
the first made of the blocks around. A block whose weights add up to less than zero is noise. The weights are in
``weights.json``; trained and cross-validated by site with ``python -m benchmarks.train_judge``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..draft import Draft
from ..source_block import SourceBlock
from .around import around_facts, settle
from .features import facts, place_of

Weights = dict[str, float]
"""What each fact weighs; a fact that is not there weighs nothing."""

_REASONS = 3
BAR = 0.2
"""What the weights of an article's block add up to: the best on unseen sites, see ``benchmarks.train_judge``."""


class Verdict(NamedTuple):
    """What the judge makes of a block: above zero it is the article's."""

    block: SourceBlock
    score: float
    facts: list[str]


@cache
def weights() -> tuple[Weights, Weights]:
    """Return the weights of the first and of the second look."""
    loaded: dict[str, Weights] = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
    return loaded["first"], loaded["second"]


def weigh(table: Weights, said: Iterable[str]) -> float:
    """Return the sum of the facts' weights."""
    return sum([table[fact] for fact in said if fact in table])


def judge(draft: Draft) -> list[Verdict]:
    """Return the verdicts on the blocks left in the draft."""
    first, second = weights()
    looks = facts(draft)
    places = [place_of(block) for block, _ in looks]
    around = around_facts(places, [weigh(first, said) for _, said in looks])
    known = [said + more for (_, said), more in zip(looks, around, strict=True)]
    scores = settle(places, [weigh(second, said) for said in known])
    return [
        Verdict(block, score - BAR, said)
        for (block, _), score, said in zip(looks, scores, known, strict=True)
        if not block.protected and not is_code(block)
    ]


def is_code(block: SourceBlock) -> bool:
    """Tell whether a block is code amid the article: that is the article's, and looks like nothing else in it."""
    return block.kind == "preformatted" and block.amid


def reasons(verdict: Verdict) -> str:
    """Return the facts that weighed most for the verdict."""
    table = weights()[1]
    sign = 1 if verdict.score > 0 else -1
    main = sorted(verdict.facts, key=lambda fact: -sign * table.get(fact, 0.0))[:_REASONS]
    return "; ".join(fact for fact in main if table.get(fact, 0.0) * sign > 0)
