"""What goes through the cleaner and what comes out: blocks, removals, fields, the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "table_row", "preformatted", "caption"]
"""The kinds of block. Captions never stand in an article's body: they are one of its fields."""

FieldName = Literal["title", "standfirst", "byline", "published", "section", "caption"]
"""The fields that a line of the input can be moved to."""

Status = Literal["complete", "paywalled", "consent_wall", "live_blog", "gallery", "not_article", "empty"]
"""The verdict on a page: what its text is."""


class InputError(ValueError):
    """The input cannot be worked on; the message says what is wrong with it and what would mend it."""


class LimitExceeded(InputError):  # noqa: N818 - it says what happened, as TimeoutExpired does
    """The input goes beyond one of the limits; the message names it, and how to raise it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body, in document order.

    Attributes:
        kind: What the block is.
        text: Its text. Line breaks inside (``<br>``) are ``\\n``; a table row's cells are parted by ``" | "``.
        level: 1 to 6 for a heading, the depth of nesting (from 1) for a list item, otherwise 0.
    """

    kind: BlockKind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Removal:
    """A block, or a part of one, that a rule took.

    Attributes:
        text: What was taken.
        rule: The rule's name, for example ``"icon-labels"``.
        plugin: The plugin or publisher that the rule or selector belongs to; ``"cleaner"`` for the built-in rules.
        reason: The evidence, for a person.
        position: Where it stood: a line number (from 1) in text input, an element path in HTML.
        edit: True where only a part of the block was taken and the rest was kept.
    """

    text: str
    rule: str
    plugin: str
    reason: str
    position: int | str
    edit: bool = False


@dataclass(frozen=True, slots=True)
class FieldText:
    """A piece of the input that was moved from the body to a field, as it stood there.

    Attributes:
        field: The field it went to.
        text: The text as it was in the input (``article.published``, say, holds the parsed form).
        position: As in :class:`Removal`.
    """

    field: FieldName
    text: str
    position: int | str


class SiteFacts(Mapping[str, str | bool]):
    """What a user's rule file knows of a page beyond its text; as immutable as the article that holds it."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Mapping[str, str | bool] | None = None) -> None:
        """Copy the facts."""
        self._facts = tuple((facts or {}).items())

    def __getitem__(self, name: str) -> str | bool:
        """Return a fact.

        Raises:
            KeyError: The file does not know it.
        """
        return dict(self._facts)[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the facts' names."""
        return (name for name, _ in self._facts)

    def __len__(self) -> int:
        """Return how many facts there are."""
        return len(self._facts)

    def __hash__(self) -> int:
        """Hash the facts: equal ones have equal hashes, in any order."""
        return hash(frozenset(self._facts))

    def __repr__(self) -> str:
        """Return the facts as a dict is shown."""
        return f"SiteFacts({dict(self._facts)!r})"


@dataclass(frozen=True, slots=True)
class Article:
    """The result of cleaning one page or text.

    Attributes:
        blocks: The body as blocks.
        text: The body as text, paragraphs parted by a blank line; no title, no captions. Of text input the
            line structure that came in is kept.
        title, standfirst, byline, section, publisher, language, url: None where unknown.
        authors: The people named in the byline or the page's metadata.
        published: The date of publication; without a time zone where the page gives none.
        captions: Captions with their credits, each once.
        removed: What the rules took, in document order.
        fields: What was moved from the body to a field, in document order.
        status: The verdict on the page.
        confidence: How likely the word F1 is 0.95 or more, 0 to 1; of text a formula.
        lane: How the body was found: ``publisher:<name>/<layout>``, ``platform:<name>/<layout>``,
            ``semantic:itemprop``, ``semantic:article``, ``generic``, ``text``.
        warnings: What went wrong without stopping the work, for a person.
        site_facts: What the user's rule file for the site knows of the page beyond its text, by name:
            ``next_page_link`` and ``single_page_link`` (absolute addresses, never opened), ``requires_login``,
            ``not_logged_in`` and ``native_ad`` (True). Empty without such a file.
    """

    blocks: tuple[Block, ...] = ()
    text: str = ""
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    section: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()
    removed: tuple[Removal, ...] = ()
    fields: tuple[FieldText, ...] = ()
    status: Status = "complete"
    confidence: float = 0.0
    lane: str = "text"
    warnings: tuple[str, ...] = field(default=())
    site_facts: SiteFacts = field(default=SiteFacts())

    def to_text(self, include: Iterable[str] = ("title", "standfirst", "body")) -> str:
        """Return the named parts as plain text, parted by blank lines, in the order given.

        Args:
            include: Any of ``title``, ``standfirst``, ``byline``, ``published``, ``section``, ``captions``, ``body``.

        Raises:
            InputError: A part has another name.
        """
        from .render import to_text

        return to_text(self, include)

    def to_markdown(self) -> str:
        """Return title, standfirst and body as Markdown; nothing of the text can become markup by accident."""
        from .render import to_markdown

        return to_markdown(self)

    def to_dict(self) -> dict[str, Any]:
        """Return all attributes as JSON's types (``published`` in ISO 8601)."""
        from .render import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return :meth:`to_dict` as one JSON object, indented, not escaped to ASCII."""
        from .render import to_json

        return to_json(self)
