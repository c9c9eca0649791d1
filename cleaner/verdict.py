"""How far the result can be trusted: a logistic model over named signals.

A signal says, from 0 to 1, how much of something the result shows: text that the judge was unsure of, text that was
taken out amid the article, what stands in elements named like noise. The weights of all signals add up to the log odds
that the result is good: that its word F1 is 0.95 or more. They are in ``confidence.json``, trained and cross-validated
by site with ``python -m benchmarks.train_confidence``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import exp, log, sqrt
from pathlib import Path

from .draft import Draft
from .model import Status
from .source_block import SourceBlock

Signals = dict[str, float]
"""What a result shows, each 0 to 1 by its name."""

ALWAYS = "any page"
"""The signal that each result gives; its weight is where the sum starts."""

# Set by hand, as folders of pages with references hold too little of them.
_BY_HAND = {
    "lane publisher": 0.5,  # somebody wrote the layout for this very site, and golden pages check it
    "no plain article": -2.5,  # a live blog, a gallery, a list of links: what belongs to its text is open
}
_NO_PLAIN_ARTICLE = ("live_blog", "gallery", "not_article")
_MOST = 0.95  # without a publisher's layout: nothing on a page proves that its text is right
_MOST_OF_PUBLISHER = 0.98
_LEAST = 0.02  # of a result that has text

# Shares of the body's words from which a signal grows no stronger.
_UNSURE, _TAKEN, _NAMED, _PHRASES, _HEADINGS = 0.12, 0.2, 0.06, 0.03, 0.09
_SHORT, _LONG, _VERY_LONG = 250, 1500, 11000  # words
_PARAGRAPHS = 50  # more of them make no difference
_DESCRIPTION = 40  # characters of the description; many are cut off
_BARELY = -1.0  # the score of a block that the judge removed with little doubt


def confidence_of(draft: Draft, body: list[SourceBlock], lane: str, status: Status) -> float:
    """Return how likely a result is good, 0 to 1; that of a page without an article is 0."""
    if not body or status in ("empty", "consent_wall"):
        return 0.0
    if not draft.is_html:
        return _of_text(body, status)
    return likelihood(signals(draft, body, lane, status), weights())


def likelihood(said: Signals, table: dict[str, float]) -> float:
    """Return how likely a result with these signals is good, to two digits.

    Args:
        said: The result's signals.
        table: Their weights; a signal that is not there weighs nothing.
    """
    odds = sum([value * table.get(name, _BY_HAND.get(name, 0.0)) for name, value in said.items()])
    most = _MOST_OF_PUBLISHER if "lane publisher" in said else _MOST
    return round(min(most, max(_LEAST, 1 / (1 + exp(-odds)))), 2)


@cache
def weights() -> dict[str, float]:
    """Return what each signal weighs."""
    table: dict[str, float] = json.loads(Path(__file__).with_name("confidence.json").read_text("utf-8"))
    return table


def signals(draft: Draft, body: list[SourceBlock], lane: str, status: Status) -> Signals:
    """Return what speaks for and against the result for a page.

    Args:
        draft: All blocks, with what became of each.
        body: The blocks that are left, at least one.
        lane: How the body was found.
        status: What the page was found to be.
    """
    total = sum(block.words for block in body) or 1
    prose = [block for block in body if block.is_prose]
    found = {
        ALWAYS: 1.0,
        f"lane {lane.partition(':')[0]}": 1.0,
        "short": max(0.0, 1 - total / _SHORT),
        "long": min(1.0, max(0.0, log(total / _LONG) / log(_VERY_LONG / _LONG))),
        "paragraphs": min(1.0, log(1 + len(prose)) / log(1 + _PARAGRAPHS)),
        "starts with prose": float(body[0].is_prose),
        "prints its description": float(_prints_description(draft)),
        "breaks off": float(bool(prose) and not prose[-1].ends_sentence),
        "unsure words kept": _up_to(_UNSURE, _noise_expected(draft, body) / total),
        "words barely removed": sqrt(min(1.0, _words(_barely_removed(draft)) / total)),
        "words taken amid the prose": _up_to(_TAKEN, _words(_taken_amid(draft, prose)) / total),
        "words taken that are dressed as the prose": sqrt(min(1.0, _words(_taken_in_dress(draft, prose)) / total)),
        "words in elements named like noise": _up_to(_NAMED, _words(b for b in body if b.concepts) / total),
        "words with phrases of noise": _up_to(_PHRASES, _words(b for b in body if b.hits) / total),
        "words in headings": _up_to(_HEADINGS, _words(b for b in body if b.kind == "heading") / total),
        # By some references code belongs to an article's text, by others it does not.
        "words in code": sqrt(_words(b for b in body if b.kind == "preformatted") / total),
    }
    if status in _NO_PLAIN_ARTICLE:
        found["no plain article"] = 1.0
    return found


def _up_to(most: float, share: float) -> float:
    return min(1.0, share / most)


def _words(blocks: Iterable[SourceBlock]) -> int:
    return sum([block.words for block in blocks])


def _noise_expected(draft: Draft, body: list[SourceBlock]) -> float:
    """Return how many of the kept words the judge expects to be noise: its scores are log odds."""
    scores = draft.scores
    return sum([block.words / (1 + exp(min(scores[block], 50))) for block in body if block in scores])


def _prints_description(draft: Draft) -> bool:
    """Tell whether the page shows what its metadata says of it: as a standfirst, mostly, or as the first paragraph."""
    start = draft.hints.get("description", "")[:_DESCRIPTION]
    return bool(start) and any(start in block.text for block in draft.blocks)


def _barely_removed(draft: Draft) -> Iterable[SourceBlock]:
    """Return the blocks that the judge removed, but not without doubt."""
    return (block for block, score in draft.scores.items() if block.is_removed and _BARELY <= score < 0)


def _is_taken(block: SourceBlock) -> bool:
    """Tell whether a rule removed a block; what a layout drops, somebody saw to be noise."""
    return block.is_removed and block.gone_to != "layout"


def _taken_amid(draft: Draft, prose: list[SourceBlock]) -> Iterable[SourceBlock]:
    """Return the blocks that were removed between the body's first paragraph and its last."""
    return filter(_is_taken, draft.blocks[prose[0].index : prose[-1].index]) if prose else ()


def _taken_in_dress(draft: Draft, prose: list[SourceBlock]) -> Iterable[SourceBlock]:
    """Return the paragraphs that were removed though they have the tag and class of most of the kept prose."""
    dresses: Counter[tuple[object, ...]] = Counter()
    for block in prose:
        dresses[block.dress] += block.words
    if not dresses:
        return ()
    dress = dresses.most_common(1)[0][0]
    return (block for block in draft.blocks if _is_taken(block) and block.is_prose and block.dress == dress)


def _of_text(body: list[SourceBlock], status: Status) -> float:
    """Return a text's confidence: a formula, as text shows too little for a model. Length, prose and status count."""
    total = _words(body)
    if not total:
        return 0.0
    base = 0.85 - 0.2 * (total < 100) - 0.3 * (status != "complete")
    prose = _words(block for block in body if block.is_prose)
    return round(max(0.05, base * (0.6 + 0.4 * prose / total)), 2)
