"""The one way through: source → document → body → blocks → rules → article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from .blocks import settle_concepts
from .body import find_body
from .dates import find_date
from .document import Document, read
from .draft import Draft
from .limits import DEFAULTS, Limits, Watch
from .lines import blocks_left, text_blocks, text_of
from .located import Body
from .metadata import Metadata, authors_of, read_metadata, stated_url
from .model import Article, Block, FieldName, InputError
from .one_line import one_line
from .publisher import Platform, Publisher, Site
from .registry import PluginLike, Registry
from .rules import RULES, Rule
from .source_block import SourceBlock, squash
from .status import status_of
from .verdict import confidence_of

if TYPE_CHECKING:
    from .learn import Learned
    from .site_config import SiteConfigs, SitePage


class Cleaner:
    """A configured cleaner: reusable, safe to share between threads; it never opens a connection.

    Args:
        plugins: Further plugins: paths of Python files, modules, or Publisher and Platform objects.
        publishers: False leaves the publishers' plugins out.
        platforms: False leaves the platforms' plugins out.
        site_configs: A folder of rule files in the format of Full-Text RSS, ``example.com.txt``; each is read when a
            page of its host comes.
        rules: The names of the rules to run; default: all.
        limits: How much an input may have of everything; default: :class:`Limits` as they are.

    Raises:
        PluginError: A plugin is wrong.
        InputError: ``rules`` names an unknown rule, or there is no folder ``site_configs``.
    """

    def __init__(
        self,
        plugins: Iterable[PluginLike] = (),
        *,
        publishers: bool = True,
        platforms: bool = True,
        site_configs: str | Path | None = None,
        rules: Iterable[str] | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Collect plugins and rules."""
        self.registry = Registry(plugins, publishers=publishers, platforms=platforms)
        self.site_configs = _site_configs(site_configs)
        self.rules = _chosen((*RULES, *self.registry.rules()), rules)
        self.limits = limits or DEFAULTS

    def clean(
        self, source: str | bytes, url: str | None = None, publisher: str | None = None, kind: str = "auto"
    ) -> Article:
        """Return the article in a page's HTML or in text that was extracted before.

        Args:
            source: The page or text; bytes are decoded by BOM, declared charset, then detection.
            url: The page's address; its host chooses the publisher's plugin. Default: what the page says, or the
                publisher whose marks a text holds.
            publisher: A publisher's name or host, in place of the address's.
            kind: ``auto``, ``html`` or ``text``.

        Raises:
            InputError: The source is no page and no text, the url no str, or the publisher or kind is unknown.
            LimitExceeded: It is larger, or takes longer, than the limits allow; an ``InputError`` too.
        """
        if url is not None and not isinstance(url, str):
            raise InputError(f"the url is a {type(url).__name__}; pass a str, or None where there is none")
        site = self.registry.find(publisher) if publisher else None
        document = read(source, kind, mended=False, limits=self.limits)
        if document.tree is None:
            return self._clean_text(document, url, site or self._site_of_text(document.text, url))
        return self._clean_html(document, url, site)

    def learn(
        self,
        sources: Iterable[str | bytes],
        publisher: str | None = None,
        *,
        least_pages: int = 3,
        least_share: float = 0.05,
    ) -> Learned:
        """Return the lines that repeat across many pages of one site, for a plugin's ``noise``; nothing is applied.

        A line counts if cleaning leaves it in the body: what rules or the publisher's plugin remove needs no other
        plugin. Each page counts once, and pages that share most of their paragraphs count as one. Lines of up to
        four words count near a page's beginning and end alone, and headings not at all: within an article, "Yes."
        and "Conclusion" repeat by right.

        Args:
            sources: The pages and texts, in any order: the result does not depend on it. An iterator is read once
                and not kept; of more than 5,000 inputs a sample is looked at.
            publisher: As for :meth:`clean`.
            least_pages: The pages that have to print a line.
            least_share: The same as a share of all pages.

        Raises:
            InputError: ``sources`` is a single text, the publisher is unknown, or a limit makes no sense. Inputs that
                can't be read raise nothing: they are in the result's ``skipped``.
        """
        from .learn import learn

        return learn(self, sources, publisher, least_pages, least_share)

    def _site_of_text(self, text: str, url: str | None) -> Site | None:
        """Return the publisher that the address names or, without one, that the text betrays."""
        return self.registry.for_url(url) if url else self.registry.for_text(text)

    def _clean_text(self, document: Document, url: str | None, site: Site | None) -> Article:
        draft = Draft(text_blocks(document.text), is_html=False, site=site)
        self._apply_rules(draft, document.watch)
        body = Body("text", draft.blocks, site)
        return _article(draft, body, Metadata(url=url), document.warnings)

    def _clean_html(self, document: Document, url: str | None, site: Site | None) -> Article:
        tree = document.root
        url = url or stated_url(tree)
        found = site or self.registry.for_url(url)
        publisher = found if isinstance(found, Publisher) else None
        platforms = [site] if isinstance(site, Platform) else self.registry.platforms_for(document.text)
        page_rules = self._page_rules(document, url)
        body = find_body(document, publisher, platforms, url, page_rules)
        metadata = read_metadata(tree, url, use_json_ld=not (page_rules and page_rules.skips_json_ld))
        if body.lane == "generic":
            _fill_from_trafilatura(tree, metadata)
        settle_concepts(body.blocks)
        declared = _declared_fields(body)
        if page_rules and (stated := page_rules.statements(body)):
            stated.correct(metadata)
            declared |= stated.fields
        draft = Draft(
            body.blocks,
            is_html=True,
            title=declared.get("title") or metadata.title,
            site=body.site,
            judged=body.is_judged,
            hints={"articleBody": metadata.body, "description": metadata.description or ""},
        )
        _apply_layout(draft, declared, body)
        self._apply_rules(draft, document.watch)
        article = _article(draft, body, metadata, document.warnings + body.warnings, declared)
        return page_rules.told(article) if page_rules else article

    def _page_rules(self, document: Document, url: str | None) -> SitePage | None:
        """Return the rule file of the page's host, applied to the page; None where there is none."""
        if self.site_configs is None or not url:
            return None
        return self.site_configs.page(document, url)

    def _apply_rules(self, draft: Draft, watch: Watch) -> None:
        """Run the rules; on text until they find nothing more in what is left, cut into blocks anew.

        So cleaning twice equals cleaning once.
        """
        if draft.is_html:
            _run(draft, self.rules, watch)
            return
        early = [rule for rule in self.rules if not rule.last]
        late = [rule for rule in self.rules if rule.last]
        while _run(draft, early, watch) or _run(draft, late, watch):
            draft.restart(blocks_left(draft.blocks))


def _run(draft: Draft, rules: Iterable[Rule], watch: Watch) -> bool:
    """Run the rules once, while there is time; tell whether they took something."""
    taken = len(draft.taken)
    for rule in rules:
        watch.check()
        draft.rule, draft.plugin = rule.name, rule.plugin
        rule.apply(draft)
    return len(draft.taken) > taken


def _site_configs(folder: str | Path | None) -> SiteConfigs | None:
    if folder is None:
        return None
    from .site_config import SiteConfigs

    return SiteConfigs(folder)


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


def _apply_layout(draft: Draft, declared: dict[FieldName, str], body: Body) -> None:
    draft.rule = "layout"
    for block in draft.blocks:
        field = block.field if block.field != "caption" else None
        if field and (not block.dropped or block.squashed in squash(declared.get(field, ""))):
            draft.take(block, field)
        elif block.dropped:
            draft.plugin = body.owner_of(block.dropped)
            draft.remove(block, f"the layout drops {block.dropped}")


def _declared_fields(body: Body) -> dict[FieldName, str]:
    """Return the text of the fields that the layout's selectors found, anywhere on the page."""
    found: dict[FieldName, str] = {}
    for name, elements in body.fields.items():
        texts = list(dict.fromkeys(filter(None, map(_field_text, elements))))
        if texts and name != "caption":
            found[name] = ", ".join(texts) if name == "byline" else texts[0]
    # What leaves the body for the standfirst is all of it; beside the body, cards of other articles may have one too.
    inside = [block.text for block in body.blocks if block.field == "standfirst" and not block.dropped]
    if len(inside) > 1:
        found["standfirst"] = "\n".join(dict.fromkeys(inside))
    return found


def _field_text(element: etree._Element) -> str:
    return element.get("datetime") or element.get("content") or one_line(element)


def _fill_from_trafilatura(tree: html.HtmlElement, metadata: Metadata) -> None:
    from .generic import excess

    if metadata.title or excess(tree):
        return
    from trafilatura.metadata import extract_metadata

    other = extract_metadata(tree, metadata.url, extensive=False)
    metadata.title = other.title
    metadata.published = metadata.published or find_date(other.date)
    if not metadata.authors and other.author:
        metadata.authors = tuple(name.strip() for name in other.author.split(";"))
    metadata.publisher = metadata.publisher or other.sitename


def _page_text(blocks: Iterable[SourceBlock]) -> tuple[str, list[Block]]:
    """Return the text of a page's blocks, parted by blank lines, and the article's blocks."""
    parts: list[str] = []
    last = None
    for block in blocks:
        listed = block.kind == last and block.kind in ("list_item", "table_row")
        parts += ("\n" if listed else "\n\n", block.text)
        last = block.kind
    return "".join(parts[1:]), [Block(block.kind, block.text, block.level) for block in blocks]


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
    authors = authors_of(byline, metadata, body.site.name if body.site else None)
    published: datetime | None = metadata.published or find_date(first("published"))
    text, found = _page_text(blocks) if draft.is_html else text_of(blocks)
    status = status_of(draft, blocks, metadata)
    return Article(
        blocks=tuple(found),
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
        warnings=(*warnings, *draft.warnings),
    )
