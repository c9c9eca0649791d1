"""``clean-article learn INPUT...``: the lines that many pages of one site print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.model import InputError
from cleaner.publisher import PluginError

from ._completions import files, publishers
from ._inputs import label, read
from ._shared import HELP, complain, make_cleaner, plugin_option, to_terminal, write_stdout
from ._table import print_table
from .clean import progress, publisher_host, quiet

if TYPE_CHECKING:
    from cleaner.learn import Learned

COLUMNS = ("pages", "share", "where", "line")


@click.command(context_settings=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, shell_complete=files)
@click.option(
    "--publisher",
    metavar="NAME|HOST",
    shell_complete=publishers,
    help="Leave out what this publisher's plugin knows already.",
)
@click.option("--least-pages", type=click.IntRange(2), default=3, show_default=True, help="Pages that print a line.")
@click.option(
    "--least-share",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.05,
    show_default=True,
    help="The same as a share of all pages.",
)
@click.option("--format", "format_", type=click.Choice(("text", "json")), help="What comes out. Default: text.")
@click.option("--snippet", is_flag=True, help="Print the lines as a plugin declares them.")
@plugin_option
def learn(
    inputs: tuple[str, ...],
    publisher: str | None,
    least_pages: int,
    least_share: float,
    format_: str | None,
    snippet: bool,
    plugins: tuple[Path, ...],
) -> None:
    """Print the lines that repeat across many pages of one site, for a plugin.

    Each INPUT is a page or a text of the same site, as for cleaning. Lines that cleaning removes already are not
    printed, and nothing is applied: read the list, and put what is noise into the site's plugin.

    \b
    Examples:
      clean-article learn example-post.com/*.html
      clean-article learn example-post.com/*.txt --snippet

    Where standard output is no terminal: a line each, its columns parted by tabs.
    """
    if snippet and format_:
        raise click.UsageError("--snippet is a form of its own: leave out --format")
    cleaner = make_cleaner(plugins)
    host = publisher_host(cleaner, publisher) if publisher else None
    names: list[str] = []

    def sources() -> Iterator[str | bytes]:
        for name in progress(inputs, shown=True, description="Reading"):
            try:
                source = read(name)
            except InputError as error:
                complain(label(name), error)
                continue
            names.append(name)
            yield source.data

    try:
        with quiet():
            found = cleaner.learn(sources(), host, least_pages=least_pages, least_share=least_share)
    except PluginError as error:
        raise click.ClickException(str(error)) from error
    for skipped in found.skipped:
        complain(label(names[skipped.index]), skipped.reason)
    _print(found, names, "snippet" if snippet else format_ or "text")
    if len(names) < len(inputs) or found.skipped:
        raise click.exceptions.Exit(1)


def _print(found: Learned, names: list[str], form: str) -> None:
    if form == "json":
        report = asdict(found)
        report["skipped"] = [{"input": names[one.index], "reason": one.reason} for one in found.skipped]
        write_stdout(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    elif form == "snippet":
        write_stdout(found.snippet() + "\n")
    else:
        rows = ((str(line.count), f"{line.share:.0%}", line.place, line.phrase) for line in found.lines)
        print_table(COLUMNS, rows)
        if to_terminal():
            click.echo(f"{len(found.lines)} lines on {found.pages} pages that differ ({found.given} given)")
