"""Try the rule files of ``--site-configs`` on pages: do they find what they say that they find?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from cleaner.bulk.pages import Page
from cleaner.bulk.readers import read_pages
from cleaner.model import InputError
from cleaner.pipeline import Cleaner
from cleaner.publisher import PluginError
from cleaner.site_config.trial import Trial, try_page

from ._pages import worked
from ._shared import configured, write_stdout
from ._table import print_table
from .clean import quiet

COLUMNS = ("page", "file", "lane", "verdict", "missing")


def try_rule_files(pages: tuple[Path, ...], form: str, plugins: tuple[Path, ...]) -> bool:
    """Print how the files' tests went, and tell whether all is well.

    Args:
        pages: What :func:`read_pages` reads.
        form: ``text`` or ``json``.
        plugins: Plugins' files that take part.

    Raises:
        click.UsageError: A plugin or the folder can't be used.
    """
    config = configured(plugins)
    try:
        cleaner = Cleaner(config.plugins, publishers=False, site_configs=config.site_configs)
    except (PluginError, InputError) as error:
        raise click.UsageError(str(error)) from error
    configs = cleaner.site_configs
    assert configs is not None  # noqa: S101 - who calls this has seen to it
    failed: list[str] = []

    def tried(page: Page) -> Trial:
        return try_page(cleaner, configs, page.source, page.name, page.url)

    with quiet():
        trials = [trial for _, trial in worked(read_pages(pages), tried, failed, "Checking")]
    if form == "json":
        report = [{**asdict(trial), "verdict": trial.verdict} for trial in trials]
        write_stdout(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        print_table(COLUMNS, (_row(trial) for trial in trials if trial.file))
        unknown = sum(not trial.file for trial in trials)
        if unknown:
            click.echo(f"{unknown} pages are of hosts without a file", err=True)
    return not failed and not any(trial.verdict == "failed" for trial in trials)


def _row(trial: Trial) -> tuple[str, ...]:
    return trial.page, trial.file, trial.lane, trial.verdict, " | ".join(trial.missing)
