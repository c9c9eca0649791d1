"""What is mutated: the pages and texts of the golden cases, and what their pages are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from cleaner.authoring.golden import cases_in

GOLDEN = Path(__file__).parent.parent.parent / "golden"
_TAG = re.compile(r"(<[^<>]*>)")
_ATTRIBUTE = re.compile(r"""\s([a-zA-Z][\w:-]*)=(?:"([^"<>]*)"|'([^'<>]*)')""")
_UNSEEN = re.compile(r"(?is)<(script|style|template|svg)\b.*?</\1\s*>|<!--.*?-->")
_LINE_END = re.compile(r"(?i)</?(?:p|div|h[1-6]|li|ul|ol|article|section|header|footer|figure|figcaption|br)\b[^<>]*>")
_LONGEST_LABEL = 80  # characters


@dataclass(frozen=True)
class Source:
    """One page or text as it is in the project.

    Attributes:
        name: ``<plugin>/<case>``.
        text: The page's source, or the text.
        url: Its address, if the case has one.
        publisher: Its publisher, where the case names one in place of an address.
    """

    name: str
    text: str
    url: str | None = None
    publisher: str | None = None


@dataclass(frozen=True)
class Corpus:
    """The pages and texts of all cases.

    Attributes:
        pages: The pages.
        texts: The texts, and those of the pages as a crude extractor would take them.
        attributes: The values that each attribute has on the pages, each value once.
        labels: The short lines of texts and pages: headings, and what sites print around articles.
    """

    pages: tuple[Source, ...]
    texts: tuple[Source, ...]
    attributes: dict[str, tuple[str, ...]]
    labels: tuple[str, ...]


def pieces_of(markup: str) -> list[str]:
    """Return a page cut at its tags: text and tags in turn, text first."""
    return _TAG.split(markup)


def flat(markup: str) -> str:
    """Return all text of a page, a line an element, as programs take it that know nothing of articles."""
    markup = _LINE_END.sub("\n", _UNSEEN.sub(" ", markup))
    text = unescape("".join(pieces_of(markup)[::2]))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


@cache
def corpus() -> Corpus:
    """Return the golden cases, read once in a process, in the order of their names."""
    pages: list[Source] = []
    texts: list[Source] = []
    attributes: dict[str, dict[str, None]] = {}
    labels: dict[str, None] = {}
    for case in cases_in(GOLDEN):
        said = case.settings
        source = Source(case.name, case.source, said.get("url"), said.get("publisher"))
        if case.is_html:
            pages.append(source)
            for tag in pieces_of(source.text)[1::2]:
                for name, value, other in _ATTRIBUTE.findall(tag):
                    attributes.setdefault(name, {})[value or other] = None
            source = Source(case.name, flat(source.text), source.url)
        texts.append(source)
        labels.update((line, None) for line in source.text.split("\n") if 0 < len(line) <= _LONGEST_LABEL)
    values = {name: tuple(found) for name, found in sorted(attributes.items())}
    return Corpus(tuple(pages), tuple(texts), values, tuple(labels))
