"""What a page says about itself: JSON-LD, OpenGraph and meta tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree, html

from . import json_ld
from .dates import parse_date
from .document import clean_characters
from .hosts import host_of
from .one_line import one_line

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog|Posting|Review$")
_FALSE = re.compile(r"^(?:https?://schema\.org/)?(?:false|no|0)$", re.IGNORECASE)
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date", "pubdate",
    "citation_publication_date",
)  # fmt: skip
_FRONT = frozenset("home homepage startseite start website accueil inicio portada article articles".split())
_SECTIONS = ("article:section", "http://ogp.me/ns/article#section", "prism.section")
_OWN = ("@graph", "mainEntity", "mainEntityOfPage")
_OG_URL = etree.XPath("string(//meta[@property='og:url' or @name='og:url']/@content)")
_SITE_SUFFIX = re.compile(r" [|\-–—·•»:] [^|\-–—·•»]{2,40}$")


@dataclass(slots=True)
class Metadata:
    """What a page says about itself; None or empty where it says nothing.

    Attributes:
        types: schema.org's types of all that the page describes.
        own_types: Those of the page itself and of what it is about, without what it lists or refers to.
        page_class: The classes of ``<html>`` and ``<body>``, in lower case.
        free: False where the page says that not all of its article is open to everyone.
        length: The words of the whole article, 0 where the page does not say.
        body: The article's text, as the page says it to machines.
        meta: The contents of the meta tags by name.
        crumbs: The names and addresses of the pages above it, outermost first.
    """

    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    section: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    types: frozenset[str] = frozenset()
    own_types: tuple[str, ...] = ()
    page_class: frozenset[str] = frozenset()
    free: bool = True
    length: int = 0
    body: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    crumbs: list[tuple[str, str]] = field(default_factory=list)


def plain(value: object) -> str | None:
    """Return a metadata value as one line of text, None where it is no text or empty."""
    if not isinstance(value, str):
        return None
    if "<" in value or "&" in value:
        try:
            value = html.fromstring(f"<div>{clean_characters(value)}</div>", parser=html.HTMLParser()).text_content()
        except (etree.ParserError, ValueError):
            return None
    return " ".join(clean_characters(value).split()) or None


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _names(value: Any) -> Iterable[str]:
    for item in value if isinstance(value, list) else [value]:
        name = plain(item.get("name") if isinstance(item, dict) else item)
        if name and not name.startswith(("http:", "https:")):
            yield name


def read_metadata(tree: html.HtmlElement, url: str | None = None, *, use_json_ld: bool = True) -> Metadata:
    """Return what the page says about itself; never fails, whatever is broken.

    Args:
        tree: The page.
        url: Its address, if known.
        use_json_ld: False leaves out what it says in JSON-LD.
    """
    found = Metadata(url=url, language=(tree.get("lang") or tree.get("xml:lang") or "").strip() or None)
    for element in tree.iter("meta"):
        if (content := element.get("content")) is None:
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            found.meta.setdefault(name.lower(), content)
    for holder in (tree, tree.find("body")):
        if holder is not None:
            found.page_class |= frozenset(holder.get("class", "").lower().split())
    meta = found.meta
    found.free = meta.get("article:content_tier", "").lower() != "locked"
    if use_json_ld:
        _from_json_ld(tree, found)
    heading = _heading(tree)
    shared = plain(meta.get("og:title")) or plain(meta.get("twitter:title"))
    found.title = _title(heading, found.title, shared, plain(tree.findtext(".//title")), meta.get("og:site_name"))
    found.description = found.description or plain(meta.get("og:description")) or plain(meta.get("description"))
    for name in _DATES:
        found.published = found.published or parse_date(meta.get(name))
    if not found.authors:
        found.authors = tuple(_names([meta.get(name) for name in ("author", "parsely-author") if meta.get(name)][:1]))
    for name in _SECTIONS:
        found.section = found.section or plain(meta.get(name))
    found.publisher = found.publisher or plain(meta.get("og:site_name"))
    found.section = found.section or _section_among(found.crumbs, found.title, found.publisher)
    if found.language:
        found.language = re.split(r"[-_]", found.language)[0].lower()
    return found


def _crumbs(node: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the names of a ``BreadcrumbList``'s items with their addresses."""
    found = []
    items = node.get("itemListElement")
    for entry in items if isinstance(items, list) else []:
        if not isinstance(entry, dict):
            continue
        item = entry.get("item")
        of_item = item if isinstance(item, dict) else {"@id": item}
        name, address = entry.get("name") or of_item.get("name"), of_item.get("@id") or of_item.get("url")
        if said := plain(name):
            found.append((said, str(address or "")))
    return found


def _section_among(crumbs: list[tuple[str, str]], title: str | None, publisher: str | None) -> str | None:
    """Return the first crumb that is neither the site's front page nor the article itself."""
    for name, address in crumbs:
        host, _, path = address.partition("://")[2].partition("/")
        site = (_letters(host.removeprefix("www.")), _letters(publisher or ""))
        front = _letters(name) in (*_FRONT, *site) or (host and not path.strip("/"))
        if not front and not _alike(name, title):
            return name
    return None


def stated_url(tree: html.HtmlElement) -> str | None:
    """Return the address that the page gives as its own."""
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and (address := link.get("href")):
            return address
    return _OG_URL(tree) or None


def authors_of(byline: str | None, metadata: Metadata, site: str | None) -> tuple[str, ...]:
    """Return the authors by the page's metadata, or by its byline where that names nobody but the site.

    Args:
        byline: The byline, if one was found.
        metadata: What the page says about itself.
        site: The name of the publisher or platform, if known.
    """
    from .rules.byline import names_in

    named = tuple(names_in(byline)) if byline else ()
    if not metadata.authors:
        return named
    host = host_of(metadata.url or "")
    names = tuple(_letters(name) for name in (metadata.publisher, site, host) if name)
    people = tuple(name for name in named if not _letters(name).startswith(names)) if names else ()
    if people and len(metadata.authors) == 1 and _letters(metadata.authors[0]).startswith(names):  # "n-tv NACHRICHTEN"
        return people
    return metadata.authors


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _from_json_ld(tree: html.HtmlElement, found: Metadata) -> None:
    types: set[str] = set()
    chosen: dict[str, Any] | None = None
    own: list[str] = []
    crumbs: list[tuple[str, str]] = []
    for value in json_ld.values(tree):
        for node in json_ld.objects(value, below=_OWN):
            own += _types(node)
        for node in json_ld.objects(value):
            names = _types(node)
            types.update(names)
            if "BreadcrumbList" in names:
                crumbs = crumbs or _crumbs(node)
            if any(map(_ARTICLE_TYPES.search, names)) and ("headline" in node or "articleBody" in node):
                chosen = chosen or node
    found.types, found.own_types, found.crumbs = frozenset(types), tuple(own), crumbs
    if chosen is None:
        return
    found.title = plain(chosen.get("headline"))
    found.description = plain(chosen.get("description"))
    found.authors = tuple(dict.fromkeys(_names(chosen.get("author"))))
    found.published = parse_date(chosen.get("datePublished"))
    sections = chosen.get("articleSection")
    found.section = plain(sections[0] if isinstance(sections, list) and sections else sections)
    found.publisher = next(iter(_names(chosen.get("publisher"))), None)
    found.language = plain(chosen.get("inLanguage")) or found.language
    found.free = found.free and not _FALSE.search(str(chosen.get("isAccessibleForFree", "true")))
    found.body = plain(chosen.get("articleBody")) or ""
    found.length = _number(chosen.get("wordCount")) or len(found.body.split())


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() and len(str(value)) < 7 else 0


def _heading(tree: html.HtmlElement) -> str | None:
    found = None
    for heading in tree.iter("h1"):  # without end tags, thousands may stand in one another
        if next(heading.iterancestors("h1", "nav", "footer"), None) is None and (text := one_line(heading)):
            if found not in (None, text):
                return None
            found = text
    return found


def _title(
    heading: str | None, headline: str | None, shared: str | None, tab: str | None, site: str | None
) -> str | None:
    """Choose among the page's one h1, JSON-LD's headline, OpenGraph's title and the tab's title."""
    bare = shared or tab
    if bare:
        if site and bare.endswith(site):
            bare = bare.removesuffix(site).rstrip(" |-–—·•»:")
        elif not shared:
            bare = _SITE_SUFFIX.sub("", bare)
    if heading and heading != site and (not (headline or bare) or _alike(heading, headline) or _alike(heading, bare)):
        return heading
    return headline or bare or heading


def _alike(one: str, other: str | None) -> bool:
    mine, theirs = (set(re.findall(r"\w+", text.casefold())) for text in (one, other or ""))
    return bool(mine and theirs) and len(mine & theirs) >= 0.5 * min(len(mine), len(theirs))
