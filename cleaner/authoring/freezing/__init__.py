"""Make a golden page out of a real one: its structure and labels as they are, its sentences and names gone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree, html

from cleaner.body import find_body
from cleaner.document import read
from cleaner.located import Body
from cleaner.metadata import stated_url
from cleaner.model import Article, InputError
from cleaner.pipeline import Cleaner
from cleaner.publisher import Layout, Platform, Publisher, Site
from cleaner.region import page_of
from cleaner.selecting import Finder

from .attributes import Attributes
from .filler import Filler
from .head import frozen_head
from .shape import Shape
from .shrink import shrunk
from .text import Texts
from .touched import Touched, selectors_of
from .trees import drop, empty, serialised

LEAST_PARAGRAPHS = 4
"""The like paragraphs that a page keeps unless told otherwise."""
_NOT_SHOWN = frozenset(
    """applet audio base canvas datalist embed iframe link map math meta noembed noframes noscript object option param
    script source style svg template track video""".split()
)
_OTHERS = 2  # blocks like one another that are no paragraphs
_TRIES = (1, 2, 4, 8)  # times as many blocks, until the small page lacks nothing


@dataclass(frozen=True, slots=True)
class Frozen:
    """A golden page.

    Attributes:
        html: The page.
        url: An address for it, with the site's host.
        site, layout: What took it; None in the other lanes.
        lane: The lane that took the real page.
        changes: Where the result has another shape than the real page's, a line each: best none.
        losses: What the page lacks since paragraphs were left out, a line each.
    """

    html: str
    url: str | None
    site: Site | None
    layout: Layout | None
    lane: str
    changes: tuple[str, ...] = ()
    losses: tuple[str, ...] = field(default=())


def freeze(
    source: str | bytes, cleaner: Cleaner, url: str | None = None, paragraphs: int | None = LEAST_PARAGRAPHS
) -> Frozen:
    """Return the golden page for a real one.

    Args:
        source: The real page.
        cleaner: Knows the page's plugin.
        url: The page's address. Default: what the page says.
        paragraphs: How many like paragraphs stay; None leaves none out.

    Raises:
        InputError: The source is no page, or there is no text in it.
        PluginError: The page's plugin is wrong.
    """
    real = cleaner.clean(source, url, kind="html")
    if not real.blocks:
        raise InputError("the page has no article: there is nothing to freeze")
    url = real.url
    page = _Page.located(source, cleaner, url)
    filler = Filler(real.language)
    address = frozen_url(url, filler) if url else None
    whole = page.frozen(real, filler, address, _words_of_icons(real))
    copy = cleaner.clean(whole, address, kind="html")
    changes = tuple(Shape.of(real).changes(Shape.of(copy)))
    if paragraphs is None:
        return Frozen(whole, address, page.site, page.layout, real.lane, changes)
    tried: list[tuple[str, tuple[str, ...]]] = []
    for times in _TRIES:
        small = shrunk(whole, cleaner, address, page.layout, page.touched, paragraphs * times, _OTHERS * times)
        losses = tuple(Shape.of(copy).losses(Shape.of(cleaner.clean(small, address, kind="html"))))
        tried.append((small, losses))
        if not losses:
            break
    small, losses = min(tried, key=lambda each: len(each[1]))
    return Frozen(small, address, page.site, page.layout, real.lane, changes, losses)


def frozen_url(url: str, filler: Filler) -> str:
    """Return an address of the same host, whose words are replaced in the parts that may be made of a title."""
    said = urlsplit(url)
    *folders, name = said.path.split("/")
    while not name and folders:  # the address ends with slashes
        name = folders.pop()
    kept = [part if part.isalnum() and len(part) <= 15 else filler.text(part.lower()) for part in folders]
    stem, dot, suffix = name.rpartition(".") if name.endswith((".html", ".htm", ".php", ".shtml")) else (name, "", "")
    path = "/".join([*kept, filler.text(stem.lower())]) or "/"
    return f"{said.scheme or 'https'}://{said.netloc}{path}{dot}{suffix}"


@dataclass(slots=True)
class _Page:
    """A real page, and what took it."""

    tree: html.HtmlElement
    site: Site | None
    layout: Layout | None
    touched: Touched

    @classmethod
    def located(cls, source: str | bytes, cleaner: Cleaner, url: str | None) -> _Page:
        document = read(source, "html", mended=False)
        tree = document.root
        publisher = cleaner.registry.for_url(url or stated_url(tree))
        body = find_body(document, publisher, cleaner.registry.platforms_for(document.text), url)
        layout = layout_of(body)
        site = body.site if isinstance(body.site, Publisher | Platform) else None
        selectors = selectors_of(site, layout) if site and layout else []
        return cls(tree, site, layout, Touched(selectors, site.marks if isinstance(site, Platform) else ()))

    def frozen(self, real: Article, filler: Filler, url: str | None, icons: Collection[str]) -> str:
        """Return the whole page with all that may not stay replaced or gone."""
        tree = self.tree
        texts = Texts(filler, self.site.noise if self.site else (), icons, _notes(real))
        head = frozen_head(tree, texts, self.touched, url)
        matched = self._matched()
        body = page_of(tree)
        for element in list(body.iter()):
            if not isinstance(element.tag, str):
                drop(element)
            elif element.tag in _NOT_SHOWN:
                # That there is one may be what a selector asks.
                (empty if element in matched or element.tag in self.touched.tags else drop)(element)
        attributes = Attributes(self.touched, body, [*real.authors, real.byline or ""])
        texts.replace(body)
        for element in (tree, *body.iter("*")):
            attributes.replace(element)
        old = tree.find("head")
        if old is not None:
            tree.remove(old)
        etree.ElementBase.insert(tree, 0, head)
        return serialised(tree)

    def _matched(self) -> set[etree._Element]:
        if not (self.site and self.layout):
            return set()
        finder = Finder(self.tree)
        return {element for selector in selectors_of(self.site, self.layout) for element in finder.select(selector)}


def layout_of(body: Body) -> Layout | None:
    """Return the layout that found a body, None where none did."""
    if body.site is None or not body.lane.startswith(("publisher:", "platform:")):
        return None
    return next((layout for layout in body.site.layouts if body.lane.endswith(f"/{layout.name}")), None)


def _words_of_icons(real: Article) -> set[str]:
    return {removal.text for removal in real.removed if removal.rule == "icon-labels"}


def _notes(real: Article) -> set[str]:
    return {removal.text for removal in real.removed if removal.rule == "author-box"}
