"""What the generic extractor left out."""

from __future__ import annotations

from ..draft import Draft
from .base import rule


@rule("extractor")
def extractor(draft: Draft) -> None:
    """Blocks that trafilatura left out of the body, in the generic lane.

    Runs last, so that blocks which another rule can name carry that rule's name.
    """
    for block in draft.kept():
        if not block.voted:
            draft.remove(block, "the generic extractor left it out")
