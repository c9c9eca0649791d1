"""What the lanes that know nothing of a site make of one of its pages: the evidence that a draft is built on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal, cast

from lxml import etree, html

from cleaner.blocks import html_blocks
from cleaner.bulk.pages import Page
from cleaner.draft import Draft
from cleaner.hosts import host_of
from cleaner.learn import Learned
from cleaner.metadata import Metadata, read_metadata
from cleaner.model import Article, FieldName
from cleaner.pipeline import Cleaner
from cleaner.publisher import Publisher
from cleaner.region import outermost, page_of, way_up
from cleaner.rules import Rule
from cleaner.selecting import Finder
from cleaner.source_block import SourceBlock

Fate = Literal["article", "noise", "field"]
"""What became of a block: the article's text, noise, or a field such as the byline."""

_DOUBTFUL = 0.15  # what noise that no rule takes costs for each character of the article
_LINE = 0.004  # what each line costs that is none of the article's
_MOST_NOISE = 0.6  # beyond, more of it makes nothing worse
_GUESSES = ("judge", "repeats")  # rules that a layout's body is not left to
_NOBODY = "draft.invalid"
_NO_ARTICLE = ("consent_wall", "not_article", "empty", "gallery")


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the page with its fate.

    Attributes:
        block: The block as it stands on the page.
        fate: What became of it.
        field: The field it went to, if any.
        ruled: True where a rule takes it on any page, so that no selector is needed.
    """

    block: SourceBlock
    fate: Fate
    field: FieldName | None = None
    ruled: bool = False

    @property
    def size(self) -> int:
        """The characters of its text."""
        return len(self.block.text)


class PageEvidence:
    """One page, what became of its blocks, and how much of the article each element holds.

    Attributes:
        page: The page as it was saved.
        article: The result without publishers' plugins.
        metadata: What the page says of itself.
        lines: All visible blocks of the page, in document order.
        size: The characters of the article.
        finder: Finds elements on the page.
    """

    def __init__(self, page: Page, article: Article, draft: Draft) -> None:
        """Judge each block of the page."""
        self.page, self.article = page, article
        first = next(block.element for block in draft.blocks if block.element is not None)
        self.tree = cast(html.HtmlElement, first.getroottree().getroot())
        self.finder = Finder(self.tree)
        self.metadata: Metadata = read_metadata(self.tree)
        self.lines = list(_lines(html_blocks(page_of(self.tree)), draft))
        self._count()

    def _count(self) -> None:
        """Count what each element holds."""
        self._others: dict[etree._Element, int] = defaultdict(int)
        self._held: dict[str, dict[etree._Element, int]] = defaultdict(lambda: defaultdict(int))
        for line in self.lines:
            for element in way_up(line.block.element):
                self._held[line.fate][element] += line.size
                self._others[element] += line.fate != "article"
                if line.fate == "noise" and not line.ruled:
                    self._held["doubtful"][element] += line.size
        self.size = sum(line.size for line in self.article_lines)

    @property
    def article_lines(self) -> list[Line]:
        """The lines of the article."""
        return [line for line in self.lines if line.fate == "article"]

    def disbelieve(self, repeated: Set[str]) -> None:
        """Take lines of the article for noise that other pages print too, given by their letters and digits."""
        self.lines = [
            replace(line, fate="noise") if line.fate == "article" and line.block.squashed in repeated else line
            for line in self.lines
        ]
        self._count()

    @property
    def host(self) -> str:
        """The host of the page's address, empty where neither the caller nor the page says it."""
        return host_of(self.article.url or "")

    @property
    def date(self) -> datetime:
        """When the page was published, without its time zone; the earliest date of all where it does not say."""
        published = self.article.published
        return published.replace(tzinfo=None) if published else datetime.min

    @property
    def has_article(self) -> bool:
        """Tell whether there is anything to learn from the page."""
        return self.size > 0 and self.article.status not in _NO_ARTICLE

    def held(self, elements: Iterable[etree._Element], fate: Fate | Literal["doubtful"] = "article") -> int:
        """Return the characters of one fate inside elements; ``doubtful`` is the noise that no rule takes."""
        held = self._held[fate]
        return sum(held.get(element, 0) for element in outermost(elements))

    def holders(self) -> dict[etree._Element, int]:
        """Return the elements that hold some of the article, with its characters inside."""
        return self._held["article"]

    def score(self, elements: Iterable[etree._Element]) -> float:
        """Return how well elements are the article's body, up to 1: the share of it inside, less what noise costs."""
        chosen = outermost(elements)
        noise = _DOUBTFUL * self.held(chosen, "doubtful") / self.size + _LINE * self.other_lines(chosen)
        return self.held(chosen) / self.size - min(_MOST_NOISE, noise)

    @cached_property
    def best_score(self) -> float:
        """The score of the best element of the page."""
        return max(self.score([element]) for element in self.holders())

    def other_lines(self, elements: Iterable[etree._Element]) -> int:
        """Return how many lines inside elements are none of the article's."""
        return sum(self._others.get(element, 0) for element in outermost(elements))

    def lines_in(self, elements: Iterable[etree._Element]) -> list[Line]:
        """Return the lines inside any of the elements."""
        roots = set(elements)
        return [line for line in self.lines if not roots.isdisjoint(way_up(line.block.element))]


class Witness:
    """Cleans pages and tells what became of each block.

    Args:
        publisher: The one publisher that takes part, as if each page were of its site; None for none at all.
    """

    def __init__(self, publisher: Publisher | None = None) -> None:
        """Add a rule that runs last and only looks on."""
        # Under a host that is nobody's: its own may be known by a built-in plugin, and be claimed twice then.
        tried = replace(publisher, hosts=(_NOBODY,)) if publisher else None
        self._host = _NOBODY if tried else None
        self._cleaner = Cleaner([tried] if tried else (), publishers=bool(tried))
        self._seen: list[Draft] = []
        self._cleaner.rules = (*self._cleaner.rules, Rule("witness", self._seen.append, last=True))

    def clean(self, page: Page) -> Article:
        """Return the article.

        Raises:
            InputError: The page is none.
        """
        return self._cleaner.clean(page.source, url=page.url, publisher=self._host, kind="html")

    def learn(self, pages: Iterable[Page], least_pages: int, least_share: float) -> Learned:
        """Return the lines that repeat in what is left of the pages."""
        sources = (page.source for page in pages)
        return self._cleaner.learn(sources, self._host, least_pages=least_pages, least_share=least_share)

    def look(self, page: Page) -> PageEvidence | None:
        """Return what the page shows, None where it has no block at all.

        Raises:
            InputError: It is no page.
        """
        self._seen.clear()
        article = self.clean(page)
        draft = self._seen[-1]
        if all(block.element is None for block in draft.blocks):
            return None
        return PageEvidence(page, article, draft)


def _lines(blocks: list[SourceBlock], draft: Draft) -> Iterable[Line]:
    judged: dict[etree._Element | None, list[SourceBlock]] = defaultdict(list)
    for block in draft.blocks:
        if block.element is not None:
            judged[block.element].append(block)
    for block in blocks:
        own = judged.get(block.element, [])
        fates = [_fate(other) for other in own if other.squashed in block.squashed or block.squashed in other.squashed]
        kept = next((fate for fate in fates if fate[0] != "noise"), None)
        fate, field, ruled = kept or next(iter(fates), ("noise", None, False))
        yield Line(block, fate, field, ruled)


def _fate(block: SourceBlock) -> tuple[Fate, FieldName | None, bool]:
    if not block.gone:
        return "article", None, False
    if not block.is_removed:
        return "field", cast("FieldName", block.gone_to), False  # what is gone and not removed is in a field
    return "noise", None, block.gone_to not in (*_GUESSES, "layout")
