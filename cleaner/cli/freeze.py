"""``clean-article plugins freeze PAGE``: make a golden page out of a real one."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import click

from cleaner.authoring.freezing import LEAST_PARAGRAPHS, Frozen
from cleaner.authoring.freezing import freeze as freeze_page
from cleaner.authoring.golden import PAGE, SETTINGS
from cleaner.bulk.pages import Page, Unread
from cleaner.bulk.readers import read_pages
from cleaner.model import Article, InputError
from cleaner.publisher import PluginError, Publisher, Site

from ._shared import HELP, complain, make_cleaner, plugin_option
from .check import GOLDEN
from .clean import quiet


@click.command(context_settings=HELP)
@click.argument("page", metavar="PAGE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The case's folder, which must be new or empty.  [default: golden/<plugin>/<layout>]",
)
@click.option("--url", metavar="ADDRESS", help="The page's address. Default: what the page says.")
@click.option(
    "--paragraphs",
    metavar="N",
    type=click.IntRange(1),
    default=LEAST_PARAGRAPHS,
    show_default=True,
    help="How many like paragraphs stay; of all other like blocks two do.",
)
@click.option("--whole", is_flag=True, help="Leave nothing out.")
@plugin_option
def freeze(
    page: Path, output: Path | None, url: str | None, paragraphs: int, whole: bool, plugins: tuple[Path, ...]
) -> None:
    """Make a golden case out of a real page: its structure stays, its sentences go.

    PAGE is a saved HTML file, or a file of JSON Lines or WARC with one page. Kept are elements, class names, ids, the
    lines that the plugin or our phrases know as noise, and dates. Each other word becomes a neutral one of the same
    length and script; scripts, styles, addresses and names of persons go. Of like paragraphs a few stay, so that the
    page has 2 to 20 KB.

    What the plugin makes of the whole frozen page is compared with what it makes of the real one (blocks, removals,
    fields), and differences are told. Two files are written, page.html and case.toml; 'plugins check --update' adds
    what is expected, after you have seen it.

    \b
    Examples:
      clean-article plugins freeze saved/bridge.html
      clean-article plugins freeze saved/bridge.html --plugin example_post_com.py
      clean-article plugins freeze saved/bridge.html -o golden/example_post_com/gallery --url https://example-post.com/1

    Exit codes: 0 done, 1 the page can't be frozen or gives another result than before, 2 wrong usage.
    """
    cleaner = make_cleaner(plugins)
    source = _one_page(page)
    with quiet():
        try:
            frozen = freeze_page(source.source, cleaner, url or source.url, None if whole else paragraphs)
            article = cleaner.clean(frozen.html, frozen.url, kind="html")
        except (InputError, PluginError) as error:
            raise click.ClickException(f"{page}: {error}") from error
    if frozen.site is None or frozen.layout is None:
        where = f"its address, {frozen.url}" if frozen.url else "none, as it has no address: give --url"
        raise click.ClickException(
            f"{page}: no plugin takes this page (lane {frozen.lane}; looked for by {where}); name a plugin's file with "
            "--plugin, or write one with 'clean-article plugins draft'"
        )
    folder = output or GOLDEN / _folder_of(frozen.site) / _plain(frozen.layout.name)
    _write(folder, frozen, article)
    click.echo(f"{folder}: page.html ({len(frozen.html.encode()) / 1000:.0f} KB) and case.toml; read them, then run")
    click.echo("  clean-article plugins check --update")
    for change in frozen.changes:
        complain(str(folder), f"warning: unlike the real page, {change}")
    for loss in frozen.losses:
        complain(str(folder), f"warning: in the small page {loss}; a larger --paragraphs or --whole may help")
    if frozen.changes:
        raise click.exceptions.Exit(1)


def _one_page(path: Path) -> Page:
    pages = read_pages((path,))
    found, another = next(pages), next(pages, None)
    if isinstance(found, Unread):
        raise click.ClickException(f"{found.name}: {found.reason}")
    if another is not None:
        raise click.UsageError(f"{path} holds several pages: a golden case is made of one, so name its file")
    return found


def _folder_of(site: Site) -> str:
    """Return the folder of a site's golden cases: the name of its module."""
    return re.sub(r"\W+", "_", site.hosts[0] if isinstance(site, Publisher) else site.name.lower())


def _plain(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name.lower()).strip("-")


def _write(folder: Path, frozen: Frozen, article: Article) -> None:
    """Write the case's files; overwrites nothing."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise click.UsageError(f"{folder} is not empty, and nothing is overwritten: name another folder with -o")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / PAGE).write_text(frozen.html, "utf-8", newline="\n")
        (folder / SETTINGS).write_text(_settings(frozen, article), "utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{folder}: {error.strerror or error}") from error


def _settings(frozen: Frozen, article: Article) -> str:
    assert frozen.layout is not None  # noqa: S101 - who calls this has seen to it
    kinds = Counter(block.kind.replace("_", " ") for block in article.blocks)
    shown = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in kinds.items())
    rules = ", ".join(dict.fromkeys(removal.rule for removal in article.removed))
    shows = f"the layout {frozen.layout.name}: {shown}{f'; gone by {rules}' if rules else ''}"
    settings = {"url": frozen.url or "", "shows": shows}
    if article.published:
        settings["seen"] = article.published.date().isoformat()
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings.items())
