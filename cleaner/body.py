"""Find the article's body: the first lane that yields one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from . import drift
from .blocks import html_blocks
from .document import Document
from .located import Body
from .model import FieldName
from .publisher import Layout, Platform, PluginError, Publisher, Site
from .region import outermost
from .selecting import Finder
from .semantic import mark_votes, semantic_body
from .source_block import SourceBlock

if TYPE_CHECKING:
    from .site_config import SitePage


def _reworked(root: etree._Element, rework: Callable[[Any], None]) -> etree._Element:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(etree.tostring(root, encoding="unicode", with_tail=False), "lxml")
    rework(soup)
    parser = html.HTMLParser()  # lxml's own is one for all threads: what it makes would share a dictionary of names
    return html.fragment_fromstring(str(soup.body or soup), create_parent="div", parser=parser)


def _layout_body(finder: Finder, layout: Layout, lane: str, site: Site) -> Body | None:
    """Return the body by a layout, None where the layout is not the page's.

    Raises:
        PluginError: ``rework`` failed.
    """
    if layout.when is not None and not finder.select(layout.when):
        return None
    roots = outermost(finder.select(layout.body))
    if not roots:
        return None
    fields = _fields(finder, layout)
    if layout.rework is None:
        blocks = _blocks(roots, finder, layout, fields)
    else:
        try:
            roots = [_reworked(root, layout.rework) for root in roots]
        except (Exception, SystemExit) as error:
            raise PluginError(f"layout {layout.name!r}: rework failed: {type(error).__name__}: {error}") from error
        finders = map(Finder, roots)
        blocks = [block for own in finders for block in _blocks([own.tree], own, layout, _fields(own, layout))]
    if layout.judged:
        mark_votes(blocks)
    return Body(lane, blocks, site, fields, judged=layout.judged)


def _fields(finder: Finder, layout: Layout) -> dict[FieldName, list[etree._Element]]:
    return {name: finder.select(selector) for name, selector in layout.field_selectors().items()}


def _blocks(
    roots: list[etree._Element], finder: Finder, layout: Layout, fields: dict[FieldName, list[etree._Element]]
) -> list[SourceBlock]:
    drop, keep = finder.sources(layout.drop), finder.sources(layout.keep)
    inside = {element: name for name, elements in fields.items() for element in elements}
    return [block for root in roots for block in html_blocks(root, drop, keep, inside)]


def _site_body(finder: Finder, site: Site, kind: str) -> tuple[Body, Layout] | None:
    """Return the body by the site's first matching layout, with the layout.

    Raises:
        PluginError: Its ``rework`` failed.
    """
    for layout in site.layouts:
        body = _layout_body(finder, layout, f"{kind}:{site.name}/{layout.name}", site)
        if body is not None:
            return body, layout
    return None


def _publisher_body(tree: etree._Element, publisher: Publisher) -> Body | str | None:
    """Return the body by the publisher's layouts, or what is wrong with it; None where it has no layout."""
    if not publisher.layouts:
        return None
    try:
        found = _site_body(Finder(tree), publisher, "publisher")
    except PluginError as error:
        return f"{publisher.name}: {error}; the next lane took over"
    if found is None:
        return drift.no_layout(publisher)
    body, layout = found
    fault = drift.fault_of(body.blocks, tree)
    return drift.of_layout(publisher, layout, fault) if fault else body


def _platform_body(finder: Finder, platform: Platform, warnings: list[str]) -> Body | None:
    """Return the body by the platform's layouts, None where the page is not the platform's or too little was found."""
    if not finder.select(platform.when):
        return None
    try:
        found = _site_body(finder, platform, "platform")
    except PluginError as error:
        warnings.append(f"{platform.name}: {error}; the next lane took over")
        return None
    return found[0] if found and found[0].size >= drift.LEAST_TEXT else None


def find_body(
    document: Document,
    publisher: Publisher | None,
    platforms: Iterable[Platform],
    url: str | None,
    page_rules: SitePage | None = None,
) -> Body:
    """Return the body by the first lane that yields one; the last lane, the generic one, always does.

    Args:
        document: The page; if the publisher's layouts yield nothing, it is mended.
        publisher: The publisher that the host names, if any.
        platforms: The platforms to look for, in order.
        url: The page's address, if known.
        page_rules: What the user's rule file for the host says of the page, if there is one.
    """
    tree = document.root
    warnings: list[str] = []
    if publisher:
        if document.is_in_parts:
            document.mend()
        found = _publisher_body(tree, publisher)
        document.watch.check()
        if not isinstance(found, Body) and document.mend():
            found = _publisher_body(tree, publisher)
        if isinstance(found, Body):
            return found
        warnings += [found] if found else []
    document.mend()
    if page_rules and (body := page_rules.body(publisher)):
        body.warnings = warnings
        return body
    body = _unclaimed_body(document, publisher, platforms, url, warnings)
    if page_rules:
        page_rules.strip(body, tree)
    return body


def _unclaimed_body(
    document: Document,
    publisher: Publisher | None,
    platforms: Iterable[Platform],
    url: str | None,
    warnings: list[str],
) -> Body:
    """Return the body of a page for which nobody has written anything that fits: by its platform, markup or look."""
    tree = document.root
    finder = Finder(tree)
    for platform in platforms:
        document.watch.check()
        if body := _platform_body(finder, platform, warnings):
            body.warnings = warnings
            return body
    document.watch.check()
    if stated := semantic_body(tree):
        return Body(*stated, site=publisher, warnings=warnings)
    from .generic import generic_body

    document.watch.check()
    return Body("generic", generic_body(tree, url, warnings), site=publisher, warnings=warnings)
