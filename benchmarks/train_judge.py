"""Train the judge's weights on folders of pages with references, cross-validated by site.

    python -m benchmarks.train_judge FOLDER... [--write]

Prints word F1 of the extractor's vote alone and of the judge on unseen sites, fold by fold; ``--write`` then trains on
all pages and writes ``cleaner/judge/weights.json``. Needs scikit-learn (``pip install --group train``).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from cleaner import Cleaner, Rule
from cleaner.draft import Draft
from cleaner.judge.features import facts
from cleaner.registry import host_of

from .data import Page, read_folder

WEIGHTS = Path(__file__).parent.parent / "cleaner" / "judge" / "weights.json"
FOLDS = 5
_TOKEN = re.compile(r"\w+")


@dataclass
class Sample:
    """One page's blocks: the facts, the words, and whether the reference holds them (None: it may)."""

    id: str
    host: str
    folder: str
    facts: list[list[str]]
    words: list[list[str]]
    labels: list[bool | None]
    reference: list[str]
    voted: list[bool]


def words(text: str) -> list[str]:
    """Return the lower-cased word tokens."""
    return _TOKEN.findall(text.lower())


def _trigrams(tokens: list[str]) -> set[tuple[str, ...]]:
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False))


def _share(tokens: list[str], trigrams: set[tuple[str, ...]], vocabulary: set[str]) -> float:
    own = list(zip(tokens, tokens[1:], tokens[2:], strict=False))
    if own:
        return sum(each in trigrams for each in own) / len(own)
    return float(bool(tokens) and all(token in vocabulary for token in tokens))


def sample(page: Page) -> Sample:
    """Run all rules but the judge on a page, and note what the judge would see."""
    seen: list[Draft] = []
    cleaner = Cleaner(publishers=False, platforms=False)
    cleaner.rules = (*(rule for rule in cleaner.rules if rule.name != "judge"), Rule("see", seen.append))
    cleaner.clean(page.html(), url=page.url or None, kind="html")
    reference = words(page.text or "")
    optional = [token for paragraph in page.optional for token in words(paragraph)]
    sure, maybe = _trigrams(reference), _trigrams(optional)
    found: dict[str, Any] = {"facts": [], "words": [], "labels": [], "voted": []}
    blocks = facts(seen[0]) if seen else []
    # A short line's words may stand in the reference by chance: it must stand there as a line, or as a run.
    whole = " " + " ".join(reference) + " "
    for block, said in blocks:
        own = words(block.text)
        if not own:
            continue
        share = _share(own, sure, set())
        label: bool | None = share > 0.6 if len(own) >= 3 else f" {' '.join(own)} " in whole
        if not label and len(own) >= 3 and _share(own, maybe, set()) > 0.6:
            label = None
        found["facts"].append(said)
        found["words"].append(own)
        found["labels"].append(label)
        found["voted"].append(block.voted)
    return Sample(page.id, host_of(page.url) or page.id, page.folder, reference=reference, **found)


def _f1(kept: Counter[str], reference: Counter[str]) -> float:
    common = sum((kept & reference).values())
    total = sum(kept.values()) + sum(reference.values())
    return 2 * common / total if total else 0.0


def score(each: Sample, keep: list[bool]) -> float:
    """Return the page's word F1 with these blocks kept; blocks that may stand in the reference do not count."""
    kept: Counter[str] = Counter()
    for own, label, chosen in zip(each.words, each.labels, keep, strict=True):
        if chosen and label is not None:
            kept.update(own)
    return _f1(kept, Counter(each.reference))


def fit(samples: list[Sample], strength: float, rare: int = 6) -> dict[str, float]:
    """Return the weights of a logistic model.

    Each folder weighs the same, and in it each page about the same; a block weighs by its words. Facts that fewer than
    ``rare`` pages show get no weight.
    """
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    pages_with: Counter[str] = Counter()
    for each in samples:
        pages_with.update({fact for said in each.facts for fact in said})
    known = {fact for fact, count in pages_with.items() if count >= rare}
    size = Counter(each.folder for each in samples)
    rows, labels, weigh = [], [], []
    for each in samples:
        total = sum(len(own) for own in each.words) or 1
        for said, own, label in zip(each.facts, each.words, each.labels, strict=True):
            if label is None:
                continue
            rows.append({fact: 1.0 for fact in said if fact in known})
            labels.append(label)
            weigh.append((min(len(own), 80) / max(total, 300)) ** 0.5 / size[each.folder])
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    weight = np.array(weigh)
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=400, solver="lbfgs")
    model.fit(matrix, np.array(labels), sample_weight=weight / weight.mean())
    return {
        str(name): round(float(value), 2)
        for name, value in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(value) >= 0.02
    }


def keep_by(table: dict[str, float], each: Sample, threshold: float = 0.0) -> list[bool]:
    """Return which blocks the weights keep."""
    return [sum(table.get(fact, 0.0) for fact in said) > threshold for said in each.facts]


def fold_of(host: str) -> int:
    """Return the fold of a site; all its pages fall into one."""
    return hashlib.md5(host.encode()).digest()[1] % FOLDS


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False))
@click.option("--strength", default=0.4, help="Inverse regularisation.", show_default=True)
@click.option("--write", is_flag=True, help="Train on all pages and write the weights.")
@click.option("--workers", default=2, show_default=True)
def main(folders: tuple[str, ...], strength: float, write: bool, workers: int) -> None:
    """Cross-validate the judge by site and, with --write, train it on everything."""
    pages = [page for folder in folders for page in read_folder(Path(folder)) if page.text]
    with ProcessPoolExecutor(workers) as pool:
        samples = [each for each in pool.map(sample, pages, chunksize=8) if each.facts]
    results: dict[str, list[tuple[float, float, float]]] = {}
    for fold in range(FOLDS):
        table = fit([each for each in samples if fold_of(each.host) != fold], strength)
        for each in samples:
            if fold_of(each.host) == fold:
                best = score(each, [label is not False for label in each.labels])
                results.setdefault(each.folder, []).append(
                    (score(each, each.voted), score(each, keep_by(table, each)), best)
                )
    for folder, rows in results.items():
        vote, judged, best = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        click.echo(f"{folder}: {len(rows)} pages, word F1 of the vote {vote:.4f}, judged {judged:.4f}, best {best:.4f}")
    if write:
        table = fit(samples, strength)
        ordered = dict(sorted(table.items(), key=lambda item: (-abs(item[1]), item[0])))
        WEIGHTS.write_text(json.dumps(ordered, ensure_ascii=False, indent=0) + "\n", "utf-8")
        click.echo(f"{len(ordered)} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
