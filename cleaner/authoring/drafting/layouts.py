"""Make layouts of what was found about a site's markups, and see that they are right on the site's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from cleaner.publisher import Layout, Publisher
from cleaner.source_block import squash

from .body import Markup
from .drops import Drop, drops
from .evidence import PageEvidence, Witness
from .fields import field_selectors
from .source import DraftedLayout, clip

_LEAST_KEPT = 0.9  # of the generic lane's text that a layout has to keep on its pages


def layouts_of(found: Sequence[Markup], doubts: list[str]) -> Iterator[DraftedLayout]:
    """Yield the layouts of a site's markups.

    Args:
        found: The markups, newest first.
        doubts: What is unsure is added to these.
    """
    total = sum(len(markup.pages) for markup in found)
    names: list[str] = []
    for number, markup in enumerate(found):
        name = _layout_name(markup, names)
        names.append(name)
        own, fields = drops(markup), field_selectors(markup)
        doubts += [f"layout {name}: {doubt}" for doubt in _doubts_of(markup, own)]
        declared = {each.field: each.selector for each in fields}
        newest = markup.pages[0].date
        layout = Layout(
            name,
            body=markup.body,
            drop=tuple(drop.selector for drop in own),
            when=markup.when,
            until=f"{newest:%Y-%m}" if number and newest > datetime.min else None,
            title=declared.get("title"),
            standfirst=declared.get("standfirst"),
            byline=declared.get("byline"),
            published=declared.get("published"),
            judged=True,
        )
        evidence = f"{len(markup.pages)} of {total} pages; holds {min(markup.held):.0%} of the article or more"
        pages = tuple(page.page.name for page in markup.pages)
        yield DraftedLayout(layout, tuple(own), tuple(fields), evidence, pages)


def _doubts_of(markup: Markup, own: Sequence[Drop]) -> Iterator[str]:
    if re.search(r"[>+~] |^(article|main)$", markup.body):
        yield f"{markup.body} says where the body stands, as no name says what it is; look for a better selector"
    if markup.when:
        yield f"only {markup.when} tells its pages from the others"
    for page in markup.clashes:
        yield f"{markup.body} matches on {page.page.name} too, which is of another layout"
    if "class*=" in markup.body:
        yield f"{markup.body} is a part of a name whose end changes"
    if len(markup.pages) > 1 and (once := [drop.selector for drop in own if len(drop.pages) == 1]):
        yield f"dropped on the evidence of one page: {', '.join(once)}"
    lane = {page.article.lane for page in markup.pages}.pop()
    if lane.startswith("platform:") and all(page.article.lane == lane for page in markup.pages):
        platform = lane.removeprefix("platform:").partition("/")[0]
        yield f"the plugin for {platform} takes these pages already; perhaps none is needed"


def _layout_name(markup: Markup, taken: Sequence[str]) -> str:
    """Return the year of a markup's oldest page, or more of its date where another layout has that name."""
    oldest = min(page.date for page in markup.pages)
    base = f"{oldest:%Y}" if oldest > datetime.min else "undated"
    names = [base, f"{oldest:%Y-%m}" if oldest > datetime.min else base]
    names += [f"{names[-1]}-{number}" for number in range(2, len(taken) + 3)]
    return next(name for name in names if name not in taken)


def right_ones(
    publisher: Publisher, layouts: Sequence[DraftedLayout], seen: Sequence[PageEvidence], doubts: list[str]
) -> Iterator[DraftedLayout]:
    """Yield the layouts that keep on their pages what the lanes without a plugin keep there.

    Args:
        publisher: The publisher that has the layouts.
        layouts: The layouts.
        seen: All pages.
        doubts: What is wrong is added to these.
    """
    witness = Witness(publisher)
    by_name = {page.page.name: page for page in seen}
    for drafted in layouts:
        kept = []
        for name in drafted.pages:
            article = witness.clean(by_name[name].page)
            if article.lane == f"publisher:{publisher.name}/{drafted.layout.name}":
                said = squash(" ".join([article.text, *(entry.text for entry in article.fields)]))
                missing = [line for line in by_name[name].article_lines if line.block.squashed not in said]
                kept.append(1 - sum(line.size for line in missing) / by_name[name].size)
                if kept[-1] < _LEAST_KEPT:
                    lost = clip(missing[0].block.text)
                    doubts.append(f"{name}: the draft loses {1 - kept[-1]:.0%} of the text, such as {lost}")
            else:
                doubts.append(f"{name}: layout {drafted.layout.name} does not take it: {'; '.join(article.warnings)}")
                kept.append(0.0)
        if sum(kept) / len(kept) >= _LEAST_KEPT:
            yield drafted
        else:
            doubts.append(f"layout {drafted.layout.name} ({drafted.layout.body}) was left out: it loses too much")
