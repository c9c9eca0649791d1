"""What a rule file states of a page: title, authors, date, and facts for a program that fetches pages."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml import etree

from ..dates import find_date
from ..document import clean_characters
from ..metadata import Metadata
from ..model import FieldName
from ..one_line import one_line
from ..rules.byline import names_in
from .rules import Directive, SiteRules
from .search import Search
from .xpath import Node

_LONGEST_FIELD = 300  # characters: what is longer is no title and no date


class Statements:
    """What a rule file states of one page; each is looked for when first asked for.

    Of several XPaths for one field the first that yields text counts, as in FiveFilters' ``ContentExtractor``.

    Args:
        rules: The file.
        tree: The page.
        url: Its address.
        search: What evaluates XPaths.
    """

    def __init__(self, rules: SiteRules, tree: etree._Element, url: str, search: Search) -> None:
        """Keep what is given."""
        self._rules, self._tree, self._url, self._search = rules, tree, url, search

    @cached_property
    def _nodes(self) -> dict[FieldName, Node]:
        """The nodes that hold title and date."""
        names: dict[str, FieldName] = {"title": "title", "date": "published"}
        found: dict[FieldName, Node] = {}
        for directive in self._rules.of(*names):
            field = names[directive.name]
            nodes = () if field in found else self._search.nodes(directive, self._tree)
            if nodes and 0 < len(_text(nodes[0])) <= _LONGEST_FIELD:
                found[field] = nodes[0]
        return found

    @property
    def elements(self) -> dict[etree._Element, FieldName]:
        """The elements that leave the body for a field, as FiveFilters takes title and date out."""
        return {node: field for field, node in self._nodes.items() if isinstance(node, etree._Element)}

    @cached_property
    def _authors(self) -> list[str]:
        for directive in self._rules.of("author"):
            texts = filter(None, map(_text, self._search.nodes(directive, self._tree)))
            if found := [text for text in dict.fromkeys(texts) if len(text) <= _LONGEST_FIELD]:
                return found
        return []

    @property
    def fields(self) -> dict[FieldName, str]:
        """The texts of title, byline and date."""
        found = {field: _text(node) for field, node in self._nodes.items()}
        if self._authors:
            found["byline"] = ", ".join(self._authors)
        return found

    def correct(self, metadata: Metadata) -> None:
        """Put what the file states in place of what the page states of itself."""
        names = (name for text in self._authors for name in names_in(text) or (text,))
        metadata.authors = tuple(dict.fromkeys(names)) or metadata.authors
        published = find_date(self.fields.get("published"))
        # Of the same day the page's metadata knows the time.
        if published and (metadata.published is None or metadata.published.date() != published.date()):
            metadata.published = published

    def facts(self) -> dict[str, str | bool]:
        """Return the facts, as in :class:`cleaner.model.Article`; no address is opened."""
        found: dict[str, str | bool] = {}
        for name in ("next_page_link", "single_page_link"):
            links = map(self._link, self._rules.of(name))
            if link := next(filter(None, links), ""):
                found[name] = link
        if self._rules.switch("requires_login", False):
            found["requires_login"] = True
        for name, fact in (("not_logged_in_xpath", "not_logged_in"), ("native_ad_clue", "native_ad")):
            if any(self._search.nodes(directive, self._tree) for directive in self._rules.of(name)):
                found[fact] = True
        return found

    def _link(self, directive: Directive) -> str:
        """Return the address that a directive finds, where its condition holds and it is another page's."""
        condition = self._rules.conditions.get(directive)
        if condition is not None and not self._search.nodes(condition, self._tree):
            return ""
        for node in self._search.nodes(directive, self._tree):
            said = str(node) if isinstance(node, str) else node.get("href") or node.get("src") or ""
            try:
                link = urljoin(self._url, said.strip()) if said.strip() else ""
                scheme = urlsplit(link).scheme
            except ValueError:
                continue
            if scheme in ("http", "https") and link.partition("#")[0] != self._url.partition("#")[0]:
                return link
        return ""


def _text(node: Node) -> str:
    return " ".join(clean_characters(str(node)).split()) if isinstance(node, str) else one_line(node)
