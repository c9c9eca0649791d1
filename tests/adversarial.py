"""Strings made to keep a regular expression busy, from its own structure, and how long it takes with them."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from itertools import islice
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Items = list[tuple[Any, Any]]
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_MANY = 40  # a repeat of up to fewer characters is no danger
_ALPHABET = [*map(chr, range(32, 127)), "\n", "\t", *"éßÄДя漢は©…“”’»«。–•\u00a0\u200f"]
_BREAKS = ("", "\x00", "!", "a")
_CATEGORIES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}


def attacks(pattern: re.Pattern[str]) -> list[Callable[[int], str]]:
    """Return functions that make an adversarial string of about a length: of repeats, runs, near misses."""
    items = list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    units: dict[tuple[str, str], None] = {}
    for before, unit in _repeats(items, ""):
        units[before, unit] = None
        units["", before + unit] = None  # a search begins anew at each
    for char in [" ", "a", "A", "1", ".", "\n", "<", "-", "a ", "A ", "Aa ", '"', "é"]:
        units["", char] = None
    for whole in islice(_samples(items), 6):
        units["", whole] = None
        units["", whole[:-1]] = None
    return [_maker(before, unit, end) for before, unit in units if unit for end in _BREAKS]


def _maker(before: str, unit: str, end: str) -> Callable[[int], str]:
    return lambda length: before + unit * max(1, length // len(unit)) + end


def _repeats(items: Items, before: str) -> Iterator[tuple[str, str]]:
    """Yield what may be repeated often, each after an example of what stands before it."""
    for position, (code, value) in enumerate(items):
        if code in _REPEATS:
            _, most, inside = value
            if most == c.MAXREPEAT or most >= _MANY:
                follower = next(_samples(items[position + 1 :]), "")
                for unit in islice(_samples(list(inside)), 12):
                    yield before, unit
                    yield before, unit + follower[:-1]
        for inside in _inside(code, value):
            yield from _repeats(inside, before)
        before += next(_samples([(code, value)]), "")


def _inside(code: Any, value: Any) -> list[Items]:
    if code in _REPEATS:
        return [list(value[2])]
    if code is c.SUBPATTERN:
        return [list(value[-1])]
    if code is c.ATOMIC_GROUP:
        return [list(value)]
    if code is c.BRANCH:
        return [list(branch) for branch in value[1]]
    if code in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    return []


def _samples(items: Items) -> Iterator[str]:
    """Yield examples of what a piece of a pattern matches, looking around left out."""
    if not items:
        yield ""
        return
    firsts = list(islice(_of_item(*items[0]), 12))
    rest = next(_samples(items[1:]), "")
    yield from (first + rest for first in firsts)
    if len(items) > 1:
        others = list(islice(_samples(items[1:]), 12))[1:]
        yield from (firsts[0] + other for other in others if firsts)


def _of_item(code: Any, value: Any) -> Iterator[str]:
    if code is c.LITERAL:
        yield chr(value)
    elif code in (c.NOT_LITERAL, c.ANY, c.IN, c.CATEGORY):
        yield from _characters(code, value)
    elif code in _REPEATS:
        least, most, inside = value
        for sample in islice(_samples(list(inside)), 12):
            yield sample * max(least, min(1, most))
    elif code is c.BRANCH:
        for branch in value[1]:
            yield from islice(_samples(list(branch)), 4)
    elif inside := _inside(code, value):
        yield from ("",) if code in (c.ASSERT, c.ASSERT_NOT) else _samples(inside[0])
    else:
        yield ""


def _characters(code: Any, value: Any) -> Iterator[str]:
    """Yield some different characters of a class."""
    if code is c.ANY:
        yield from "a .1<é"
        return
    if code is c.NOT_LITERAL:
        yield from (char for char in "a .1<é" if ord(char) != value)
        return
    tests = [(code, value)] if code is c.CATEGORY else list(value)
    negated = bool(tests) and tests[0][0] is c.NEGATE
    kinds: set[str] = set()
    for char in _ALPHABET:
        if any(_is_one(char, *test) for test in tests if test[0] is not c.NEGATE) != negated:
            kind = next(kind for kind in (r"[a-z]", r"[A-Z]", r"\d", r"\n", r"\s", r"\w", r".") if re.match(kind, char))
            if kind not in kinds or (kind == r"." and len(kinds) < 12):
                kinds.add(kind if kind != r"." else char)
                yield char


def _is_one(char: str, code: Any, value: Any) -> bool:
    if code is c.LITERAL:
        return ord(char) == value
    if code is c.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return code is c.CATEGORY and re.match(_CATEGORIES[value], char) is not None


def seconds(work: Callable[[], object]) -> float:
    """Return the time of the processor that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def growth(work: Callable[[int], Callable[[], object]], size: int, *, floor: float = 0.05) -> float:
    """Return how the time of work grows with its size: the exponent; 0 where even eight times as much takes no time.

    What takes less than the floor is not asked further: a linear pattern passes tens of thousands of characters in a
    millisecond. The shorter of several runs counts, so that what else the machine does can't fail a test.

    Args:
        work: Returns the work of a size; making it is not measured.
        size: The smallest size; the others are twice, four and eight times as much.
        floor: Seconds.
    """
    sizes = [size * factor for factor in (1, 2, 4, 8)]
    times = []
    for each in sizes:
        job = work(each)
        times.append(seconds(job))
        if times[-1] > 2:  # long enough to tell
            break
    if times[-1] < floor:
        return 0.0
    times = [min(once, seconds(work(each))) for once, each in zip(times, sizes, strict=False)]
    if len(times) == 1:
        return math.inf
    last = len(times) - 1
    first = max(last - 2, 0)  # over the larger sizes
    return math.log(max(times[last], 1e-6) / max(times[first], 1e-6)) / math.log(sizes[last] / sizes[first])
