"""``clean-article plugins new HOST``: the files of a new plugin."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.bulk.pages import Page, Unread
from cleaner.bulk.readers import read_pages
from cleaner.model import InputError
from cleaner.publisher import PluginError

from ._shared import HELP, OutputError, make_cleaner, plugin_option, write_stdout
from .clean import progress, quiet

if TYPE_CHECKING:
    from cleaner.authoring.scaffold import NewPlugin


@click.command(context_settings=HELP)
@click.argument("host")
@click.option(
    "--from",
    "first",
    metavar="PAGES...",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Saved pages of the site, or a folder of them: the plugin is drafted from these.",
)
@click.argument("pages", nargs=-1, metavar="", type=click.Path(path_type=Path))
@click.option("--name", help="The site's name as a person would write it. Default: made from the pages or the host.")
@click.option(
    "--package",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Make a package of your own in a new folder. Default: write into this checkout of clean-article.",
)
@plugin_option
def new(
    host: str,
    first: tuple[Path, ...],
    pages: tuple[Path, ...],
    name: str | None,
    package: Path | None,
    plugins: tuple[Path, ...],
) -> None:
    """Write a new plugin for the site at HOST: its module, a golden case for each layout, and its tests.

    With saved pages (folders, HTML files, JSON Lines or WARC files), the module is drafted from them, and a page of
    each layout becomes a golden case, its sentences replaced by filler. Without, both are there to be filled in.
    Nothing is asked, nothing overwritten; what was written is printed, and the command that comes next.

    \b
    Examples:
      clean-article plugins new example-post.com --from saved-pages/
      clean-article plugins new example-post.com --from saved-pages/ --package example-post
      clean-article plugins new example-post.com --package example-post

    Exit codes: 0 done, 1 a page can't be used or a file can't be written, 2 wrong usage.
    """
    from cleaner.authoring import scaffold

    cleaner = make_cleaner(plugins)
    try:
        found = scaffold.checked_host(host)
        scaffold.refuse_known_host(found, cleaner.registry)
    except InputError as error:
        hint = "; HOST comes first, pages follow --from" if os.path.exists(host) else ""
        raise click.BadParameter(f"{error}{hint}", param_hint="'HOST'") from error
    if found != host:
        click.echo(f"the host is {found}", err=True)
    try:
        name = scaffold.checked_name(name) if name is not None else None
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="'--name'") from error
    root = package or scaffold.repository_of(Path.cwd())
    if root is None:
        raise click.UsageError(
            "this folder is in no checkout of clean-article's repository; "
            "add --package DIR to make a package of your own in a new folder"
        )
    if package:
        try:
            scaffold.refuse_full_folder(package)
        except InputError as error:
            raise click.BadParameter(str(error), param_hint="'--package'") from error
    try:
        plugin = _plugin(found, name, (*first, *pages))
        files = scaffold.package_files(plugin, root) if package else scaffold.repository_files(plugin, root)
        scaffold.write_files(files)
        if not package:
            scaffold.write_index(root)
    except (InputError, PluginError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise OutputError(error.filename or str(root), error) from error
    _tell(files, scaffold.next_commands(plugin, package))


def _plugin(host: str, name: str | None, paths: tuple[Path, ...]) -> NewPlugin:
    from cleaner.authoring import scaffold

    if not paths:
        return scaffold.empty_plugin(host, name)
    from cleaner.authoring.from_pages import plugin_from_pages

    pages = list(_read(paths))
    with quiet():
        plugin, doubts = plugin_from_pages(
            host, pages, name, lambda pages: progress(pages, shown=True, description="Drafting")
        )
    for doubt in doubts:
        click.echo(f"unsure: {doubt}", err=True)
    return plugin


def _read(paths: tuple[Path, ...]) -> Iterator[Page]:
    """Yield saved pages; one that can't be read stops all, as a plugin without it would be another.

    Raises:
        InputError: A page can't be read.
    """
    for page in read_pages(paths):
        if isinstance(page, Unread):
            raise InputError(f"{page.name}: {page.reason}")
        yield page


def _tell(files: Iterable[Path], commands: Iterable[str]) -> None:
    here = Path.cwd()
    near = (file.relative_to(here) if file.is_relative_to(here) else file for file in files)
    write_stdout("".join(f"wrote {file}\n" for file in near))
    write_stdout("next:\n" + "".join(f"  {command}\n" for command in commands))
