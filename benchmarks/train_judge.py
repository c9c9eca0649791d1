"""Train the judge's weights on folders of pages with references, cross-validated by site.

    python -m benchmarks.train_judge FOLDER... [--write]

Prints word F1 (or marks F1) of the extractor alone and of the two looks on unseen sites; ``--write`` then
trains on all pages and writes ``cleaner/judge/weights.json``. Needs scikit-learn (``pip install --group train``).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import reduce
from operator import add
from pathlib import Path

import click

from cleaner.judge import BAR, Weights, weigh
from cleaner.judge.around import around_facts, settle

from .data import read_folder
from .page_samples import Sample, mark_counts, samples, word_counts
from .scores import mean

WEIGHTS = Path(__file__).parent.parent / "cleaner" / "judge" / "weights.json"
FOLDS = 5
_RARE = 6  # facts that fewer pages show get no weight
_LEAST = 0.02  # smaller weights are left out
_MARKED = 0.6  # what a folder that has only marks weighs, where the others weigh 1

Looks = tuple[Weights, Weights]


def fold_of(host: str) -> int:
    """Return the fold of a site; all its pages fall into one."""
    return hashlib.md5(host.encode()).digest()[1] % FOLDS


def fit(samples: Sequence[Sample], strength: float) -> Weights:
    """Return the weights of a logistic model of the samples' facts.

    Each folder weighs the same, and in it each page about the same; a block weighs by its words.
    """
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    pages_with: Counter[str] = Counter()
    for each in samples:
        pages_with.update({fact for said in each.facts for fact in said})
    known = {fact for fact, count in pages_with.items() if count >= _RARE}
    size = Counter(each.folder for each in samples)
    rows, labels, weights = [], [], []
    for each in samples:
        total = sum(len(own) for own in each.words) or 1
        worth = (_MARKED if each.reference is None else 1.0) / size[each.folder]
        for said, own, label, judged in zip(each.facts, each.words, each.labels, each.judged, strict=True):
            if judged and label is not None:
                rows.append({fact: 1.0 for fact in said if fact in known})
                labels.append(label)
                weights.append((min(len(own), 80) / max(total, 300)) ** 0.5 * worth)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    weight = np.array(weights)
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=400, solver="lbfgs")
    model.fit(matrix, np.array(labels), sample_weight=weight / weight.mean())
    return {
        str(name): round(float(value), 2)
        for name, value in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(value) >= _LEAST
    }


def scores(table: Weights, each: Sample) -> list[float]:
    """Return each block's score."""
    return [weigh(table, said) for said in each.facts]


def second_looks(samples: Sequence[Sample], first: Callable[[Sample], Weights]) -> list[Sample]:
    """Return the samples with the facts of the second look; ``first`` gives the weights for each one's first look."""
    looks = []
    for each in samples:
        around = around_facts(each.places, scores(first(each), each))
        looks.append(replace(each, facts=[said + more for said, more in zip(each.facts, around, strict=True)]))
    return looks


def train_folds(samples: Sequence[Sample], strength: float) -> list[Looks]:
    """Return the weights for each fold, trained on the pages of the others.

    The second look learns from scores that the first gave to pages that it was not trained on.
    """
    folds = range(FOLDS)
    firsts = [fit([each for each in samples if fold_of(each.host) != fold], strength) for fold in folds]
    looks = second_looks(samples, lambda each: firsts[fold_of(each.host)])
    seconds = [fit([each for each in looks if fold_of(each.host) != fold], strength) for fold in folds]
    return list(zip(firsts, seconds, strict=True))


def train(samples: Sequence[Sample], folds: Sequence[Looks], strength: float) -> Looks:
    """Return the weights trained on all pages."""
    looks = second_looks(samples, lambda each: folds[fold_of(each.host)][0])
    return fit(samples, strength), fit(looks, strength)


def keep_by(looks: Looks, samples: Sequence[Sample]) -> list[list[bool]]:
    """Return which blocks of each sample the judge keeps."""
    seconds = second_looks(samples, lambda each: looks[0])
    return [
        [
            score >= BAR or not judged
            for score, judged in zip(settle(each.places, scores(looks[1], each)), each.judged, strict=True)
        ]
        for each in seconds
    ]


def report(samples: Sequence[Sample], folds: Sequence[Looks]) -> list[str]:
    """Return lines for each folder: the scores of the vote, of each look and of the best choice, on unseen sites."""
    samples = [each for each in samples if each.shown]
    chosen: dict[int, list[list[bool]]] = {}
    for fold, looks in enumerate(folds):
        own = [each for each in samples if fold_of(each.host) == fold]
        for each, second in zip(own, keep_by(looks, own), strict=True):
            first = [score >= 0 for score in scores(looks[0], each)]
            chosen[id(each)] = [each.voted, first, second, [label is not False for label in each.labels]]
    lines = []
    for folder in dict.fromkeys(each.folder for each in samples):
        own = [each for each in samples if each.folder == folder]
        lines.append(f"{folder}, {len(own)} pages")
        for choice, name in enumerate(("vote", "first look", "second look", "best choice")):
            count = mark_counts if own[0].reference is None else word_counts
            counts = [count(each, chosen[id(each)][choice]) for each in own]
            if own[0].reference is None:
                figures = f"marks F1 {reduce(add, counts).f1:.4f}"
            else:
                f1, noise, lost = (mean([getattr(each, name) for each in counts]) for name in ("f1", "noise", "lost"))
                figures = f"word F1 {f1:.4f}, noise {100 * noise:.1f} %, lost {100 * lost:.1f} %"
            lines.append(f"  {name}: {figures}")
    return lines


def write(looks: Looks) -> None:
    """Write the weights, the heaviest first."""
    first, second = (dict(sorted(table.items(), key=lambda item: (-abs(item[1]), item[0]))) for table in looks)
    content = {"first": first, "second": second}
    WEIGHTS.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", "utf-8")


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False))
@click.option("--strength", default=0.4, help="Inverse regularisation.", show_default=True)
@click.option("--write", "to_write", is_flag=True, help="Train on all pages and write the weights.")
@click.option("--workers", default=2, show_default=True)
def main(folders: tuple[str, ...], strength: float, to_write: bool, workers: int) -> None:
    """Cross-validate the judge by site and, with --write, train it on everything."""
    pages = [page for folder in folders for page in read_folder(Path(folder))]
    with ProcessPoolExecutor(workers) as pool:
        found = [each for several in pool.map(samples, pages, chunksize=8) for each in several]
    folds = train_folds(found, strength)
    for line in report(found, folds):
        click.echo(line)
    if to_write:
        looks = train(found, folds, strength)
        write(looks)
        click.echo(f"{len(looks[0])} and {len(looks[1])} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
