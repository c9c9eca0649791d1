"""What a line of text shows by itself and beside its neighbours, for the judge of text input.

What is read off a line is packed into a few small keys (its length, how it begins and ends, what stands above and
below …), and every key stands for some facts, each a short string with a weight. Lines share their keys by the
thousand, so a key's facts are spelt out and weighed once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from ..draft import Draft
from ..source_block import SourceBlock

Key = tuple[str | int, ...]
"""A group's name and what it says of a line."""

HEAD = 300  # characters of a line that are looked at
_VOCABULARY = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = re.compile(r"\w{4,}")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.com\b|(?:^|\s)[@#]\w")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}|\b\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b")
_CURRENCY = re.compile(r"[$€£¥₹₽₺₩%]")
_SEPARATOR = re.compile(r"[|»«›‹·•→▶►>/\\]")
_GLUED = re.compile(r"[a-zà-ÿа-я][A-ZÀ-ÞА-Я]|[a-zа-я]\d|\d[A-ZА-Я][a-zа-я]")
_SENTENCE = re.compile(r"[.!?…。！？।؟۔]")
_COMMA = re.compile(r"[,;:،、；，]")
_DIGIT = re.compile(r"\d")
_CLOSING = "\"'”’»“)]」』 "
_ENDS = {
    **dict.fromkeys(".。।۔", "stop"), **dict.fromkeys("!?…！？؟", "mark"), ":": "colon", "：": "colon",
    **dict.fromkeys(",;،、，", "comma"),
}  # fmt: skip
_STARTS = {**dict.fromkeys("\"'“”„‘«「『", "quote"), **dict.fromkeys("-–—*•‣▪◦·", "bullet")}

_WORDS = (1, 2, 3, 4, 6, 9, 13, 20, 35, 60)
_CAPITALS = (0.01, 0.12, 0.25, 0.45, 0.7, 0.99)
_SHARES = (0.05, 0.3, 0.6, 0.85, 0.99)
_FAR = (2, 4, 9, 30)
_QUANTILES = (0.001, 0.05, 0.2, 0.8, 0.95, 0.999)
_RADII = (2, 6, 20)


def end_of(text: str) -> str:
    """Return how a line ends: ``stop``, ``mark``, ``colon``, ``comma``, ``digit`` or ``none``."""
    last = (text[-8:].rstrip(_CLOSING) or text)[-1:]
    return _ENDS.get(last) or ("digit" if last.isdigit() else "none")


def start_of(text: str) -> str:
    """Return how a line begins: ``upper``, ``lower``, ``letter`` (without case), ``digit``, ``quote`` or ``bullet``."""
    first = text[:1]
    if first.isalpha():
        return "lower" if first.islower() else "upper" if first.isupper() else "letter"
    return _STARTS.get(first) or ("digit" if first.isdigit() else "other")


def kind_of(block: SourceBlock, end: str) -> str:
    """Return the kind of a line in one letter: Prose, Sentence or short sentence, or its length without a stop."""
    if block.is_prose:
        return "P"
    words = block.words
    if end in ("stop", "mark"):
        return "s" if words < 6 else "S"
    return "a" if words <= 2 else "b" if words <= 6 else "c" if words <= 13 else "d"


def vocabulary(text: str) -> set[str]:
    """Return the words of a line that may weigh: of a long one those near its ends."""
    words = _VOCABULARY.findall(text[: HEAD - 50].lower())
    return set(words) if len(words) <= 31 else {*words[:25], *words[-6:]}


def _shape(block: SourceBlock, kind: str, length: int, start: str, end: str) -> list[Key]:
    """Return the keys of what the line shows by itself."""
    text = block.text
    head = text[:HEAD] if len(text) > HEAD else text
    words = head.split()
    capitals = sum([word[0].isupper() for word in words])
    share = bisect_right(_CAPITALS, capitals / len(words)) if len(words) > 1 else -1
    shout = head.isupper()
    digits = len(_DIGIT.findall(head))
    numbers = bisect_right((0.03, 0.1, 0.3, 0.6), digits / len(head)) + 1 if digits else 0
    signs = 0
    if _ADDRESS.search(head):
        signs |= 1
    if _SEPARATOR.search(head):
        signs |= 2
    if "(" in head:
        signs |= 4
    if "©" in head:
        signs |= 8
    if _CURRENCY.search(head):
        signs |= 16
    if digits and _TIME.search(head):
        signs |= 32
    if _GLUED.search(head):
        signs |= 64
    if text.endswith(("...", "…", "[…]", "[...]")):
        signs |= 128
    keys: list[Key] = [
        ("shape", length, start, end, share, shout, block.kind == "list_item", kind == "P"),
        ("signs", length, numbers, signs),
    ]
    if length >= 5:
        keys.append(("marks", length, min(3, len(_COMMA.findall(head))), min(3, len(_SENTENCE.findall(head)))))
    keys += [("phrase", hit.concept, hit.how, length) for hit in block.hits]
    return keys


def line_keys(draft: Draft) -> Iterator[tuple[SourceBlock, list[Key]]]:
    """Yield the lines still in the body, each with its keys."""
    blocks = [block for block in draft.blocks if not block.gone]
    total = len(blocks)
    ends = [end_of(block.text) for block in blocks]
    starts = [start_of(block.text) for block in blocks]
    kinds = [kind_of(block, end) for block, end in zip(blocks, ends, strict=True)]
    prose = [number for number, kind in enumerate(kinds) if kind == "P"]
    first, last = (prose[0], prose[-1]) if prose else (total, -1)
    characters = sum(len(block.text) for block in blocks)
    prose_share = sum(len(blocks[number].text) for number in prose) / max(1, characters)
    page_prose = bisect_right((0.3, 0.55, 0.75, 0.9), prose_share)
    page_short = bisect_right((0.1, 0.3, 0.5, 0.7), sum(kind in "ab" for kind in kinds) / max(1, total))
    copies = Counter(block.squashed for block in blocks)
    common: Counter[str] = Counter()
    for number in prose:
        common.update(set(_LONG_WORD.findall(blocks[number].text.lower())))
    sizes = [min(block.words, 60) for block in blocks]
    running = [0, *accumulate(sizes)]
    of_prose = [0, *accumulate(size if kind in "PS" else 0 for size, kind in zip(sizes, kinds, strict=True))]
    gone = _Gone(draft)
    padded = ["X", "X", *kinds, "X", "X"]
    gaps = [*(block.gap for block in blocks), 2]
    for number, block in enumerate(blocks):
        kind, start, end = kinds[number], starts[number], ends[number]
        length = bisect_right(_WORDS, block.words)
        keys = _shape(block, kind, length, start, end)
        keys.append(("order", *padded[number : number + 5], gaps[number], gaps[number + 1]))
        if number < first:
            place = f"before {bisect_right(_FAR, first - number)}"
        elif number > last:
            place = f"after {bisect_right(_FAR, number - last)}"
        else:
            place = "amid"
        keys.append(("page", page_prose, page_short, length, start, end, kind, place))
        size = sizes[number]
        own_prose = of_prose[number + 1] - of_prose[number]
        for radius in _RADII:
            low, high = max(0, number - radius), min(total, number + radius + 1)
            above, below = running[number] - running[low], running[high] - running[number] - size
            prose_above = of_prose[number] - of_prose[low]
            prose_below = of_prose[high] - of_prose[number] - own_prose
            around = above + below
            keys.append((
                "near", radius,
                bisect_right(_SHARES, (prose_above + prose_below) / around if around else 0),
                bisect_right(_SHARES, prose_above / above) if above else -1,
                bisect_right(_SHARES, prose_below / below) if below else -1,
                kind,
            ))  # fmt: skip
        passed = 1 - of_prose[number] / max(1, of_prose[-1]) if of_prose[-1] - of_prose[number + 1] else 0
        keys.append((
            "part", bisect_right(_QUANTILES, passed), kind, copies[block.squashed] > 1,
            _overlap(block, kind, common), place,
        ))  # fmt: skip
        keys += gone.keys(blocks, number, kind, place)
        keys.append((
            "edge", start, end,
            ends[number - 1] if number else "", starts[number - 1] if number else "",
            ends[number + 1] if number + 1 < total else "", starts[number + 1] if number + 1 < total else "",
        ))  # fmt: skip
        for side, other in (("below", number - 1), ("above", number + 1)):
            if 0 <= other < total:
                for hit in blocks[other].hits:
                    if hit.how != "end":
                        keys.append(("neighbour", side, hit.concept, kind))
        yield block, keys


def _overlap(block: SourceBlock, kind: str, common: Counter[str]) -> int:
    """Return in steps how many of a line's long words the text's paragraphs hold too, -1 where there are none."""
    if kind == "P":
        words = set(_LONG_WORD.findall(block.text[:400].lower()))
        shared = sum(common[word] > 1 for word in words)
        steps = (0.05, 0.15, 0.3, 0.5)
    elif block.words <= 30:
        words = set(_LONG_WORD.findall(block.text.lower()))
        shared = sum(word in common for word in words)
        steps = (0.01, 0.34, 0.6, 0.9)
    else:
        return -1
    return bisect_right(steps, shared / len(words)) if words else -1


class _Gone:
    """What the rules took from the draft before: noise keeps company."""

    def __init__(self, draft: Draft) -> None:
        gone = [block for block in draft.blocks if block.gone]
        self._order = [block.index for block in gone]
        self._by = [block.gone_to for block in gone]
        removals = [block.gone_to for block in gone if block.is_removed]
        fields = {block.gone_to for block in gone if not block.is_removed}
        self._counts = (
            bisect_right((1, 2, 4, 10), len(removals)), bisect_right((1, 2, 3, 5), len(set(removals))), len(fields),
        )  # fmt: skip

    def keys(self, blocks: list[SourceBlock], number: int, kind: str, place: str) -> list[Key]:
        keys: list[Key] = [("noise", *self._counts, kind, place)]
        order = self._order
        if not order:
            keys.append(("gone", 0, 0, 0, 0, kind, place))
            return keys
        own = blocks[number].index
        here = bisect_left(order, own)
        above = here - bisect_left(order, blocks[number - 1].index if number else -1)
        after = bisect_left(order, blocks[number + 1].index) if number + 1 < len(blocks) else len(order)
        below = after - here
        keys.append((
            "gone", bisect_right((1, 2, 5), above), bisect_right((1, 2, 5), below),
            bisect_right((1, 3, 8), here), bisect_right((1, 3, 8), len(order) - here), kind, place,
        ))  # fmt: skip
        if above or below:
            keys.append((
                "beside",
                self._by[here - 1] if above else "",
                self._by[here] if below else "",
                kind,
            ))  # fmt: skip
        return keys
