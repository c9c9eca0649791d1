"""Comment forms and readers' comments."""

from __future__ import annotations

import re

from ..draft import Draft
from ..source_block import SourceBlock
from .base import ALL, QUOTES, evidence, remove_run, rule

_FORM = ("leave", "your email", "post a comment", "add a comment", "cancel reply", "save my name")
# What makes a line that ends with "in the comments" an invitation: it speaks to the reader.
_TO_READERS = re.compile(
    r"\b(?:you|your|us|me)\b|^\W*(?:share|tell|let|leave|drop|sound|join|comment|add|post|discuss)\b", re.IGNORECASE
)


@rule("comment-form")
def comments(draft: Draft) -> None:
    """Comment forms and readers' comments: "Leave A Reply", and the form below it.

    In text, a form's heading takes with it what follows, to the next paragraph of prose: comments may be such, but
    so is the article below a link to the form. In HTML the class names say how far they go.
    """
    for block in draft.marked("comments"):
        reason = evidence(block, "comments", starts=40, ends=15, classed=ALL)
        if not reason or (reason.startswith("ends with") and not _invites(block)):
            continue
        if "class names" in reason and block.is_prose and not draft.is_html:
            continue
        draft.remove(block, reason)
        if not draft.is_html and any(word in block.text.casefold() for word in _FORM):
            remove_run(draft, draft.after(block), _is_article, f'stands below "{block.text[:40]}"')


def _invites(block: SourceBlock) -> bool:
    return _TO_READERS.search(block.text) is not None and block.text.lstrip()[:1] not in QUOTES


def _is_article(block: SourceBlock) -> bool:
    return block.is_prose and block.hit("comments") is None
