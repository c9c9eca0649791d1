"""What the judge takes for noise."""

from __future__ import annotations

from ..draft import Draft
from ..judge import judge, reasons
from .base import rule


@rule("judge")
def judged(draft: Draft) -> None:
    """Blocks that no rule names and that the judge takes for noise, in the generic lane.

    It weighs the generic extractor's vote, the text's shape, class names, links and neighbours; the reason lists
    the facts that weighed most. It also keeps what the extractor left out (headings, lists, quotes) where the
    facts say so.
    """
    if not draft.judged:
        return
    verdicts = judge(draft)
    # Where nothing would be left (a fragment, a page of a few words), the generic extractor's vote decides.
    hopeless = all(score < 0 for _, score, _ in verdicts)
    for block, score, said in verdicts:
        if score < 0 and not (hopeless and block.voted):
            draft.remove(block, reasons(said, score))
