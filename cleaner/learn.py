"""Lines that many pages of one site print: what a plugin for the site should call noise.

``Cleaner.learn`` counts them and proposes; nothing that it finds is ever applied by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, Literal

from .alike import groups_of_alike
from .lines import text_blocks
from .model import Article, InputError
from .phrases import key
from .rules.site_noise import declared_phrase
from .source_block import SourceBlock

if TYPE_CHECKING:
    from .pipeline import Cleaner

Place = Literal["before", "amid", "after"]
"""Where a line stands on most of its pages: before, amid or after the page's own paragraphs."""
_PLACES: tuple[Place, ...] = ("before", "amid", "after")

MOST = 5_000
"""Inputs that are looked at; of more, a sample is taken: by content, so that their order plays no part."""

_SHORT = 4  # words; a line of so few may be a heading, a name or an answer in many articles by right
_EDGE = 3  # lines of its own that a page may have between such a short line and its beginning or end
_EXAMPLES = 3
_CLIP = 60  # characters
_NUMBER = re.compile(r"\d[\d.,]*")
_MARKS = " \t:.,;!?…-–—|/\\>»«<›‹•·*#+_=~\"'()[]{}’‘“”„"


@dataclass(frozen=True, slots=True)
class Example:
    """One place where a repeated line stands.

    Attributes:
        text: The line as it is printed there.
        before, after: The lines around it, shortened; empty at the text's ends.
    """

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line that many pages of the site print.

    Attributes:
        text: The line as it is most often printed.
        phrase: The line as :attr:`cleaner.Publisher.noise` takes it: ``#`` stands for a number that varies.
        count: The pages that print it; pages that hold the same article count as one.
        share: The same as a share of all pages.
        place: Where it stands on most of them.
        examples: A few of the places.
    """

    text: str
    phrase: str
    count: int
    share: float
    place: Place
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read.

    Attributes:
        index: Its number among the inputs, from 0.
        reason: What is wrong with it.
    """

    index: int
    reason: str


@dataclass(frozen=True, slots=True)
class Learned:
    """What :meth:`cleaner.Cleaner.learn` found.

    Attributes:
        lines: The repeated lines, those on most pages first.
        pages: The different pages among the inputs: what the counts are counts of.
        given: The number of inputs.
        skipped: Those that could not be read.
    """

    lines: tuple[RepeatedLine, ...] = ()
    pages: int = 0
    given: int = 0
    skipped: tuple[Skipped, ...] = ()

    def snippet(self) -> str:
        """Return the lines as a plugin declares them: ``noise=(…)`` in Python, each with its count."""
        if not self.lines:
            return "noise=(),"
        rows = [f"    {_literal(line.phrase)},  # {line.count} of {self.pages}" for line in self.lines]
        return "\n".join(["noise=(", *rows, "),"])


@dataclass(slots=True)
class _Line:
    text: str
    form: str  # as compared, numbers taken out
    words: int
    is_prose: bool
    is_heading: bool
    is_title: bool  # or standfirst: cleaning moved it to that field


@dataclass(slots=True)
class _Page:
    rank: int
    lines: list[_Line]


@dataclass(slots=True)
class _Tally:
    """What is known of one form of line, each group of like pages counted once."""

    texts: Counter[str] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)
    words: int = 0
    edges: int = 0  # pages that print it near their beginning or end
    headings: int = 0  # pages that print it as a heading, or as one would be printed
    titles: int = 0  # pages of which it was taken for the title
    examples: list[Example] = field(default_factory=list)


def learn(
    cleaner: Cleaner,
    sources: Iterable[str | bytes],
    publisher: str | None,
    least_pages: int,
    least_share: float,
) -> Learned:
    """Return the lines that repeat; see :meth:`cleaner.Cleaner.learn`."""
    if isinstance(sources, str | bytes | bytearray | memoryview):
        raise InputError("learning needs many texts or pages: pass an iterable of them, not a single one")
    if least_pages < 2 or not 0 < least_share <= 1:
        raise InputError("least_pages is 2 or more, and least_share above 0 and at most 1")
    if publisher:
        cleaner.registry.find(publisher)
    given, pages, skipped = _read(cleaner, sources, publisher)
    groups = groups_of_alike({page.rank: _paragraphs(page) for page in pages})
    total = len(set(groups.values()))
    least = max(least_pages, least_share * total)
    tallies = _tally(pages, groups)
    lines = [
        line
        for tally in tallies.values()
        if tally.places.total() >= least and (line := _proposed(tally, total)) is not None
    ]
    lines.sort(key=lambda line: (-line.count, line.phrase))
    return Learned(tuple(lines), total, given, tuple(skipped))


def _read(
    cleaner: Cleaner, sources: Iterable[str | bytes], publisher: str | None
) -> tuple[int, list[_Page], list[Skipped]]:
    """Clean the inputs, or a sample of them: those whose hashes are the smallest."""
    heap: list[tuple[int, int]] = []  # negative rank, index: the largest rank on top
    pages: dict[int, _Page] = {}
    skipped: list[Skipped] = []
    given = 0
    for index, source in enumerate(sources):
        given += 1
        data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        if not isinstance(data, bytes | bytearray | memoryview):
            skipped.append(Skipped(index, f"a {type(source).__name__} is no page and no text"))
            continue
        rank = int.from_bytes(blake2b(data, digest_size=8).digest())
        if rank in pages or (len(heap) >= MOST and rank > -heap[0][0]):
            continue
        try:
            article = cleaner.clean(source, publisher=publisher)
        except InputError as error:
            skipped.append(Skipped(index, str(error)))
            continue
        pages[rank] = _Page(rank, list(_lines(article)))
        if len(heap) < MOST:
            heappush(heap, (-rank, index))
        else:
            dropped, _ = heapreplace(heap, (-rank, index))
            del pages[-dropped]
    return given, [pages[rank] for rank in sorted(pages)], skipped


def _paragraphs(page: _Page) -> dict[str, int]:
    """Return what tells a page from others, with its length: its paragraphs, or all lines if it has none."""
    prose = {line.form: len(line.form) for line in page.lines if line.is_prose}
    return prose or {line.form: len(line.form) for line in page.lines}


def _lines(article: Article) -> Iterator[_Line]:
    if article.lane == "text":
        head = [entry for entry in article.fields if entry.field in ("title", "standfirst")]
        blocks = text_blocks("\n\n".join([*(entry.text for entry in head), article.text]))
    else:
        head = []
        blocks = [SourceBlock(block.kind, block.text, block.level) for block in article.blocks]
    for index, block in enumerate(blocks):
        form = _NUMBER.sub("#", key(block.text))
        heading = block.kind == "heading" or not (block.ends_sentence or block.kind == "list_item")
        yield _Line(block.text.strip(), form, block.words, block.is_prose, heading, index < len(head))


def _tally(pages: list[_Page], groups: dict[int, int]) -> dict[str, _Tally]:
    holders: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            holders[line.form].add(groups[page.rank])
    repeated = {form for form, held in holders.items() if len(held) > 1 and _has_letters(form)}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    counted: set[tuple[int, str]] = set()
    for page in pages:
        lines = page.lines
        own = [index for index, line in enumerate(lines) if line.form not in repeated]
        prose = [index for index in own if lines[index].is_prose]
        found: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if line.form in repeated:
                found[line.form].append(index)
        for form, places in found.items():
            if (groups[page.rank], form) in counted:
                continue
            counted.add((groups[page.rank], form))
            tally = tallies[form]
            index = next((index for index in places if prose and prose[0] < index < prose[-1]), places[0])
            line = lines[index]
            tally.texts[line.text] += 1
            tally.words = max(tally.words, line.words)
            place: Place = "amid"
            if prose and not prose[0] < index < prose[-1]:
                place = "before" if index < prose[0] else "after"
            tally.places[place] += 1
            outside = sum(other < index if place == "before" else other > index for other in own)
            tally.edges += place != "amid" and outside <= _EDGE
            tally.titles += line.is_title
            following = lines[index + 1] if index + 1 < len(lines) else None
            tally.headings += line.is_heading and following is not None and index + 1 in own
            if len(tally.examples) < _EXAMPLES:
                tally.examples.append(Example(line.text, _clip(lines, index - 1), _clip(lines, index + 1)))
    return tallies


def _proposed(tally: _Tally, total: int) -> RepeatedLine | None:
    """Return the line with a phrase that finds it; None where it may well be part of the articles."""
    count = tally.places.total()
    place = max(_PLACES, key=lambda place: tally.places[place])
    is_heading = tally.headings * 2 > count
    if tally.words <= _SHORT:
        if tally.edges * 2 <= count or (is_heading and place == "after"):
            return None
    elif is_heading and place == "amid":
        return None
    if tally.titles * 2 > count and count * 2 <= total:  # a series has one title; the site's name is on most pages
        return None
    text = min(tally.texts, key=lambda text: (-tally.texts[text], text))
    phrase = _phrase(text, tally.texts)
    if phrase is None:
        return None
    return RepeatedLine(text, phrase, count, count / total, place, tuple(tally.examples))


def _phrase(text: str, printed: Iterable[str]) -> str | None:
    """Return the phrase for a line in the forms in which it is printed: numbers that vary become ``#``."""
    bare = " ".join(text.split()).strip(_MARKS)
    numbers = zip(*(_NUMBER.findall(key(other)) for other in printed), strict=False)
    varies = iter([len(set(column)) > 1 for column in numbers])
    bare = re.sub(r"[*#]", "*", bare)  # both mean something else in a phrase
    phrase = _NUMBER.sub(lambda number: "#" if next(varies, True) else number[0], bare)
    for candidate in (phrase, bare):
        if candidate and candidate[0] != "*" and declared_phrase((candidate,), text) is not None:
            return candidate
    return None


def _has_letters(form: str) -> bool:
    return sum(map(str.isalpha, form)) > 1


def _clip(lines: list[_Line], index: int) -> str:
    if not 0 <= index < len(lines):
        return ""
    text = " ".join(lines[index].text.split())
    return text if len(text) <= _CLIP else text[: _CLIP - 1].rstrip() + "…"


def _literal(phrase: str) -> str:
    """Return a string literal with double quotes, as the project's formatter writes it."""
    return repr(phrase) if '"' in phrase else '"' + repr(phrase + "'")[1:-2] + '"'
