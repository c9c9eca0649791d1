"""Find the article's body: the first lane that yields one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree, html

from .blocks import html_blocks
from .model import FieldName
from .publisher import Layout, Platform, PluginError, Publisher, Site
from .selecting import Finder, select_inside
from .semantic import semantic_body
from .source_block import SourceBlock

_LEAST_TEXT = 250  # characters under which a layout that matched is taken for changed


@dataclass(slots=True)
class Body:
    """The located body.

    Attributes:
        lane: As in :class:`cleaner.model.Article`.
        blocks: Every visible block inside it.
        site: The publisher or platform; in the generic lane the publisher whose layouts did not match.
        fields: The elements of the fields that the layout declares, anywhere on the page.
        warnings: Layouts that matched the host but yielded too little.
    """

    lane: str
    blocks: list[SourceBlock]
    site: Site | None = None
    fields: dict[FieldName, list[etree._Element]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def is_judged(self) -> bool:
        """True where no layout located the body, so that each block has to be judged."""
        return self.lane.startswith(("generic", "semantic"))

    @property
    def size(self) -> int:
        """The characters of the blocks that no ``drop`` selector takes."""
        return sum(len(block.text) for block in self.blocks if not block.dropped)


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    chosen = set(elements)
    return [element for element in elements if not any(parent in chosen for parent in element.iterancestors())]


def _reworked(root: etree._Element, layout: Layout) -> etree._Element:
    from bs4 import BeautifulSoup

    assert layout.rework is not None  # noqa: S101
    soup = BeautifulSoup(etree.tostring(root, encoding="unicode", with_tail=False), "lxml")
    layout.rework(soup)
    return html.fragment_fromstring(str(soup.body or soup), create_parent="div")


def _layout_body(finder: Finder, layout: Layout, lane: str, site: Site) -> Body | None:
    """Return the body by a layout, None where the layout is not the page's.

    Raises:
        PluginError: ``rework`` failed.
    """
    if layout.when is not None and not finder.select(layout.when):
        return None
    roots = _outermost(finder.select(layout.body))
    if not roots:
        return None
    fields = {name: finder.select(selector) for name, selector in layout.field_selectors().items()}
    if layout.rework is not None:
        try:
            roots = [_reworked(root, layout) for root in roots]
        except Exception as error:
            raise PluginError(f"layout {layout.name!r}: rework failed: {type(error).__name__}: {error}") from error
    drop = select_inside(roots, layout.drop)
    keep = select_inside(roots, layout.keep)
    inside = {element: name for name, elements in fields.items() for element in elements}
    blocks = [block for root in roots for block in html_blocks(root, drop, keep, inside)]
    return Body(lane, blocks, site, fields)


def _site_body(finder: Finder, site: Site, kind: str) -> Body | None:
    """Return the body by the site's first matching layout, even one that yields nothing."""
    for layout in site.layouts:
        body = _layout_body(finder, layout, f"{kind}:{site.name}/{layout.name}", site)
        if body is not None:
            return body
    return None


def find_body(
    tree: html.HtmlElement,
    publisher: Publisher | None,
    platforms: Iterable[Platform],
    url: str | None,
) -> Body:
    """Return the body by the first lane that yields one; the last lane, the generic one, always does.

    Args:
        tree: The page; it is not changed.
        publisher: The publisher that the host names, if any.
        platforms: The platforms to look for, in order.
        url: The page's address, if known.
    """
    warnings: list[str] = []
    sites: Mapping[str, Iterable[Site]] = {
        "publisher": (publisher,) if publisher else (),
        "platform": platforms,
    }
    finder = Finder(tree)
    for kind, candidates in sites.items():
        for site in candidates:
            if isinstance(site, Platform) and not finder.select(site.when):
                continue
            try:
                body = _site_body(finder, site, kind)
            except PluginError as error:
                warnings.append(f"{site.name}: {error}; the next lane took over")
                continue
            if body and body.size >= _LEAST_TEXT:
                body.warnings = warnings
                return body
            if kind == "publisher" and site.layouts:
                warnings.append(_drift(site, body))
    if stated := semantic_body(tree):
        return Body(*stated, site=publisher, warnings=warnings)
    from .generic import generic_body

    return Body("generic", generic_body(tree, url), site=publisher, warnings=warnings)


def _drift(site: Site, body: Body | None) -> str:
    if body is None:
        tried = ", ".join(f"{layout.name} ({layout.when or layout.body})" for layout in site.layouts)
        return f"{site.name}: no layout matched ({tried}); the site may have changed"
    name = body.lane.rpartition("/")[2]
    selector = next(layout.body for layout in site.layouts if layout.name == name)
    return f"{site.name}: layout {name} found only {body.size} characters by {selector!r}; the site may have changed"
