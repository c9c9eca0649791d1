"""What became of each piece of an input, in document order: the account that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from cleaner.model import Article, BlockKind, FieldName, FieldText, Removal
from cleaner.rules import Rule

if TYPE_CHECKING:
    from cleaner.draft import Draft
    from cleaner.pipeline import Cleaner

Fate = Literal["kept", "removed", "cut", "moved"]
"""What can become of a piece: cut is one that left a block whose rest was kept, moved is one that went to a field."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the input, or a part of one, and what became of it.

    Attributes:
        fate: What became of it.
        text: Its text; of a kept block what is left of it.
        position: Where it stood: a line number (from 1) in text input, an element path in HTML.
        block: What kind of block a kept one is.
        level: As in :class:`cleaner.model.Block`.
        rule, plugin, reason: As in :class:`cleaner.model.Removal`, of what was removed or cut.
        field: Where a moved one went.
    """

    fate: Fate
    text: str
    position: int | str
    block: BlockKind | None = None
    level: int = 0
    rule: str = ""
    plugin: str = ""
    reason: str = ""
    field: FieldName | None = None

    @property
    def why(self) -> str:
        """What to say of its fate; empty for a kept piece."""
        if self.field:
            return f"to {self.field}"
        owner = "" if self.plugin == "cleaner" else f" of {self.plugin}"
        return f"{self.rule}{owner}: {self.reason}" if self.rule else ""

    @property
    def place(self) -> str:
        """Its position in words."""
        return f"line {self.position}" if isinstance(self.position, int) else self.position


Account = Callable[[], list[Piece]]
"""Returns the pieces of what the cleaner cleaned last."""


def keep_account(cleaner: Cleaner) -> Account:
    """Return what tells the pieces of the input that the cleaner cleaned last.

    An article no longer knows what stood between what, so the cleaner gets a last rule that takes nothing but
    keeps the draft. So this cleaner is no longer one to share between threads.
    """
    drafts: list[Draft] = []

    def keep(draft: Draft) -> None:
        drafts[:] = [draft]

    cleaner.rules = (*cleaner.rules, Rule("account", keep))
    return lambda: _pieces(drafts[0])


def _pieces(draft: Draft) -> list[Piece]:
    kept = [
        (block.order, Piece("kept", block.text, draft.position(block), block.kind, block.level))
        for block in draft.body()
    ]
    taken = [(taken.order, _taken(taken.entry)) for taken in draft.taken]
    return [piece for _, piece in sorted([*kept, *taken], key=itemgetter(0))]


def _taken(entry: Removal | FieldText) -> Piece:
    if isinstance(entry, FieldText):
        return Piece("moved", entry.text, entry.position, field=entry.field)
    fate: Fate = "cut" if entry.edit else "removed"
    return Piece(fate, entry.text, entry.position, rule=entry.rule, plugin=entry.plugin, reason=entry.reason)


def facts_of(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what is known of an article beside its text, by names for people."""
    authors = ", ".join(article.authors)
    byline = article.byline or ""
    facts = {
        "publisher": article.publisher,
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": byline,
        "authors": authors if authors not in byline else "",
        "published": article.published.isoformat() if article.published else "",
        "section": article.section,
        "language": article.language,
        "url": article.url,
    }
    yield from ((name, value) for name, value in facts.items() if value)
    for name, fact in article.site_facts.items():
        yield "site fact", name if fact is True else f"{name}: {fact}"
    for caption in article.captions:
        yield "caption", caption
