"""Mend a page's tree: bring to light what a browser would show, and say why a page holds no text."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.html import HtmlElement

from .limits import DEEPEST
from .region import page_of, way_up
from .script_data import MARKUP, Parse, article_in_data, take_over
from .tails import leave_tail

_LEAST_PROSE = 250  # characters that make it worth while to bring hidden text to light
_SHORT_ARTICLE = 600  # characters of prose in one place
_HARDLY_ANY = 100  # characters of prose under which a page is taken for empty
_PIECE = 40  # characters; a shorter piece of text is a label or stands in a sentence with longer ones
_MOST = 0.8  # of the page's prose
STREAMED = ("B:", "P:")
"""How the ids of templates begin that hold the places of parts which are sent late (React's streaming)."""
_WRAPPERS = ("form", "nav", "footer", "aside", "menu")
_SILENT = " or ".join(
    f"ancestor::{tag}"
    for tag in "a script style option noscript noframes template textarea iframe svg math object video audio".split()
)
_PIECES = etree.XPath(f"//body//text()[not({_SILENT})]", smart_strings=False)
_LONG_PIECES = etree.XPath(f".//text()[string-length() >= {_PIECE}][not({_SILENT})]")
_HAS_PROSE = etree.XPath(
    "count((.//p[string-length() > 80][not(ancestor::template or ancestor::noscript)])[position() < 4]) = 3"
)
_HAS_ARTICLE = etree.XPath("boolean(.//h1 | .//article | .//main | .//*[@itemprop='articleBody'])")
_SCRIPT_TEMPLATES = etree.XPath(
    "//script[contains(@type, 'template') or @type='text/html' or @type='text/x-handlebars']"
)
_STREAMED = etree.XPath("//div[@hidden and starts-with(@id, 'S:')]")
_CODE_LINES = etree.XPath(".//td[@class='code']//div[starts-with(@class, 'line ')]")
_FRAMES = etree.XPath("//frame/@src | //iframe/@src")
_REFRESH = etree.XPath("string(//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content)")
_SCRIPTS = etree.XPath("boolean(//script[@src] | //script[string-length() > 200])")
_TARGET = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)


def mend(tree: HtmlElement, parse: Parse) -> list[str]:
    """Change the tree to what a browser shows in the end; return warnings that say what a user can do.

    Streamed parts go to their places, open shadow trees and documents inside frames become part of the page. A form
    or menu around the whole article is none. What is for browsers without scripts, or waits in a template, a text
    field or JSON-LD, is brought to light if it says more than the rest of the page.

    Args:
        tree: The page's ``<html>`` with its ``<body>``.
        parse: Makes a tree of markup.
    """
    body = page_of(tree)
    _place_streamed(tree)
    _open_documents(tree, parse)
    _rename_wrappers(body)
    _untable_code(body)
    plenty = bool(_HAS_PROSE(body))
    hidden = [(size, source) for source in tree.iter("noscript") if (size := _prose_within(source)) >= _LEAST_PROSE]
    if not plenty:
        others = [*tree.iter("noframes", "textarea", "template"), *_SCRIPT_TEMPLATES(tree)]
        texts = ((_unpacked(source, parse), source) for source in others)
        hidden += [
            (size, source)
            for text, source in texts
            if (size := _prose_within(text)) >= _LEAST_PROSE and (text is not source or source.tag != "script")
        ]
    if hidden:
        size, source = max(hidden, key=lambda each: each[0])
        if size > _prose(body):
            _bring_to_light(source, body, parse)
            return []
    if plenty:
        return []
    if (article := article_in_data(tree, parse)) is not None and _is_missing(article, body):
        body.append(article)
        return []
    shown = _prose(body)
    return _advice(tree) if shown < _HARDLY_ANY and len("".join(_PIECES(tree)).strip()) < _LEAST_PROSE else []


def _prose(root: etree._Element) -> int:
    """Return the characters of the pieces of text that are long enough for prose and no links."""
    return sum(len(piece.strip()) for piece in _LONG_PIECES(root))


def _prose_inside(body: etree._Element) -> Counter[etree._Element]:
    """Return what :func:`_prose` says of each element of a page, counted once: wrappers may be nested 250 deep."""
    held: Counter[etree._Element] = Counter()
    for piece in _LONG_PIECES(body):
        parent = piece.getparent()
        held[parent.getparent() if piece.is_tail else parent] += len(piece.strip())
    inside: Counter[etree._Element] = Counter()
    for element, size in held.items():
        for each in way_up(element):
            inside[each] += size
    return inside


def _is_missing(article: etree._Element, body: etree._Element) -> bool:
    """Tell whether the page shows nothing of an article, and nothing of any length in one place."""
    pieces = [piece.strip() for piece in _LONG_PIECES(article)]
    if sum(map(len, pieces)) < _LEAST_PROSE:
        return False
    places: Counter[etree._Element] = Counter()
    for piece in _LONG_PIECES(body):
        parent = piece.getparent()
        holder = parent.getparent() if parent is not None else None
        places[parent if holder is None else holder] += len(piece)
    if max(places.values(), default=0) > _SHORT_ARTICLE:
        return False
    shown = "".join(_PIECES(body))
    return not any(piece[:_PIECE] in shown for piece in pieces[:: max(1, len(pieces) // 5)])


def _prose_within(source: etree._Element) -> int:
    """Return the same for an element whose own tag keeps a browser from showing it."""
    tag, source.tag = source.tag, "div"
    size = _prose(source)
    source.tag = tag
    return size


def _place_streamed(tree: etree._Element) -> None:
    """Do what React's scripts do: move the parts of a page that were sent late to where they belong."""
    ids = [(place.get("id", ""), place) for place in tree.iter("template")]
    places = {name[2:]: place for name, place in ids if name.startswith(STREAMED)}
    if not places:
        return
    for part in _STREAMED(tree):
        del part.attrib["hidden"]
        place = places.get(str(part.get("id"))[2:])
        if place is None or part in place.iterancestors() or not _fits(part, place):
            continue
        leave_tail(part)
        place.addnext(part)
        part.tail, place.tail = place.tail, None


def _fits(part: etree._Element, place: etree._Element) -> bool:
    """Tell whether the tree stays shallow enough with an element in another one's place."""
    depth = sum(1 for _ in place.iterancestors())
    for event, _ in etree.iterwalk(part, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:  # what moves must not make a tree deeper than the parser would
            return False
    return True


def _open_documents(tree: etree._Element, parse: Parse) -> None:
    """Make shadow trees, and frames whose document stands in an attribute, part of the page."""
    for element in list(tree.iter("template", "iframe")):
        if element.tag == "template":
            if element.get("shadowrootmode") == "open":
                element.tag = "div"
        elif len(markup := element.get("srcdoc") or "") >= _LEAST_PROSE:
            inner = parse(markup.encode()).find("body")
            if inner is not None and _prose(inner) >= _LEAST_PROSE and _fits(inner, element):
                element.tag = "div"
                take_over(element, inner)


def _rename_wrappers(body: etree._Element) -> None:
    """Make a form or menu that holds the article itself a ``div``: ASP.NET does so, and an end tag may be missing."""
    prose: Counter[etree._Element] = Counter()
    for element in list(body.iter(*_WRAPPERS)):
        if prose and prose[element] < _MOST * prose[body]:
            continue
        if element.find(".//p") is None and element.find(".//br") is None:
            continue
        if element.tag != "form" and not _HAS_ARTICLE(element):
            continue
        prose = prose or _prose_inside(body)
        if prose[element] >= max(_LEAST_PROSE, _MOST * prose[body]):
            element.tag = "div"


def _untable_code(body: etree._Element) -> None:
    """Undo what SyntaxHighlighter does: it makes a table of code, with a column for the numbers of its lines."""
    for table in list(body.iter("table")):
        parent = table.getparent()
        if parent is None or "syntaxhighlighter" not in parent.get("class", "").split():
            continue
        if lines := _CODE_LINES(table):
            text = "\n".join("".join(line.itertext()) for line in lines)
            table.tag, table.text, table[:] = "pre", text, []


def _unpacked(source: etree._Element, parse: Parse) -> etree._Element:
    """Return an element whose text may be markup (a script, a text field) as a tree."""
    text = source.text or ""
    if len(source) or not MARKUP.search(text):
        return source
    body = parse(text.encode()).find("body")
    return body if body is not None and _fits(body, source) else source


def _bring_to_light(source: etree._Element, body: etree._Element, parse: Parse) -> None:
    inner = _unpacked(source, parse)
    if inner is not source:
        take_over(source, inner)
    source.attrib.pop("type", None)
    source.tag = "pre" if source.tag == "textarea" and not len(source) else "div"
    if not any(parent is body for parent in source.iterancestors()):  # it stood in the head, or beside the body
        source.tail = None
        body.append(source)


def _advice(tree: etree._Element) -> list[str]:
    """Say why a page without text holds none, and what would help."""
    if target := _TARGET.search(_REFRESH(tree)):
        return [f"the page holds no text and sends its reader on to {target[1]}; clean that page"]
    frames = ", ".join(dict.fromkeys(map(str, _FRAMES(tree)[:3])))
    if frames and tree.find(".//frame") is not None:
        return [f"the page only holds frames; clean the pages that they show: {frames}"]
    if _SCRIPTS(tree):
        return ["the page holds its text in scripts: render it in a browser first"]
    if frames:
        return [f"the page holds no text of its own but a frame; clean the page that it shows: {frames}"]
    return []
