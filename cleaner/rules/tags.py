"""Tag and topic lists."""

from __future__ import annotations

from ..draft import Draft
from .base import evidence, rule


@rule("tags")
def tags(draft: Draft) -> None:
    """Tag and topic lists: "Topics: Elections, Economy".

    A label takes the list below it along where that is made of links or very short lines.
    """
    for block in draft.marked("tags"):
        reason = evidence(block, "tags", starts=25, classed=25)
        if not reason:
            continue
        draft.remove(block, reason)
        if block.words > 3:
            continue
        for later in draft.after(block):
            if later.words > 5 or later.part or later.ends_sentence or (draft.is_html and later.links < 0.8):
                break
            draft.remove(later, f'stands below "{block.text[:40]}"')
