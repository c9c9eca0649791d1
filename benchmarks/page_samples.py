"""What the judge of pages learns from: the blocks of reference pages as it would see them, each with its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from unittest.mock import patch

from cleaner import Cleaner, Rule
from cleaner.draft import Draft
from cleaner.judge import is_code
from cleaner.judge.around import Place
from cleaner.judge.features import facts, place_of
from cleaner.source_block import squash

from .data import Page
from .scores import Counts, grams, words

_MOST = 0.6  # of a block's word trigrams are in the reference


@dataclass
class Sample:
    """One page's blocks.

    Attributes:
        id, host, folder: Of the page.
        reference: Its reference's words; None where it has only marks.
        wanted, unwanted: Its marks, squashed.
        facts: Each block's facts in the first look.
        places: Where each block stands.
        words: Each block's words.
        squashed: Each block's letters and digits.
        labels: Whether the reference holds the block; None where it may, or where nobody said.
        voted: Whether the extractor, or the page's markup, speaks for the block.
        judged: False for blocks that stay in any case.
        shown: False where the cleaner takes another lane on this page, so that the sample only serves to learn.
    """

    id: str
    host: str
    folder: str
    reference: list[str] | None
    wanted: list[str]
    unwanted: list[str]
    facts: list[list[str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    squashed: list[str] = field(default_factory=list)
    labels: list[bool | None] = field(default_factory=list)
    voted: list[bool] = field(default_factory=list)
    judged: list[bool] = field(default_factory=list)
    shown: bool = True


def samples(page: Page) -> list[Sample]:
    """Return what the judge would see of a page in the semantic lane, if the page has one, and in the generic lane."""
    lane, draft = _seen(page)
    found = [_sample(page, draft)] if draft else []
    if lane.startswith("semantic"):
        with patch("cleaner.body.semantic_body", return_value=None):
            _, draft = _seen(page)
        found += [replace(_sample(page, draft), shown=False)] if draft else []
    return found


def _seen(page: Page) -> tuple[str, Draft | None]:
    """Run all rules but the judge on a page; return the lane, and what the judge would get."""
    seen: list[Draft] = []
    cleaner = Cleaner(publishers=False, platforms=False)
    cleaner.rules = (*(rule for rule in cleaner.rules if rule.name != "judge"), Rule("see", seen.append))
    article = cleaner.clean(page.html(), url=page.url or None, kind="html")
    return article.lane, seen[0] if seen and any(not block.gone for block in seen[0].blocks) else None


def _sample(page: Page, draft: Draft) -> Sample:
    reference = None if page.text is None else words(page.text)
    found = Sample(
        page.id, page.site, page.folder, reference,
        [mark for text in page.wanted if (mark := squash(text))],
        [mark for text in page.unwanted if (mark := squash(text))],
    )  # fmt: skip
    label = _Labels(page, found)
    numbers: dict[object, int] = {}  # elements can't be sent to another process
    for block, said in facts(draft):
        own = words(block.text)
        place = place_of(block)
        holders = tuple(numbers.setdefault(holder, len(numbers)) for holder in place.holders)
        found.facts.append(said)
        found.places.append(replace(place, holders=holders))
        found.words.append(own)
        found.squashed.append(block.squashed)
        found.labels.append(label(own, block.squashed) if own else None)
        found.judged.append(not is_code(block))
        found.voted.append(block.voted)
    return found


class _Labels:
    """Says whether a block is the article's, as far as a page's reference tells."""

    def __init__(self, page: Page, found: Sample) -> None:
        self._found = found
        self._sure = _trigrams(found.reference or [])
        self._maybe = _trigrams([token for paragraph in page.optional for token in words(paragraph)])
        self._whole = f" {' '.join(found.reference or [])} "

    def __call__(self, own: list[str], squashed: str) -> bool | None:
        if self._found.reference is None:
            if any(mark in squashed for mark in self._found.wanted):
                return True
            return False if any(mark in squashed for mark in self._found.unwanted) else None
        if len(own) < 3:  # its words may stand there by chance: they must stand there in a row
            return f" {' '.join(own)} " in self._whole
        if _share(own, self._sure) > _MOST:
            return True
        return None if _share(own, self._maybe) > _MOST else False


def _trigrams(tokens: list[str]) -> set[tuple[str, ...]]:
    return set(grams(tokens, 3))


def _share(tokens: list[str], trigrams: set[tuple[str, ...]]) -> float:
    own = grams(tokens, 3)
    return sum(each in trigrams for each in own) / len(own)


def word_counts(each: Sample, keep: Sequence[bool]) -> Counts:
    """Count the page's words with these blocks kept; blocks that may stand in the reference do not count."""
    kept: Counter[str] = Counter()
    for own, label, chosen in zip(each.words, each.labels, keep, strict=True):
        if chosen and label is not None:
            kept.update(own)
    reference = Counter(each.reference or [])
    true = (kept & reference).total()
    return Counts(true, kept.total() - true, reference.total() - true)


def mark_counts(each: Sample, keep: Sequence[bool]) -> Counts:
    """Count the page's marks with these blocks kept."""
    text = "\n".join(squashed for squashed, chosen in zip(each.squashed, keep, strict=True) if chosen)
    right, wrong = (sum(mark in text for mark in marks) for marks in (each.wanted, each.unwanted))
    return Counts(right, wrong, len(each.wanted) - right)
