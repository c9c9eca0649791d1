"""Whether confidence can be trusted: ``python -m benchmarks.trust FOLDER...``.

The pages are cleaned without publishers' plugins. A result is *good* where its word F1 is 0.95 or more: of results with
a confidence of 0.9, nine in ten should be. A result is *bad* where it is less than 0.8: confidence should be low there.
With ``--held-out`` each page is judged, and its confidence weighed, by weights that never saw its site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from rich.table import Table

from . import charts, command, scores
from .charts import Bin
from .data import Page
from .held_out import option as held_out_option
from .held_out import weights_for
from .ours import NO_PUBLISHERS, cleaner_of

GOOD, BAD = 0.95, 0.8
"""Word F1 from which a result is good, and below which it is bad."""

BINS = 10
_ALL = "all folders"
_SYSTEM = NO_PUBLISHERS


@dataclass(frozen=True, slots=True)
class Trial:
    """One page's confidence, and the word F1 that it is about; a page that raised has 0 of both."""

    folder: str
    page: str
    confidence: float
    f1: float
    error: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the result is as it should be."""
        return self.f1 >= GOOD

    @property
    def is_bad(self) -> bool:
        """Whether the result is one that a user has to be warned of."""
        return self.f1 < BAD


def try_page(page: Page, held_out: Path | None = None) -> Trial:
    """Clean a page that has a reference text, and score the result.

    Args:
        page: The page.
        held_out: A folder of weights, a file for every fold of sites that they were not trained on.
    """
    try:
        with weights_for(page, held_out):
            article = cleaner_of(_SYSTEM).clean(page.html(), url=page.url or None, kind="html")
    except Exception as raised:  # one page that fails must not hide the others
        return Trial(page.folder, page.id, 0.0, 0.0, f"{type(raised).__name__}: {raised}")
    reference = scores.with_optional(page.text or "", page.optional, article.text)
    return Trial(page.folder, page.id, article.confidence, scores.word_counts(article.text, reference).f1)


def bins_of(trials: Sequence[Trial]) -> dict[int, Bin]:
    """Return those of ten bins of equal width that hold a page, by number; a confidence of 1 is in the last."""
    held: dict[int, list[Trial]] = {}
    for trial in sorted(trials, key=lambda trial: trial.confidence):
        held.setdefault(min(int(trial.confidence * BINS), BINS - 1), []).append(trial)
    return {number: _bin(some) for number, some in held.items()}


def _bin(trials: Sequence[Trial]) -> Bin:
    confidence = scores.mean([trial.confidence for trial in trials])
    return Bin(len(trials), confidence, scores.mean([trial.is_good for trial in trials]))


def calibration_error(trials: Sequence[Trial]) -> float:
    """Return the expected calibration error, 0 to 1.

    It is the mean distance between confidence and the share of good results over the bins, weighted by their pages.
    """
    distances = sum(each.count * abs(each.confidence - each.good) for each in bins_of(trials).values())
    return distances / len(trials) if trials else 0.0


def auc(trials: Sequence[Trial]) -> float | None:
    """Return the area under the ROC curve of low confidence finding bad results; None without bad or other results.

    It is the chance that a bad result has a lower confidence than one that is not; equal ones count half.
    """
    bad = Counter(trial.confidence for trial in trials if trial.is_bad)
    other = Counter(trial.confidence for trial in trials if not trial.is_bad)
    if not bad or not other:
        return None
    wins = sum(
        count * others * (1.0 if low < high else 0.5 if low == high else 0.0)
        for low, count in bad.items()
        for high, others in other.items()
    )
    return wins / (bad.total() * other.total())


def bin_table(groups: dict[str, list[Trial]]) -> Table:
    """Return the table: a section a folder, a row a bin."""
    table = command.table("", "confidence", "pages", "mean\nconfidence", "good\n%", "distance\n%")
    rows = {
        (folder, f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"): each
        for folder, trials in groups.items()
        for number, each in bins_of(trials).items()
    }
    for name, row in command.by_folder(table, rows):
        distance = 100 * (row.good - row.confidence)
        table.add_row(f"  {name}", str(row.count), f"{row.confidence:.3f}", f"{100 * row.good:.1f}", f"{distance:+.1f}")
    return table


def summary_table(groups: dict[str, list[Trial]]) -> Table:
    """Return the table: a row a folder."""
    table = command.table("", "", "pages", "good\n%", "bad\n%", "mean\nconfidence", "calibration\nerror", "AUC of\nbad")
    for folder, trials in groups.items():
        area = auc(trials)
        table.add_row(
            folder,
            str(len(trials)),
            f"{100 * scores.mean([trial.is_good for trial in trials]):.1f}",
            f"{100 * scores.mean([trial.is_bad for trial in trials]):.1f}",
            f"{scores.mean([trial.confidence for trial in trials]):.3f}",
            f"{calibration_error(trials):.3f}",
            "-" if area is None else f"{area:.3f}",
        )
    return table


def show(trials: Sequence[Trial]) -> dict[str, list[Trial]]:
    """Print the tables and the errors; return the trials by folder, and of all folders where there are several."""
    groups: dict[str, list[Trial]] = {}
    for trial in trials:
        groups.setdefault(trial.folder, []).append(trial)
    if len(groups) > 1:
        groups[_ALL] = list(trials)
    command.show(bin_table(groups), "", summary_table(groups))
    for trial in trials:
        if trial.error:
            click.echo(f"error: {trial.folder}/{trial.page}: {command.shorten(trial.error)}", err=True)
    return groups


@click.command()
@command.folders_argument
@command.sample_option("--sample")
@command.workers_option
@held_out_option
@click.option(
    "--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw a PNG or SVG, or both without a suffix."
)
def main(folders: tuple[Path, ...], sample: int | None, workers: int, held_out: Path | None, plot: Path | None) -> None:
    """Compare the confidence of our results on the pages of each FOLDER to how right they are."""
    try:
        files = charts.chart_files(plot) if plot else []
    except charts.ChartError as error:
        raise click.ClickException(str(error)) from error
    command.load_systems([_SYSTEM])
    pages = command.with_reference(command.load_pages(folders, sample))
    trials = command.spread_work(partial(try_page, held_out=held_out), pages, workers, "Cleaning")
    groups = show(trials)
    if files:
        panels = {folder: list(bins_of(some).values()) for folder, some in groups.items()}
        charts.reliability_chart(files, panels, f"share with word F1 ≥ {GOOD}")


if __name__ == "__main__":
    main()
