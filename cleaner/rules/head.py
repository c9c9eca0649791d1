"""Title, standfirst and section at the head of the text."""

from __future__ import annotations

import re

from ..draft import Draft
from ..model import FieldName, FieldText
from ..source_block import SourceBlock, squash
from .base import QUOTES, rule

_TITLE = 30  # words
_STANDFIRST = 45
_SPEAKER = re.compile(r"[^\s:.][^:.]{0,29}[:.]\s")
_SECTION = 2
_NO_TITLE = re.compile(r"\W*\d{1,2}[:.]\d\d\b|\[")  # a time, a mark of a transcript or a verse


@rule("head", last=True)
def head(draft: Draft) -> None:
    """The title's and standfirst's repeats leave the body; in text input they are found and go to their fields.

    In HTML the page's metadata names the title. In text the lines before the first paragraph must explain
    themselves as a whole (a section's name, a title, a standfirst): otherwise all of them stay. So text that
    starts with a heading of its own comes back whole, and cleaning twice equals cleaning once.
    """
    if draft.is_html:
        _html_head(draft)
    else:
        _text_head(draft)


def _html_head(draft: Draft) -> None:
    title = squash(draft.title or "")
    # A layout that found the standfirst knows what else stands above the text ("In short:").
    has_standfirst = any(
        isinstance(taken.entry, FieldText) and taken.entry.field == "standfirst" for taken in draft.taken
    )
    for block in draft.kept():
        if block.is_prose and block.voted:
            return
        if (title and block.squashed == title) or (block.kind == "heading" and block.level == 1):
            draft.take(block, "title")
        elif "standfirst" in block.concepts and not has_standfirst:
            draft.take(block, "standfirst")


def _text_head(draft: Draft) -> None:
    lines: list[SourceBlock] = []
    for block in draft.kept():
        if block.is_prose and not (len(lines) == 1 and _is_standfirst(draft, block)):
            break
        lines.append(block)
        if len(lines) > 3 or block.part:  # a line that goes on with the article is no title
            return
    else:
        return
    if lines and all(_is_head_line(block) and not _is_said(draft, block) for block in lines):
        for block, field in zip(lines, _roles(lines), strict=False):
            draft.take(block, field)


def _is_head_line(block: SourceBlock) -> bool:
    text = block.text.strip()
    if block.words > _STANDFIRST or text.endswith((":", ",", ";")) or _NO_TITLE.match(text):
        return False
    return not (text[:1] in QUOTES and block.ends_sentence)  # a title may quote, but not with a full stop


def _is_said(draft: Draft, block: SourceBlock) -> bool:
    """Tell whether the line has a speaker's name that stands before another line too."""
    speaker = _SPEAKER.match(block.text)
    return speaker is not None and any(other.text.startswith(speaker[0]) for other in draft.after(block))


def _is_standfirst(draft: Draft, block: SourceBlock) -> bool:
    """A sentence without a full stop's weight right below the title, followed by longer paragraphs."""
    following = next(draft.after(block), None)
    return block.words <= 25 and not block.text.rstrip().endswith(".") and following is not None


def _roles(lines: list[SourceBlock]) -> tuple[FieldName, ...]:
    words = [block.words for block in lines]
    if len(lines) == 1:
        return ("title",)
    if len(lines) == 2:
        return ("section", "title") if words[0] <= _SECTION < words[1] else ("title", "standfirst")
    return ("section", "title", "standfirst") if words[0] <= _SECTION < words[1] else ()
