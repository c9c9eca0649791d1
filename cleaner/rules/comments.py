"""Comment forms and readers' comments."""

from __future__ import annotations

from ..draft import Draft
from .base import ALL, evidence, rule

_FORM = ("leave", "your email", "post a comment", "add a comment", "cancel reply", "save my name")


@rule("comment-form")
def comments(draft: Draft) -> None:
    """Comment forms and readers' comments: "Leave A Reply", and what stands below it to the end.

    In text, a form's heading after the last paragraphs ends the article: what follows are the form and the
    comments. In HTML the class names say how far they go.
    """
    for block in draft.marked():
        reason = evidence(block, "comments", starts=40, ends=15, classed=ALL)
        if not reason:
            continue
        if "class names" in reason and block.is_prose and not draft.is_html:
            continue
        draft.remove(block, reason)
        if not draft.is_html and any(word in block.text.casefold() for word in _FORM):
            for later in draft.after(block):
                draft.remove(later, f'stands below "{block.text[:40]}"')
            return
