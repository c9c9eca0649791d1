"""What the systems made of the pages, and the sums of it that the accuracy benchmark shows and gates."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from statistics import median

from . import scores
from .data import Page
from .held_out import weights_for
from .scores import Counts
from .systems import extractor

_NOTHING = Counts(0, 0, 0)

Key = tuple[str, str]
"""Folder and system."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one system made of one page; ``words`` and ``shingles`` are None without a reference text."""

    folder: str
    page: str
    system: str
    words: Counts | None
    shingles: Counts | None
    marks: Counts
    ms: float
    error: str = ""
    golden: bool = False

    @property
    def score(self) -> float:
        """The page's word F1, or its marks F1 where there is no reference text."""
        return self.words.f1 if self.words else self.marks.f1


@dataclass(frozen=True, slots=True)
class Summary:
    """One system's scores on one folder; None where the folder has nothing to score by.

    Precision, recall, noise and lost are means over pages, of words. ``noise_pooled`` and ``lost_pooled`` are
    of all pages' words taken together, so that long pages weigh more. ``exact`` is the share of pages whose words are
    those of the reference, none more and none less.
    """

    pages: int
    errors: int
    ms: float
    word_f1: float | None = None
    shingle_f1: float | None = None
    marks_f1: float | None = None
    precision: float | None = None
    recall: float | None = None
    noise: float | None = None
    lost: float | None = None
    noise_pooled: float | None = None
    lost_pooled: float | None = None
    exact: float | None = None


def score_page(page: Page, systems: Sequence[str], held_out: Path | None = None) -> list[Result]:
    """Run the systems on a page; one that raises is scored as if it had returned no text.

    Args:
        page: The page.
        systems: Their names.
        held_out: A folder of weights that never saw the page's site, for ours.
    """
    html = page.html()
    results = []
    for system in systems:
        extract, text, error = extractor(system), "", ""
        start = time.perf_counter()
        try:
            with weights_for(page, held_out):
                text = extract(html, page.url)
        except Exception as raised:  # whatever a peer raises is its result
            error = f"{type(raised).__name__}: {raised}"
        ms = 1000 * (time.perf_counter() - start)
        words = shingles = None
        if page.text is not None:
            reference = scores.with_optional(page.text, page.optional, text)
            words, shingles = scores.word_counts(text, reference), scores.shingle_counts(text, reference)
        marks = scores.mark_counts(text, page.wanted, page.unwanted)
        results.append(Result(page.folder, page.id, system, words, shingles, marks, ms, error, page.golden))
    return results


def summarise(results: Sequence[Result]) -> Summary:
    """Sum up one system's results on one folder."""
    errors, ms = sum(bool(result.error) for result in results), median(result.ms for result in results)
    words = [result.words for result in results if result.words]
    marks = reduce(add, (result.marks for result in results), _NOTHING)
    marks_f1 = None if marks == _NOTHING else marks.f1
    if not words:
        return Summary(len(results), errors, ms, marks_f1=marks_f1)
    pooled = reduce(add, words)
    return Summary(
        len(results),
        errors,
        ms,
        word_f1=scores.mean([page.f1 for page in words]),
        shingle_f1=scores.shingle_f1(result.shingles for result in results if result.shingles),
        marks_f1=marks_f1,
        precision=scores.mean([page.precision for page in words]),
        recall=scores.mean([page.recall for page in words]),
        noise=scores.mean([page.noise for page in words]),
        lost=scores.mean([page.lost for page in words]),
        noise_pooled=pooled.noise,
        lost_pooled=pooled.lost,
        exact=scores.mean([float(not page.false and not page.missed) for page in words]),
    )


def by_key(results: Sequence[Result]) -> dict[Key, list[Result]]:
    """Group the results by folder and system, in their order."""
    groups: dict[Key, list[Result]] = {}
    for result in results:
        groups.setdefault((result.folder, result.system), []).append(result)
    return groups
