"""Mutated inputs by number: the same number and seed make the same input, in any process."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from .corpus import Source, corpus
from .page_mutations import PAGE_MUTATIONS
from .text_mutations import TEXT_MUTATIONS

What = Literal["pages", "texts"]
WHATS: tuple[What, ...] = get_args(What)
_MOST = (1, 1, 2, 2, 3, 4, 6, 10)  # mutations of one input
_LARGEST = 400_000  # characters; what several mutations made larger is cut
_AS_STRING = 0.35  # of the inputs; the others are bytes
_BROKEN_BYTES = 0.25
_DECLARED = re.compile(r"(charset=[\"']?)[\w-]+", re.IGNORECASE)
_CODECS = """utf-8 utf-8 utf-8 utf-8 utf-8-sig latin-1 cp1252 cp1251 utf-16 utf-16-le utf-16-be utf-32 gb18030 big5
    shift_jis euc-kr iso2022_jp koi8-r utf-7""".split()
_DECLARATIONS = "utf-8 iso-8859-1 windows-1251 utf-16 gb2312 shift_jis x-user-defined none utf8mb4".split()


@dataclass(frozen=True)
class Made:
    """One mutated input, with how it is to be cleaned.

    Attributes:
        number: Its number.
        source: The input.
        url: The address it is cleaned with.
        publisher: The publisher it is cleaned with.
        kind: ``html``, ``text`` or ``auto``.
        plugins: False where it is cleaned without publishers and platforms, so that a page is the generic lane's.
        story: The case it was made of, and the mutations.
    """

    number: int
    source: str | bytes
    url: str | None
    publisher: str | None
    kind: str
    plugins: bool
    story: tuple[str, ...]


def _encoded(text: str, chance: Random, story: list[str]) -> bytes:
    """Return the text as bytes: in some encoding, which is declared or not."""
    codec = chance.choice(_CODECS)
    if codec != "utf-8" and chance.random() < 0.5:
        text = _DECLARED.sub(rf"\g<1>{codec}", text)
    elif chance.random() < 0.1:
        text = _DECLARED.sub(rf"\g<1>{chance.choice(_DECLARATIONS)}", text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    story.append(codec)
    if chance.random() < 0.08:  # as when a template and its content are of different times
        at, other = chance.randrange(len(text) + 1), chance.choice(_CODECS)
        story.append(f"then {other}")
        return text[:at].encode(codec, "replace") + text[at:].encode(other, "replace")
    return text.encode(codec, "xmlcharrefreplace" if chance.random() < 0.3 else "replace")


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.choice((1, 5, 50)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    """Cut anywhere, within a character too."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.8 else data[at:]


def _insert(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    odd = (b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b$B", b"\xf4\x90\x80\x80")
    return data[:at] + chance.choice(odd) * chance.choice((1, 2, 9)) + data[at:]


def _prefix(data: bytes, chance: Random) -> bytes:
    marks = (
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF16_BE,
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"\n",
    )
    return chance.choice(marks) + data


_BYTE_MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _cut, _insert, _prefix)


def make(what: What, number: int, seed: int) -> Made:
    """Return the mutated input of this number."""
    chance = Random(f"{what} {seed} {number}")
    origin = chance.choice(corpus().pages if what == "pages" else corpus().texts)
    text, story = origin.text, [origin.name]
    for _ in range(chance.choice(_MOST)):
        mutation = chance.choice(PAGE_MUTATIONS if what == "pages" else TEXT_MUTATIONS)
        text = mutation(text, chance)[:_LARGEST]
        story.append(mutation.__name__)
    source: str | bytes = text
    if chance.random() >= _AS_STRING:
        source = _encoded(text, chance, story)
        while chance.random() < _BROKEN_BYTES:
            breaking = chance.choice(_BYTE_MUTATIONS)
            source = breaking(source, chance)
            story.append(breaking.__name__.lstrip("_"))
    usual = "html" if what == "pages" else "text"
    kind = chance.choices((usual, "auto", "text" if usual == "html" else "html"), (80, 15, 5))[0]
    url, publisher = _place(origin, what, chance)
    return Made(number, source, url, publisher, kind, chance.random() < 0.75, tuple(story))


def _place(origin: Source, what: What, chance: Random) -> tuple[str | None, str | None]:
    """Return an address and publisher: its own, none, or another page's."""
    which = chance.random()
    if which < 0.6:
        return origin.url, origin.publisher
    return (None if which < 0.85 else chance.choice(corpus().pages).url), None
