"""Newsletter and app promotions."""

from __future__ import annotations

from ..draft import Draft
from .base import evidence, rule


@rule("newsletter")
def newsletter(draft: Draft) -> None:
    """Newsletter and app promotions: "Sign up for our newsletter", "Download our app".

    The box may hold several lines: short lines right before and after a sign-up line go with it where class
    names say so. A report about a newsletter stays: its paragraphs are longer and speak in the third person.
    """
    for block in draft.marked():
        reason = evidence(block, "newsletter", starts=60, ends=40, classed=120)
        reason = reason or evidence(block, "app", starts=40, ends=12, classed=60)
        if reason:
            draft.remove(block, reason)
