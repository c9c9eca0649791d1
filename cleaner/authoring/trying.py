"""Clean pages as a plugin with some selectors would, and see which of the selectors match nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cleaner.bulk.pages import Page
from cleaner.document import read
from cleaner.hosts import host_of
from cleaner.metadata import stated_url
from cleaner.model import Article
from cleaner.pipeline import Cleaner
from cleaner.publisher import Publisher
from cleaner.selecting import Finder

from .account import Account, keep_account
from .selectors import HOST, Selectors


class Tried(NamedTuple):
    """What came of a page, and what tells its pieces until the next page is tried."""

    article: Article
    account: Account


class Attempt:
    """Selectors on their way through some pages.

    Args:
        selectors: What to try.
        cleaner_with: Returns a new cleaner with the plugins in use and these publishers.
        publisher: The name or host of the pages' publisher or platform; default: what each page's address says.

    Attributes:
        hosts: The hosts of the pages, as far as they are known.

    Raises:
        InputError: There is no such publisher.
        PluginError: A plugin is wrong.
    """

    def __init__(
        self, selectors: Selectors, cleaner_with: Callable[..., Cleaner], publisher: str | None = None
    ) -> None:
        """Begin with no page."""
        self._selectors, self._cleaner_with, self._publisher = selectors, cleaner_with, publisher
        self._plain = cleaner_with()
        self._plain_account = keep_account(self._plain)
        self._site = self._plain.registry.find(publisher) if publisher else None
        self._cleaners: dict[Publisher, tuple[Cleaner, Account]] = {}
        self._matched: set[tuple[str, str]] = set()
        self.hosts: set[str] = set()

    @property
    def idle(self) -> list[tuple[str, str]]:
        """The selectors that matched on no page, each with the name of what it selects."""
        return [named for named in self._selectors.named() if named not in self._matched]

    def clean(self, page: Page, url: str | None = None) -> Tried:
        """Clean a page by the selectors.

        Args:
            page: The page.
            url: Its address; default: what is known of it.

        Raises:
            InputError: It is no page and no text, or nothing says where its body is.
        """
        document = read(page.source)
        url = url or page.url or (stated_url(document.tree) if document.tree is not None else None)
        host = host_of(url) if url else ""
        self.hosts |= {host} - {""}
        if document.tree is not None:
            self._matched |= self._selectors.matching(Finder(document.tree))
        if not self._selectors:
            return Tried(self._plain.clean(page.source, url, self._publisher), self._plain_account)
        site = self._site or self._plain.registry.for_url(url)
        tried = self._selectors.publisher(site, host or "this page")
        if tried not in self._cleaners:
            cleaner = self._cleaner_with(tried)
            self._cleaners[tried] = cleaner, keep_account(cleaner)
        cleaner, account = self._cleaners[tried]
        return Tried(cleaner.clean(page.source, url, HOST), account)
