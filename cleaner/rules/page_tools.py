"""Print, listen, save and other buttons of the page."""

from __future__ import annotations

from ..draft import Draft
from .base import remove_each, rule


@rule("page-tools")
def page_tools(draft: Draft) -> None:
    """Print, listen, save and other buttons: "Print", "Listen to this article".

    The page's tools, never the article's words. In HTML the text of a ``button`` is one, whatever it says.
    """
    if draft.is_html:
        for block in draft.kept():
            if "button" in block.tags and block.words <= 15:
                draft.remove(block, "a button")
    remove_each(draft, "tools", starts=40, classed=15)
