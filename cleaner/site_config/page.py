"""One page under its host's rule file: where its body is, and what the file strips."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from .. import drift
from ..blocks import html_blocks
from ..document import Document, read
from ..located import Body
from ..model import Article, SiteFacts
from ..publisher import Publisher
from ..region import outermost, way_up
from ..semantic import mark_votes
from ..source_block import SourceBlock
from .reshape import STRIPPED, reshaped
from .rules import SiteRules
from .search import Search
from .statements import Statements

_MOST_ADDED = 100_000  # characters
_MOST_STRIPPED = 0.5  # of the prose that another lane found
_NAMED = etree.XPath("//*[@class or @id]")
_MARKED = etree.XPath(f"//span[@{STRIPPED}]")
_QUOTES = str.maketrans("", "", "'\"")
_WHOLE = frozenset(("html", "body"))


class SitePage:
    """One page under its host's rule file; nothing is evaluated before it is asked for.

    As FiveFilters' PHP class ``ContentExtractor`` does it: strings are replaced in the source, then come title, author
    and date, what is stripped, and the first body that matches. But what is stripped is marked and not deleted, so
    that it is accounted for, and a body that can't be the article lets the next XPath try.

    Args:
        rules: The file.
        document: The page; its tree is not changed.
        url: The page's address.
    """

    def __init__(self, rules: SiteRules, document: Document, url: str) -> None:
        """Keep what is given."""
        self._rules, self._document, self._url = rules, document, url
        self._search = Search()
        self._drift: list[str] = []

    @property
    def skips_json_ld(self) -> bool:
        """True where the file says that the page's JSON-LD is wrong."""
        return self._rules.switch("skip_json_ld", False)

    @cached_property
    def _tree(self) -> HtmlElement:
        """The page after the file's changes; the shared tree where it makes none."""
        source = self._document.text
        most = 2 * len(source) + _MOST_ADDED
        for find, put in self._rules.replacements:
            if len(source) + source.count(find) * (len(put) - len(find)) <= most:
                source = source.replace(find, put)
                continue
            finds = self._rules.of("find_string", "replace_string")
            stopped = next(each for each in finds if find in (each.value, each.argument))
            self._search.warn(stopped, f"{find[:60]!r} would make too large a page of this one; it is left out")
        document = self._document if source == self._document.text else read(source, "html")
        return reshaped(document.root, self._rules, self._search)

    @cached_property
    def _statements(self) -> Statements:
        return Statements(self._rules, self._tree, self._url, self._search)

    def body(self, publisher: Publisher | None) -> Body | None:
        """Return the first body that can be the article; None, and a warning, where there is no such.

        Its blocks are judged: nobody knows how old a file is.

        Args:
            publisher: The publisher that the host names, whose layouts did not match.
        """
        bodies = self._rules.of("body")
        strips = self._strips(self._tree) if bodies else {}
        faults: list[str] = []
        for directive in bodies:
            found = self._search.elements(directive, self._tree)
            roots = outermost(element for element in found if strips.keys().isdisjoint(way_up(element)))
            blocks = [block for root in roots for block in html_blocks(root, strips, fields=self._statements.elements)]
            mark_votes(blocks)
            lane, file = f"site-config:{self._rules.host}", self._rules.file
            body = Body(lane, blocks, publisher, file=file, stripped=frozenset(strips.values()), judged=True)
            fault = drift.fault_of(body.blocks, self._tree) if roots else "matched nothing"
            if fault is None:
                return body
            faults.append(f"{directive.value} {fault}")
        if faults:
            self._drift.append(f"{self._rules.file}: body {', '.join(faults)}; the site may have changed")
        return None

    def statements(self, body: Body) -> Statements | None:
        """Return what the file states of the page; None where its body did not fit or was not asked for.

        What it states is as old as its body.
        """
        lane = body.lane.partition(":")[0]
        fits = lane == "site-config" or (lane != "publisher" and not self._rules.of("body"))
        return self._statements if fits else None

    def strip(self, body: Body, tree: etree._Element) -> None:
        """Mark the blocks that the file strips in a body that another lane found, on the page's own tree.

        Parts of blocks stay: that lane did not know of them when it cut the page.
        A directive that would take most of the article was written for an earlier markup, and is not believed.
        """
        strips = self._strips(tree)
        held: dict[str, list[SourceBlock]] = defaultdict(list)
        for block in body.blocks if strips else ():
            if block.element is not None and not block.dropped:
                why = next((strips[element] for element in way_up(block.element) if element in strips), None)
                if why is not None:
                    held[why].append(block)
        prose = _prose(body.blocks)
        for why, blocks in held.items():
            if _prose(blocks) > _MOST_STRIPPED * prose:
                self._drift.append(f"{self._rules.file}: strip {why} would take most of the article; it is left out")
                continue
            body.file, body.stripped = self._rules.file, body.stripped | {why}
            for block in blocks:
                block.dropped = why

    def _strips(self, tree: etree._Element) -> dict[etree._Element, str]:
        """Return the elements of a tree that the file strips, each with the XPath or name that does."""
        found: dict[etree._Element, str] = {mark: mark.get(STRIPPED, "") for mark in _MARKED(tree)}
        for directive in self._rules.of("strip"):
            for element in self._search.elements(directive, tree):
                if element.tag not in _WHOLE:
                    found[element] = directive.value
        names = [name for each in self._rules.of("strip_id_or_class") if (name := each.value.translate(_QUOTES))]
        if names:
            search = re.compile("|".join(map(re.escape, names))).search
            for element in _NAMED(tree):
                hit = search(element.get("class", "")) or search(element.get("id", ""))
                if hit and element.tag not in _WHOLE:
                    found[element] = f"the class or id {hit[0]}"
        return found

    def told(self, article: Article) -> Article:
        """Return the article with the facts that the file knows, and what went wrong with the file."""
        facts = SiteFacts(self._statements.facts())
        wrong = map(str, self._rules.problems)
        return replace(
            article, site_facts=facts, warnings=(*article.warnings, *wrong, *self._search.warnings, *self._drift)
        )


def _prose(blocks: Iterable[SourceBlock]) -> int:
    return sum(len(block.text) for block in blocks if block.voted and block.is_prose)
