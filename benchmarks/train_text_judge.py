"""Train the weights of the judge of text input: ``python -m benchmarks.train_text_judge FOLDER...``.

Learns from the samples of ``text_samples.py`` and writes ``cleaner/judge/text_weights.json``. With ``--held-out`` it
trains once more for every fold of sites, on the other folds alone, so that ``benchmarks.lift`` can show what weights
that never saw a page's site make of it. (The scores that the second look learns from are the first look's on sites
that it never saw.) Needs scikit-learn and the peers (``pip install --group train --group peers``).
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from cleaner.judge.line_keys import Key
from cleaner.judge.run_facts import run_keys
from cleaner.judge.text import WORD, facts_of

from . import command
from .text_samples import AS_ONE_LINE, REFERENCE, WITH_LABELS, Sample, samples_of, unchanged_samples
from .train_judge import FOLDS, fold_of

WEIGHTS = Path(__file__).parent.parent / "cleaner" / "judge" / "text_weights.json"
UNCHANGED = Path(__file__).parent.parent / "tests" / "unchanged"
# How much an extractor's output counts, and how much that of reference texts all is to be kept.
SHARES = {
    "trafilatura": 1.5, "resiliparse": 1.2, "html-text": 1.0, "beautifulsoup": 1.0, "readability": 0.7,
    "justext": 0.4, "goose3": 0.4, REFERENCE: 9.0, WITH_LABELS: 1.5,
}  # fmt: skip
FOLDERS = {"news-publishers": 1.0, "unchanged": 2.0}  # others count 0.6
RARE_FACT, RARE_WORD = 15, 25  # samples and sites that must show a fact or a word


class Table:
    """The facts and words of many lines as a sparse matrix, a row a line."""

    def __init__(self, rows: Iterable[tuple[Iterable[Key], Iterable[str]]], names: Iterable[str]) -> None:
        """Fill it with the facts and words that are named."""
        self.names = sorted(names)
        column = {name: number for number, name in enumerate(self.names)}
        columns_of: dict[Key, list[int]] = {}
        starts, columns, values = [0], array("i"), array("f")
        for keys, said in rows:
            for key in keys:
                found = columns_of.get(key)
                if found is None:
                    found = columns_of[key] = [column[fact] for fact in facts_of(key) if fact in column]
                columns.extend(found)
            values.extend([1.0] * (len(columns) - len(values)))
            columns.extend(column[word] for word in said if word in column)
            values.extend([WORD] * (len(columns) - len(values)))
            starts.append(len(columns))
        shape = (len(starts) - 1, len(self.names))
        self.matrix = sparse.csr_matrix((np.array(values), np.array(columns), np.array(starts)), shape=shape)


class Trainer:
    """Fits both looks of the judge on samples."""

    def __init__(self, samples: list[Sample], strength: float) -> None:
        """Count the facts and words, and prepare the first look."""
        self.samples, self.strength = samples, strength
        self.starts = np.cumsum([0, *(len(each.keys) for each in samples)])
        pages: Counter[str] = Counter()
        sites: dict[str, set[str]] = defaultdict(set)
        for each in samples:
            pages.update({fact for key in {key for keys in each.keys for key in keys} for fact in facts_of(key)})
            for word in {word for said in each.said for word in said}:
                sites[word].add(each.host)
        self.known = {fact for fact, count in pages.items() if count >= RARE_FACT}
        self.known |= {word for word, hosts in sites.items() if len(hosts) >= RARE_WORD}
        rows = ((keys, said) for each in samples for keys, said in zip(each.keys, each.said, strict=True))
        self.first = Table(rows, self.known)
        self.labels = np.array([label is True for each in samples for label in each.labels])
        self.weights = np.array([weight for each in samples for weight in _row_weights(each)])
        self.folds = np.repeat([fold_of(each.host) for each in samples], np.diff(self.starts))

    def fit(self, table: Table, fold: int | None = None) -> Any:
        """Return the coefficients of a logistic model of all rows, but those of the sites of a fold."""
        rows = np.flatnonzero((self.weights > 0) & (self.folds != fold))
        weights = self.weights[rows]
        model = LogisticRegression(C=self.strength, fit_intercept=False, max_iter=300)
        model.fit(table.matrix[rows], self.labels[rows], sample_weight=weights / weights.mean())
        return model.coef_[0]

    def unseen(self, coefficients: Sequence[Any]) -> Any:
        """Return every row's score in the first look by the fold's model, which never saw its site."""
        found = np.zeros(len(self.labels))
        for fold, own in enumerate(coefficients):
            found[self.folds == fold] = self.first.matrix[self.folds == fold] @ own
        return found

    def second_table(self, first_scores: Any) -> Table:
        """Return the rows of the second look."""
        around: list[list[Key]] = []
        for number, each in enumerate(self.samples):
            own = first_scores[self.starts[number] : self.starts[number + 1]].tolist()
            around += run_keys(own, each.words)
        more = {fact for key in {key for keys in around for key in keys} for fact in facts_of(key)}
        lines = ((keys, said) for each in self.samples for keys, said in zip(each.keys, each.said, strict=True))
        rows = ((keys + run, said) for (keys, said), run in zip(lines, around, strict=True))
        return Table(rows, self.known | more)


def _row_weights(each: Sample) -> Iterable[float]:
    """Weigh a page's lines by their words, so that pages count about the same."""
    lines = list(zip(each.words, each.labels, strict=True))
    total = max(200, sum(min(words, 80) for words, label in lines if label is not None))
    share = SHARES[each.system.removesuffix(AS_ONE_LINE)] * FOLDERS.get(each.folder, 0.6)
    for words, label in lines:
        yield 0.0 if label is None else share * (min(max(words, 1), 80) / total) ** 0.5


def write(file: Path, first: Table, first_weights: Any, second: Table, second_weights: Any, least: float) -> None:
    """Write both looks' weights, the heaviest first."""
    weights = {"first": _named(first, first_weights, least), "second": _named(second, second_weights, least)}
    file.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
    click.echo(f"{len(weights['first'])} + {len(weights['second'])} weights written to {file}")


def _named(table: Table, coefficients: Any, least: float) -> dict[str, float]:
    found = {name: round(float(value), 2) for name, value in zip(table.names, coefficients, strict=True)}
    kept = {name: value for name, value in found.items() if abs(value) >= least}
    return dict(sorted(kept.items(), key=lambda item: (-abs(item[1]), item[0])))


@click.command()
@command.folders_argument
@click.option("--strength", default=0.3, help="Inverse regularisation.", show_default=True)
@click.option("--least", default=0.15, help="Weights nearer to zero are left out.", show_default=True)
@click.option(
    "--held-out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file of weights a fold here too, for `benchmarks.lift --held-out`.",
)
@click.option("--cache", type=click.Path(file_okay=False, path_type=Path), help="Keep the extractors' outputs here.")
@command.sample_option("--sample")
@command.workers_option
def main(
    folders: tuple[Path, ...],
    strength: float,
    least: float,
    held_out: Path | None,
    cache: Path | None,
    sample: int | None,
    workers: int,
) -> None:
    """Train the judge of text input on the pages of each FOLDER that have a reference text."""
    systems = command.load_systems([system for system in SHARES if system not in (REFERENCE, WITH_LABELS)])
    pages = [page for page in command.load_pages(folders, sample) if page.text]
    job = partial(samples_of, systems=systems, cache=cache)
    samples = [each for found in command.spread_work(job, pages, workers, "Sampling") for each in found]
    samples += unchanged_samples(UNCHANGED)
    click.echo(f"{len(samples)} samples, {sum(len(each.keys) for each in samples):,} lines")
    trainer = Trainer(samples, strength)
    firsts = [trainer.fit(trainer.first, fold) for fold in command.watch(range(FOLDS), FOLDS, "First look")]
    second = trainer.second_table(trainer.unseen(firsts))
    if held_out:
        held_out.mkdir(parents=True, exist_ok=True)
        for fold, first in enumerate(firsts):
            write(held_out / f"{fold}.json", trainer.first, first, second, trainer.fit(second, fold), least)
    write(WEIGHTS, trainer.first, trainer.fit(trainer.first), second, trainer.fit(second), least)


if __name__ == "__main__":
    main()
