"""A block of the input with all that is known of it: what the rules read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from dataclasses import field as field_
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, get_args

from .model import BlockKind, FieldName
from .phrases import Hit, phrasebook

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"\w+")
_BLANKS = "".join(chr(code) if _WORD.match(chr(code)) else " " for code in range(128))
_NO_LETTERS = re.compile(r"[\W_]+")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"  # compiled when needed: it takes 4 ms
_FIELDS = frozenset(get_args(FieldName))
_SENTENCE_END = re.compile(r"[.!?…。！？।؟։۔][\"'”’»“)\]」』\u200f]*$")
Origin = tuple[tuple[int, int, int], ...]
"""Where the pieces of a text stood: position in the text, number of the line (from 1), position in that line."""
_SENTENCE_MARK = re.compile(r"[.!?…。！？।؟։۔,;:，、；：]")


def squash(text: str) -> str:
    """Return the letters and digits of a text, case folded: what two copies of it have in common."""
    return _NO_LETTERS.sub("", text).casefold()


@dataclass(eq=False, slots=True)
class SourceBlock:
    """A block of the input with all that is known of it; rules read it and act through :class:`Draft`.

    What its text says is worked out when first asked for, and kept: a text may have a million blocks, so they have
    slots, and no ``cached_property``, which needs a dict (and in Python 3.11 a lock).

    Attributes:
        kind, text, level: As in :class:`cleaner.model.Block`; ``text`` shrinks when a part is cut out.
        line: Its line number (from 1) in text input, 0 in HTML.
        element: The element it was cut from; None in text input.
        gap: Line feeds that part it from the block before, 1 or 2; 0 where it goes on in the same line of a text.
        joint: What parts it from the block before in the same line.
        part: True for a sentence or label cut from a line of text.
        origin: Where the pieces of its text stood; empty where it is a whole line.
        links: The share of its characters that stand in links, 0 to 1.
        tags: The tags between the body's element and the block's own, both included.
        marks: The elements on that way whose class and id names say something (see ``phrases/tokens.toml``).
        concepts: What these names say, as far as they may be believed.
        protected: True where the layout says that general rules must leave it alone.
        dropped: The selector of the layout that takes it, if any.
        field: The field whose selector it stands in, if any.
        voted: False where the generic extractor left it out.
        index: Its number in the document.
        gone: True once it left the body.
        gone_to: The rule that removed it or the field that it was moved to.
        amid: True where paragraphs of prose stand before and after it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    line: int = 0
    element: _Element | None = None
    gap: int = 2
    joint: str = ""
    part: bool = False
    origin: Origin = ()
    links: float = 0.0
    tags: tuple[str, ...] = ()
    marks: tuple[tuple[_Element, frozenset[str]], ...] = ()
    concepts: frozenset[str] = frozenset()
    protected: bool = False
    dropped: str | None = None
    field: FieldName | None = None
    voted: bool = True
    index: int = 0
    gone: bool = False
    gone_to: str = ""
    amid: bool = False
    _hits: tuple[Hit, ...] | None = field_(default=None, init=False)
    _squashed: str | None = field_(default=None, init=False)
    _words: int | None = field_(default=None, init=False)
    _is_prose: bool | None = field_(default=None, init=False)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The phrases that the block is, starts with or ends with."""
        if self._hits is None:
            self._hits = phrasebook().hits(self.text)
        return self._hits

    @property
    def is_removed(self) -> bool:
        """True where a rule took it for noise; what moved to a field left the body too."""
        return self.gone and self.gone_to not in _FIELDS

    @property
    def order(self) -> tuple[int, int]:
        """What sorts blocks and pieces of blocks as they stood in the document."""
        if not self.line:
            return (self.index, 0)
        return self.origin[0][1:] if self.origin else (self.line, 0)

    def hit(self, concept: str, *how: Literal["line", "start", "end"]) -> Hit | None:
        """Return the first hit of a concept, matched in one of the named ways (default: any)."""
        for hit in self.hits:
            if hit.concept == concept and (not how or hit.how in how):
                return hit
        return None

    @property
    def squashed(self) -> str:
        """The block's letters and digits, see :func:`squash`."""
        if self._squashed is None:
            self._squashed = squash(self.text)
        return self._squashed

    @property
    def dress(self) -> tuple[object, ...]:
        """The tag and class name of the block's element: paragraphs of one article wear the same. Empty for text."""
        return () if self.element is None else (self.element.tag, self.element.get("class"))

    @property
    def words(self) -> int:
        """The number of words; in scripts without spaces half the number of characters."""
        if self._words is None:
            self._words = _words(self.text)
        return self._words

    @property
    def ends_sentence(self) -> bool:
        """True where the block ends as a sentence does."""
        return not self.text[-1:].isalnum() and _SENTENCE_END.search(self.text[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """True for a paragraph of running text: long enough, with a sentence's marks, hardly any links."""
        if self._is_prose is None:
            self._is_prose = self.links <= 0.5 and self.kind not in ("heading", "caption") and self._is_long_prose()
        return self._is_prose

    def _is_long_prose(self) -> bool:
        if len(self.text) < 23:  # twelve words of one letter
            return False
        if self.ends_sentence:
            return self.words >= 12
        return self.words >= 25 and len(_SENTENCE_MARK.findall(self.text)) >= 2

    def set_text(self, text: str) -> None:
        """Change the text, and forget what the old one said."""
        self.text = text
        self._hits = self._squashed = self._words = self._is_prose = None


def _words(text: str) -> int:
    if len(text) > 400:
        return len(text) // 6
    if text.isascii():
        return len(text.translate(_BLANKS).split())  # half as long as to find the words
    dense = len(re.findall(_CJK, text))
    return len(_WORD.findall(text)) if dense < 4 else dense // 2


def origin_of(block: SourceBlock, start: int, end: int, at: int = 0) -> Origin:
    """Return where the pieces of ``block.text[start:end]`` stood, for a text in which it begins at ``at``."""
    if not block.origin:
        return ((at, block.line, start),)
    pieces = block.origin
    first = bisect_right(pieces, start, key=itemgetter(0)) - 1
    last = bisect_left(pieces, end, key=itemgetter(0))
    return tuple(
        (at + max(position - start, 0), line, column + max(start - position, 0))
        for position, line, column in pieces[max(first, 0) : max(last, first + 1)]
    )
