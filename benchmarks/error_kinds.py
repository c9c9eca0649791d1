"""What kind of error a wrong line is, as far as a program can tell: by its shape, its words and its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cleaner import Article
from cleaner.draft import Draft
from cleaner.phrases import phrasebook
from cleaner.source_block import SourceBlock, squash

from . import scores

NOWHERE = "not in the page's text"
OUTSIDE = "outside the located body"

_SHORT = 12  # words
_MOSTLY_LINKS = 0.5
_MANY = 3  # words from which trigrams tell where a line is from
_PIECES = re.compile(r"[|·•:\n–—]")
_CAPTIONS = frozenset(("caption", "credit"))


def kind_of_kept(article: Article, body: Sequence[SourceBlock], right: Sequence[bool], number: int) -> str:
    """Return the kind of a block that was wrongly kept: what it is, and where it stands to what was kept rightly.

    Args:
        article: The result.
        body: The blocks of its body.
        right: Which of them are in the reference.
        number: The block's place among them.
    """
    kept = [place for place, is_right in enumerate(right) if is_right]
    if not kept:
        where = "where nothing is right"
    elif number < kept[0]:
        where = "before the article"
    else:
        where = "after the article" if number > kept[-1] else "amid the article"
    return f"{_what(article, body, number)} {where}"


def _what(article: Article, body: Sequence[SourceBlock], number: int) -> str:
    block = body[number]
    for name, text in (("title", article.title), ("standfirst", article.standfirst)):
        if text and squash(text) == block.squashed:
            return name
    if sum(other.squashed == block.squashed for other in body) > 1:
        return "repeated line"
    if concept := _phrase_in(block):
        return f"{shape_of(block)} with a phrase of {concept}"
    if block.concepts & _CAPTIONS or "figure" in block.tags:
        return "caption-like line"
    if block.concepts:
        return f"{shape_of(block)} in an element named {min(block.concepts)}"
    if block.kind == "heading":
        below = body[number + 1] if number + 1 < len(body) else None
        is_bare = below is None or (below.kind == "heading" and below.level <= block.level)
        return "heading with nothing below it" if is_bare else "heading"
    return f"link {shape_of(block)}" if block.links >= _MOSTLY_LINKS else shape_of(block)


def _phrase_in(block: SourceBlock) -> str | None:
    """Return the concept of a phrase that the block is, begins or ends with, or that a piece of it is."""
    if block.hits:
        return block.hits[0].concept
    for piece in _PIECES.split(block.text):
        for hit in phrasebook().hits(piece):
            if hit.how == "line":
                return hit.concept
    return None


def shape_of(block: SourceBlock) -> str:
    """Return ``prose`` for a paragraph of running text, otherwise the block's kind, or how long a line it is."""
    if block.kind != "paragraph":
        return block.kind.replace("_", " ")
    if block.is_prose:
        return "prose"
    return "short line" if block.words < _SHORT else "long line"


class Takers:
    """Tells what took a line from the article: a rule, a field, or the body's location."""

    def __init__(self, article: Article, draft: Draft, page_text: str) -> None:
        """Note what left the body, and all that the page says."""
        shapes = {block.text: shape_of(block) for block in draft.blocks if block.gone}
        pieces = [(removal.text, removal.rule) for removal in article.removed]
        pieces += [(moved.text, f"moved to {moved.field}") for moved in article.fields]
        named = [(text, f"{taker}: {shapes.get(text, 'part of a line')}") for text, taker in pieces]
        self._whole = {squash(text): name for text, name in named}
        self._known = {gram: name for text, name in named for gram in scores.grams(scores.words(text), _MANY)}
        self._is_on_page = scores.holds_most(page_text)

    def kind_of_dropped(self, line: str) -> str:
        """Return the kind of a line of the reference that is missing: what took it, and its shape."""
        if name := self._whole.get(squash(line)):
            return name
        tokens = scores.words(line)
        own = scores.grams(tokens, _MANY) if len(tokens) >= _MANY else []
        takers = Counter(self._known[gram] for gram in own if gram in self._known)
        if 2 * takers.total() > len(own):
            return takers.most_common(1)[0][0]
        where = OUTSIDE if self._is_on_page(line) else NOWHERE
        return f"{where}: {shape_of(SourceBlock('paragraph', line))}"
