"""The words of a page that is being frozen: labels stay, all others are replaced."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from lxml import etree

from cleaner.blocks import BLOCK_TAGS

from .filler import Filler, Span
from .labels import job_words, labels_of

_SPACE = re.compile(r"\s+")
Piece = tuple[etree._Element, Literal["text", "tail"]]
"""A piece of text of a tree."""


class Texts:
    """Replaces the words of one page.

    Args:
        filler: Has the words.
        noise: The phrases that the site's plugin declares.
        icons: Texts that are names of icons.
        notes: Texts that are notes on an author.
    """

    def __init__(
        self, filler: Filler, noise: tuple[str, ...] = (), icons: Collection[str] = (), notes: Collection[str] = ()
    ) -> None:
        """Keep what is known of the page."""
        self._filler, self._noise, self._icons, self._notes = filler, noise, icons, notes

    def line(self, text: str) -> str:
        """Return one line of text with its words replaced."""
        text = " ".join(text.split())
        return self._filler.text(text, self._labels(text))

    def replace(self, root: etree._Element) -> None:
        """Replace the words below an element."""
        for pieces in lines(root):
            self._replace(pieces)

    def _replace(self, pieces: list[Piece]) -> None:
        texts = [_text(*piece) for piece in pieces]
        keep = self._labels("".join(texts))
        at = 0
        for text, (element, where) in zip(texts, pieces, strict=True):
            inside = [(max(start - at, 0), min(stop - at, len(text))) for start, stop in keep]
            own = [span for span in inside if span[0] < span[1]] + self._labels(text)
            at += len(text)
            setattr(element, where, self._filler.text(text, own) if text.strip() else _gap(text, where, element))

    def _labels(self, text: str) -> list[Span]:
        """Return the labels of a line; spaces around it do not count."""
        line = text.strip()
        if not line:
            return []
        offset = len(text) - len(text.lstrip())
        spans = labels_of(line, self._noise, self._icons)
        if any(line in note for note in self._notes):
            spans += job_words(line)
        return [(start + offset, stop + offset) for start, stop in spans]


def lines(root: etree._Element) -> Iterator[list[Piece]]:
    """Yield the lines of text below an element, each as the pieces that it is made of."""
    pieces: list[Piece] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not _is_part_of_line(element) and pieces:
            yield pieces
            pieces = []
        if event == "start" and element.text:
            pieces.append((element, "text"))
        elif event == "end" and element.tail and element is not root:
            pieces.append((element, "tail"))
    if pieces:
        yield pieces


def is_inline(element: etree._Element) -> bool:
    """Tell an element that starts no block of its own."""
    return element.tag not in BLOCK_TAGS


def _is_part_of_line(element: etree._Element) -> bool:
    return element.tag != "br" and is_inline(element)


def _text(element: etree._Element, where: Literal["text", "tail"]) -> str:
    text: str = getattr(element, where)
    return text if _is_code(element) else _SPACE.sub(" ", text)


def _is_code(element: etree._Element) -> bool:
    return element.tag == "pre" or any(True for _ in element.iterancestors("pre"))


def _gap(text: str, where: str, element: etree._Element) -> str:
    """Return what parts two elements: blocks stand in lines of their own."""
    if _is_code(element):
        return text
    return " " if where == "tail" and is_inline(element) else "\n"
