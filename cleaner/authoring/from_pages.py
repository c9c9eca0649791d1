"""A new plugin out of saved pages: its module is drafted, and some of the pages, frozen, are its golden cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cleaner.bulk.pages import Page
from cleaner.document import read
from cleaner.hosts import host_of
from cleaner.metadata import stated_url
from cleaner.model import Article, InputError
from cleaner.pipeline import Cleaner

from .check import Contract, Outcome
from .drafting import Drafted, draft
from .freezing import freeze
from .golden import PAGE, SETTINGS, Case
from .scaffold import NewCase, NewPlugin

_GUESSES = ("judge", "second-look")  # rules whose name says nothing of a page
_MOST_CASES = 4  # of a layout: each has to be read
_PAGES_TRIED = 20  # of a layout


def plugin_from_pages(
    host: str, pages: Iterable[Page], name: str | None = None, watch: Callable[[Sequence[Page]], Iterable[Page]] = iter
) -> tuple[NewPlugin, tuple[str, ...]]:
    """Draft a plugin and make its golden cases.

    Args:
        host: As :func:`scaffold.checked_host` returns it.
        pages: Saved pages of the site.
        name: The site's name; default: what the pages say, or the host.
        watch: Gets the pages and yields them again as they are worked on: a progress bar, say.

    Returns:
        The plugin, and what a person should look at, a line each.

    Raises:
        InputError: The pages are of another site, or none of them holds an article that a layout could be drafted from.
    """
    given = list(pages)
    _refuse_other_sites(given, host)
    drafted = draft(given, host, name, watch)
    if not drafted.layouts:
        raise InputError("; ".join(["no layout could be drafted from these pages", *drafted.doubts]))
    with TemporaryDirectory() as folder:
        chosen = _Chosen(drafted, host, given, Path(folder))
        plugin = NewPlugin(host, drafted.publisher.name, drafted.source, tuple(chosen.cases()))
        return plugin, (*drafted.doubts, *chosen.idle())


def _refuse_other_sites(pages: Iterable[Page], host: str) -> None:
    said: dict[str, str] = {}
    for page in pages:
        found = host_of(_address(page))
        if found and found != host and not found.endswith(f".{host}"):
            said.setdefault(found, page.name)
    if said:
        sites = ", ".join(f"{found} ({page})" for found, page in said.items())
        raise InputError(
            f"not all pages are of {host}; some say that they are of {sites}: leave these out, "
            "or give their addresses in JSON Lines (html and url)"
        )


def _address(page: Page) -> str:
    """Return the address that is known of a page, or that it says; empty without one."""
    if page.url:
        return page.url
    try:
        tree = read(page.source, "html").tree
    except InputError:  # the draft says so
        return ""
    return (stated_url(tree) if tree is not None else None) or ""


class _Chosen:
    """Chooses pages: one of each layout, and others that show something of the plugin that those before do not."""

    def __init__(self, drafted: Drafted, host: str, pages: Sequence[Page], folder: Path) -> None:
        self._drafted, self._host, self._folder = drafted, host, folder
        self._pages = {page.name: page for page in pages}
        module = folder / "drafted.py"
        module.write_text(drafted.source, "utf-8")
        self._cleaner = Cleaner([module])  # of all that is installed too, as it will be
        self._outcomes: list[Outcome] = []

    def cases(self) -> Iterator[NewCase]:
        """Yield the cases, the newest layout's first."""
        for drafted in self._drafted.layouts:
            layout, taken = drafted.layout.name, 0
            for page in drafted.pages[:_PAGES_TRIED]:
                if taken and (taken == _MOST_CASES or not self.idle()):
                    break
                case = self._frozen(self._pages[page], f"{layout}-page-{taken + 1}" if taken else layout, layout)
                if case is not None:
                    taken += 1
                    yield case

    def idle(self, outcomes: Sequence[Outcome] | None = None) -> list[str]:
        """Return what the plugin declares and no case shows, a line each."""
        shown = self._outcomes if outcomes is None else outcomes
        return list(Contract(self._drafted.publisher, shown).complaints())

    def _frozen(self, page: Page, name: str, layout: str) -> NewCase | None:
        """Return a page as a case; None where it shows nothing new."""
        said = _address(page)
        url = said if host_of(said) else f"https://{self._host}/"  # a link without a host is none
        real = self._cleaner.clean(page.source, url=url, kind="html")
        try:
            frozen = freeze(page.source, self._cleaner, url)
        except InputError:
            return None
        seen = real.published.date() if real.published else None
        new = NewCase(name, frozen.url or f"https://{self._host}/", _shows(real, layout), frozen.html, seen)
        outcome = self._outcome(new)
        if not outcome.article.lane.endswith(f"/{layout}"):
            return None
        if name != layout and len(self.idle([*self._outcomes, outcome])) >= len(self.idle()):
            return None
        self._outcomes.append(outcome)
        return new

    def _outcome(self, new: NewCase) -> Outcome:
        """Return what becomes of a case that is not written to where it will be."""
        case = Case(self._folder / "golden" / new.name)
        case.folder.mkdir(parents=True, exist_ok=True)
        (case.folder / PAGE).write_text(new.page, "utf-8")
        (case.folder / SETTINGS).write_text(new.settings, "utf-8")
        return Outcome(case, case.clean(self._cleaner))


def _shows(article: Article, layout: str) -> str:
    """Return what can be said of a page without reading it: what a plugin and rules took out."""
    rules = [rule for rule in dict.fromkeys(removal.rule for removal in article.removed) if rule not in _GUESSES]
    return f"layout {layout}" + (f", and what {', '.join(rules)} remove" if rules else "")
