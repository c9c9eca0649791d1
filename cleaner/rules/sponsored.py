"""Sponsored and partner content."""

from __future__ import annotations

from ..draft import Draft
from ..source_block import SourceBlock
from .base import ALL, evidence, remove_run, rule

_ARTICLE_GOES_ON = 28  # words of a paragraph that is the article's again
_LONGEST = 120  # words of a blurb at the end of a page
_MOST = 200  # blocks of a blurb


@rule("sponsored")
def sponsored(draft: Draft) -> None:
    """Sponsored and partner content: "Sponsored Content", with what follows it to its end.

    The label is followed by the blurb it announces; that ends at a call to action ("Find out more"), where a
    full paragraph of the article follows, or with the page. A sentence about sponsored content stays.
    """
    for block in draft.marked("sponsored"):
        reason = evidence(block, "sponsored", starts=40, classed=ALL)
        if not reason:
            continue
        draft.remove(block, reason)
        if "class names" not in reason and block.words <= 6:
            remove_run(draft, _blurb(draft, block), _goes_on, f'belongs to "{block.text[:40]}"')


def _blurb(draft: Draft, label: SourceBlock) -> list[SourceBlock]:
    run: list[SourceBlock] = []
    words = 0
    last = draft.prose_span()[1]
    for block in draft.after(label):
        if _goes_on(block):
            return _closed(run) or [each for each in run if not each.is_prose][:4]
        run.append(block)
        words += block.words
        if len(run) > _MOST or (words > _LONGEST and block.index >= last):
            return []  # nothing ends it near, or can end it any more
    return _closed(run) or run if words <= _LONGEST else []


def _closed(run: list[SourceBlock]) -> list[SourceBlock]:
    """Return the run to its last call to action; empty where it has none."""
    return run[: max((index for index, each in enumerate(run, 1) if each.hit("cta", "line")), default=0)]


def _goes_on(block: SourceBlock) -> bool:
    return block.is_prose and block.words >= _ARTICLE_GOES_ON and block.hit("sponsored") is None
