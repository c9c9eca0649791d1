"""What cleaning other extractors' output gains: ``python -m benchmarks.lift FOLDER...``.

Each peer takes the text from a page's HTML, and that text is cleaned as text, without publishers' plugins. Three
texts are scored against the reference, by word F1: the peer's output as it is, the body that cleaning leaves of it,
and what the oracle leaves of it, which drops exactly the lines that are absent from the reference (``oracle.py``).
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from rich.table import Table

from . import charts, command, outputs, scores
from .data import Page
from .oracle import present_lines
from .ours import OUR_SYSTEMS, OURS
from .outputs import Output
from .scores import Counts
from .systems import SYSTEMS
from .train_judge import fold_of

if TYPE_CHECKING:
    from cleaner import Cleaner

PEERS = tuple(name for name in SYSTEMS if name not in OUR_SYSTEMS)
HARM = 0.01
"""A page is harmed where cleaning takes more than this from its word F1."""
SERIES = ("as it is", "cleaned", "oracle")

Key = tuple[str, str]
"""Folder and system."""


@dataclass(frozen=True, slots=True)
class Result:
    """What cleaning made of one system's output for one page.

    Attributes:
        as_is: Words of the output against the reference.
        cleaned: Words of the body that cleaning left.
        oracle: Words of the lines that are present in the reference.
        lost: Words of the reference text that the output has and the cleaned body has not.
        words: Words of the reference text.
        size: The output's bytes in UTF-8.
        seconds: What cleaning took.
        error: What the system or the cleaning raised; its text is then scored as empty.
    """

    folder: str
    page: str
    system: str
    as_is: Counts
    cleaned: Counts
    oracle: Counts
    lost: int
    words: int
    size: int
    seconds: float
    error: str = ""

    @property
    def change(self) -> float:
        """What cleaning did to the page's word F1."""
        return self.cleaned.f1 - self.as_is.f1

    @property
    def harmed(self) -> bool:
        """Whether cleaning took more than ``HARM`` from the page's word F1."""
        return self.change < -HARM


@dataclass(frozen=True, slots=True)
class Summary:
    """One system's figures on one folder: word F1 and ``lost`` are means over pages.

    ``won`` is the share of the oracle's gain that cleaning won, None where the oracle gains nothing; below 0, the
    output got worse. ``harmed`` is the share of harmed pages. ``lost_pooled`` is of all pages' words taken
    together. ``speed`` is megabytes of output cleaned a second, None where there was no output.
    """

    pages: int
    errors: int
    as_is: float
    cleaned: float
    oracle: float
    won: float | None
    harmed: float
    lost: float
    lost_pooled: float
    speed: float | None


def score_output(page: Page, system: str, output: Output, cleaner: Cleaner) -> Result:
    """Clean a system's output for a page that has a reference text, and score it before and after."""
    reference, body, error = page.text or "", "", output.error
    start = time.perf_counter()
    try:
        body = cleaner.clean(output.text, kind="text").text
    except Exception as raised:  # one text that fails must not hide the others
        error = f"cleaning raised {type(raised).__name__}: {raised}"
    seconds = time.perf_counter() - start
    as_is, cleaned, oracle = (
        scores.word_counts(text, scores.with_optional(reference, page.optional, text))
        for text in (output.text, body, present_lines(output.text, reference, page.optional))
    )
    # Against the reference text alone: whether an optional paragraph stays is no matter of loss.
    before, after = scores.word_counts(output.text, reference), scores.word_counts(body, reference)
    return Result(
        page.folder,
        page.id,
        system,
        as_is,
        cleaned,
        oracle,
        lost=max(0, before.true - after.true),
        words=before.true + before.missed,
        size=len(output.text.encode("utf-8", "surrogatepass")),
        seconds=seconds,
        error=error,
    )


def score_page(
    page: Page, systems: Sequence[str], cache_folder: Path | None = None, held_out: Path | None = None
) -> list[Result]:
    """Run the systems on a page, clean what they return without publishers' plugins, and score it.

    Args:
        page: The page; it has a reference text.
        systems: The extractors' names.
        cache_folder: Where outputs are kept.
        held_out: A folder of the text judge's weights, a file for every fold of sites that it was not trained on.
    """
    cleaner = _cleaner(held_out / f"{fold_of(page.site)}.json" if held_out else None)
    return [score_output(page, system, outputs.run(page, system, cache_folder), cleaner) for system in systems]


def summarise(results: Sequence[Result]) -> Summary:
    """Sum up one system's results on one folder."""
    as_is, cleaned, oracle = (
        scores.mean([counts.f1 for counts in column])
        for column in zip(*((result.as_is, result.cleaned, result.oracle) for result in results), strict=True)
    )
    words, seconds = sum(result.words for result in results), sum(result.seconds for result in results)
    size = sum(result.size for result in results)
    return Summary(
        pages=len(results),
        errors=sum(bool(result.error) for result in results),
        as_is=as_is,
        cleaned=cleaned,
        oracle=oracle,
        won=(cleaned - as_is) / (oracle - as_is) if oracle > as_is else None,
        harmed=scores.mean([result.harmed for result in results]),
        lost=scores.mean([result.lost / result.words for result in results if result.words]),
        lost_pooled=sum(result.lost for result in results) / words if words else 0.0,
        speed=size / 1e6 / seconds if size and seconds else None,
    )


def summarise_all(results: Sequence[Result]) -> dict[Key, Summary]:
    """Sum up each system's results on each folder."""
    groups: dict[Key, list[Result]] = {}
    for result in results:
        groups.setdefault((result.folder, result.system), []).append(result)
    return {key: summarise(group) for key, group in groups.items()}


def summary_table(summaries: dict[Key, Summary]) -> Table:
    """Return the table: a section a folder, a row an extractor."""
    headers = ("as it is\nF1", "cleaned\nF1", "oracle\nF1", "won\n%", "harmed\n%", "lost\n%", "MB/s", "pages", "errors")
    table = command.table("", "", *headers)
    for system, row in command.by_folder(table, summaries):
        table.add_row(
            f"  {system}",
            *(f"{value:.3f}" for value in (row.as_is, row.cleaned, row.oracle)),
            "-" if row.won is None else f"{100 * row.won:.0f}",
            f"{100 * row.harmed:.1f}",
            f"{100 * row.lost:.2f}",
            "-" if row.speed is None else f"{row.speed:.1f}",
            str(row.pages),
            str(row.errors or ""),
        )
    return table


def worst_table(results: Sequence[Result], count: int) -> Table | str:
    """Return the ``count`` outputs that cleaning made worst, of those that it made worse."""
    worse = sorted((result for result in results if result.change < 0), key=lambda result: result.change)
    if not worse:
        return "\nno output got worse"
    table = command.table("\nWhere cleaning took most, word F1", "page", "system", *SERIES)
    table.columns[1].justify = "left"
    for result in worse[:count]:
        f1 = (f"{counts.f1:.3f}" for counts in (result.as_is, result.cleaned, result.oracle))
        table.add_row(f"{result.folder}/{result.page}", result.system, *f1)
    return table


def draw(files: Sequence[Path], summaries: dict[Key, Summary]) -> None:
    """Write the bar chart: a panel a folder, a group of bars an extractor."""
    panels: dict[str, dict[str, tuple[float, ...]]] = {}
    for (folder, system), row in summaries.items():
        panels.setdefault(folder, {})[system] = (row.as_is, row.cleaned, row.oracle)
    charts.bar_chart(files, panels, SERIES, "mean word F1")


def save(file: Path, summaries: dict[Key, Summary], results: Sequence[Result]) -> None:
    """Write the summaries, each page's word F1 as it is, cleaned and by the oracle, and versions, as JSON."""
    folders: dict[str, dict[str, object]] = {}
    for (folder, system), summary in summaries.items():
        folders.setdefault(folder, {})[system] = asdict(summary)
    pages: dict[str, dict[str, dict[str, list[float]]]] = {}
    for result in results:
        f1 = [round(counts.f1, 4) for counts in (result.as_is, result.cleaned, result.oracle)]
        pages.setdefault(result.folder, {}).setdefault(result.page, {})[result.system] = f1
    systems = dict.fromkeys([OURS, *(system for _, system in summaries)])
    versions = {system: outputs.version_of(system) for system in systems}
    content = {"versions": versions, "folders": folders, "pages": pages}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@cache
def _cleaner(weights: Path | None) -> Cleaner:
    from cleaner import Cleaner, Rule
    from cleaner.judge.text import TextJudge
    from cleaner.rules.judged import judge_text

    made = Cleaner(publishers=False)
    if weights:
        judge = partial(judge_text, judge=TextJudge.read(weights))
        made.rules = tuple(Rule("judge", judge) if rule.name == "judge" else rule for rule in made.rules)
    made.clean("What is loaded once a process is not timed.", kind="text")
    return made


def _peers(context: click.Context, names: Sequence[str]) -> list[str]:
    """Leave our own systems out, unless they were asked for: then say that they cannot be."""
    ours = [name for name in names if name not in PEERS]
    if ours and context.get_parameter_source("systems") is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"{', '.join(ours)} cannot be among --systems: other extractors' output is cleaned")
    return [name for name in names if name in PEERS]


@click.command()
@command.folders_argument
@command.systems_option("Which extractors, by commas; all but ours unless given.")
@command.sample_option("--sample")
@command.workers_option
@click.option("--worst", type=click.IntRange(min=1), help="List the outputs that cleaning harmed most too.")
@click.option("--cache", "cache_folder", type=click.Path(file_okay=False, path_type=Path), help="Keep outputs here.")
@click.option(
    "--held-out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Judge each page by weights that never saw its site (benchmarks.train_text_judge --held-out).",
)
@click.option(
    "--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draw a PNG or SVG, or both without a suffix."
)
@click.option("--save", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write all as JSON.")
@click.pass_context
def main(
    context: click.Context,
    folders: tuple[Path, ...],
    systems: list[str],
    sample: int | None,
    workers: int,
    worst: int | None,
    cache_folder: Path | None,
    held_out: Path | None,
    chart: Path | None,
    target: Path | None,
) -> None:
    """Clean other extractors' output for the pages of each FOLDER and score it before and after."""
    peers = _peers(context, systems)
    try:
        files = charts.chart_files(chart) if chart else []
    except charts.ChartError as error:
        raise click.ClickException(str(error)) from error
    usable = command.load_systems(peers)
    pages = command.with_reference(command.load_pages(folders, sample))
    job = partial(score_page, systems=usable, cache_folder=cache_folder, held_out=held_out)
    results = [result for of_page in command.spread_work(job, pages, workers, "Cleaning") for result in of_page]
    summaries = summarise_all(results)
    command.show(summary_table(summaries))
    if worst:
        command.show(worst_table(results, worst))
    for result in results:
        if result.error:
            where = f"{result.system} on {result.folder}/{result.page}"
            click.echo(f"error: {where}: {command.shorten(result.error)}", err=True)
    if files:
        draw(files, summaries)
    if target:
        save(target, summaries, results)


if __name__ == "__main__":
    main()
