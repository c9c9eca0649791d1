"""``clean-article plugins check [NAME...]``: are the plugins right, by their golden cases?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from cleaner.model import InputError
from cleaner.publisher import PluginError, Publisher, Site

from ._completions import publishers
from ._shared import HELP, configured, plugin_option, to_terminal, write_stdout
from .clean import progress, quiet

if TYPE_CHECKING:
    from cleaner.authoring.check import CaseReport, PluginReport
    from cleaner.authoring.golden import Case
    from cleaner.pipeline import Cleaner

GOLDEN = Path("golden")
"""Where golden cases are looked for, unless another folder is named."""


@click.command(context_settings=HELP)
@click.argument("names", metavar="[NAME...]", nargs=-1, shell_complete=publishers)
@click.option(
    "--golden",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of golden cases, DIR/<plugin>/<case>.  [default: golden]",
)
@click.option("--update", is_flag=True, help="Show what changed, ask, and write the expected files.")
@click.option("--yes", is_flag=True, help="With --update: write without asking.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@plugin_option
def check(
    names: tuple[str, ...],
    golden: Path | None,
    update: bool,
    yes: bool,
    format_: str,
    plugins: tuple[Path, ...],
) -> None:
    """Check plugins by their golden cases: is each result still the expected one?

    NAME is a folder of golden cases, a publisher's or platform's name, or a host; without one, all cases are
    checked. A case is a folder <plugin>/<case> with page.html or input.txt, case.toml (url, shows, with, without),
    expected.txt (the body) and expected.yml (fields and removals); 'plugins freeze' makes one out of a saved page.

    What a plugin declares has to be seen: each layout, each selector to drop, to keep or of a field, and each
    noise phrase needs a case in which it does something.

    \b
    Examples:
      clean-article plugins check
      clean-article plugins check example-post.com --plugin example_post_com.py
      clean-article plugins check --update
      clean-article plugins check --golden tests/golden --format json

    With --site-configs, the NAMEs are saved pages (folders, HTML files, JSON Lines, WARC files), and rule files are
    tried on them by their own test_url and test_contains:

    \b
      clean-article plugins check --site-configs ftr-site-config/ saved-pages/

    Exit codes: 0 all is well, 1 something failed, 2 wrong usage.
    """
    said = click.get_current_context().get_parameter_source("site_configs")
    if said is not ParameterSource.DEFAULT:
        if golden or update or yes:
            raise click.UsageError("--golden, --update and --yes are for golden cases: leave out --site-configs")
        well = _check_rule_files(names, format_, plugins)
    else:
        if yes and not update:
            raise click.UsageError("--yes goes with --update")
        if update and format_ == "json":
            raise click.UsageError("--update asks questions: leave out --format json")
        well = _check_golden(names, _folder(golden), format_, plugins, update, yes)
    if not well:
        raise click.exceptions.Exit(1)


def _check_rule_files(names: tuple[str, ...], form: str, plugins: tuple[Path, ...]) -> bool:
    from ._rule_files import try_rule_files

    pages = tuple(map(Path, names))
    if not pages:
        raise click.UsageError("name the pages to try the rule files on: folders, HTML files, JSON Lines, WARC files")
    for page in pages:
        if not page.exists():
            raise click.UsageError(f"there is no file or folder {page}")
    return try_rule_files(pages, form, plugins)


def _folder(golden: Path | None) -> Path:
    if golden is None and not GOLDEN.is_dir():
        raise click.UsageError(
            "there is no folder golden/ here: name one with --golden DIR, or make a case out of a saved page with "
            "'clean-article plugins freeze'; rule files are checked with --site-configs FOLDER"
        )
    return golden or GOLDEN


def _check_golden(
    names: tuple[str, ...], golden: Path, form: str, plugins: tuple[Path, ...], update: bool, yes: bool
) -> bool:
    from cleaner.authoring.check import check_case, reports_of
    from cleaner.authoring.golden import cases_in

    cleaner, own = _cleaner(plugins)
    cases = cases_in(golden)
    chosen = [case for name in names for case in _named(name, cases, cleaner)] if names else cases
    owed = [site for site in own if not names or _is_named(site, names, cleaner)]
    if not chosen and not owed:
        raise click.UsageError(f"{golden} holds no golden case: <plugin>/<case>/case.toml")
    with quiet():
        watched = progress(dict.fromkeys(chosen), shown=True, description="Checking")
        results = [check_case(case, cleaner) for case in watched]
        if update:
            for result in results:
                _update(result, yes)
        reports = reports_of(results, cleaner.registry, owed)
    if form == "json":
        write_stdout(json.dumps([report.to_dict() for report in reports], ensure_ascii=False, indent=2) + "\n")
    else:
        _print("".join(f"{line}\n" for report in reports for line in _lines(report)))
    return all(report.ok for report in reports)


def _cleaner(plugins: tuple[Path, ...]) -> tuple[Cleaner, list[Site]]:
    """Return a cleaner for golden cases, and the sites of the plugins' files; rule files of the user's have no part."""
    from cleaner.pipeline import Cleaner
    from cleaner.registry import Registry

    files = configured(plugins).plugins
    try:
        cleaner = Cleaner(files)
        installed = set(Registry().sites()) if files else set()
        return cleaner, [site for site in cleaner.registry.sites() if site not in installed] if files else []
    except PluginError as error:
        raise click.UsageError(str(error)) from error


def _named(name: str, cases: list[Case], cleaner: Cleaner) -> list[Case]:
    """Return the cases of a folder, or of a publisher or platform."""
    found = [case for case in cases if case.plugin == name]
    if found:
        return found
    try:
        site = cleaner.registry.find(name)
    except (InputError, PluginError) as error:
        raise click.UsageError(f"there are no golden cases in a folder {name}, and {error}") from error
    return [case for case in cases if _is_of(case, site, cleaner)]


def _is_of(case: Case, site: Site, cleaner: Cleaner) -> bool:
    from cleaner.authoring.golden import GoldenError
    from cleaner.source_block import squash

    if not isinstance(site, Publisher):
        return squash(case.plugin) == squash(site.name)
    try:
        url = case.settings.get("url") or f"//{case.settings.get('publisher', '')}"
    except GoldenError:
        return False
    return cleaner.registry.for_url(url) == site


def _is_named(site: Site, names: tuple[str, ...], cleaner: Cleaner) -> bool:
    for name in names:
        try:
            if cleaner.registry.find(name) == site:
                return True
        except InputError:
            continue
    return False


def _update(result: CaseReport, yes: bool) -> None:
    """Write the expected files that differ, once they were shown and somebody said yes."""
    left = []
    for difference in result.differences:
        _print("".join(f"{line}\n" for line in (f"{result.case.name}: {difference.summary}", *_diff(difference.lines))))
        try:
            agreed = yes or click.confirm(f"Write {difference.file}?")
        except click.Abort as error:
            raise click.UsageError("nobody answered; --update --yes writes without asking") from error
        if not agreed:
            left.append(difference)
            continue
        try:
            difference.write()
        except OSError as error:
            raise click.ClickException(f"{difference.file}: {error.strerror or error}") from error
    result.differences = left


def _print(text: str) -> None:
    write_stdout(text if to_terminal() else click.unstyle(text))


def _lines(report: PluginReport) -> Iterator[str]:
    verdict = click.style("ok", fg="green") if report.ok else click.style("failed", fg="red", bold=True)
    count = len(report.cases)
    yield f"{click.style(report.name, bold=True)}: {count} case{'s' * (count != 1)}, {verdict}"
    for case in report.cases:
        yield from (f"  {case.case.name}: {fault}" for fault in case.faults)
        for difference in case.differences:
            hint = "; look at the result, then run 'plugins check --update'" * difference.missing
            yield f"  {case.case.name}: {difference.summary}{hint}"
            if not difference.missing:
                yield from _diff(difference.lines)
    for site, complaints in report.complaints.items():
        yield from (f"  {site}: {complaint}" for complaint in complaints)


def _diff(lines: tuple[str, ...]) -> Iterator[str]:
    colours = {"-": "red", "+": "green"}
    for line in lines:
        yield click.style(f"    {line}", fg=colours.get(line[:1]))
