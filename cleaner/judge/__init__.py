"""The judge: weighs the facts of a block that no rule has named, and says whether it is the article's.

A logistic model: each fact has a weight, in ``weights.json``; a block whose weights add up to less than zero is
noise. Trained and cross-validated by site with ``python -m benchmarks.train_judge``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ..draft import Draft
from ..source_block import SourceBlock
from .features import facts


@cache
def weights() -> dict[str, float]:
    """Return the weights of the facts; facts that have none weigh nothing."""
    loaded: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
    return loaded


def judge(draft: Draft) -> list[tuple[SourceBlock, float, list[str]]]:
    """Return the blocks left in the draft, each with its score (above zero: the article's) and its facts."""
    table = weights()
    return [(block, sum(table.get(fact, 0.0) for fact in said), said) for block, said in facts(draft)]


def reasons(said: list[str], score: float) -> str:
    """Return the three facts that weighed most for the verdict."""
    table = weights()
    sign = 1 if score > 0 else -1
    main = sorted(said, key=lambda fact: -sign * table.get(fact, 0.0))[:3]
    return "; ".join(fact for fact in main if table.get(fact, 0.0) * sign > 0)
