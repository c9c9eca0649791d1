"""``clean-article plugins lint FOLDER``: what is wrong in rule files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from cleaner.model import InputError

from ._shared import HELP, write_stdout


@click.command(context_settings=HELP)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def lint(folder: Path, format_: str) -> None:
    """Say what is wrong in the rule files of a FOLDER, each with file and line.

    The files are those of --site-configs, in Full-Text RSS's format. Found are misspelt directives, XPaths that are
    none or would take too long, find_string without replace_string, and values that a directive does not take.

    \b
    Example:
      clean-article plugins lint ftr-site-config/

    Exit codes: 0 nothing is wrong, 1 something is, 2 wrong usage.
    """
    from cleaner.site_config import SiteConfigs
    from cleaner.site_config.lint import problems_in

    try:
        configs = SiteConfigs(folder)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    problems = problems_in(configs)
    if format_ == "json":
        report = {"files": len(configs.files), "problems": [asdict(problem) for problem in problems]}
        write_stdout(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        write_stdout("".join(f"{problem}\n" for problem in problems))
        click.echo(f"{len(configs.files)} files, {len(problems)} problems", err=True)
    if problems:
        raise click.exceptions.Exit(1)
