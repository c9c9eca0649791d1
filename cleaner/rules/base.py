"""What a rule is, and what rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

ALL = 10_000  # words: however long the block is
_NEVER_SENTENCES = frozenset(("related", "tags", "credit", "reading-time", "timestamp"))
_PROMOTIONS = frozenset(("newsletter", "app", "paywall", "wall", "consent", "related"))
QUOTES = "\"'“”„‘’«»‹›「『"  # what opens with one is somebody's words
_QUOTED = frozenset("\"\" '' “” ”” „“ „” ‘’ ‚‘ «» »« ‹› ›‹ 「」 『』".split())
_NO_HEADINGS = frozenset(("advertisement", "advertisements", "anzeige", "werbung", "publicidad", "reklama"))

if TYPE_CHECKING:
    from ..draft import Draft
    from ..source_block import SourceBlock


@dataclass(frozen=True, slots=True)
class Rule:
    """Finds one kind of noise.

    Attributes:
        name: Its name in removals.
        apply: Looks at the draft's blocks and takes what is noise.
        summary: One line for people.
        plugin: The plugin it comes from.
        last: True where it needs to see what all others left; in text input it runs once they find nothing more.
    """

    name: str
    apply: Callable[[Draft], None]
    summary: str = ""
    plugin: str = "cleaner"
    last: bool = False


def rule(name: str, plugin: str = "cleaner", *, last: bool = False) -> Callable[[Callable[[Draft], None]], Rule]:
    """Make a function a rule; the first line of its docstring is the summary."""

    def make(apply: Callable[[Draft], None]) -> Rule:
        return Rule(name, apply, (apply.__doc__ or "").strip().partition("\n")[0], plugin, last)

    return make


def evidence(block: SourceBlock, concept: str, *, starts: int = 30, ends: int = 0, classed: int = 40) -> str | None:
    """Return why a block is of a concept, None where it isn't.

    Args:
        block: The block.
        concept: A name that phrases and class names share.
        starts: Words that a block may have at the most to be judged by how it starts.
        ends: The same by how it ends.
        classed: The same by what class names say; paragraphs of prose only count where this is ``ALL``.
    """
    if block.line and block.kind == "list_item":
        return None  # a bullet point of text: the words of a menu make bullet points of articles too
    for hit in block.hits:
        if hit.concept != concept or _is_sentence(block, concept, hit.phrase, hit.how):
            continue
        if hit.how == "line" and not _may_be_a_heading(block, hit.phrase) and not is_quoted(block):
            return f'the line is "{hit.phrase}"'
        if hit.how == "start" and block.words <= starts and block.text.lstrip()[:1] not in QUOTES:
            return f'starts with "{hit.phrase}"'
        if hit.how == "end" and block.words <= ends:
            return f'ends with "{hit.phrase}"'
    if concept in block.concepts and block.words <= classed and (not block.is_prose or classed >= ALL):
        return f"class names say {concept}"
    return None


def is_quoted(block: SourceBlock) -> bool:
    """Tell whether a line of text stands in quotes, or after a dash as speech does: it is somebody's words."""
    text = block.text.strip()
    if not block.line or len(text) < 2:
        return False
    return text[0] + text[-1] in _QUOTED or (text[0] == "—" and block.ends_sentence)


def _is_sentence(block: SourceBlock, concept: str, phrase: str, how: str) -> bool:
    """Tell whether a line of text that a loose phrase matches is a sentence: labels and headlines have no full stop."""
    if block.part and block.is_prose and how != "line" and concept not in _PROMOTIONS:
        return True  # it stood in a paragraph, where "Presented by the museum, the exhibition …" is the article's
    if concept not in _NEVER_SENTENCES or not block.line or block.words < 6:
        return False
    return (how == "start" or "*" in phrase) and block.text.rstrip().endswith((".", "。"))


def _may_be_a_heading(block: SourceBlock, phrase: str) -> bool:
    """Tell whether a label of one word ("Featured") amid an article's text may be a heading of its own."""
    return block.amid and block.line > 0 and " " not in phrase and phrase.isascii() and phrase not in _NO_HEADINGS


def is_article(draft: Draft) -> bool:
    """Tell whether there is a paragraph: text without one is a poem, a cast list, a timetable, and its lines are it."""
    return draft.is_html or draft.prose_span()[1] >= 0


def remove_each(draft: Draft, concept: str, *, starts: int = 30, ends: int = 0, classed: int = 40) -> None:
    """Remove every block with evidence of the concept; the limits are those of :func:`evidence`."""
    for block in draft.marked(concept):
        reason = evidence(block, concept, starts=starts, ends=ends, classed=classed)
        if reason:
            draft.remove(block, reason)


def remove_run(draft: Draft, blocks: Iterable[SourceBlock], stop: Callable[[SourceBlock], bool], reason: str) -> None:
    """Remove blocks up to the first for which ``stop`` holds; inside a line of text nothing tells how far to go."""
    for block in blocks:
        if stop(block) or block.protected or block.part:
            return
        draft.remove(block, reason)
