"""The one way through: source → document → body → blocks → rules → article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree, html

from .blocks import settle_concepts, text_blocks
from .body import Body, find_body
from .dates import find_date
from .document import Document, clean_characters, read
from .draft import Draft, SourceBlock, squash
from .metadata import Metadata, read_metadata
from .model import Article, Block, FieldName, InputError
from .publisher import Publisher, Site
from .registry import PluginLike, Registry
from .rules import RULES, Rule
from .verdict import confidence_of, status_of


class Cleaner:
    """A configured cleaner: reusable, safe to share between threads; it never opens a connection.

    Args:
        plugins: Further plugins: paths of Python files, modules, or Publisher and Platform objects.
        publishers: False leaves the publishers' plugins out.
        platforms: False leaves the platforms' plugins out.
        rules: The names of the rules to run; default: all.

    Raises:
        PluginError: A plugin is wrong.
        InputError: ``rules`` names an unknown rule.
    """

    def __init__(
        self,
        plugins: Iterable[PluginLike] = (),
        *,
        publishers: bool = True,
        platforms: bool = True,
        rules: Iterable[str] | None = None,
    ) -> None:
        """Collect plugins and rules."""
        self.registry = Registry(plugins, publishers=publishers, platforms=platforms)
        self.rules = _chosen((*RULES, *self.registry.rules()), rules)

    def clean(
        self, source: str | bytes, url: str | None = None, publisher: str | None = None, kind: str = "auto"
    ) -> Article:
        """Return the article in a page's HTML or in text that was extracted before.

        Args:
            source: The page or text; bytes are decoded by BOM, declared charset, then detection.
            url: The page's address; its host chooses the publisher's plugin. Default: what the page says.
            publisher: A publisher's name or host, in place of the address's.
            kind: ``auto``, ``html`` or ``text``.

        Raises:
            InputError: The source is no page and no text, or the publisher or kind is unknown.
        """
        site = self.registry.find(publisher) if publisher else None
        document = read(source, kind)
        if document.tree is None:
            return self._clean_text(document, url, site or self.registry.for_url(url))
        return self._clean_html(document, url, site)

    def _clean_text(self, document: Document, url: str | None, site: Site | None) -> Article:
        draft = Draft(text_blocks(document.text), is_html=False, site=site)
        self._apply_rules(draft)
        body = Body("text", draft.blocks, site)
        return _article(draft, body, Metadata(url=url), document.warnings)

    def _clean_html(self, document: Document, url: str | None, site: Site | None) -> Article:
        tree = document.tree
        assert tree is not None  # noqa: S101
        metadata = read_metadata(tree)
        url = url or metadata.url
        found = site or self.registry.for_url(url)
        platforms = [site] if site and not isinstance(site, Publisher) else self.registry.platforms
        body = find_body(tree, found if isinstance(found, Publisher) else None, platforms, url)  # type: ignore[arg-type]
        metadata.url = url
        if body.lane == "generic":
            _fill_from_trafilatura(tree, metadata)
        settle_concepts(body.blocks)
        declared = _declared_fields(body)
        draft = Draft(
            body.blocks,
            is_html=True,
            title=declared.get("title") or metadata.title,
            site=body.site,
            judged=body.lane == "generic",
            hints={"articleBody": metadata.body, "description": metadata.description or ""},
        )
        _apply_layout(draft, declared)
        self._apply_rules(draft)
        return _article(draft, body, metadata, document.warnings + body.warnings, declared)

    def _apply_rules(self, draft: Draft) -> None:
        """Run the rules; on text until nothing more is found, so that cleaning twice equals cleaning once."""
        if draft.is_html:
            _run(draft, self.rules)
            return
        early = [rule for rule in self.rules if not rule.last]
        late = [rule for rule in self.rules if rule.last]
        while _run(draft, early) or _run(draft, late):
            draft.survey()


def _run(draft: Draft, rules: Iterable[Rule]) -> bool:
    """Run the rules once; tell whether they took something."""
    taken = len(draft.taken)
    for rule in rules:
        draft.rule, draft.plugin = rule.name, rule.plugin
        rule.apply(draft)
    return len(draft.taken) > taken


def _chosen(rules: tuple[Rule, ...], names: Iterable[str] | None) -> tuple[Rule, ...]:
    if names is None:
        return rules
    wanted = set(names)
    unknown = wanted - {rule.name for rule in rules}
    if unknown:
        raise InputError(
            f"no rule is called {', '.join(sorted(unknown))}; the rules are {', '.join(rule.name for rule in rules)}"
        )
    return tuple(rule for rule in rules if rule.name in wanted)


def _apply_layout(draft: Draft, declared: dict[FieldName, str]) -> None:
    draft.rule, draft.plugin = "layout", draft.site.name if draft.site else "cleaner"
    for block in draft.blocks:
        field = block.field if block.field != "caption" else None
        if field and (not block.dropped or block.squashed in squash(declared.get(field, ""))):
            draft.take(block, field)
        elif block.dropped:
            draft.remove(block, f"the layout drops {block.dropped}")


def _declared_fields(body: Body) -> dict[FieldName, str]:
    """Return the text of the fields that the layout's selectors found, anywhere on the page."""
    found: dict[FieldName, str] = {}
    for name, elements in body.fields.items():
        texts = list(dict.fromkeys(filter(None, map(_field_text, elements))))
        if texts and name != "caption":
            found[name] = ", ".join(texts) if name == "byline" else texts[0]
    return found


def _field_text(element: etree._Element) -> str:
    stated = element.get("datetime") or element.get("content")
    return stated or " ".join(clean_characters(" ".join(element.itertext())).split())


def _fill_from_trafilatura(tree: html.HtmlElement, metadata: Metadata) -> None:
    if metadata.title:
        return
    from trafilatura.metadata import extract_metadata

    other = extract_metadata(tree, metadata.url, extensive=False)
    metadata.title = metadata.title or other.title
    metadata.published = metadata.published or find_date(other.date)
    if not metadata.authors and other.author:
        metadata.authors = tuple(name.strip() for name in other.author.split(";"))
    metadata.publisher = metadata.publisher or other.sitename


def _join(blocks: Iterable[SourceBlock], is_html: bool) -> str:
    parts: list[str] = []
    last: SourceBlock | None = None
    for block in blocks:
        if last is not None:
            listed = is_html and block.kind == last.kind and block.kind in ("list_item", "table_row")
            parts.append("\n" if listed or (not is_html and _touching(last, block)) else "\n\n")
        parts.append(block.text)
        last = block
    return "".join(parts)


def _touching(one: SourceBlock, other: SourceBlock) -> bool:
    """Tell whether no blank line stood between two lines of text input, nor a line that was removed."""
    return other.gap == 1 and (one.line + 1 == other.line or one.gap == 1)


def _article(
    draft: Draft,
    body: Body,
    metadata: Metadata,
    warnings: Iterable[str],
    declared: dict[FieldName, str] | None = None,
) -> Article:
    blocks = draft.body()
    fields = draft.fields()
    declared = declared or {}

    def first(name: FieldName) -> str | None:
        return declared.get(name) or next((entry.text for entry in fields if entry.field == name), None)

    byline = first("byline")
    authors = metadata.authors or tuple(_authors(byline))
    published: datetime | None = metadata.published or find_date(first("published"))
    text = _join(blocks, draft.is_html)
    status = status_of(draft, blocks, metadata)
    return Article(
        blocks=tuple(Block(block.kind, block.text, block.level) for block in blocks),
        text=text,
        title=(draft.title if draft.is_html else None) or first("title"),
        standfirst=first("standfirst"),
        byline=byline,
        authors=authors,
        published=published,
        section=first("section") or metadata.section,
        publisher=body.site.name if isinstance(body.site, Publisher) else metadata.publisher,
        language=metadata.language,
        url=metadata.url,
        captions=tuple(dict.fromkeys(entry.text for entry in fields if entry.field == "caption")),
        removed=draft.removals(),
        fields=fields,
        status=status,
        confidence=confidence_of(draft, blocks, body.lane, status),
        lane=body.lane,
        warnings=tuple(warnings),
    )


def _authors(byline: str | None) -> Iterable[str]:
    from .rules.byline import names_in

    return names_in(byline) if byline else ()
