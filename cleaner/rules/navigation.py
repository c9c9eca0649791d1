"""Menus and footers that lie inside the located body."""

from __future__ import annotations

from ..draft import Draft
from .base import rule

_TAGS = frozenset(("nav", "footer", "form", "menu"))


@rule("navigation")
def navigation(draft: Draft) -> None:
    """Menus, forms and footers inside the body: what stands in ``nav``, ``form`` or ``footer``.

    A paragraph of prose in a ``form`` or ``footer`` stays: some sites wrap the whole page in a form, or end a
    post with a footer of notes.
    """
    if not draft.is_html:
        return
    for block in draft.kept():
        if not block.is_prose and "blockquote" not in block.tags and _TAGS.intersection(block.tags):
            draft.remove(block, "stands in " + next(tag for tag in block.tags if tag in _TAGS))
        elif "navigation" in block.concepts and block.words <= 15:
            draft.remove(block, "class names say navigation")
