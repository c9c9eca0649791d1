"""Train the weights of confidence on folders of pages with references, cross-validated by site.

    python -m benchmarks.train_confidence FOLDER... [--write] [--held-out FOLDER]

The judge was trained on such pages, and on them it is surer and more often right than on others. So its weights are
trained anew for each fold of sites, without it; the pages of the fold are cleaned with these, and confidence learns
from the results. Prints the tables of ``benchmarks.trust`` for pages that neither the judge nor confidence has seen;
``--write`` then trains on all results and writes ``cleaner/confidence.json``. Needs scikit-learn
(``pip install --group train``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import click

from cleaner import verdict
from cleaner.draft import Draft
from cleaner.model import Status
from cleaner.source_block import SourceBlock
from cleaner.verdict import ALWAYS, Signals, likelihood

from . import command
from .data import Page
from .held_out import weighed_by
from .held_out import write as write_held_out
from .ours import NO_PUBLISHERS
from .page_samples import samples
from .train_judge import Looks, fold_of, train_folds
from .trust import Trial, show, try_page

WEIGHTS = Path(__file__).parent.parent / "cleaner" / "confidence.json"
_FEWEST = 10  # results; a signal that fewer show gets no weight

Table = dict[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """A page's result by a judge that has not seen its site.

    Attributes:
        fold: The fold of the site.
        trial: The result's word F1, and its confidence by the present weights.
        said: Its signals; None where it has none, as its confidence is no matter of weights.
    """

    fold: int
    trial: Trial
    said: Signals | None


def result_of(job: tuple[Page, Looks]) -> Result:
    """Clean a page by these weights of the judge, and score it."""
    page, looks = job
    seen: list[Signals] = []
    signals = verdict.signals

    def listen(draft: Draft, body: list[SourceBlock], lane: str, status: Status) -> Signals:
        seen.append(signals(draft, body, lane, status))
        return seen[-1]

    with weighed_by(looks), patch("cleaner.verdict.signals", listen):
        trial = try_page(page)
    return Result(fold_of(page.site), trial, seen[-1] if seen else None)


def fit(results: Sequence[Result], strength: float) -> Table:
    """Return the weights of a logistic model of the results' signals, the heaviest first.

    A folder of four times the pages weighs twice as much: sites of its kind are more, but not all there are.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = [(result.said, result.trial) for result in results if result.said]
    size = Counter(trial.folder for _, trial in rows)
    shown = Counter(name for said, _ in rows for name, value in said.items() if value > 0)
    known = sorted(name for name, count in shown.items() if name != ALWAYS and count >= _FEWEST)
    matrix = np.array([[said.get(name, 0.0) for name in known] for said, _ in rows])
    model = LogisticRegression(C=strength, max_iter=1000, tol=1e-6)
    worth = np.array([size[trial.folder] ** -0.5 for _, trial in rows])
    model.fit(matrix, np.array([trial.is_good for _, trial in rows]), sample_weight=worth / worth.mean())
    found = {ALWAYS: model.intercept_[0], **dict(zip(known, model.coef_[0], strict=True))}
    return {name: round(float(found[name]), 2) for name in sorted(found, key=lambda name: -abs(found[name]))}


def fit_folds(results: Sequence[Result], strength: float) -> dict[int, Table]:
    """Return the weights for each fold, trained on the results of the others."""
    folds = sorted({result.fold for result in results})
    return {fold: fit([each for each in results if each.fold != fold], strength) for fold in folds}


def cross_validated(results: Sequence[Result], tables: dict[int, Table]) -> list[Trial]:
    """Return the trials with the confidence that the weights of each one's fold give it."""
    return [
        replace(each.trial, confidence=likelihood(each.said, tables[each.fold]) if each.said else 0.0)
        for each in results
    ]


@click.command()
@command.folders_argument
@command.workers_option
@click.option("--strength", default=2.0, help="Inverse regularisation.", show_default=True)
@click.option("--judge-strength", default=0.4, help="The judge's, as in train_judge.", show_default=True)
@click.option("--write", "to_write", is_flag=True, help="Train on all results and write the weights.")
@click.option(
    "--held-out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the weights that never saw a fold's sites here, a file a fold, for benchmarks.trust.",
)
def main(
    folders: tuple[Path, ...],
    workers: int,
    strength: float,
    judge_strength: float,
    to_write: bool,
    held_out: Path | None,
) -> None:
    """Cross-validate confidence by site and, with --write, train it on everything.

    Folders that hold only marks serve to train the judge.
    """
    command.load_systems([NO_PUBLISHERS])
    pages = command.load_pages(folders, None)
    found = command.spread_work(samples, pages, workers, "Sampling")
    looks = train_folds([each for several in found for each in several], judge_strength)
    jobs = [(page, looks[fold_of(page.site)]) for page in command.with_reference(pages)]
    results = command.spread_work(result_of, jobs, workers, "Cleaning")
    tables = fit_folds(results, strength)
    show(cross_validated(results, tables))
    if held_out:
        for fold, table in tables.items():
            write_held_out(held_out, fold, looks[fold], table)
        click.echo(f"weights of {len(tables)} folds written to {held_out}")
    if to_write:
        table = fit(results, strength)
        WEIGHTS.write_text(json.dumps(table, indent=0) + "\n", "utf-8")
        click.echo(f"{len(table)} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
