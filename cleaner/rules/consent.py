"""Cookie and consent notices."""

from __future__ import annotations

from ..draft import Draft
from .base import ALL, remove_each, rule


@rule("consent")
def consent(draft: Draft) -> None:
    """Cookie and consent notices: "We use cookies", "Accept all".

    They stand on every page of a site and, where an embed waits for consent, amid the article.
    """
    remove_each(draft, "consent", starts=80, classed=ALL)
