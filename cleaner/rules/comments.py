"""Comment forms and readers' comments."""

from __future__ import annotations

from ..draft import Draft, SourceBlock
from .base import ALL, evidence, remove_run, rule

_FORM = ("leave", "your email", "post a comment", "add a comment", "cancel reply", "save my name")


@rule("comment-form")
def comments(draft: Draft) -> None:
    """Comment forms and readers' comments: "Leave A Reply", and the form below it.

    In text, a form's heading takes with it what follows, to the next paragraph of prose: comments may be such, but
    so is the article below a link to the form. In HTML the class names say how far they go.
    """
    for block in draft.marked():
        reason = evidence(block, "comments", starts=40, ends=15, classed=ALL)
        if not reason:
            continue
        if "class names" in reason and block.is_prose and not draft.is_html:
            continue
        draft.remove(block, reason)
        if not draft.is_html and any(word in block.text.casefold() for word in _FORM):
            remove_run(draft, draft.after(block), _is_article, f'stands below "{block.text[:40]}"')


def _is_article(block: SourceBlock) -> bool:
    return block.is_prose and block.hit("comments") is None
