"""Are the plugins still right? Recent pages tell: which layouts match, what is lost, what noise slips through.

Each page is cleaned twice, by its site's plugin and without it. What only the generic lane keeps may be lost, and what
only the plugin keeps may be noise: neither lane is always right, but where they part, somebody should look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cleaner.bulk.pages import Page
from cleaner.document import read
from cleaner.metadata import stated_url
from cleaner.model import Article, InputError
from cleaner.pipeline import Cleaner
from cleaner.publisher import Layout
from cleaner.selecting import Finder
from cleaner.source_block import squash

MOST_DRIFT, MOST_LOST, MOST_NOISE = 0.2, 0.1, 0.05
"""Shares above which a plugin is unwell: of pages that no layout took; of text that is lost; of text that is noise."""
_FEW_PAGES = 3  # under which nothing is said of what repeats, or never matches
_REPEATED = 0.3  # of the pages: a line that so many keep is no article's
_EXAMPLES = 3
_CLIP = 80  # characters
_GUESSES = ("judge", "repeats")  # rules that know no site: a layout's author knew better
_PIECE = 20  # letters and digits; long enough to stand in a text only once
_SHORT = 12  # letters and digits; shorter lines are alike by chance


@dataclass(frozen=True, slots=True)
class PageHealth:
    """What one page showed.

    Attributes:
        name, url: Which page it is.
        lane: The lane that took it.
        fault: What the plugin's layout lacked, None where it took the page.
        lost: The share of the generic lane's text that the result lacks, 0 to 1.
        noise: The share of its own text that a rule takes for noise in the generic lane, 0 to 1.
        lost_lines, noise_lines: Examples of both.
    """

    name: str
    url: str | None
    lane: str
    fault: str | None
    lost: float
    noise: float
    lost_lines: tuple[str, ...] = ()
    noise_lines: tuple[str, ...] = ()


@dataclass(slots=True)
class SiteHealth:
    """What a site's pages showed.

    Attributes:
        name: The publisher's name, or the file of a site-config.
        pages: Its pages.
        matched: By layout and selector, the pages of that layout on which it matched.
        kept: The lines that results keep, with the titles of their articles.
    """

    name: str
    pages: list[PageHealth] = field(default_factory=list)
    matched: dict[str, Counter[str]] = field(default_factory=dict)
    kept: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, page: PageHealth, article: Article) -> None:
        """Take a page into account; of several copies of an article, what they keep counts once."""
        self.pages.append(page)
        if page.fault is None:
            for block in article.blocks:
                if len(squash(block.text)) >= _SHORT:
                    self.kept[block.text].add(article.title or page.name)

    def count(self, layout: Layout, finder: Finder) -> None:
        """Count which of a layout's selectors match on a page that it took."""
        counts = self.matched.setdefault(layout.name, Counter())
        for label, selector in _selectors(layout):
            counts[f"{label} {selector}"] += bool(finder.select(selector))

    @property
    def layouts(self) -> Counter[str]:
        """The pages by the layout that took them; ``-`` stands for none."""
        return Counter("-" if page.fault else page.lane.removeprefix(_layout_lane(self.name)) for page in self.pages)

    @property
    def drift(self) -> float:
        """The share of pages that the plugin could not take."""
        return sum(page.fault is not None for page in self.pages) / len(self.pages)

    @property
    def lost(self) -> float:
        """The mean share of text lost on the pages that it took."""
        return _mean(page.lost for page in self.pages if page.fault is None)

    @property
    def noise(self) -> float:
        """The mean share of noise on the pages that it took."""
        return _mean(page.noise for page in self.pages if page.fault is None)

    @property
    def idle(self) -> dict[str, list[str]]:
        """By layout, the selectors that matched on none of its pages; nothing is said of layouts with few."""
        layouts = self.layouts
        return {
            layout: idle
            for layout, counts in self.matched.items()
            if layouts[layout] >= _FEW_PAGES and (idle := [name for name, count in counts.items() if not count])
        }

    @property
    def repeated(self) -> list[tuple[str, int]]:
        """The lines that the results of many articles keep, with the number of articles."""
        least = max(_FEW_PAGES, _REPEATED * len(self.pages))
        counts = Counter({line: len(titles) for line, titles in self.kept.items()})
        return [(line, count) for line, count in counts.most_common() if count >= least]

    @property
    def complaints(self) -> list[str]:
        """What is wrong; empty where the plugin is well."""
        found = []
        if self.drift > MOST_DRIFT:
            faults = Counter(page.fault for page in self.pages if page.fault)
            found.append(f"no layout took {self.drift:.0%} of the pages: {faults.most_common(1)[0][0]}")
        if self.lost > MOST_LOST:
            found.append(f"{self.lost:.0%} of the text is lost against the generic lane{self._examples('lost_lines')}")
        if self.noise > MOST_NOISE:
            found.append(f"{self.noise:.0%} of the text looks like noise{self._examples('noise_lines')}")
        if self.repeated:
            line, count = self.repeated[0]
            lines = f"{len(self.repeated)} lines repeat, one" if len(self.repeated) > 1 else "a line repeats"
            found.append(f"{lines} on {count} pages: {_clip(line)!r}")
        for layout, idle in self.idle.items():
            if fields := [name for name in idle if name.startswith("title ")]:
                found.append(f"layout {layout}: nothing matches {', '.join(fields)}")
        return found

    def _examples(self, attribute: str) -> str:
        lines = [line for page in self.pages for line in getattr(page, attribute)[:1]][:_EXAMPLES]
        return f", such as {', '.join(repr(_clip(line)) for line in lines)}" if lines else ""

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as JSON's types."""
        return {
            "name": self.name,
            "well": not self.complaints,
            "complaints": self.complaints,
            "pages": len(self.pages),
            "layouts": dict(self.layouts),
            "drift": round(self.drift, 4),
            "lost": round(self.lost, 4),
            "noise": round(self.noise, 4),
            "idle_selectors": self.idle,
            "repeated_lines": [{"line": line, "pages": count} for line, count in self.repeated],
            "each_page": [
                {
                    "name": page.name,
                    "url": page.url,
                    "lane": page.lane,
                    "fault": page.fault,
                    "lost": round(page.lost, 4),
                    "noise": round(page.noise, 4),
                    "lost_lines": list(page.lost_lines),
                    "noise_lines": list(page.noise_lines),
                }
                for page in self.pages
            ],
        }


class Examination:
    """Examines pages one by one and keeps what they show of each site.

    Args:
        cleaner: The cleaner whose plugins are examined.

    Attributes:
        unknown: The pages of sites that have no plugin.
    """

    def __init__(self, cleaner: Cleaner) -> None:
        """Start with no page."""
        self._cleaner = cleaner
        self._generic = Cleaner(publishers=False)
        self._sites: dict[str, SiteHealth] = {}
        self.unknown = 0

    def add(self, page: Page) -> None:
        """Examine one page.

        Raises:
            InputError: It is none.
            PluginError: Its plugin is wrong.
        """
        tree = read(page.source).tree
        if tree is None:
            raise InputError("a text and no page: only a page's markup tells whether a plugin fits")
        url = page.url or stated_url(tree)
        publisher = self._cleaner.registry.for_url(url)
        rules = self._cleaner.site_configs.for_url(url) if self._cleaner.site_configs and url else None
        if publisher is None and rules is None:
            self.unknown += 1
            return
        article = self._cleaner.clean(page.source, url=url, kind="html")
        generic = self._generic.clean(page.source, url=url, kind="html")
        if publisher:
            took = not publisher.layouts or article.lane.startswith("publisher:")
            self._site(publisher.name).add(_page_health(page.name, publisher.name, article, generic, took), article)
            for layout in publisher.layouts:
                if article.lane == _layout_lane(publisher.name) + layout.name:
                    self._site(publisher.name).count(layout, Finder(tree))
        if rules and not article.lane.startswith("publisher:"):  # a publisher's layout leaves the file nothing to do
            took = not rules.of("body") or article.lane.startswith("site-config:")
            self._site(rules.file).add(_page_health(page.name, rules.file, article, generic, took), article)

    def _site(self, name: str) -> SiteHealth:
        return self._sites.setdefault(name, SiteHealth(name))

    def sites(self) -> list[SiteHealth]:
        """Return the sites that had pages, the unwell first, then by name."""
        return sorted(self._sites.values(), key=lambda site: (not site.complaints, site.name.casefold()))


def _selectors(layout: Layout) -> Iterable[tuple[str, str]]:
    yield from layout.field_selectors().items()
    yield from (("drop", selector) for selector in layout.drop)
    yield from (("keep", selector) for selector in layout.keep)


def _layout_lane(name: str) -> str:
    """Return what the lane of a publisher's layouts begins with."""
    return f"publisher:{name}/"


def _page_health(name: str, site: str, article: Article, generic: Article, took: bool) -> PageHealth:
    warnings = [text.removeprefix(f"{site}: ") for text in article.warnings if text.startswith(f"{site}: ")]
    fault = None if took else next(iter(warnings), "nothing was found")
    ours = _Lines(block.text for block in article.blocks)
    said = squash(" ".join(filter(None, [article.text, article.title, article.standfirst, *article.captions])))
    said += squash(" ".join(entry.text for entry in article.fields))
    theirs = _Lines(block.text for block in generic.blocks if block.kind in ("paragraph", "quote"))
    lost = [text for key, text in theirs.items() if not _is_told(key, said)]
    removed = _Lines(entry.text for entry in generic.removed if not entry.edit and entry.rule not in _GUESSES)
    noise = [text for key, text in ours.items() if key in removed and key not in theirs]
    return PageHealth(
        name,
        article.url,
        article.lane,
        fault,
        lost=_share(lost, theirs.values()),
        noise=_share(noise, ours.values()),
        lost_lines=tuple(lost[:_EXAMPLES]),
        noise_lines=tuple(noise[:_EXAMPLES]),
    )


def _is_told(key: str, said: str) -> bool:
    """Tell whether most of a line is in a text: a label inside it may rightly be gone."""
    pieces = [key[start : start + _PIECE] for start in range(0, len(key), _PIECE)]
    return 2 * sum(piece in said for piece in pieces) >= len(pieces)


class _Lines(dict[str, str]):
    """Lines by their letters and digits."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__((key, line) for line in lines if len(key := squash(line)) >= _SHORT)


def _share(part: Iterable[str], whole: Iterable[str]) -> float:
    return sum(map(len, part)) / max(1, sum(map(len, whole)))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _clip(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _CLIP else f"{line[: _CLIP - 1]}…"
