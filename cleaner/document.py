"""The first stage: bytes or characters in, decoded and normalised text out, with the page's one lxml tree."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from .mend import mend
from .model import InputError

_HEAD = 4096  # where binary data and declared encodings are looked for
_LOOK = 100_000  # what is looked at to tell a page from text
_TEXT_LIMIT, _DEPTH_LIMIT = 10_000_000, 250  # by default libxml2 stops at longer texts, and at a depth of 256


@dataclass(slots=True)
class Document:
    """A decoded input.

    Attributes:
        kind: Whether the input is a page (or a piece of one) or plain text.
        text: The input decoded; of plain text, line breaks are ``\\n``, spaces plain, invisible characters gone.
        tree: The page's ``<html>`` element, with a ``<body>``, at most 260 elements deep; None for text.
        warnings: What was wrong with the input without stopping the work, for a person.
    """

    kind: Literal["html", "text"]
    text: str
    tree: HtmlElement | None = None
    warnings: list[str] = field(default_factory=list)


def read(source: str | bytes | bytearray | memoryview, kind: str = "auto") -> Document:
    """Decode and normalise a page or a text, and parse it if it is a page.

    Args:
        source: The content itself, never a path or an address.
        kind: ``html`` or ``text``; ``auto`` tells them apart.

    Raises:
        InputError: The source is of another type or is binary data, or there is no such kind.
    """
    if kind not in ("auto", "html", "text"):
        raise InputError(f"kind is {kind!r}; it has to be 'auto', 'html' or 'text'")
    warnings: list[str] = []
    if isinstance(source, str):
        text = str(source)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        text = _decode(bytes(source), warnings)
    else:
        raise InputError(f"the source is a {type(source).__name__}; pass the content itself, as str or bytes")
    _refuse_binary(text[:_HEAD].encode("latin-1", "replace"))
    text = text.lstrip("\ufeff")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        warnings.append("the text holds surrogates; pairs were joined, lone ones replaced")
        data = text.encode()
    if kind == "html" or (kind == "auto" and _is_html(_normalise(text[:_LOOK]))):
        if _FEED.match(text[:_HEAD]):
            warnings.append("looks like a feed, not an article; pass the content of one of its items")
        # Only what would stop the parser goes here; what stands in the tree is cleaned where it is read.
        tree = _parse(data.translate(None, _CONTROLS))
        return Document("html", text, tree, warnings + mend(tree, _parse))
    text = _normalise(text)
    if kind == "auto" and _JSON.match(text):
        warnings.append("looks like JSON, not an article; pass its text field")
    return Document("text", text, None, warnings)


_MAGIC = [
    (rb"\s*%PDF-\d", "a PDF; extract its text first"),
    (rb"\x1f\x8b", "gzip-compressed data; decompress it first"),
    (rb"BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!\x1a", "an archive; decompress it first"),
    (rb"PK[\x03\x05]", "a ZIP archive (perhaps .docx, .odt or .epub); extract its text first"),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf\d", "an Office or RTF file; save it as text or HTML first"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{1,3}[\0-\x08]|RIFF.{4}WEBP", "an image; pass a page or a text"),
]
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))  # ISO-2022-JP uses the escape character
_BOMS = [(codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")]  # UTF-16's marks begin like these
_BOMS += [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
_DECLARED = re.compile(rb"(?i)<(meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=[\s\"']*([\w.:-]{1,40})")
# Where browsers (encoding.spec.whatwg.org) read a label otherwise than Python, or Python does not know it.
_ALIASES = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "euc_kr": "cp949",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "tis-620": "cp874",
    "windows-874": "cp874", "windows-949": "cp949", "iso-8859-8-i": "iso8859-8",
}  # fmt: skip
_CODECS = re.compile(r"utf-8|cp(125.|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_jp")
# The letters of languages, by encoding; of encodings that fit equally well, the first is taken.
_LATIN = {
    "cp1252": "äöüß àâçéèêëîïôùûüÿœæ áéíñóúü àèéìòù áâãàçéêíóôõú åäöæøé áðéíóúýþæö",
    "cp1250": "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž",
    "cp1254": "çğıöşüâîû",
    "cp1257": "ąčęėįšųūž āčēģīķļņšūž äöõüšž",
}
_SYMBOLS = "¡£¥§©ª«®°±²³µ¶·¹º»¼½¾¿×–—‘’‚“”„•…€™"
_OTHER = ["koi8_r", "euc_jp", "gb18030", "big5", *(f"cp{n}" for n in (1251, 1253, 1255, 1256, 874, 932, 949))]


def _refuse_binary(head: bytes, wide: str | None = None) -> None:
    controls = 0 if wide else len(head) - len(head.translate(None, _CONTROLS))
    binary = "binary data; pass a page or a text" if controls >= 4 and controls * 25 > len(head) else None
    if what := next((what for magic, what in _MAGIC if re.match(magic, head, re.DOTALL)), binary):
        raise InputError(f"the source looks like {what}")


def _decode(data: bytes, warnings: list[str]) -> str:
    """Decode bytes in any encoding; this never fails, but it warns."""
    head = data[:_HEAD]
    # UTF-16 and UTF-32 have a mark; without one, the NULs beside its ASCII show UTF-16.
    half, even, odd = len(head) // 2, head[::2].count(0), head[1::2].count(0)
    wide = next((codec for mark, codec in _BOMS if head.startswith(mark)), None)
    if wide is None and half and max(even, odd) * 5 >= half * 2 and min(even, odd) * 20 <= half:
        wide = "utf-16-le" if odd > even else "utf-16-be"
    _refuse_binary(head, wide)
    label, declared = "no encoding", None
    if match := _DECLARED.search(head):
        label = match[2].decode().lower()
        with suppress(LookupError):
            name = codecs.lookup(_ALIASES.get(label, label.removeprefix("x-"))).name
            declared = name if _CODECS.fullmatch(name := _ALIASES.get(name, name)) else None
    trusted = declared == "utf-8" or data.startswith(codecs.BOM_UTF8)
    # Codecs, and how many broken pieces each may find for a good character beyond ASCII (or one, at the end).
    attempts = [(wide, 0.0), ("iso2022_jp" if b"\x1b$" in data else None, 0), ("utf-8", 1 if trusted else 0.25)]
    for codec, share in [*attempts, (declared, 0.05)]:
        if codec is None:
            continue
        text = data.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken and codec == "utf-8":
            broken -= data.count("\ufffd".encode())
        good = len(text) - len(text.encode("ascii", "ignore")) - broken if broken else 0
        if codec == wide or broken <= good * share or (broken == 1 <= good and text.endswith("\ufffd")):
            if broken:
                warnings.append(f"the source declares {label}; read as {codec}, broken pieces were replaced")
            elif codec == "utf-8" and declared not in (None, "utf-8") and not text.isascii():
                warnings.append(f"the source declares {label}, but it is UTF-8 and was read as that")
            return text
    codec = _detect(data)
    warnings.append(f"the source declares {label}, and it is not UTF-8; read as {codec}, which is a guess")
    return data.decode(codec, "replace")


def _detect(data: bytes) -> str:
    """Guess an encoding from the pieces that are not ASCII."""
    first = len(data) - len(data.lstrip(_ASCII))
    pieces = re.split(rb"[<>\n]", data[max(0, first - 100) : first + 500_000])
    sample = b"\n".join(piece for piece in pieces if not piece.isascii())
    if len(sample) > 2 * _HEAD:  # cut it where no character can be cut in two
        sample = sample[: 2 * _HEAD].rstrip(bytes(range(0x40, 0x100))) or sample[: 2 * _HEAD]
    if len(sample.translate(None, _ASCII)) * 3 > len(sample):
        from charset_normalizer import from_bytes  # slow to import, and few inputs need it

        best = from_bytes(sample, cp_isolation=_OTHER).best()
        return best.encoding if best else "cp1252"

    def fit(codec: str) -> int:
        text = sample.decode(codec, "replace").lower()
        return max(sum(map(text.count, set(letters + _SYMBOLS))) for letters in _LATIN[codec].split())

    return max(_LATIN, key=fit)


_SPACES = map(chr, [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
_CLEAN = dict.fromkeys("\v\f\u2028\u2029", "\n") | dict.fromkeys(_SPACES, " ")
_CLEAN |= {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_CLEAN |= dict.fromkeys("\xad\u200b\u2060\ufeff\ufffe\uffff\x7f\x1b" + _CONTROLS.decode(), "")
_ODD = re.compile(f"[\r{''.join(_CLEAN)}]")  # none of these is printable
_ASCII, _PLAIN = bytes(range(0x80)), bytes([*range(0x20, 0x7F), *b"\t\n"])


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

    def __init__(self, parser: HTMLParser) -> None:
        self.builder = etree.TreeBuilder(element_factory=parser.makeelement)
        self.path: list[str] = []  # the open elements, "" for those that a deeper one closed

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("html", "body") and tag in self.path:  # a parser ends and starts them again after </html>
            return
        if len(self.path) > _DEPTH_LIMIT:
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


def _parse(markup: bytes) -> HtmlElement:
    """Parse UTF-8 into a whole ``<html>``, whatever it is."""
    if closed := _SELF_CLOSED.search(markup, 0, _HEAD):
        markup = markup[: closed.start(1)] + markup[closed.end(1) :]
    # A parser is locked while it parses, and keeps errors. One costs 4 µs, so every call (and thread) has its own.
    parser = etree.HTMLParser(**_HTML)
    parser.set_element_class_lookup(_HTML_ELEMENTS)
    root: HtmlElement | None = etree.fromstring(markup, parser) if len(markup) < _TEXT_LIMIT else None
    last, depth = root, 1
    while last is not None and len(last):
        last, depth = last[-1], depth + 1
    if depth > _DEPTH_LIMIT or len(markup) >= _TEXT_LIMIT:  # libxml2 stopped, or may: events have no limits
        with suppress(etree.XMLSyntaxError):  # no element at all
            root = etree.fromstring(markup, HTMLParser(**_HTML | {"target": _Flat(parser), "huge_tree": True}))
    root = parser.makeelement("html") if root is None else root
    body = etree.SubElement(root, "body") if (body := root.find("body")) is None else body
    if (tail := body.tail or "").strip():  # text between </body> and </html>
        etree.SubElement(body, "div").text, body.tail = clean_characters(tail), None
    # A frameset, a second body, and what comes after </html>, which gets a root of its own.
    for other in [child for child in root if child is not body and child.tag != "head"] + [*root.itersiblings()]:
        if other.tag in ("html", "body"):
            other.tag = "div"
        body.append(other)
    return root
