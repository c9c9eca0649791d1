"""``clean-article plugins health PAGES...``: do the plugins still fit their sites' pages?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cleaner.authoring.health import MOST_DRIFT, MOST_LOST, MOST_NOISE, Examination, SiteHealth
from cleaner.bulk.readers import read_pages

from ._completions import files
from ._pages import worked
from ._shared import HELP, make_cleaner, opened, plugin_option, write_stdout
from ._table import print_table
from .clean import quiet

COLUMNS = ("plugin", "pages", "layouts", "no layout", "lost", "noise", "verdict")


@click.command(context_settings=HELP)
@click.argument("pages", metavar="PAGES...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--html",
    metavar="FILE",
    shell_complete=files,
    help="Write a page with charts; it appears when all is done, or not at all.",
)
@plugin_option
def health(pages: tuple[Path, ...], format_: str, html: str | None, plugins: tuple[Path, ...]) -> None:
    """Tell which plugins no longer fit their sites, by recent pages.

    PAGES are folders, HTML files, JSON Lines (fields html and url) or WARC files. Each page is cleaned by its site's
    plugin and once without. For each plugin come out: its pages, the layouts that matched, the share of pages that no
    layout took, the share of the generic lane's text that is lost, and the share of the plugin's own text that is
    noise by the generic lane's rules. A rule file of --site-configs is a plugin too, where no publisher's layout
    took the page.

    \b
    A plugin is unwell where
      more than 20 % of its pages are taken by no layout,
      more than 10 % of the text is lost, or more than 5 % of it looks like noise,
      a line is kept on 30 % of its pages, and on 3 at least, or
      the title's selector of a layout that took 3 pages matches on none of them.

    \b
    Examples:
      clean-article plugins health saved-pages/
      clean-article plugins health crawl.warc.gz --format json
      clean-article plugins health today.jsonl --html health.html

    Exit codes: 0 all plugins are well, 1 one is unwell or a page can't be read (standard error names it, the rest is
    done), 2 wrong usage.
    """
    examination = Examination(make_cleaner(plugins))
    failed: list[str] = []
    with _opened_page(html) as write_page:
        with quiet():
            for _ in worked(read_pages(pages), examination.add, failed, "Examining"):
                pass
        sites = examination.sites()
        if write_page:
            write_page(_page(sites, examination.unknown))
    if format_ == "json":
        report = {"plugins": [site.to_dict() for site in sites], "pages_of_unknown_sites": examination.unknown}
        write_stdout(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        print_table(COLUMNS, map(_row, sites))
        for site in sites:
            write_stdout("".join(f"{site.name}: {complaint}\n" for complaint in site.complaints))
    if examination.unknown:
        click.echo(f"pages of sites without a plugin: {examination.unknown}", err=True)
    if failed or any(site.complaints for site in sites):
        raise click.exceptions.Exit(1)


def _row(site: SiteHealth) -> tuple[str, ...]:
    layouts = ", ".join(f"{layout} {count}" for layout, count in site.layouts.items() if layout != "-")
    shares = (f"{share:.1%}" for share in (site.drift, site.lost, site.noise))
    return site.name, str(len(site.pages)), layouts, *shares, "unwell" if site.complaints else "well"


@contextmanager
def _opened_page(file: str | None) -> Iterator[Callable[[str], None] | None]:
    """Yield what writes the page, if one is asked for; a file that can't be is named before hours of work."""
    if file is None:
        yield None
        return
    try:
        with opened(file) as write:
            yield write
    except click.BadParameter as error:
        error.param_hint = "'--html'"
        raise


def _page(sites: list[SiteHealth], unknown: int) -> str:
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("cleaner.authoring"), autoescape=True, keep_trailing_newline=True)
    limits = {"drift": MOST_DRIFT, "lost": MOST_LOST, "noise": MOST_NOISE}
    return environment.get_template("health.html").render(sites=sites, unknown=unknown, limits=limits)
