"""Author boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ..draft import Draft
from ..phrases import read_table
from ..source_block import SourceBlock
from .base import remove_each, rule

_LAST = 3  # paragraphs at the end that may be a note on the author
_MOST = 12  # such notes: where there are more, they are what the article is about
_LONGEST = 150  # words of one
_BEFORE = 3  # paragraphs of prose that an article has before it
_SAID = 140  # characters in which it names the job
_NOT_A_NAME = 14  # words of a line that may be the byline


@rule("author-box")
def author_box(draft: Draft) -> None:
    """Author boxes: "About the author", "Follow her on Twitter", "Ann Hale is the harbour correspondent of …".

    Who wrote it is in ``article.authors``; the portrait is not the article. A note without a label is one of the last
    paragraphs, opens with a full name and the job, and speaks of somebody whom the article does not name.
    """
    remove_each(draft, "author-box", starts=50, ends=12, classed=150)
    notes = list(islice(_notes(draft), _MOST + 1))
    if len(notes) <= _MOST:
        for block, name in notes:
            draft.remove(block, f"a note on {name}, whom the article does not name")


def _notes(draft: Draft) -> Iterator[tuple[SourceBlock, str]]:
    """Yield the notes on authors among the last paragraphs, the last first, with the names.

    In text one may stand above another: when a note is gone, what stands above it is one of the last paragraphs.
    """
    body = draft.body()
    stay = 0
    for number in range(len(body) - 1, -1, -1):
        block, name = body[number], _introduced(body[number])
        if name and not block.protected and block.words <= _LONGEST:
            before = body[:number]
            if sum(other.is_prose for other in before) >= _BEFORE and not _named(before, name.rpartition(" ")[2]):
                yield block, name
                stay -= not draft.is_html
        stay += 1
        if stay >= _LAST:
            return


def _introduced(block: SourceBlock) -> str | None:
    """Return the name of the person whose job a paragraph opens with."""
    if not block.ends_sentence or block.kind not in ("paragraph", "list_item"):
        return None
    person, job = _patterns()
    found = person.match(block.text)
    return found[1] if found and job.search(block.text, found.end(), found.end() + _SAID) else None


def _named(blocks: list[SourceBlock], surname: str) -> bool:
    return any(surname in block.text for block in blocks if block.words > _NOT_A_NAME)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_table("authors")
    verbs, jobs = ("|".join(map(re.escape, words[kind])) for kind in ("verbs", "jobs"))
    name = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
    return re.compile(rf"({name}(?: {name}){{1,3}}),? (?:{verbs})\b"), re.compile(rf"(?i)\b(?:{jobs})\b")
