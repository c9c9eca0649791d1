"""The article of a page that holds its text only in its scripts' data, for scripts to show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from . import json_ld

Parse = Callable[[bytes], HtmlElement]

MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|article|section|body)\b", re.IGNORECASE)
_LEAST = 250  # characters of an article
_DATA = etree.XPath("//script[not(contains(@type, 'ld+json'))][contains(., '</p') or contains(., 'u003c/p')]")
_LEAST_STRING = 200  # characters of a script's string
_BETWEEN_QUOTES = re.compile(r'(?:[^"\\]++|\\[\s\S])++')
_PARAGRAPH = re.compile(r"(?:<|\\u003c)/p", re.IGNORECASE)


def article_in_data(tree: HtmlElement, parse: Parse) -> HtmlElement | None:
    """Return the longest text that JSON-LD states or that stands as markup in a script's data, as an ``article``.

    Args:
        tree: The page.
        parse: Makes a tree of markup.
    """
    longest = max([*_stated(tree), *_strings(tree)], key=len, default="")
    if len(longest) < _LEAST:
        return None
    if not MARKUP.search(longest):
        longest = "".join(f"<p>{escape(line)}</p>" for line in longest.split("\n"))
    article: HtmlElement = tree.makeelement("article", {})
    inner = parse(longest.encode("utf-8", "replace")).find("body")  # half a character may be escaped in it
    if inner is not None:
        take_over(article, inner)
    return article


def take_over(element: etree._Element, other: etree._Element) -> None:
    """Put what stands in another element into this one, in place of what it holds."""
    element.text, element[:] = other.text, list(other)


def _stated(tree: HtmlElement) -> Iterator[str]:
    """Yield every ``articleBody`` of the page's JSON-LD."""
    for value in json_ld.values(tree):
        for node in json_ld.objects(value):
            if isinstance(text := node.get("articleBody"), str):
                yield text


def _strings(tree: HtmlElement) -> Iterator[str]:
    """Yield the strings of scripts that hold paragraphs of markup: React and Vue send pages like that."""
    for element in _DATA(tree):
        yield from _markup_in(element.text or "", depth=2)


def _markup_in(source: str, depth: int) -> Iterator[str]:
    for match in _BETWEEN_QUOTES.finditer(source):
        start, end = match.span()
        in_quotes = start and source[start - 1] == '"' == source[end : end + 1]
        if end - start < _LEAST_STRING or not in_quotes or not _PARAGRAPH.search(match[0]):
            continue
        try:
            text: str = json.loads(f'"{match[0]}"', strict=False)
        except ValueError:
            continue
        if markup := MARKUP.search(text):
            yield text[markup.start() : text.rfind(">") + 1]
        elif depth:
            yield from _markup_in(text, depth - 1)
