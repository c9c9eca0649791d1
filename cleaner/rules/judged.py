"""What the judge takes for noise."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..draft import Draft
from ..model import FieldName
from ..publisher import Publisher
from ..source_block import SourceBlock
from .base import rule

if TYPE_CHECKING:
    from ..judge.text import TextJudge

_TITLE, _STANDFIRST = range(3, 31), range(8, 60)  # words
_FEW = 3  # lines above the article: section, title, standfirst
_NEAR = 12  # lines above the article where its title is looked for
_SHARED = 0.25  # of its words of four letters and more
_LINKED = 0.3  # of a block's characters
_OWN_DRESS = 0.2  # of the words: what has the tag and class of so many of them is the article's
_WORD = re.compile(r"\w{4,}")


@rule("judge")
def judged(draft: Draft) -> None:
    """Blocks that no rule names and that the judge takes for noise, in text input and where no layout located the body.

    In text it weighs each line's words and shape, its neighbours and place, and what the rules found around it. In
    HTML it weighs the generic extractor's vote, class names and links too, and keeps what that extractor left out
    (headings, lists, quotes) where the facts say so. Where a publisher's layout located the body, it only looks if
    something is left that the layout's author can't have seen, and takes nothing that is dressed as the article is, nor
    a heading amid it. The reason lists the facts that weighed most.
    """
    if not draft.is_html:
        judge_text(draft)
    elif draft.judged:
        _judge_html(draft)
    elif isinstance(draft.site, Publisher):
        _judge_layout(draft)


def _judge_layout(draft: Draft) -> None:
    dresses = Counter[tuple[object, ...]]()
    for block in draft.body():
        dresses[block.dress] += block.words
    own = {dress for dress, words in dresses.items() if words >= _OWN_DRESS * dresses.total()}
    others = {
        block for block in draft.kept() if block.dress not in own and not (block.kind == "heading" and block.amid)
    }
    if not any(map(_is_strange, others)):
        return
    from ..judge import judge, reasons
    from ..semantic import mark_votes

    mark_votes(draft.blocks)  # what the judge was trained with, where no extractor has looked
    for verdict in judge(draft):
        if verdict.block in others and verdict.score < 0:
            draft.remove(verdict.block, reasons(verdict))


def _is_strange(block: SourceBlock) -> bool:
    """Tell whether a block looks like what a layout's author would have named: links, labels beside the prose."""
    if block.links > _LINKED:
        return True
    return not block.is_prose and (not block.amid or bool(block.concepts - {"standfirst"} or block.hits))


def _judge_html(draft: Draft) -> None:
    from ..judge import judge, reasons

    verdicts = judge(draft)
    draft.scores = {verdict.block: verdict.score for verdict in verdicts}
    # Where no prose would be left (a fragment, a page of a few words), noise looks like the rest, and the vote decides.
    has_prose = any(verdict.score >= 0 and verdict.block.is_prose for verdict in verdicts)
    for verdict in verdicts:
        if verdict.score < 0 and (has_prose or not verdict.block.voted):
            draft.remove(verdict.block, reasons(verdict))


def judge_text(draft: Draft, judge: TextJudge | None = None) -> None:
    """Remove the lines that the judge takes for noise; default: the one with the project's weights.

    It speaks only where the rules found noise before it, and so clean text stays clean. Of what it takes from above the
    article, the line that says what the article says is the title.
    """
    from ..judge import text

    if not text.is_judged(draft):
        return
    judge = judge or text.text_judge()
    verdicts = judge.judge(draft)
    noise = text.noise_among(verdicts)
    if all(noise):
        return  # nothing would be left: no article that it knows
    first = noise.index(False)
    above = [verdict.block for verdict in verdicts[:first]]
    # A head of a few lines explains itself to the rule that runs last.
    is_head = len(above) <= _FEW and _noise_before(draft, verdicts[first].block) <= _FEW
    fields = dict.fromkeys(above, None) if is_head else _head_fields(above, verdicts[first].block)
    for verdict, is_noise in zip(verdicts, noise, strict=True):
        if verdict.block in fields:
            continue  # the rules see it once more, now that nothing stands above it
        if is_noise:
            draft.remove(verdict.block, verdict.reason)


def _noise_before(draft: Draft, block: SourceBlock) -> int:
    """Return how many lines the rules removed above a line."""
    return sum(other.is_removed for other in draft.blocks[: block.index])


def _head_fields(above: list[SourceBlock], first: SourceBlock) -> dict[SourceBlock, FieldName | None]:
    """Return the title and the standfirst among the lines above the article, if they are there."""
    said = set(_WORD.findall(first.text.casefold()))
    best, title = _SHARED, -1
    for number, block in enumerate(above):
        words = set(_WORD.findall(block.text.casefold()))
        share = len(words & said) / max(3, len(words))
        if number >= len(above) - _NEAR and block.words in _TITLE and not _is_label(block) and share > best:
            best, title = share, number
    if title < 0 and len(above) <= _FEW:
        title = max(range(len(above)), key=lambda number: above[number].words, default=-1)
    if title < 0 or above[title].words not in _TITLE or _is_label(above[title]):
        return {}
    fields: dict[SourceBlock, FieldName | None] = {above[title]: "title"}
    below = next(iter(above[title + 1 :]), None)
    if below is not None and below.words in _STANDFIRST and not below.hits:
        fields[below] = "standfirst"
    return fields


def _is_label(block: SourceBlock) -> bool:
    return any(hit.how == "line" for hit in block.hits)
