"""The head of a frozen page: what metadata is read from, with other words."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from cleaner import json_ld
from cleaner.dates import parse_date

from .text import Texts
from .touched import Touched
from .trees import as_script

_AS_IT_IS = re.compile(r"(?i)^(?:og:type|og:locale|article:content_tier)$")
_DATE = re.compile(r"(?i)date|published")
_FILLED = re.compile(
    r"(?i)^(og:title|og:site_name|og:description|description|twitter:title|author|parsely-author|.*section)$"
)
_VALUES = frozenset("""@context @type dateModified datePublished inLanguage isAccessibleForFree wordCount""".split())
_TEXTS = frozenset("alternativeHeadline articleBody articleSection description headline name".split())
_ADDRESSES = frozenset("@id item url".split())  # of a breadcrumb: they tell the front page from a section
_FEW = 20  # items of a list in JSON-LD


def frozen_head(tree: html.HtmlElement, texts: Texts, touched: Touched, url: str | None) -> etree._Element:
    """Return a head for a frozen page.

    Args:
        tree: The real page.
        texts: Replaces words.
        touched: What the plugin's selectors ask.
        url: The frozen page's address.
    """
    head = html.Element("head")
    etree.SubElement(head, "meta", {"charset": "utf-8"})
    title = tree.findtext(".//title")
    if title and title.strip():
        etree.SubElement(head, "title").text = texts.line(title)
    if url:
        etree.SubElement(head, "link", {"rel": "canonical", "href": url})
    for element in tree.iter("meta", "link", "script", "style", "base"):
        _add(head, element, texts, touched)
    return head


def _add(head: etree._Element, element: etree._Element, texts: Texts, touched: Touched) -> None:
    if "ld+json" in element.get("type", ""):
        for value in json_ld.values(_alone(element)):
            if kept := _kept(value, texts):
                script = etree.SubElement(head, "script", {"type": "application/ld+json"})
                script.text = as_script(kept)
        return
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    content = " ".join(element.get("content", "").split())
    tested = {str(key): touched.value(str(key), str(value)) for key, value in element.attrib.items()}
    asked = {key: value for key, value in tested.items() if value is not None}
    stays = _AS_IT_IS.match(name) or (_DATE.search(name) and parse_date(content))
    if element.tag == "meta" and content and (stays or _FILLED.match(name)):
        key = next(key for key in ("property", "name", "itemprop") if element.get(key))
        etree.SubElement(head, "meta", {key: name, "content": content if stays else texts.line(content)} | asked)
    elif asked and _in_head(element):
        if content and "content" not in asked:  # the plugin reads it
            asked["content"] = content if parse_date(content) else texts.line(content)
        etree.SubElement(head, str(element.tag), asked)


def _in_head(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors("head"))


def _alone(script: etree._Element) -> etree._Element:
    holder = etree.Element("div")
    etree.SubElement(holder, "script", {"type": script.get("type", "")}).text = script.text
    return holder


def _kept(value: Any, texts: Texts, *, crumb: bool = False) -> Any:
    """Return what metadata is read from in a value of JSON-LD, or in a breadcrumb; what is left empty goes."""
    if isinstance(value, list):
        return [kept for item in value[:_FEW] if (kept := _kept(item, texts, crumb=crumb))]
    if not isinstance(value, dict):
        return None
    found: dict[str, Any] = {}
    for key, item in value.items():
        if key in _VALUES:
            found[key] = item
        elif crumb and isinstance(item, str) and key in _ADDRESSES and "//" in item:
            found[key] = _address(item)
        elif isinstance(item, str) and (key in _TEXTS or key in ("author", "creator", "publisher")):
            found[key] = texts.line(item)
        elif isinstance(item, list) and item and all(isinstance(each, str) for each in item):
            if key in _TEXTS or key in ("author", "creator"):
                found[key] = [texts.line(each) for each in item[:_FEW]]
        elif isinstance(item, dict | list) and (kept := _kept(item, texts, crumb=crumb or key == "itemListElement")):
            found[key] = kept
    return found


def _address(url: str) -> str:
    host, _, path = url.partition("//")[2].partition("/")
    return f"https://{host}/{'x' * bool(path)}"
