"""Dates and times as pages print them, in the languages of the news.

python-dateutil reads them; here are the names of the months. (dateparser knows more languages, but loads for
0.2 s and takes 2 to 8 ms a date, more than cleaning a text does.)
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro jänner januari stycznia ledna января січня ocak",
    "february feb februar février févr febrero febbraio fevereiro fev februari lutego února февраля лютого şubat",
    "march mar märz mars marzo março maart mär mrt marca března марта березня mart",
    "april apr avril avr abril abr aprile kwietnia dubna апреля квітня nisan",
    "may mai mayo maggio mag maio mei maj maja května мая травня mayıs",
    "june jun juni juin junio giugno giu junho czerwca června июня червня haziran",
    "july jul juli juillet juil julio luglio lug julho lipca července июля липня temmuz",
    "august aug août agosto ago augustus augusti sierpnia srpna августа серпня ağustos",
    "september sep sept septembre septiembre settembre set setembro września září сентября вересня eylül",
    "october oct oktober octobre octubre ottobre ott outubro out okt października října октября жовтня ekim",
    "november nov novembre noviembre novembro listopada listopadu ноября листопада kasım",
    "december dec dezember décembre déc diciembre dic dicembre dezembro dez desember prosince декабря грудня aralık",
)
# Hours from UTC of the abbreviations that news sites print.
_ZONES = {"GMT": 0, "UTC": 0, "BST": 1, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6}
_ZONES |= {"PST": -8, "PDT": -7, "AEST": 10, "AEDT": 11, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "JST": 9, "MSK": 3}

_TIME_WITH_DOT = re.compile(r"\b([01]?\d|2[0-3])[.h]([0-5]\d)\b(?![.\d])")
_CJK_DAY = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_CJK_TIME = re.compile(r"(\d{1,2})\s*[時时시]\s*(\d{1,2})\s*[分분]?")
_YEAR_FIRST = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOTTED_DAY = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b")


def parse_date(value: object) -> datetime | None:
    """Return an ISO 8601 date (or date and time), None for anything else."""
    if not isinstance(value, str):
        return None
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value.strip())
    text = re.sub(r"(?<!\s)\s+([+-]\d\d:\d\d|Z)$", r"\1", text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """Return the time zone of an abbreviation or of an offset in seconds; None for what is no zone."""
    if offset is None:
        hours = _ZONES.get((name or "").upper())
        return None if hours is None else timezone(timedelta(hours=hours))
    return timezone(timedelta(seconds=offset))


@cache
def _parser() -> Any:
    from dateutil.parser import parser, parserinfo

    words = {
        "MONTHS": [tuple(names.split()) for names in _MONTHS],
        "JUMP": [*parserinfo.JUMP, *"de del um uhr à le den klokken kl | · - –".split()],
    }
    names = type("Names", (parserinfo,), words)
    return parser(names(dayfirst=True))


def find_date(text: str | None) -> datetime | None:
    """Return the date (with its time and zone, where printed) in a short text, None where there is none."""
    if not text:
        return None
    text = text[:120]
    if (whole := parse_date(text)) or not (_YEAR.search(text)):
        return whole
    text = _CJK_DAY.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02} ", text)
    text = _CJK_TIME.sub(r"\1:\2", text)
    text = _DOTTED_DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", text)
    text = _TIME_WITH_DOT.sub(r"\1:\2", text)
    try:
        # Two different defaults: what the text doesn't say would come out as the one or the other.
        found, again = (
            _parser().parse(text, dayfirst=not _YEAR_FIRST.search(text), fuzzy=True, tzinfos=_zone, default=default)
            for default in (datetime(1, 1, 1), datetime(2, 2, 2))
        )
    except (ValueError, ArithmeticError):  # a number of forty digits: dateutil computes with decimals
        return None
    return found if isinstance(found, datetime) and found == again else None
