"""Copyright and agency footers."""

from __future__ import annotations

from ..draft import Draft
from .base import evidence, rule


@rule("copyright")
def copyright_notes(draft: Draft) -> None:
    """Copyright, agency and correction footers: "© 2024 Example News. All rights reserved."

    Only after the article's last paragraphs; amid them, a sentence about copyright is the article's.
    """
    for block in draft.marked():
        reason = evidence(block, "copyright", starts=60, ends=60, classed=60)
        if not reason:
            continue
        rest = [
            later
            for later in draft.after(block)
            if later.is_prose and not evidence(later, "copyright", starts=60, ends=60)
        ]
        if len(rest) <= 1:
            draft.remove(block, reason)
