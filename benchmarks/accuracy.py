"""How right the text is: ``python -m benchmarks.accuracy FOLDER...``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
from rich.table import Table

from cleaner.site_config import SiteConfigs

from . import bootstrap, command, errors, gate
from .bootstrap import Interval
from .data import Page
from .held_out import option as held_out_option
from .ours import FOLDER_VARIABLE, NO_PUBLISHERS, OUR_SYSTEMS, SITE_CONFIGS, cleaner_of, ours_of
from .results import Key, Result, Summary, by_key, score_page, summarise
from .systems import DISTRIBUTIONS, TRAFILATURA


def summary_table(summaries: Mapping[Key, Summary]) -> Table:
    """Return the table: a section a folder, a row a system."""
    table = command.table(
        "", "", "word\nF1", "shingle\nF1", "marks\nF1", "preci-\nsion", "recall", "noise\n%", "lost\n%", "exact\n%",
        "pages", "ms", "errors",
    )  # fmt: skip
    for system, row in command.by_folder(table, summaries):
        table.add_row(
            f"  {system}",
            *map(_score, (row.word_f1, row.shingle_f1, row.marks_f1, row.precision, row.recall)),
            *map(_percent, (row.noise, row.lost, row.exact)),
            str(row.pages),
            f"{row.ms:.1f}",
            str(row.errors or ""),
        )
    return table


def difference_lines(groups: Mapping[Key, Sequence[Result]], ours: str) -> Iterator[str]:
    """Yield a line for each folder and other system: how much better ours is there, with a 95 % interval."""
    for folder in dict.fromkeys(folder for folder, _ in groups):
        mine = groups[folder, ours]
        others = [system for name, system in groups if name == folder and system != ours]
        if others:
            measure = "mean word F1" if any(result.words for result in mine) else "marks F1"
            yield f"\n{folder}: difference of {measure}, with a 95 % interval"
        for other in others:
            yield f"  {ours} − {other}: {_difference(mine, groups[folder, other])}"


def _difference(ours: Sequence[Result], theirs: Sequence[Result]) -> Interval:
    """Return the difference of mean word F1, or of marks F1 where there are no reference texts."""
    mine, other = ([result.words.f1 for result in side if result.words] for side in (ours, theirs))
    if mine:
        return bootstrap.mean_difference(mine, other)
    return bootstrap.pooled_f1_difference([result.marks for result in ours], [result.marks for result in theirs])


def worst_table(results: Sequence[Result], pages: Sequence[Page], count: int, system: str) -> Table:
    """Return the ``count`` worst pages of one of our systems, with the lane, and trafilatura's score there."""
    found = {(page.folder, page.id): page for page in pages}
    peer = {(result.folder, result.page): result.score for result in results if result.system == TRAFILATURA}
    ours = sorted((result for result in results if result.system == system), key=lambda result: result.score)
    headers = ("page", "F1", "trafilatura", "precision", "recall", "lane")
    table = command.table(f"\nThe worst {count} pages", *headers)
    table.columns[-1].justify = "left"
    for result in ours[:count]:
        page = found[result.folder, result.page]
        counts = result.words or result.marks
        f1 = (result.score, peer.get((result.folder, result.page)))
        lane = result.error or cleaner_of(system).clean(page.html(), url=page.url or None, kind="html").lane
        table.add_row(
            f"{result.folder}/{result.page}",
            *map(_score, (*f1, counts.precision, counts.recall)),
            command.shorten(lane),
        )
    return table


def save(file: Path, summaries: Mapping[Key, Summary], results: Sequence[Result]) -> None:
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


def check_floors(file: Path, groups: Mapping[Key, Sequence[Result]], pin: bool, allow_regression: bool) -> None:
    """Compare our figures to the floors in a file, or raise the floors to them.

    Raises:
        click.ClickException: A figure is worse than its floor, or the file cannot be used.
    """
    measured = gate.figures(groups)
    try:
        floors = gate.read(file) if file.exists() or not pin else {}
    except gate.GateError as error:
        raise click.ClickException(str(error)) from error
    if pin:
        floors = gate.raised(floors, measured, allow_regression)
        gate.write(file, floors)
    fallen = gate.falls(floors, measured)
    if fallen:
        raise click.ClickException("\n  ".join(["worse than before:", *map(str, fallen)]))
    new = sum(name not in floors.get(key, {}) for key, values in measured.items() for name in values)
    held = sum(map(len, measured.values())) - new
    command.show(f"\nfloors that hold: {held}" + (f"; figures without one until --pin: {new}" if new else ""))


@click.command()
@command.folders_argument
@command.systems_option()
@command.sample_option("--sample")
@command.workers_option
@click.option("--worst", type=click.IntRange(min=1), help="List our worst pages too.")
@click.option("--errors", "report_errors", is_flag=True, help="Report what ours wrongly keeps and drops, by kind.")
@click.option("--gate", "floors", type=click.Path(dir_okay=False, path_type=Path), help="Fail below a floor of FILE.")
@click.option("--pin", is_flag=True, help="Raise the floors of --gate to what was measured; lower none.")
@click.option("--allow-regression", is_flag=True, help="With --pin: lower floors too.")
@click.option(
    "--site-configs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare the pages whose host has a rule file in this folder, with the files and without.",
)
@click.option("--save", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write all as JSON.")
@held_out_option
def main(
    folders: tuple[Path, ...],
    systems: list[str],
    sample: int | None,
    workers: int,
    worst: int | None,
    report_errors: bool,
    floors: Path | None,
    pin: bool,
    allow_regression: bool,
    site_configs: Path | None,
    target: Path | None,
    held_out: Path | None,
) -> None:
    """Score the systems' text against the reference pages of each FOLDER.

    --worst, --errors and the differences are of the first of our systems that takes part: clean-article,
    no-publishers, generic. --site-configs compares site-configs and no-publishers, whatever --systems says.
    """
    if site_configs:
        os.environ[FOLDER_VARIABLE] = str(site_configs.resolve())
        systems = [SITE_CONFIGS, NO_PUBLISHERS]
    usable = command.load_systems(systems)
    ours = ours_of(usable)
    if not ours and (worst or report_errors or floors):
        raise click.UsageError(f"--worst, --errors and --gate need one of ours: {', '.join(OUR_SYSTEMS)}")
    if floors and sample:
        raise click.UsageError("--gate compares whole folders: it cannot go with --sample")
    if (pin and not floors) or (allow_regression and not pin):
        raise click.UsageError("--pin goes with --gate, --allow-regression with --pin")
    pages = command.load_pages(folders, sample)
    if site_configs:
        files = SiteConfigs(site_configs)
        pages = [page for page in pages if files.for_url(page.url)]
        if not pages:
            raise click.ClickException(f"none of the pages is of a host with a file in {site_configs}")
    scored = command.spread_work(partial(score_page, systems=usable, held_out=held_out), pages, workers, "Scoring")
    results = [result for of_page in scored for result in of_page]
    groups = by_key(results)
    summaries = {key: summarise(group) for key, group in groups.items()}
    command.show(summary_table(summaries))
    if ours:
        command.show(*difference_lines(groups, ours))
    if worst and ours:
        command.show(worst_table(results, pages, worst, ours))
    if report_errors and ours:
        command.show(*errors.report(pages, ours, workers))
    for result in results:
        if result.error:
            where = f"{result.system} on {result.folder}/{result.page}"
            click.echo(f"error: {where}: {command.shorten(result.error)}", err=True)
    if target:
        save(target, summaries, results)
    if floors:
        check_floors(floors, groups, pin, allow_regression)


if __name__ == "__main__":
    main()
