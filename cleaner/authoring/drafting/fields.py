"""Find the fields that a page's metadata leave out, or that stand outside the body: standfirst, byline, date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cleaner.model import FieldName
from cleaner.region import way_up
from cleaner.source_block import squash

from .body import Markup
from .evidence import Line, PageEvidence
from .names import TAG, Name, names_of

_STANDFIRST = range(5, 90)  # words
_MOST_PARTS = 2  # lines above the body that may be its standfirst
_AROUND = 3  # elements around a line whose names are tried
_MOSTLY = 0.6  # of the pages on which the field was seen


@dataclass(frozen=True, slots=True)
class FieldSelector:
    """A selector of a field.

    Attributes:
        field: The field.
        selector: In CSS.
        pages: The names of the pages on which it finds the field.
        example: What it finds on one of them.
    """

    field: FieldName
    selector: str
    pages: tuple[str, ...]
    example: str


def field_selectors(markup: Markup) -> list[FieldSelector]:
    """Return the selectors that a layout should declare for a markup's fields."""
    pages = markup.pages
    found = [_selector("standfirst", pages, lambda page: _standfirst(page, markup.body))]
    missing: dict[FieldName, bool] = {
        "title": any(page.metadata.title is None for page in pages),
        "byline": any(not page.metadata.authors for page in pages),
        "published": any(page.metadata.published is None for page in pages),
    }
    for field, is_missing in missing.items():
        wanted = partial(_moved, field=field)
        if is_missing or any(_is_inside(page, markup.body, wanted(page)) for page in pages):
            found.append(_selector(field, pages, wanted))
    return [each for each in found if each]


def _moved(page: PageEvidence, field: FieldName) -> list[Line]:
    return [line for line in page.lines if line.field == field]


def _is_inside(page: PageEvidence, body: str, lines: list[Line]) -> bool:
    inside = {id(line) for line in page.lines_in(page.finder.select(body))}
    return any(id(line) in inside for line in lines)


def _standfirst(page: PageEvidence, body: str) -> list[Line]:
    """Return the standfirst: what a rule took for it, or the few lines of the article that stand above the body."""
    if moved := _moved(page, "standfirst"):
        return moved[:1]
    inside = {id(line) for line in page.lines_in(page.finder.select(body))}
    above: list[Line] = []
    for line in page.lines:
        if id(line) in inside:
            break
        if line.fate == "article":
            above.append(line)
    said = squash(page.metadata.description or "")
    if len(above) <= _MOST_PARTS:
        above = [line for line in above if line.block.words in _STANDFIRST]
    else:
        above = [line for line in above if line.block.squashed == said]
    return above[:1]


def _selector(
    field: FieldName, pages: Sequence[PageEvidence], wanted: Callable[[PageEvidence], list[Line]]
) -> FieldSelector | None:
    """Return the selector that finds a field on most pages and no line of the article beside it."""
    seen = [(page, lines) for page in pages if (lines := wanted(page))]
    others = [page for page in pages if not wanted(page)]
    rated: list[tuple[Name, tuple[str, ...]]] = []
    for name in {name for page, lines in seen for line in lines for name in _names(page, line)}:
        hits = {page.page.name: _finds(page, name.selector, lines) for page, lines in seen}
        right = tuple(page for page, hit in hits.items() if hit)
        is_wrong = False in hits.values() or any(page.held(page.finder.select(name.selector)) for page in others)
        if not is_wrong and len(right) >= _MOSTLY * len(seen):
            rated.append((name, right))
    if not rated:
        return None
    name, right = min(rated, key=lambda each: (-len(each[1]), each[0].trust, len(each[0].selector), each[0].selector))
    return FieldSelector(field, name.selector, right, seen[0][1][0].block.text)


def _names(page: PageEvidence, line: Line) -> list[Name]:
    found: list[Name] = []
    for element in way_up(line.block.element)[:_AROUND]:
        if page.held([element], line.fate) > line.size:
            break
        own = names_of(element)
        found += own or ([Name("h1", TAG)] if element.tag == "h1" else [])
    return found


def _finds(page: PageEvidence, selector: str, wanted: list[Line]) -> bool | None:
    """Tell whether a selector finds the lines and nothing else; None where it finds nothing."""
    elements = page.finder.select(selector)
    if not elements:
        return None
    found = {line.block.squashed for line in page.lines_in(elements)}
    return found == {line.block.squashed for line in wanted}
