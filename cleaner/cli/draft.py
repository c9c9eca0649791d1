"""``clean-article plugins draft PAGES...``: a plugin from saved pages of one site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cleaner.bulk.pages import Page, Unread
from cleaner.bulk.readers import read_pages
from cleaner.model import InputError

from ._shared import HELP, OutputError, complain, write_stdout
from .clean import progress, quiet


@click.command(context_settings=HELP)
@click.argument("pages", metavar="PAGES...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a new file.")
@click.option("--host", help="The site's host, where the pages don't say it or say another one.")
@click.option("--name", help="The site's name as a person would write it. Default: what the pages say, or the host.")
def draft(pages: tuple[Path, ...], output: Path | None, host: str | None, name: str | None) -> None:
    """Write a plugin for a site from saved pages of it: two or more single articles, of several years if possible.

    PAGES are folders, HTML files, JSON Lines (fields html and url) or WARC files. What comes out is a Python module
    that works: where the article is, what is noise inside of it, lines that repeat, and what metadata lack; each
    proposal with its evidence in a comment. It was tried on the pages, and standard error tells what is unsure. Read
    it, mend it, and see what it does.

    \b
    Examples:
      clean-article plugins draft saved-pages/ -o example_post_com.py
      clean-article plugins draft 2019.html 2024.html 2026.html
      clean-article plugins draft crawl.warc.gz --host example-post.com
      clean-article --plugin example_post_com.py --explain saved-pages/2026.html

    Exit codes: 0 done, 1 a page can't be used or the file can't be written, 2 wrong usage.
    """
    from cleaner.authoring.drafting import draft as draft_plugin
    from cleaner.authoring.scaffold import checked_host, checked_name

    try:
        host = checked_host(host) if host is not None else None
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="'--host'") from error
    try:
        name = checked_name(name) if name is not None else None
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="'--name'") from error
    if output is not None:
        _refuse_place(output)
    given = list(read_pages(pages))
    found = [page for page in given if isinstance(page, Page)]
    unread = [page for page in given if isinstance(page, Unread)]
    for page in unread:
        complain(page.name, page.reason)
    if not found:
        raise click.ClickException("no page could be read; save pages as HTML files, and name these or their folder")
    try:
        with quiet():
            drafted = draft_plugin(found, host, name, lambda pages: progress(pages, shown=True, description="Reading"))
    except InputError as error:
        raise click.ClickException(str(error)) from error
    for page in drafted.skipped:
        complain(page.name, page.reason)
    _write(drafted.source, output)
    for doubt in drafted.doubts:
        click.echo(f"unsure: {doubt}", err=True)
    if output is not None:
        click.echo(f"wrote {output}", err=True)
    if unread or drafted.skipped:
        raise click.exceptions.Exit(1)


def _refuse_place(output: Path) -> None:
    """See that a new file can be made there, before any page is read."""
    if os.path.lexists(output):
        raise click.BadParameter(f"{output} is there already; name a new file, or remove it", param_hint="'-o'")
    if not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {output.parent}; make it first", param_hint="'-o'")


def _write(source: str, output: Path | None) -> None:
    if output is None:
        write_stdout(source)
        return
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(source)
    except OSError as error:
        raise OutputError(str(output), error) from error
