"""Titles of SVG icons that run together when a page's text is taken."""

from __future__ import annotations

import re
from functools import cache

from ..draft import Draft
from ..phrases import read_table
from .base import rule

# What only a drawing's parts are called; a sentence may well begin with three networks' names.
_DRAWN = re.compile(r"Icon|Chevron|Arrow|Artboard|Path|Layer|Shape|Oval|Rectangle|Group")


@cache
def _run() -> re.Pattern[str]:
    """A run of icon names, glued or not, at the start of a line."""
    table = read_table("icons")
    names = sorted(table["names"], key=len, reverse=True)
    return re.compile("(?:(?:" + "|".join(map(re.escape, names)) + r")[\s.,|/]*)+(?![a-z])")


@rule("icon-labels")
def icon_labels(draft: Draft) -> None:
    """Titles of SVG icons run together: "ArrowArtboardCreated with Sketch.Title ChevronIcon Facebook".

    Drawing programs name the parts of an icon, and extractors that take every text node print the names. A run
    of three or more of them is cut; where nothing else stands in the line, the line goes. One name alone
    ("Facebook") is no icon label.
    """
    for block in draft.kept():
        text = block.text
        if "con" not in text and "Sketch" not in text and "Artboard" not in text:
            continue
        match = _run().match(text)
        if match and _is_labels(match[0]):
            draft.cut(block, 0, match.end(), "names of icons run together")


def _is_labels(run: str) -> bool:
    return "Created with Sketch" in run or len(_DRAWN.findall(run)) >= 2
