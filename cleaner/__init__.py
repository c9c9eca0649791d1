"""Article in, clean text out.

``cleaner.clean(source)`` takes a page's HTML, or text that was extracted from one before, strips the layout's
noise and returns an :class:`Article`.
"""

from __future__ import annotations

from functools import cache

from .hooks import hookimpl
from .limits import Limits
from .model import Article, Block, FieldText, InputError, LimitExceeded, Removal
from .pipeline import Cleaner
from .publisher import Layout, Platform, PluginError, PluginModule, Publisher
from .rules import Rule, rule

__all__ = [
    "Article",
    "Block",
    "Cleaner",
    "FieldText",
    "InputError",
    "Layout",
    "LimitExceeded",
    "Limits",
    "Platform",
    "PluginError",
    "PluginModule",
    "Publisher",
    "Removal",
    "Rule",
    "clean",
    "hookimpl",
    "rule",
]

__version__: str


def __getattr__(name: str) -> str:
    """Look ``__version__`` up when it is asked for: importlib.metadata takes longer to load than a text to clean."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("clean-article")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0+unknown"


@cache
def _default() -> Cleaner:
    return Cleaner()


def clean(source: str | bytes, url: str | None = None, publisher: str | None = None, kind: str = "auto") -> Article:
    """Return the article in a page's HTML or in text; see :meth:`Cleaner.clean`.

    Raises:
        InputError: The source is no page and no text, or the publisher or kind is unknown.
        LimitExceeded: It is larger than the default :class:`Limits` allow; an ``InputError`` too.
        PluginError: An installed plugin is wrong.
    """
    return _default().clean(source, url, publisher, kind)
