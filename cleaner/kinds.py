"""What the markup says that a block is: tags, ARIA roles, and the few class names that all sites share."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from .model import BlockKind

HEADINGS = {f"h{n}": n for n in range(1, 7)}
LISTS = frozenset(("ul", "ol", "dl", "menu"))
_ITEMS = frozenset(("li", "dd", "dt"))
_CODE = frozenset(("pre", "listing", "xmp", "plaintext"))
_BOXES = frozenset(("div", "aside", "section", "figure", "p"))
_LABELS = frozenset(("p", "div", "span"))
_INSIDE_HEADINGS = frozenset(("div", "button", "summary", "header", "legend"))
_ROLE_LEVEL = 2  # what ARIA takes a heading without a level for
_LONGEST_HEADING = 200  # characters
_LONGEST_LABEL = 100  # characters of a heading that only its class names
_LONGEST_CELL = 600  # characters; a table with longer ones lays out a page
_LONGEST_ALONE = 80  # characters of a row with one cell; a longer one is text in a box

_QUOTE_CLASS = re.compile(
    r"(?:^|\s)(?:[a-z]+-block-|article-|story-|text-|web-)?"
    r"(?:(?:pull|block)[-_]?quote|quote|zitat|citation|cita|citaat|citat)"
    r"(?:[-_]+(?:wrapper|text|content|body|box|block|copy))?(?=\s|$)",
    re.IGNORECASE,
)
_HEADING_CLASS = re.compile(
    r"(?:^|\s)(?:elementor-heading-title|sub-?head(?:ing|line)?|cross-?head(?:ing)?|intertitres?|intertitel|"
    r"zwischen(?:titel|ueberschrift|überschrift)|mellemrubrik|mellomtittel|mellanrubrik|tussenkop|"
    r"ladillo|entretitulo|intertitulo|srodtytul|heading-?[1-6])(?=\s|$)",
    re.IGNORECASE,
)
_CODE_CLASS = re.compile(r"(?:^|\s)crayon-pre(?=\s|$)")
_CONTENT_IN_FIGURE = etree.XPath(
    "boolean(.//table | .//blockquote | .//pre | .//ul | .//ol | .//p[string-length() > 400])"
)
_LAYS_OUT = etree.XPath(
    "boolean(.//table | .//ul | .//ol | .//dl | .//h1 | .//h2 | .//h3 | .//h4 | .//blockquote | .//pre | .//section"
    " | .//article | .//br/following-sibling::node()[not(self::text()[normalize-space() = ''])][1][self::br]"
    f" | td[string-length() > {_LONGEST_CELL} or count(.//p | .//div[not(.//div or .//p)]) > 1]"
    f" | self::*[count(td | th) = 1 and string-length(normalize-space()) > {_LONGEST_ALONE}])"
)


def kind_of(
    element: etree._Element, tag: str, parent: tuple[BlockKind, int], lists: int, is_caption: bool
) -> tuple[BlockKind, int]:
    """Return the kind and level of the text directly inside an element.

    Args:
        element: The element.
        tag: Its tag.
        parent: What holds for the text around it.
        lists: The lists that it stands in.
        is_caption: True where the layout says that it is a caption.
    """
    kind = parent[0]
    if tag in HEADINGS:
        return ("caption", 0) if kind == "caption" else ("heading", HEADINGS[tag])
    if kind == "caption" or tag in LISTS:
        return parent
    role = element.get("role")
    if tag in _ITEMS or role == "listitem":
        return "list_item", max(lists, 1)
    if tag == "blockquote":
        return "quote", 0
    if tag in _CODE:
        return "preformatted", 0
    if is_caption:
        return "caption", 0
    if tag in ("figcaption", "caption"):
        return ("quote", 0) if _names_the_quoted(element) else ("caption", 0)
    if role == "heading":
        return "heading", _aria_level(element)
    if kind == "heading":
        return parent if tag in _INSIDE_HEADINGS and len(_text(element)) <= _LONGEST_HEADING else ("paragraph", 0)
    names = element.get("class")
    if names and kind == "paragraph" and (said := _kind_of_class(names)):
        if said == "quote" and tag in _BOXES:
            return "quote", 0
        if said == "heading" and tag in _LABELS and 0 < len(_text(element)) <= _LONGEST_LABEL:
            return "heading", _ROLE_LEVEL
        if said == "preformatted":
            return "preformatted", 0
    if tag == "figure" and not _CONTENT_IN_FIGURE(element):
        return "caption", 0
    return parent


@lru_cache(maxsize=10_000)
def _kind_of_class(names: str) -> BlockKind | None:
    if _QUOTE_CLASS.search(names):
        return "quote"
    if _HEADING_CLASS.search(names):
        return "heading"
    return "preformatted" if _CODE_CLASS.search(names) else None


def is_data_row(row: etree._Element) -> bool:
    """Tell whether a table's row holds data: one short text a cell, and not parts of a page's layout."""
    return not _LAYS_OUT(row)


def _names_the_quoted(caption: etree._Element) -> bool:
    figure = caption.getparent()
    return figure is not None and figure.find(".//blockquote") is not None


def _aria_level(element: etree._Element) -> int:
    level = element.get("aria-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else _ROLE_LEVEL


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()
