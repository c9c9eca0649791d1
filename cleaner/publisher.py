"""What a plugin declares about one publisher or one platform. See CONTRIBUTING.md for how to add one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from .model import FieldName

if TYPE_CHECKING:
    from lxml.etree import XPath


class PluginError(ValueError):
    """A plugin is wrong; the message names it and says what to mend."""


# All of these compile, and then fail or match something else (seen with cssselect 1.3 and lxml 6.1, 2026-11).
_REFUSED = re.compile(
    r"""
      :contains\(                                                # no CSS, and libxml2 loses its function's name
    | :has\(\s*[>+~](?!\s*[a-zA-Z][\w-]*\s*\))                   # a class there is asked of the element itself
    | [\w*]\|(?!=)                                              # namespaces fail only when used
    | [.#:)\]][^\s>+~,()]*:(?:is|where|matches)\(               # .a:is(.b) becomes .a or .b
    | :(?:is|where|matches)\((?:[^()]|\([^()]*\))*,(?=\S)       # without a space, .b of (.a,.b) is a tag
    | :(?:is|where|matches|not)\((?:[^()]|\([^()]*\))*:has\(    # becomes a tag that nothing has
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


@cache
def compile_selector(selector: str) -> XPath:
    """Compile a CSS selector to an XPath that is evaluated on any element, itself included.

    Raises:
        PluginError: The selector is not valid CSS.
    """
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    if refused := _REFUSED.search(_QUOTED.sub("''", selector)):
        raise PluginError(
            f"selector {selector!r} uses {refused[0]!r}, which is not evaluated reliably; say it another way"
        )
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, SyntaxError) as error:
        raise PluginError(f"selector {selector!r} is not valid CSS: {error}") from None


def _check_selectors(owner: str, *selectors: str) -> None:
    for selector in selectors:
        if not isinstance(selector, str) or not selector.strip():
            raise PluginError(f"{owner}: selectors are non-empty strings, not {selector!r}")


def _check_tuple(owner: str, name: str, value: object, of: type = str) -> None:
    if not isinstance(value, tuple):
        hint = f"({value!r},)" if isinstance(value, str) else f"not {type(value).__name__}"
        raise PluginError(f"{owner}: {name} is a tuple, {hint}")
    for item in value:
        if not isinstance(item, of) or not item:
            raise PluginError(f"{owner}: {name} holds {item!r}, which is no {'text' if of is str else of.__name__}")


@dataclass(frozen=True, slots=True)
class Layout:
    """One version of a site's markup. All selectors are CSS.

    Attributes:
        name: Usually the year in which the layout was first seen.
        body: Selects the element that holds the article's blocks; several elements are read in document order.
        drop: What is noise inside the body, whatever it says.
        when: Selects something on every page of this layout and no other; default: ``body``.
        until: The month (``YYYY-MM``) in which the layout was last seen; None for the current one.
        title, standfirst, byline, published, section: Select a field's element, anywhere on the page.
        caption: Selects captions inside the body that are no ``figcaption``.
        keep: What stays inside the body though a general rule would take it (a factbox in an ``aside``).
        rework: Gets BeautifulSoup of the body alone and changes it in place; for what selectors can't say.
        judged: True while nobody has read what the layout keeps: the judge looks at each block, as where no layout
            located the body.
    """

    name: str
    body: str
    drop: tuple[str, ...] = ()
    when: str | None = None
    until: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    section: str | None = None
    caption: str | None = None
    keep: tuple[str, ...] = ()
    rework: Callable[[Any], None] | None = None
    judged: bool = False

    def __post_init__(self) -> None:
        """Check the types, so that a mistake is named where it is made."""
        owner = f"layout {self.name!r}"
        _check_tuple(owner, "drop", self.drop)
        _check_tuple(owner, "keep", self.keep)
        _check_selectors(owner, self.body, *self.drop, *self.keep, *self.field_selectors().values())
        if self.when is not None:
            _check_selectors(owner, self.when)
        if self.rework is not None and not callable(self.rework):
            raise PluginError(f"{owner}: rework is a function, not {self.rework!r}")
        if not isinstance(self.judged, bool):
            raise PluginError(f"{owner}: judged is True or False, not {self.judged!r}")
        if self.until is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", str(self.until)):
            raise PluginError(f"{owner}: until is a month as in 2024-03, not {self.until!r}")

    def field_selectors(self) -> dict[FieldName, str]:
        """Return the selectors of the fields that this layout declares."""
        declared: dict[FieldName, str | None] = {
            "title": self.title,
            "standfirst": self.standfirst,
            "byline": self.byline,
            "published": self.published,
            "section": self.section,
            "caption": self.caption,
        }
        return {name: selector for name, selector in declared.items() if selector is not None}


@dataclass(frozen=True, slots=True)
class Site:
    """What publishers and platforms share.

    Attributes:
        name: The name as a person would write it.
        layouts: Newest first; the first whose ``when`` matches wins.
        noise: Whole lines that are noise on this site, in HTML and in text input alike (case and end
            punctuation do not count; ``*`` stands for any words).
    """

    name: str
    layouts: tuple[Layout, ...] = ()
    noise: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the types, so that a mistake is named where it is made."""
        if not isinstance(self.name, str) or not self.name.strip():
            raise PluginError(f"{type(self).__name__}: name is a non-empty string, not {self.name!r}")
        _check_tuple(self.name, "layouts", self.layouts, Layout)
        _check_tuple(self.name, "noise", self.noise)
        for phrase in self.noise:
            if phrase.lstrip()[:1] == "*":
                raise PluginError(f"{self.name}: noise {phrase!r} opens with *; give the words that it opens with")
        names = [layout.name for layout in self.layouts]
        for name in names:
            if names.count(name) > 1:
                raise PluginError(f"{self.name}: two layouts are called {name!r}")


@dataclass(frozen=True, slots=True)
class Publisher(Site):
    """One publisher: its hosts, its layouts, its noise.

    Attributes:
        hosts: Hosts without ``www.``; each stands for its subdomains too, and the longest declared suffix wins.
        related: True where links to other articles stand between the paragraphs as bare headlines,
            so that a headline-like line amid prose of text input is one.
        marks: Strings that betray the publisher in text alone.
    """

    hosts: tuple[str, ...] = ()
    related: bool = False
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the types, so that a mistake is named where it is made."""
        Site.__post_init__(self)
        _check_tuple(self.name, "hosts", self.hosts)
        _check_tuple(self.name, "marks", self.marks)
        if not self.hosts:
            raise PluginError(f"{self.name}: hosts is empty; name at least one host")
        for host in self.hosts:
            if not isinstance(host, str) or "/" in host or host != host.lower() or host.startswith("www."):
                raise PluginError(
                    f"{self.name}: {host!r} is no host: write it in lower case, without scheme, path and www."
                )


@dataclass(frozen=True, slots=True)
class Platform(Site):
    """One content management system, recognised by its markup.

    Attributes:
        when: Selects something on every page of the platform and no other.
        marks: Strings, one of which at least stands in the source of every page of the platform: ``when`` is looked
            for only there, and the module is imported only then. Default: any page may be one.
    """

    when: str = ""
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the types, so that a mistake is named where it is made."""
        Site.__post_init__(self)
        _check_selectors(self.name, self.when)
        _check_tuple(self.name, "marks", self.marks)


@dataclass(frozen=True, slots=True)
class PluginModule:
    """A plugin module that is imported only when a page asks for it.

    Attributes:
        module: Its dotted name; the module defines ``publishers()`` or ``platforms()`` as a plugin does.
        hosts: The hosts of its publishers; empty for a module of platforms.
        marks: The strings that betray its publishers in text, or its platforms in a page's source.
    """

    module: str
    hosts: tuple[str, ...] = field(default=())
    marks: tuple[str, ...] = field(default=())
