"""Try a rule file on pages that it says what to expect of: ``test_url`` and ``test_contains``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..document import read
from ..hosts import host_of
from ..metadata import stated_url

if TYPE_CHECKING:
    from ..pipeline import Cleaner
    from .folder import SiteConfigs


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one page.

    Attributes:
        page: The page's name.
        url: Its address; empty where unknown.
        file: The rule file of its host; empty where there is none.
        lane: How its body was found; empty where no file was tried.
        expected: How many texts the file's tests expect of this address.
        missing: Those of them that the article does not hold.
    """

    page: str
    url: str = ""
    file: str = ""
    lane: str = ""
    expected: int = 0
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """``passed``; ``failed`` (a text is missing, or the file found no body); ``untested``; ``no file``."""
        if not self.file:
            return "no file"
        if self.missing or not self.lane.startswith("site-config:"):
            return "failed"
        return "passed" if self.expected else "untested"


def try_page(cleaner: Cleaner, configs: SiteConfigs, source: str | bytes, name: str, url: str | None) -> Trial:
    """Return whether a page's article holds what its host's rule file expects.

    Args:
        cleaner: A cleaner with the folder's files, and without publishers, which would go before them.
        configs: The folder.
        source: The page.
        name: Its name, for people.
        url: Its address; default: what the page says.

    Raises:
        InputError: The source is no page and no text.
    """
    tree = read(source, "html").tree
    url = url or (stated_url(tree) if tree is not None else None) or ""
    rules = configs.for_url(url)
    if rules is None:
        return Trial(name, url)
    address = _address(url)
    expected = [text for test in rules.tests if _address(test.url) == address for text in test.contains]
    article = cleaner.clean(source, url, kind="html")
    held = _folded(article.text)
    missing = tuple(text for text in expected if _folded(text) not in held)
    return Trial(name, url, rules.file, article.lane, len(expected), missing)


def _address(url: str) -> tuple[str, str, str]:
    """Return an address without what makes no other page of it: scheme, ``www.``, the last slash, the fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ("", url, "")
    return host_of(url), parts.path.rstrip("/"), parts.query


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
