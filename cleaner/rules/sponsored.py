"""Sponsored and partner content."""

from __future__ import annotations

from ..draft import Draft, SourceBlock
from .base import ALL, evidence, remove_run, rule

_ARTICLE_GOES_ON = 28  # words of a paragraph that is the article's again


@rule("sponsored")
def sponsored(draft: Draft) -> None:
    """Sponsored and partner content: "Sponsored Content", with what follows it to its end.

    The label is followed by the blurb it announces; that ends at a call to action ("Find out more"), where a
    full paragraph of the article follows, or with the page. A sentence about sponsored content stays.
    """
    for block in draft.marked():
        reason = evidence(block, "sponsored", starts=40, classed=ALL)
        if not reason:
            continue
        draft.remove(block, reason)
        if "class names" not in reason and block.words <= 6:
            remove_run(draft, _blurb(draft, block), _goes_on, f'belongs to "{block.text[:40]}"')


def _blurb(draft: Draft, label: SourceBlock) -> list[SourceBlock]:
    run: list[SourceBlock] = []
    for block in draft.after(label):
        if _goes_on(block):
            # A call to action inside the run closes it early; otherwise it ends here.
            closing = [index for index, each in enumerate(run) if each.hit("cta", "line")]
            return run[: closing[-1] + 1] if closing else [each for each in run if not each.is_prose][:4]
        run.append(block)
    return run if sum(block.words for block in run) <= 120 else []


def _goes_on(block: SourceBlock) -> bool:
    return block.is_prose and block.words >= _ARTICLE_GOES_ON and block.hit("sponsored") is None
