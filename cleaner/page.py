"""The facts that tell kinds of pages apart: address, own types, classes, and how much of what is on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from .draft import Draft
from .metadata import Metadata
from .phrases import key, phrasebook, read_table
from .source_block import SourceBlock

_OWN_ARTICLES = 3  # a page that states more of them lists other pages
_MOSTLY_LINKS = 0.5
_ONLY_LINKS = 0.8
_MENU = 3  # words of a link that is no headline
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|HowTo)$|^QAPage$")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
_TITLE_PARTS = re.compile(r"(?<!\s)\s+[|\-–—·•»]\s+")
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[…\])[\"'”’»)\]]*$")
_LINKED = "[.//a or ancestor::a]"
_CARDS = etree.XPath(f"count(//h2{_LINKED} | //h3{_LINKED} | //h4{_LINKED} | //article[.//a])")
_POSTS = etree.XPath("count(//article | //*[@itemprop='articleBody'])")
_MARKED_BODIES = etree.XPath("count(//*[@itemprop='articleBody'])")
_PICTURES = etree.XPath("count(//figure | //picture | //video | //iframe)")
_LINKS = etree.XPath("count(//a[@href])")
_PASSWORDS = etree.XPath("count(//input[@type='password'])")


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    tables = read_table("pages")
    return {name: {kind: frozenset(words) for kind, words in table.items()} for name, table in tables.items()}


@dataclass
class Page:
    """The facts of one page; each is worked out when first asked for, as most pages need few of them.

    Attributes:
        draft: All blocks, with what became of each.
        body: The blocks that are left.
        metadata: What the page says about itself, with the address that the caller gave.
    """

    draft: Draft
    body: list[SourceBlock]
    metadata: Metadata

    @cached_property
    def words(self) -> int:
        """The words of the body."""
        return sum(block.words for block in self.body)

    @cached_property
    def prose(self) -> int:
        """The words of the body's paragraphs."""
        return sum(block.words for block in self.body if block.is_prose)

    @cached_property
    def run(self) -> int:
        """The words of the body's longest row of paragraphs that no linked headline interrupts."""
        longest = run = 0
        for block in self.draft.blocks:
            if block.links > _MOSTLY_LINKS and (block.kind == "heading" or block.words > _MENU):
                run = 0
            elif not block.gone and block.is_prose:
                run += block.words
                longest = max(longest, run)
        return longest

    @property
    def breaks_off(self) -> bool:
        """Whether the body's last paragraph ends amid a sentence."""
        last = next((block for block in reversed(self.body) if block.kind == "paragraph"), None)
        return last is not None and (not last.ends_sentence or _BREAKS_OFF.search(last.text) is not None)

    @property
    def is_mostly_links(self) -> bool:
        """Whether links make most of the body's text."""
        size = sum(len(block.text) for block in self.body)
        return sum(block.links * len(block.text) for block in self.body) > _MOSTLY_LINKS * size

    @cached_property
    def _address(self) -> tuple[str, tuple[str, ...], frozenset[str]]:
        """The host, the parts of the path and the names in the query, in lower case."""
        try:
            parts = urlsplit((self.metadata.url or "").lower())
            return (
                parts.hostname or "",
                tuple(filter(None, unquote(parts.path).split("/"))),
                frozenset(name for name, _ in parse_qsl(parts.query)),
            )
        except ValueError:
            return "", (), frozenset()

    @property
    def shared_as(self) -> str:
        """OpenGraph's type, in lower case; empty where the page has none."""
        return self.metadata.meta.get("og:type", "").lower()

    @property
    def is_front(self) -> bool:
        """Whether the address is that of a front page: of a site, of one of its languages or sections."""
        host, path, query = self._address
        if not host or (query and not path):
            return False
        return (
            not path
            or path[-1] in _tables()["paths"]["front"]
            or (len(path) == 1 and bool(_LANGUAGE.fullmatch(path[0])))
        )

    @property
    def is_search(self) -> bool:
        """Whether the address asks a question, as forms for searching do."""
        return not _tables()["queries"]["search"].isdisjoint(self._address[2])

    def stands_below(self, kind: str) -> bool:
        """Tell whether a part of the address, of its path or the first of its host, is known for a kind of page."""
        host, path, _ = self._address
        return not _tables()["paths"][kind].isdisjoint((*path, host.partition(".")[0]))

    def has_class(self, kind: str) -> bool:
        """Tell whether the whole page has a class that is known for a kind of page."""
        return not _tables()["classes"][kind].isdisjoint(self.metadata.page_class)

    def has_type(self, kind: str) -> bool:
        """Tell whether one of the page's own types is known for a kind of page."""
        return not _tables()["types"][kind].isdisjoint(self.metadata.own_types)

    def has_title(self, kind: str) -> bool:
        """Tell whether the page's title, or a part of it between marks, is known for a kind of page."""
        title = self.metadata.title or ""
        return any(key(part) in _tables()["titles"][kind] for part in (title, *_TITLE_PARTS.split(title)))

    def speaks_of(self, kind: str) -> bool:
        """Tell whether a word of the address's path or of the title is known for a kind of page."""
        said = re.findall(r"\w+", " ".join((*self._address[1], self.metadata.title or "")).casefold())
        return not _tables()["words"][kind].isdisjoint(said)

    @cached_property
    def is_called_article(self) -> bool:
        """Whether a layout for articles found the body, or the page's own metadata or classes call it an article."""
        if self.draft.site is not None and not self.draft.judged:
            return True
        own = sum(_ARTICLE.search(kind) is not None for kind in self.metadata.own_types)
        return (
            1 <= own <= _OWN_ARTICLES
            or "article:published_time" in self.metadata.meta
            or self.has_class("article")
            or self._count(_MARKED_BODIES) == 1
        )

    @cached_property
    def is_walled(self) -> bool:
        """Whether a notice was removed that stands in place of the rest of an article."""
        return any(hit.concept == "wall" for entry in self.draft.removals() for hit in phrasebook().hits(entry.text))

    @cached_property
    def consent_words(self) -> int:
        """The words of all blocks that ask for consent, or stand in an element that is named so."""
        return sum(block.words for block in self.draft.blocks if _asks_for_consent(block))

    @cached_property
    def all_words(self) -> int:
        """The words of all blocks, removed ones included."""
        return sum(block.words for block in self.draft.blocks)

    @cached_property
    def cards(self) -> int:
        """How many linked headlines and articles with links the page has: one or two a card of a list."""
        return self._count(_CARDS)

    @property
    def posts(self) -> int:
        """How many elements of the page are marked up as an article or its text."""
        return self._count(_POSTS)

    @property
    def linked_lines(self) -> int:
        """How many blocks are a link and longer than a menu's: a list's headlines, where they are no headings."""
        return sum(block.links > _ONLY_LINKS and block.words > _MENU for block in self.draft.blocks)

    @property
    def links(self) -> int:
        """How many links the whole page has."""
        return self._count(_LINKS)

    @property
    def has_pictures(self) -> bool:
        """Whether the page shows pictures or videos."""
        return self._count(_PICTURES) > 0

    @property
    def has_password(self) -> bool:
        """Whether the page asks for a password."""
        return self._count(_PASSWORDS) > 0

    def _count(self, xpath: etree.XPath) -> int:
        element = next((block.element for block in self.draft.blocks if block.element is not None), None)
        return int(xpath(element.getroottree())) if element is not None else 0


def _asks_for_consent(block: SourceBlock) -> bool:
    return block.hit("consent") is not None or any(
        "consent" in concepts and element.tag != "body" for element, concepts in block.marks
    )
