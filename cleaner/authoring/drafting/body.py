"""Find the element that holds the article's blocks on all pages of one markup, and tell a site's markups apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from cleaner.region import way_up

from .evidence import PageEvidence
from .names import NAMED, NAMED_BY_HALF, NAMED_BY_MARKUP, TAG, Name, body_words, names_of

_FITS = 0.85  # the share of a page's article that a body has to hold
_ALL = 0.985  # the share from which nothing of weight is missing
_SLACK = 0.03  # of the score: with so little between two selectors, the one that will last wins
_TELLING = 3  # words of a body's name; more tell no more
_LEVELS = 8  # elements around the article's blocks that are tried
_AROUND = 3  # elements around one of them whose names are tried with its own


@dataclass(frozen=True, slots=True)
class Markup:
    """The pages that share one markup.

    Attributes:
        body: The selector of the element that holds their articles.
        pages: The pages, newest first.
        held: For each page, the share of its article inside the body, 0 to 1.
        when: What tells their markup from the others' where the body alone does not.
        clashes: Pages of other markups on which the body matches something too.
    """

    body: str
    pages: tuple[PageEvidence, ...]
    held: tuple[float, ...]
    when: str | None = None
    clashes: tuple[PageEvidence, ...] = field(default=())


def markups(pages: Sequence[PageEvidence]) -> tuple[list[Markup], list[PageEvidence]]:
    """Return the markups of a site's pages, newest first, and the pages for which no selector was found.

    Args:
        pages: Pages with an article, newest first.
    """
    found: list[Markup] = []
    lost: list[PageEvidence] = []
    left = list(pages)
    while left:
        chosen = _best(left[0], left)
        if chosen is None:
            lost.append(left.pop(0))
            continue
        selector, group = chosen
        clashes = [page for page in pages if page not in group and page.finder.select(selector)]
        when = _telling_apart(group, clashes) if clashes else None
        shares = tuple(_share(page, selector) for page in group)
        found.append(Markup(selector, tuple(group), shares, when, tuple(clashes) if when is None else ()))
        left = [page for page in left if page not in group]
    return found, lost


@dataclass(frozen=True, slots=True)
class _Rated:
    """A selector of one page's body, with the pages on which it finds the body as well."""

    name: Name
    pages: list[PageEvidence]

    @property
    def score(self) -> float:
        return sum(_score(page, self.name.selector) for page in self.pages) / len(self.pages)

    @property
    def rank(self) -> tuple[object, ...]:
        """What sorts selectors of about the same score, the one to take first."""
        held = min(_share(page, self.name.selector) for page in self.pages)
        words = body_words(self.name.selector)
        return (
            held < _ALL and self.name.trust > NAMED_BY_MARKUP,
            self.name.trust - (self.name.trust in (NAMED, NAMED_BY_HALF) and words > 0),
            " " in self.name.selector,
            -min(_TELLING, words),
            -round(self.score, 3),
            len(self.name.selector),
            self.name.selector,
        )


def _best(page: PageEvidence, pages: Sequence[PageEvidence]) -> tuple[str, list[PageEvidence]] | None:
    """Return the selector for a page's body that fits most pages and holds least noise, with the pages it fits."""
    fitting = [name for name in _candidates(page) if _share(page, name.selector) >= _FITS]
    right = [name for name in fitting if _is_right(page, name.selector)]
    if not right:  # only then: what is between the paragraphs may be the article's too
        right = [name for name in _of_many(page) if _is_right(page, name.selector)]
    right = [name for name in right if name.trust < TAG] or right
    if not right:
        right = sorted(fitting, key=lambda name: -_score(page, name.selector))[:1]
    rated = [
        _Rated(name, [other for other in pages if other is page or _is_right(other, name.selector)]) for name in right
    ]
    if not rated:
        return None
    most = max(len(each.pages) for each in rated)
    rated = [each for each in rated if len(each.pages) == most]
    best = max(each.score for each in rated)
    chosen = min((each for each in rated if each.score >= best - _SLACK), key=lambda each: each.rank)
    return chosen.name.selector, chosen.pages


def _is_right(page: PageEvidence, selector: str) -> bool:
    """Tell whether a selector finds a page's body about as well as the best one that the page has."""
    return _share(page, selector) >= _FITS and _score(page, selector) >= page.best_score - 2 * _SLACK


def _candidates(page: PageEvidence) -> Iterable[Name]:
    """Yield selectors of the elements that hold most of the article, the innermost first, each once."""
    elements = [element for element in _innermost_first(page) if page.held([element]) >= _FITS * page.size][:_LEVELS]
    names = (name for number in range(len(elements)) for name in _selectors(elements[number:]))
    return {name.selector: name for name in names}.values()


def _selectors(way: Sequence[etree._Element]) -> Iterable[Name]:
    """Yield selectors of an element, given with those around it: by its names, and by theirs."""
    element, *around = way
    path = tag = str(element.tag)
    own = names_of(element)
    yield from own
    yield from (Name(f"{tag}{name.selector}", name.trust) for name in own if name.trust >= NAMED)
    for outer in around[:_AROUND]:
        above = names_of(outer)
        yield from (Name(f"{a.selector} {b.selector}", max(a.trust, b.trust)) for a in above for b in own if a != b)
        if not own:
            yield from (Name(f"{name.selector} > {path}", TAG) for name in above)
        path = f"{outer.tag!s} > {path}"
    if not own:
        yield from _after_siblings(element)
    if tag in ("article", "main"):
        yield Name(tag, TAG)


def _after_siblings(element: etree._Element) -> Iterable[Name]:
    """Yield selectors of an element without a name by what stands before it."""
    before = element.itersiblings(preceding=True)
    for sign, sibling in zip(("+", "~"), before, strict=False):
        yield from (Name(f"{name.selector} {sign} {element.tag!s}", TAG) for name in names_of(sibling))


def _of_many(page: PageEvidence) -> list[Name]:
    """Return the names of elements that hold a part of the article each."""
    parts: Counter[Name] = Counter()
    for line in page.lines:
        if line.fate == "article" and line.block.is_prose:
            parts.update({name for element in way_up(line.block.element)[:6] for name in names_of(element)})
    return [name for name, count in parts.items() if count > 1]


def _innermost_first(page: PageEvidence) -> list[etree._Element]:
    """Return the elements that hold some of the article."""
    return sorted(page.holders(), key=lambda element: -sum(1 for _ in element.iterancestors()))


def _share(page: PageEvidence, selector: str) -> float:
    return page.held(page.finder.select(selector)) / page.size


def _score(page: PageEvidence, selector: str) -> float:
    return page.score(page.finder.select(selector))


def _telling_apart(group: Sequence[PageEvidence], others: Sequence[PageEvidence]) -> str | None:
    """Return a selector that matches something on each page of the group and nothing on the others."""
    common: set[Name] | None = None
    for page in group:
        own = {name for element in page.tree.iter("*") for name in names_of(element)}
        common = own if common is None else common & own
    apart = [name for name in common or () if not any(page.finder.select(name.selector) for page in others)]
    apart.sort(key=lambda name: (-body_words(name.selector), name.trust, len(name.selector), name.selector))
    return apart[0].selector if apart else None
