"""Is a plugin right? Its golden cases tell, and whether they show all that it declares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cleaner.document import read
from cleaner.model import Article, InputError
from cleaner.pipeline import Cleaner
from cleaner.publisher import Layout, PluginError, Site
from cleaner.registry import Registry
from cleaner.rules.site_noise import declared_phrase
from cleaner.selecting import Finder

from .golden import Case, Difference, GoldenError


@dataclass(frozen=True)
class Outcome:
    """What became of one golden case.

    Attributes:
        case: The case.
        article: What cleaning gives.
    """

    case: Case
    article: Article

    @cached_property
    def tree(self) -> Any:
        """The page, parsed; None for a text."""
        return read(self.case.source, "html").tree if self.case.is_html else None


class Contract:
    """What a publisher or platform owes: golden cases that use all that it declares.

    Args:
        site: The publisher or platform.
        outcomes: Its cases.
    """

    def __init__(self, site: Site, outcomes: Iterable[Outcome]) -> None:
        """Keep both."""
        self._site = site
        self._outcomes = list(outcomes)

    def _lane(self, layout: Layout) -> str:
        return f"{type(self._site).__name__.lower()}:{self._site.name}/{layout.name}"

    def _pages(self, layout: Layout) -> list[Finder]:
        lane = self._lane(layout)
        return [Finder(one.tree) for one in self._outcomes if one.case.is_html and one.article.lane == lane]

    @property
    def lacks_page(self) -> bool:
        """True where no case is a page."""
        return not any(outcome.case.is_html for outcome in self._outcomes)

    @property
    def undescribed(self) -> list[str]:
        """The cases that do not say what they show."""
        return [outcome.case.name for outcome in self._outcomes if not outcome.case.settings.get("shows")]

    @property
    def layouts_without_page(self) -> list[str]:
        """The layouts by which no page comes out."""
        lanes = {outcome.article.lane for outcome in self._outcomes}
        return [layout.name for layout in self._site.layouts if self._lane(layout) not in lanes]

    @property
    def idle_selectors(self) -> list[str]:
        """The selectors to drop or keep that match nothing in any page; one that layouts share is shown once."""
        wanted = dict.fromkeys(selector for layout in self._site.layouts for selector in (*layout.drop, *layout.keep))
        return [selector for selector in wanted if self._is_idle(selector)]

    def _is_idle(self, selector: str) -> bool:
        # What ``rework`` makes of a body is not in the page.
        layouts = [one for one in self._site.layouts if selector in (*one.drop, *one.keep) and one.rework is None]
        pages = [(page, layout) for layout in layouts for page in self._pages(layout)]
        roots = [root for page, layout in pages for root in page.select(layout.body)]
        return bool(pages) and not any(Finder(root).select(selector) for root in roots)

    @property
    def idle_fields(self) -> list[tuple[str, str, str]]:
        """The selectors of fields that match nothing in any page of their layout: layout, field, selector."""
        return [
            (layout.name, name, selector)
            for layout in self._site.layouts
            for name, selector in layout.field_selectors().items()
            if not any(page.select(selector) for page in self._pages(layout))
        ]

    @property
    def idle_noise(self) -> list[str]:
        """The noise phrases that take nothing in any case."""
        taken = [removal.text for outcome in self._outcomes for removal in outcome.article.removed]
        return [phrase for phrase in self._site.noise if not any(declared_phrase((phrase,), text) for text in taken)]

    def complaints(self) -> Iterator[str]:
        """Yield what is not kept, a line each."""
        if self.lacks_page:
            yield "no golden case is a page"
            return
        yield from (f"{name}: case.toml does not say what the case shows" for name in self.undescribed)
        missing = self.layouts_without_page
        yield from (f"no golden page comes out by the layout {name!r}" for name in missing)
        yield from (f"nothing matches {selector!r} in any golden page" for selector in self.idle_selectors)
        for layout, name, selector in self.idle_fields:
            if layout not in missing:
                yield f"nothing matches the {name} {selector!r} of the layout {layout!r} in any golden page"
        yield from (f"the noise {phrase!r} takes nothing in any golden case" for phrase in self.idle_noise)


@dataclass(slots=True)
class CaseReport:
    """How a golden case did.

    Attributes:
        case: The case.
        faults: What is wrong, a line each: snippets, or that the case can't be used.
        differences: The expected files that are not what cleaning gives.
        outcome: What it gave; None where the case can't be used.
    """

    case: Case
    faults: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    outcome: Outcome | None = None

    @property
    def ok(self) -> bool:
        """True where the case is green."""
        return not (self.faults or self.differences)


@dataclass(slots=True)
class PluginReport:
    """How a plugin did.

    Attributes:
        name: The folder of its golden cases, or the site's name where it has none.
        cases: Its cases.
        complaints: What its sites declare and no case shows, by site.
    """

    name: str
    cases: list[CaseReport] = field(default_factory=list)
    complaints: dict[str, list[str]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True where all is green."""
        return all(case.ok for case in self.cases) and not any(self.complaints.values())

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as JSON's types."""
        return {
            "plugin": self.name,
            "ok": self.ok,
            "cases": [
                {
                    "case": report.case.name,
                    "ok": report.ok,
                    "faults": report.faults,
                    "differences": [
                        {"file": str(one.file), "missing": one.missing, "lines": list(one.lines)}
                        for one in report.differences
                    ],
                }
                for report in self.cases
            ],
            "complaints": self.complaints,
        }


def check_case(case: Case, cleaner: Cleaner | None = None) -> CaseReport:
    """Return how a case does; never fails.

    Args:
        case: The case.
        cleaner: As for :meth:`Case.clean`.
    """
    report = CaseReport(case)
    try:
        article = case.clean(cleaner)
        report.outcome = Outcome(case, article)
        report.faults, report.differences = case.faults(article), case.differences(article)
    except (GoldenError, PluginError) as error:
        report.faults.append(str(error))
    return report


def reports_of(reports: Iterable[CaseReport], registry: Registry, owed: Collection[Site] = ()) -> list[PluginReport]:
    """Return how plugins did, by name: cases by their folders, each site's contract with most of its cases.

    Args:
        reports: How their cases did.
        registry: Knows the sites.
        owed: Sites that have to have cases.
    """
    plugins: dict[str, PluginReport] = {}
    of_site: dict[Site, list[Outcome]] = {site: [] for site in owed}
    for report in reports:
        plugins.setdefault(report.case.plugin, PluginReport(report.case.plugin)).cases.append(report)
        if report.outcome and (site := site_of(report.outcome, registry)):
            of_site.setdefault(site, []).append(report.outcome)
    for site, outcomes in of_site.items():
        name = _most_common([outcome.case.plugin for outcome in outcomes]) or site.name
        plugin = plugins.setdefault(name, PluginReport(name))
        plugin.complaints[site.name] = list(Contract(site, outcomes).complaints())
    return [plugins[name] for name in sorted(plugins)]


def site_of(outcome: Outcome, registry: Registry) -> Site | None:
    """Return whose golden case it is: the publisher that it names, or the platform that took it."""
    settings = outcome.case.settings
    if named := settings.get("publisher"):
        try:
            return registry.find(named)
        except InputError:
            return None
    if publisher := registry.for_url(settings.get("url")):
        return publisher
    lane = outcome.article.lane
    return next((one for one in registry.platforms if lane.startswith(f"platform:{one.name}/")), None)


def _most_common(names: Sequence[str]) -> str | None:
    return max(names, key=names.count, default=None)
