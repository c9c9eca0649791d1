"""The first stage: bytes or characters in, decoded and normalised text out, with the page's one lxml tree."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from .decoding import CONTROLS, HEAD, decode, refuse_binary
from .limits import DEEPEST, DEFAULTS, Limits, Watch
from .mend import STREAMED, mend
from .model import InputError

_LOOK = 100_000  # what is looked at to tell a page from text
_TEXT_LIMIT = 10_000_000  # characters; by default libxml2 stops at longer texts
_OFTEN = 4096  # elements between two looks at the clock


@dataclass(slots=True)
class Document:
    """A decoded input.

    Attributes:
        kind: Whether the input is a page (or a piece of one) or plain text.
        text: The input decoded; of plain text, line breaks are ``\\n``, spaces plain, invisible characters gone.
        tree: The page's ``<html>`` element, with a ``<body>``, at most 260 elements deep; None for text.
        warnings: What was wrong with the input without stopping the work, for a person.
        mended: True once :meth:`mend` was called.
        watch: The limits at work; it knows when the time is over.
    """

    kind: Literal["html", "text"]
    text: str
    tree: HtmlElement | None = None
    warnings: list[str] = field(default_factory=list)
    mended: bool = False
    watch: Watch = field(default_factory=Watch, compare=False, repr=False)

    @property
    def root(self) -> HtmlElement:
        """The page's tree.

        Raises:
            InputError: The input is text.
        """
        if self.tree is None:
            raise InputError("the input is text; a page is needed")
        return self.tree

    @property
    def is_in_parts(self) -> bool:
        """True where parts of the page stand elsewhere in its source: a layout would find a body without them."""
        templates = () if self.tree is None else self.tree.iter("template")
        return any(each.get("shadowrootmode") or each.get("id", "").startswith(STREAMED) for each in templates)

    def mend(self) -> bool:
        """Change the tree to what a browser shows in the end, see :func:`cleaner.mend.mend`; False if that was done."""
        if self.tree is None or self.mended:
            return False
        self.watch.check()
        _make_writable(self.tree, self.text)
        self.warnings += mend(self.tree, partial(_parse_inner, watch=self.watch, warnings=self.warnings))
        self.mended = True
        return True


def read(
    source: str | bytes | bytearray | memoryview,
    kind: str = "auto",
    *,
    mended: bool = True,
    limits: Limits = DEFAULTS,
) -> Document:
    """Decode and normalise a page or a text, and parse it if it is a page.

    Args:
        source: The content itself, never a path or an address.
        kind: ``html`` or ``text``; ``auto`` tells them apart.
        mended: False leaves the tree as the parser made it, to be mended if need be: that costs a fifth of the parse.
        limits: How much the source may have of everything.

    Raises:
        InputError: The source is of another type or is binary data, or there is no such kind.
        LimitExceeded: The source is larger than the limits allow, or the time is over.
    """
    watch = Watch(limits)
    if kind not in ("auto", "html", "text"):
        raise InputError(f"kind is {kind!r}; it has to be 'auto', 'html' or 'text'")
    warnings: list[str] = []
    if isinstance(source, str):
        limits.check_size(len(source))
        text = str(source)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        limits.check_size(memoryview(source).nbytes)
        text = decode(bytes(source), warnings)
    else:
        raise InputError(f"the source is a {type(source).__name__}; pass the content itself, as str or bytes")
    refuse_binary(text[:HEAD].encode("latin-1", "replace"))
    text = text.lstrip("\ufeff")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        warnings.append("the text holds surrogates; pairs were joined, lone ones replaced")
        data = text.encode()
    if kind == "html" or (kind == "auto" and _is_html(_normalise(text[:_LOOK]))):
        if _FEED.match(text[:HEAD]):
            warnings.append("looks like a feed, not an article; pass the content of one of its items")
        document = Document("html", text, _parse(data, watch, warnings), warnings, watch=watch)
        if mended:
            document.mend()
        return document
    text = _normalise(text)
    if kind == "auto" and _JSON.match(text):
        warnings.append("looks like JSON, not an article; pass its text field")
    return Document("text", text, None, warnings, watch=watch)


_SPACES = map(chr, [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
_CLEAN = dict.fromkeys("\v\f\u2028\u2029", "\n") | dict.fromkeys(_SPACES, " ")
_CLEAN |= {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_CLEAN |= dict.fromkeys("\xad\u200b\u2060\ufeff\ufffe\uffff\x7f\x1b" + CONTROLS.decode(), "")
_ODD = re.compile(f"[\r{''.join(_CLEAN)}]")  # none of these is printable
_PLAIN = bytes([*range(0x20, 0x7F), *b"\t\n"])


def clean_characters(text: str) -> str:
    """Return text with ``\\n`` for line breaks and plain spaces, without control and invisible characters.

    Joiners and direction marks stay. Text from a tree needs this: there ``&nbsp;`` has become a character.
    """
    return text if text.isprintable() else _replace(text, set(_ODD.findall(text)))


def _replace(text: str, odd: set[str]) -> str:
    if "\r" in odd:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x85" in odd and not any("\x80" <= char <= "\x9f" for char in odd - {"\x85"}):
        text = text.replace("\x85", "\n")  # alone; beside others it is an ellipsis of windows-1252
    for char in odd - {"\r"}:
        text = text.replace(char, _CLEAN[char])
    return text


def _normalise(text: str) -> str:
    """Return the text as :func:`clean_characters` does, fast for long texts."""
    rest = text.encode().translate(None, _PLAIN)  # all that a clean text pays for: little is left to search
    odd = set(_ODD.findall(rest.decode())) if rest else set()
    return _replace(text, odd) if odd else text


_BLOCK = (
    r"(?:address|article|aside|blockquote|body|center|d[dlt]|details|div|figcaption|figure|footer|form|h[1-6r]|head"
    r"|header|iframe|li|link|main|meta|nav|noscript|ol|p|picture|pre|section|t(?:able|body|d|h|head|itle|r)|ul|video)"
)
_NAME = rf"(?:{_BLOCK}|a|b|br|button|code|em|font|i|img|input|small|span|strong|svg|u|[a-z]+-[a-z-]+(?=\s[^<>]*=))"
_END, _NEXT = r"(?:\s[^<>=]*=[^<>]*|\s*/?)>", r"""(?!s\b)(?=[<\n\w"'“„«‘¿¡&(]|\Z)"""
# Strings, compiled when a text holds a tag: most hold none, and these take 6 ms.
_TAG, _BLOCK_TAG = rf"(?i)</?{_NAME}{_END}", rf"(?i)<{_BLOCK}{_END}"
# Tags that stand as in markup: against words, tags and line ends. Text about markup has them between words.
_CLOSING = rf"</{_BLOCK}\s*>(?=\s*<|\Z)|(?<!\s)</{_BLOCK}\s*>(?=\n)|(?<=[\w>.])<br ?/?>|<br ?/?>(?=[<\w])"
_OPENING = rf"(?:\A|(?<=[>\n]))<{_NAME}{_END}{_NEXT}|<{_NAME}\s[^<>=]*=[^<>]*>{_NEXT}"
_CLOSINGS, _MARK = rf"(?i){_CLOSING}", rf"(?i){_CLOSING}|{_OPENING}"
_PAGE = re.compile(r"(?i)<(!doctype\s|\?xml\s|(script|style|rss|feed)\b|(html|head|body)(\s[^>]*=|\s*>\s*<))")
_FEED = re.compile(r"(?i)\s*(<[?!][^>]*>\s*)*<(rss|feed|rdf:rdf)[\s>]")
_HIDDEN = r"(?is)<(script|style|pre|svg)[\s>].*?(</\1\s*>|\Z)"
_JSON = re.compile(r'[\s\[]*\{\s*("[^"\n]{0,100}"\s*:|})')
_BEGINNING = re.compile(r"(?s)(?:\s++|<!--.*?-->)*+(.{0,16384})")


def _is_html(text: str) -> bool:
    """Tell a page, or a piece of one, from text: by how it begins, and by where its tags stand."""
    prefix = next(_BEGINNING.finditer(text))[1].rstrip()
    if "<" not in prefix or prefix.startswith("<!--") or _PAGE.match(prefix):
        return _PAGE.match(prefix) is not None  # a comment without an end would take everything
    prefix = re.sub(_HIDDEN, "<br>", prefix)
    # An example within a text comes after lines, and among paragraphs, that have no tags.
    parts = re.split(r"\n\s*\n" if re.match(_BLOCK_TAG, prefix) else r"\n\s*", prefix)
    tagged = [re.search(_TAG, part) is not None for part in parts]
    if not re.search(_MARK, prefix) or sum(tagged) * 2 < len(tagged):
        return False
    many = tagged[0] and "```" not in prefix and len(re.findall(_CLOSINGS, prefix)) >= 3
    return many or re.match(_TAG, prefix) is not None


_SELF_CLOSED = re.compile(rb"<html\b[^<>]*?(\s*/)>", re.IGNORECASE)  # libxml2 would end the page there
_HTML: dict[str, Any] = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True}
# lxml.html's own look-up of classes asks Python for every element; no stage needs more than this one class, and
# everything that walks the tree, trafilatura too, is a tenth faster without.
_HTML_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)


class _Flat:
    """A parser's target that builds a tree of limited depth: what is nested deeper stands side by side."""

    def __init__(self, parser: HTMLParser, watch: Watch) -> None:
        self.watch = watch
        self.count = 0
        self.was_deeper = False
        self.builder = etree.TreeBuilder(element_factory=parser.makeelement)
        self.path: list[str] = []  # the open elements, "" for those that a deeper one closed

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("html", "body") and tag in self.path:  # a parser ends and starts them again after </html>
            return
        self.count += 1
        if self.count % _OFTEN == 0:
            self.watch.check()
            self.watch.check_elements(self.count)
        if len(self.path) > self.watch.limits.depth:
            self.was_deeper = True
            self.end()
            self.path.append("")
        try:
            self.builder.start(tag, attributes)
        except ValueError:  # a parser takes names that a tree does not take from Python
            tag = tag if tag.isalnum() else "span"
            self.builder.start(tag, {})
        self.path.append(tag)

    def end(self, tag: str = "") -> None:
        if tag not in ("html", "body") and (tag := self.path.pop()):
            self.builder.end(tag)

    def data(self, text: str) -> None:
        self.builder.data(_replace(text, set(_ODD.findall(text)) - {"\r"}))

    def close(self) -> etree._Element:
        while self.path:  # a parser does not report every end
            self.end()
        return self.builder.close()


_CONTROLS = CONTROLS + b"\v\f\x1b"
_AS_LINES = bytes.maketrans(b"\v\f", b"\n\n")


def _parse(markup: bytes, watch: Watch, warnings: list[str]) -> HtmlElement:
    """Parse UTF-8 into a whole ``<html>``, whatever it is; what the limits make of it is a warning."""
    if any(control in markup for control in _CONTROLS):  # to look for them takes less than to copy the page
        markup = markup.translate(_AS_LINES, CONTROLS + b"\x1b")
    if closed := _SELF_CLOSED.search(markup, 0, HEAD):
        markup = markup[: closed.start(1)] + markup[closed.end(1) :]
    # A parser is locked while it parses, and keeps errors. One costs 4 µs, so every call (and thread) has its own.
    parser = etree.HTMLParser(**_HTML)
    parser.set_element_class_lookup(_HTML_ELEMENTS)
    root: HtmlElement | None = etree.fromstring(markup, parser) if len(markup) < _TEXT_LIMIT else None
    last, depth = root, 1
    while last is not None and len(last):
        last, depth = last[-1], depth + 1
    # libxml2 stopped, or may: events have no limits.
    if len(markup) >= _TEXT_LIMIT or depth > DEEPEST or watch.is_too_deep(root):
        flat = _Flat(parser, watch)
        with suppress(etree.XMLSyntaxError):  # no element at all
            root = etree.fromstring(markup, HTMLParser(**_HTML | {"target": flat, "huge_tree": True}))
        if flat.was_deeper:
            warnings.append(watch.told_of_depth())
    root = parser.makeelement("html") if root is None else root
    body = etree.SubElement(root, "body") if (body := root.find("body")) is None else body
    if (tail := body.tail or "").strip():  # text between </body> and </html>
        etree.SubElement(body, "div").text, body.tail = clean_characters(tail), None
    # A frameset, a second body, and what comes after </html>, which gets a root of its own.
    for other in [child for child in root if child is not body and child.tag != "head"] + [*root.itersiblings()]:
        if other.tag in ("html", "body"):
            other.tag = "div"
        body.append(other)
    watch.tame(root, len(markup), warnings)
    return root


def _parse_inner(markup: bytes, watch: Watch, warnings: list[str]) -> HtmlElement:
    """Parse a page that stands inside of another one."""
    root = _parse(markup, watch, warnings)
    _make_writable(root, markup.decode())
    return root


# What libxml2 may let into a tree, and lxml lets nobody write to one: U+FFFE, U+FFFF, and controls by their numbers.
_NO_CHARACTERS = "\ufffe\uffff"
_NUMBERED = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    r"|[xX]0*(?:[0-8bBcCeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]))"
)


def _make_writable(tree: HtmlElement, source: str) -> None:
    """Leave out of a tree's texts what would make it fail to move them; publishers' layouts move none."""
    if any(char in source for char in _NO_CHARACTERS) or _NUMBERED.search(source):
        for element in tree.iter():
            element.text, element.tail = map(_writable, (element.text, element.tail))


def _writable(text: str | None) -> str | None:
    return _replace(text, set(_ODD.findall(text)) - {"\r"}) if text else text
