"""Datelines and timestamps."""

from __future__ import annotations

import re

from ..dates import find_date
from ..draft import Draft
from ..source_block import SourceBlock
from .base import evidence, is_article, rule

_LONGEST = 14  # words
_MOST = 4  # lines of dates that a page prints of its own
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?"
# "Associated PressWed 19 May 2021 20.38 EDT": a byline with the time glued on
_GLUED = re.compile(
    rf"^(?P<byline>[A-Z][^\d\n]{{2,60}}?)(?P<time>{_DAY},? \d{{1,2}} [A-Z][a-z]{{2,8}},? \d{{4}}\b(?:.{{0,39}}[^.])?)$"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[.:h]\d\d|(?:19|20)\d\d")


@rule("timestamp")
def timestamp(draft: Draft) -> None:
    """Dates and times of publication go to ``article.published``: "Published 3 May 2024, 10:15".

    A byline with the time glued to it ("Associated PressWed 19 May 2021 20.38 EDT") gives both. The first date is
    the publication's; later ones ("Updated …") are removed. Only lines that are nothing but a date.
    """
    if not is_article(draft):
        return  # a list of releases, a timetable
    found = False
    short = [
        block
        for block in draft.kept()
        if (block.hits or _DIGIT.search(block.text))
        and block.words <= _LONGEST
        and block.kind not in ("heading", "table_row")
    ]
    for block in short:
        glued = _GLUED.match(block.text)
        if glued and find_date(glued["time"]):
            draft.take_part(block, 0, len(glued["byline"]), "byline")
            draft.take(block, "published")
            found = True
    dates = {block.index for block in short if not block.gone and not block.amid and _is_timestamp(block)}
    if len(dates) > _MOST:  # a calendar, a list of releases: the dates are the article
        return
    for block in short:
        if block.index in dates:
            if found or not find_date(block.text):
                draft.remove(block, "a date that the page prints")
            else:
                draft.take(block, "published")
                found = True


def _is_timestamp(block: SourceBlock) -> bool:
    if block.hit("timestamp", "line"):
        return True
    if not _CLOCK.search(block.text):
        return False
    if evidence(block, "timestamp", starts=_LONGEST, classed=_LONGEST):
        return not block.ends_sentence or find_date(block.text) is not None
    return _only_date(block.text)


def _only_date(text: str) -> bool:
    if len(text) > 50 or text.rstrip().endswith((".", "?", "!")) or len(_LONG_WORD.findall(text)) > 3:
        return False
    return find_date(text) is not None
