"""How right the text is: ``python -m benchmarks.accuracy FOLDER...``."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial, reduce
from importlib.metadata import PackageNotFoundError, version
from operator import add
from pathlib import Path
from statistics import median

import click
from rich.table import Table

from . import command, scores
from .data import Page
from .scores import Counts
from .systems import DISTRIBUTIONS, OURS, TRAFILATURA, extractor

_NOTHING = Counts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What one system made of one page; ``words`` and ``shingles`` are None without a reference text."""

    folder: str
    page: str
    system: str
    words: Counts | None
    shingles: Counts | None
    marks: Counts
    ms: float
    error: str = ""

    @property
    def score(self) -> float:
        """The page's word F1, or its marks F1 where there is no reference text."""
        return self.words.f1 if self.words else self.marks.f1


@dataclass(frozen=True, slots=True)
class Summary:
    """One system's scores on one folder; None where the folder has nothing to score by.

    Precision, recall, noise and lost are means over pages, of words. ``noise_pooled`` and ``lost_pooled`` are
    of all pages' words taken together, so that long pages weigh more.
    """

    pages: int
    errors: int
    ms: float
    word_f1: float | None = None
    shingle_f1: float | None = None
    marks_f1: float | None = None
    precision: float | None = None
    recall: float | None = None
    noise: float | None = None
    lost: float | None = None
    noise_pooled: float | None = None
    lost_pooled: float | None = None


def score_page(page: Page, systems: Sequence[str]) -> list[Result]:
    """Run the systems on a page; one that raises is scored as if it had returned no text."""
    html = page.html()
    results = []
    for system in systems:
        extract, text, error = extractor(system), "", ""
        start = time.perf_counter()
        try:
            text = extract(html, page.url)
        except Exception as raised:  # whatever a peer raises is its result
            error = f"{type(raised).__name__}: {raised}"
        ms = 1000 * (time.perf_counter() - start)
        words = shingles = None
        if page.text is not None:
            reference = scores.with_optional(page.text, page.optional, text)
            words, shingles = scores.word_counts(text, reference), scores.shingle_counts(text, reference)
        marks = scores.mark_counts(text, page.wanted, page.unwanted)
        results.append(Result(page.folder, page.id, system, words, shingles, marks, ms, error))
    return results


def summarise(results: Sequence[Result]) -> Summary:
    """Sum up one system's results on one folder."""
    errors, ms = sum(bool(result.error) for result in results), median(result.ms for result in results)
    words = [result.words for result in results if result.words]
    marks = reduce(add, (result.marks for result in results), _NOTHING)
    marks_f1 = None if marks == _NOTHING else marks.f1
    if not words:
        return Summary(len(results), errors, ms, marks_f1=marks_f1)
    pooled = reduce(add, words)
    return Summary(
        len(results),
        errors,
        ms,
        word_f1=scores.mean([page.f1 for page in words]),
        shingle_f1=scores.shingle_f1(result.shingles for result in results if result.shingles),
        marks_f1=marks_f1,
        precision=scores.mean([page.precision for page in words]),
        recall=scores.mean([page.recall for page in words]),
        noise=scores.mean([page.noise for page in words]),
        lost=scores.mean([page.lost for page in words]),
        noise_pooled=pooled.noise,
        lost_pooled=pooled.lost,
    )


def summary_table(summaries: dict[tuple[str, str], Summary]) -> Table:
    """Return the table: a section a folder, a row a system."""
    table = command.table(
        "", "", "word\nF1", "shingle\nF1", "marks\nF1", "preci-\nsion", "recall", "noise\n%", "lost\n%",
        "pages", "ms", "errors",
    )  # fmt: skip
    for system, row in command.by_folder(table, summaries):
        table.add_row(
            f"  {system}",
            *map(_score, (row.word_f1, row.shingle_f1, row.marks_f1, row.precision, row.recall)),
            *map(_percent, (row.noise, row.lost)),
            str(row.pages),
            f"{row.ms:.1f}",
            str(row.errors or ""),
        )
    return table


def worst_table(results: Sequence[Result], pages: Sequence[Page], count: int) -> Table:
    """Return our ``count`` worst pages with the lane that found the body, and trafilatura's score there."""
    from cleaner import clean

    found = {(page.folder, page.id): page for page in pages}
    peer = {(result.folder, result.page): result.score for result in results if result.system == TRAFILATURA}
    ours = sorted((result for result in results if result.system == OURS), key=lambda result: result.score)
    headers = ("page", "F1", "trafilatura", "precision", "recall", "lane")
    table = command.table(f"\nThe worst {count} pages", *headers)
    table.columns[-1].justify = "left"
    for result in ours[:count]:
        page = found[result.folder, result.page]
        counts = result.words or result.marks
        f1 = (result.score, peer.get((result.folder, result.page)))
        lane = result.error or clean(page.html(), url=page.url or None, kind="html").lane
        table.add_row(
            f"{result.folder}/{result.page}",
            *map(_score, (*f1, counts.precision, counts.recall)),
            command.shorten(lane),
        )
    return table


def save(file: Path, summaries: dict[tuple[str, str], Summary], results: Sequence[Result]) -> None:
    """Write the summaries, each page's score and the systems' versions as JSON."""
    folders: dict[str, dict[str, object]] = {}
    for (folder, system), summary in summaries.items():
        folders.setdefault(folder, {})[system] = asdict(summary)
    pages: dict[str, dict[str, dict[str, float]]] = {}
    for result in results:
        of_page = pages.setdefault(result.folder, {}).setdefault(result.page, {})
        of_page[result.system] = round(result.score, 4)
    content = {"versions": _versions(), "folders": folders, "pages": pages}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _versions() -> dict[str, str]:
    found = {}
    for name in DISTRIBUTIONS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


@click.command()
@command.folders_argument
@command.systems_option()
@command.sample_option("--sample")
@command.workers_option
@click.option("--worst", type=click.IntRange(min=1), help="List our worst pages too.")
@click.option("--save", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write all as JSON.")
def main(
    folders: tuple[Path, ...],
    systems: list[str],
    sample: int | None,
    workers: int,
    worst: int | None,
    target: Path | None,
) -> None:
    """Score the systems' text against the reference pages of each FOLDER."""
    if worst and OURS not in systems:
        raise click.UsageError(f"--worst needs {OURS} among the systems")
    usable = command.load_systems(systems)
    pages = command.load_pages(folders, sample)
    scored = command.spread_work(partial(score_page, systems=usable), pages, workers, "Scoring")
    results = [result for of_page in scored for result in of_page]
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.folder, result.system), []).append(result)
    summaries = {key: summarise(group) for key, group in groups.items()}
    command.show(summary_table(summaries))
    if worst and OURS in usable:
        command.show(worst_table(results, pages, worst))
    for result in results:
        if result.error:
            where = f"{result.system} on {result.folder}/{result.page}"
            click.echo(f"error: {where}: {command.shorten(result.error)}", err=True)
    if target:
        save(target, summaries, results)


if __name__ == "__main__":
    main()
