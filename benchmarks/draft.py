"""Whether drafted plugins are any good: ``python -m benchmarks.draft FOLDER...``.

Of each site with two or more pages, each page is left out in turn: a plugin is drafted from the others, and cleans the
page that it has not seen. A draft that the page's markup does not fit has to fall through to the other lanes.
With ``--held-out`` the judge's weights never saw the site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from rich.table import Table

from cleaner.authoring.drafting import draft
from cleaner.authoring.drafting.evidence import Witness
from cleaner.bulk.readers import Page as Saved
from cleaner.model import Article, InputError

from . import command, scores
from .data import Page
from .held_out import option as held_out_option
from .held_out import weights_for

LEAST_F1 = 0.97
"""Mean word F1 that drafts should reach."""

SLACK, LEAST_SITES = 0.001, 0.9
"""Word F1 by which a draft may be worse than no plugin, and the share of sites on which it should be no worse."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One page that a draft had not seen.

    Attributes:
        site: Its host.
        page: Its name.
        drafted_from: The number of the other pages.
        lane: The lane that took it, with the draft.
        f1: Word F1 with the draft.
        without: The same without any publisher's plugin.
        error: Why nothing was drafted, if so; ``f1`` is that of no plugin then.
    """

    site: str
    page: str
    drafted_from: int
    lane: str
    f1: float
    without: float
    error: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether a drafted layout took the page."""
        return self.lane.startswith("publisher:")


def try_site(pages: Sequence[Page], held_out: Path | None = None) -> list[Trial]:
    """Leave out each page of a site in turn, draft a plugin from the others, and clean the page with it.

    Args:
        pages: The site's pages, with reference texts.
        held_out: A folder of weights, a file for every fold of sites that they were not trained on.
    """
    with weights_for(pages[0], held_out):
        return _try_each(pages)


def _try_each(pages: Sequence[Page]) -> list[Trial]:
    plain = Witness()
    saved = [Saved(page.id, page.html(), page.url or None) for page in pages]
    trials = []
    for number, page in enumerate(pages):
        others = saved[:number] + saved[number + 1 :]
        without, error = plain.clean(saved[number]), ""
        article = without
        try:
            article = Witness(draft(others, page.site).publisher).clean(saved[number])
        except InputError as raised:
            error = str(raised)
        f1 = (_f1(article, page), _f1(without, page))
        trials.append(Trial(page.site, page.id, len(others), article.lane, *f1, error))
    return trials


def _f1(article: Article, page: Page) -> float:
    assert page.text is not None
    return scores.word_counts(article.text, scores.with_optional(page.text, page.optional, article.text)).f1


def sites_of(pages: Sequence[Page]) -> list[list[Page]]:
    """Return the pages by site, those of sites with two or more."""
    sites: dict[str, list[Page]] = {}
    for page in pages:
        sites.setdefault(page.site, []).append(page)
    return [own for own in sites.values() if len(own) > 1]


def _difference(trials: Sequence[Trial]) -> float:
    return scores.mean([trial.f1 for trial in trials]) - scores.mean([trial.without for trial in trials])


def summary_lines(sites: Sequence[Sequence[Trial]]) -> list[str]:
    """Return what came of all sites, with what should have come."""
    trials = [trial for site in sites for trial in site]
    good = sum(_difference(site) >= -SLACK for site in sites)
    taken = sum(trial.is_taken for trial in trials)
    return [
        f"{len(trials)} pages of {len(sites)} sites, each by a draft from the site's other pages",
        f"word F1 {scores.mean([trial.f1 for trial in trials]):.4f} (should be {LEAST_F1} or more), "
        f"without a plugin {scores.mean([trial.without for trial in trials]):.4f}",
        f"no worse than without on {good} sites, {good / len(sites):.1%} (should be {LEAST_SITES:.0%} or more)",
        f"{taken} pages taken by a drafted layout, {len(trials) - taken} fell through to other lanes",
    ]


def worst_table(sites: Sequence[Sequence[Trial]], count: int) -> Table:
    """Return the pages of the sites on which drafts did worst against no plugin."""
    table = command.table(f"\nThe worst {count} sites", "page", "F1", "without", "difference", "drafted from", "lane")
    table.columns[-1].justify = "left"
    for site in sorted(sites, key=_difference)[:count]:
        table.add_row(f"[bold]{site[0].site}[/bold]", "", "", f"{_difference(site):+.4f}", "", "")
        for trial in site:
            figures = (f"{trial.f1:.4f}", f"{trial.without:.4f}", f"{trial.f1 - trial.without:+.4f}")
            table.add_row(f"  {trial.page}", *figures, str(trial.drafted_from), trial.error or trial.lane)
    return table


@click.command()
@command.folders_argument
@click.option("--worst", type=click.IntRange(min=0), default=10, show_default=True, help="List so many sites.")
@click.option("--site", "only", metavar="HOST", multiple=True, help="Only this site; may be given more than once.")
@held_out_option
@command.workers_option
def main(folders: tuple[Path, ...], worst: int, only: tuple[str, ...], held_out: Path | None, workers: int) -> None:
    """Draft a plugin for each site in FOLDERs from all but one of its pages, and measure it on that one."""
    pages = command.with_reference(command.load_pages(folders, None))
    sites = [site for site in sites_of(pages) if not only or site[0].site in only]
    if not sites:
        raise click.ClickException("no site has two pages with a reference text")
    trials = command.spread_work(partial(try_site, held_out=held_out), sites, workers, "Drafting")
    command.show(*summary_lines(trials))
    if worst:
        command.show(worst_table(trials, worst))


if __name__ == "__main__":
    main()
