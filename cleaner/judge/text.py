"""The judge of text input: weighs what each line shows, then what its neighbours were found to be.

Two logistic models. The first weighs a line's own facts, its neighbours' and its words; the second weighs the same
facts again beside the first one's scores around the line (stacking: Wolpert 1992), so that menus, link lists and
comment threads go as a whole. A line whose weights add up to less than zero is likely noise. Trained and
cross-validated by site with ``python -m benchmarks.train_text_judge``.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ..draft import Draft
from ..source_block import SourceBlock
from . import line_facts, run_facts
from .line_keys import Key, line_keys, vocabulary
from .run_facts import run_keys

# Where noise begins: a line wrongly lost is worse than one wrongly kept; worse still are a line out of the midst of
# others that stay, and a sentence out of a line.
_LINE, _LONE, _PIECE = -0.25, -2.5, -3.5
_REASONS = 3
_PROSE = 3  # paragraphs of an article
WORD = 0.5
"""What a word counts, beside a fact's 1: a line has many."""
_FACTS = {**line_facts.FACTS, **run_facts.FACTS}


Weighed = tuple[float, str]
"""A fact after its weight in hundredths."""


class Verdict(NamedTuple):
    """The score of a line (the higher, the surer the article's) and the three facts that weigh most against it."""

    block: SourceBlock
    score: float
    against: tuple[Weighed, ...]

    @property
    def reason(self) -> str:
        """The facts against the line, for a person."""
        return "; ".join(fact for weight, fact in self.against if weight < 0)


class _Look(NamedTuple):
    """What a line's own keys and words weigh; the keys of many lines would take much memory."""

    block: SourceBlock
    first: float
    second: float
    against: list[Weighed]


def is_judged(draft: Draft) -> bool:
    """Tell whether a text is one that the judge speaks on: an article in which the rules found noise.

    So clean text stays clean, and poems, tables, dialogues, whose lines are as short as a menu's, stay whole.
    """
    noisy = any(block.is_removed for block in draft.blocks)
    return noisy and sum(block.is_prose for block in draft.blocks if not block.gone) >= _PROSE


def noise_among(verdicts: list[Verdict]) -> list[bool]:
    """Tell of each line whether it is noise."""
    scores = _scores(verdicts)
    low = [False, *(score < _LINE for score in scores), False]
    found = []
    for number, (verdict, score) in enumerate(zip(verdicts, scores, strict=True)):
        lone = not (low[number] or low[number + 2] or _by_noise(verdicts, number))
        found.append(score < (_PIECE if verdict.block.part else _LONE if lone else _LINE))
    return found


def _scores(verdicts: list[Verdict]) -> list[float]:
    """Return the lines' scores; the items of a list stay or go together, by their mean."""
    scores: list[float] = []
    for listed, run in groupby(verdicts, key=lambda verdict: verdict.block.kind == "list_item"):
        own = [verdict.score for verdict in run]
        scores += [sum(own) / len(own)] * len(own) if listed else own
    return scores


def _by_noise(verdicts: list[Verdict], number: int) -> bool:
    """Tell whether the rules took a line right above or below a line."""
    own = verdicts[number].block.index
    above = verdicts[number - 1].block.index if number else -1
    return own - above > 1 or (number + 1 < len(verdicts) and verdicts[number + 1].block.index - own > 1)


def facts_of(key: Key) -> list[str]:
    """Return the facts that a key stands for."""
    group, *values = key
    return _FACTS[str(group)](*values)


def word_facts(block: SourceBlock) -> frozenset[str]:
    """Return the facts that a line's words are: a word weighs otherwise in prose."""
    side = "prose word " if block.is_prose else "word "
    return frozenset([side + word for word in vocabulary(block.text)])


class TextJudge:
    """Judges by a table of weights.

    Args:
        first: The weights of facts and words in the first look.
        second: The same in the second look.
    """

    def __init__(self, first: dict[str, float], second: dict[str, float]) -> None:
        """Keep the weights, in hundredths: sums of whole numbers are the same in any order."""
        self._first, self._second = (
            {fact: round(100 * value) for fact, value in each.items()} for each in (first, second)
        )
        # What a key weighs never changes; few keys are met often, and the rest may be forgotten.
        self._first_of = lru_cache(maxsize=50_000)(partial(_sum, self._first))
        self._second_of = lru_cache(maxsize=50_000)(partial(_sum, self._second))
        self._worst_of = lru_cache(maxsize=50_000)(partial(_worst, self._second))

    @classmethod
    def read(cls, file: Path) -> TextJudge:
        """Return the judge with the weights of a file."""
        return cls(**json.loads(file.read_text("utf-8")))

    def judge(self, draft: Draft) -> list[Verdict]:
        """Return the lines left in the draft, each with its score."""
        looks = [self._look(block, keys) for block, keys in line_keys(draft)]
        around = run_keys([look.first / 100 for look in looks], [look.block.words for look in looks])
        return [self._verdict(look, keys) for look, keys in zip(looks, around, strict=True)]

    def _look(self, block: SourceBlock, keys: list[Key]) -> _Look:
        said = word_facts(block)
        first = sum(map(self._first_of, keys)) + WORD * sum([self._first[word] for word in said if word in self._first])
        words = [(WORD * self._second[word], word) for word in said if word in self._second]
        second = sum(map(self._second_of, keys)) + sum([weight for weight, _ in words])
        return _Look(block, first, second, sorted({*words, *map(self._worst_of, keys)})[:_REASONS])

    def _verdict(self, look: _Look, keys: list[Key]) -> Verdict:
        score = (look.second + sum(map(self._second_of, keys))) / 100
        against = sorted({*look.against, *map(self._worst_of, keys)})[:_REASONS]
        return Verdict(look.block, score, tuple(against))


def _sum(table: dict[str, int], key: Key) -> int:
    return sum([table.get(fact, 0) for fact in facts_of(key)])


def _worst(table: dict[str, int], key: Key) -> tuple[float, str]:
    return min([(table.get(fact, 0), fact) for fact in facts_of(key)], default=(0, ""))


@cache
def text_judge() -> TextJudge:
    """Return the judge with the weights of ``text_weights.json``."""
    return TextJudge.read(Path(__file__).with_name("text_weights.json"))
