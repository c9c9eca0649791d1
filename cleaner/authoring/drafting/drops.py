"""Find what is noise inside the body: elements by names that no part of an article has on any page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter

from cleaner.phrases import concepts_of
from cleaner.region import outermost, way_up

from .body import Markup
from .evidence import Line, PageEvidence
from .names import TAG, Name, names_of, names_the_body

_ASIDE = frozenset(("aside", "nav", "form", "footer", "button", "header"))
_LINE = 40  # characters that a line counts for at least, as many short lines are as bad as a long one


@dataclass(frozen=True, slots=True)
class Drop:
    """A selector of noise inside a body.

    Attributes:
        selector: In CSS.
        pages: The names of the pages on which it matches noise in the body.
        lines: The lines that it takes there.
    """

    selector: str
    pages: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Candidate:
    name: Name
    hits: dict[tuple[int, int], Line]


def drops(markup: Markup) -> list[Drop]:
    """Return the selectors of what is noise in a markup's body, those that take most first."""
    candidates = _candidates(markup)
    open_lines = {place for candidate in candidates for place, line in candidate.hits.items() if not line.ruled}
    chosen: list[_Candidate] = []
    while open_lines and candidates:
        best = max(candidates, key=lambda candidate: _worth(candidate, open_lines))
        if not open_lines & best.hits.keys():
            break
        chosen.append(best)
        open_lines -= best.hits.keys()
        candidates.remove(best)
    return [
        Drop(
            each.name.selector,
            tuple(markup.pages[number].page.name for number in sorted({number for number, _ in each.hits})),
            tuple(dict.fromkeys(line.block.text for _, line in sorted(each.hits.items(), key=itemgetter(0)))),
        )
        for each in chosen
    ]


def _worth(candidate: _Candidate, open_lines: set[tuple[int, int]]) -> tuple[object, ...]:
    new = [candidate.hits[place] for place in open_lines & candidate.hits.keys()]
    every = sum(max(_LINE, line.size) for line in candidate.hits.values())
    return (
        sum(max(_LINE, line.size) for line in new),
        -candidate.name.trust,
        every,
        -len(candidate.name.selector),
        candidate.name.selector,
    )


def _candidates(markup: Markup) -> list[_Candidate]:
    inside = [_Inside(page, markup.body) for page in markup.pages]
    names = {name for each in inside for name in each.names()}
    found = []
    for name in names:
        hits = {(number, index): line for number, each in enumerate(inside) for index, line in each.hits(name.selector)}
        if all(line.fate != "article" for line in hits.values()) and _is_sure(name, hits):
            found.append(_Candidate(name, {place: line for place, line in hits.items() if line.fate == "noise"}))
    return found


def _is_sure(name: Name, hits: dict[tuple[int, int], Line]) -> bool:
    """Tell whether a name is noise's: a guess about text on one page, or about headings, is not enough.

    Where a name says nothing, the judge decides page by page.
    """
    lines = hits.values()
    if concepts_of(name.selector) or any(line.ruled for line in lines):
        return True
    if all(line.block.kind == "heading" for line in lines):
        return False
    return len({page for page, _ in hits}) > 1 or not any(line.block.is_prose for line in lines)


class _Inside:
    """The lines inside a page's body, each with the elements between."""

    def __init__(self, page: PageEvidence, body: str) -> None:
        roots = outermost(page.finder.select(body))
        self._page, held = page, set(roots)
        self._lines = [
            (line, list(takewhile(lambda element: element not in held, way_up(line.block.element))))
            for line in page.lines_in(roots)
        ]

    def names(self) -> Iterator[Name]:
        """Yield the names of elements that hold noise and nothing of the article."""
        for line, way in self._lines:
            if line.fate != "noise":
                continue
            for element in takewhile(lambda element: not self._page.held([element]), way):
                own = [name for name in names_of(element) if _may_drop(name, line)]
                yield from own
                if not own and element.tag in _ASIDE:
                    yield Name(str(element.tag), TAG)

    def hits(self, selector: str) -> Iterator[tuple[int, Line]]:
        """Yield the lines that a selector takes, each with its number."""
        if elements := set(self._page.finder.select(selector)):
            for number, (line, way) in enumerate(self._lines):
                if not elements.isdisjoint(way):
                    yield number, line


def _may_drop(name: Name, line: Line) -> bool:
    """Tell whether a name may stand for noise: what is called text or paragraph is the article's on another page."""
    return not names_the_body(name.selector) or bool(concepts_of(name.selector)) or line.ruled
