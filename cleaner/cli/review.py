"""``clean-article review PAGES...``: see what became of each block, and what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse
from pathlib import Path

import click

from cleaner.authoring.account import keep_account
from cleaner.authoring.review import Review
from cleaner.bulk.pages import Page, Unread
from cleaner.bulk.readers import read_pages
from cleaner.model import Article

from ._completions import files, publishers
from ._pages import worked
from ._review_file import is_review_page, review_file
from ._shared import HELP, make_cleaner, plugin_option
from .clean import publisher_host, quiet


@click.command(context_settings=HELP)
@click.argument("pages", metavar="PAGES...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="review.html",
    show_default=True,
    shell_complete=files,
    help="Write the review to this file; it may replace an older review, and no other file.",
)
@click.option(
    "--against",
    metavar="TEXT",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Show the differences to the wanted text in a file, word by word; for one page.",
)
@click.option(
    "--publisher",
    metavar="NAME|HOST",
    shell_complete=publishers,
    help="Clean as pages of this publisher, whatever their addresses say; see 'plugins list'.",
)
@click.option("--url", metavar="ADDRESS", help="The page's address, for one page.")
@plugin_option
def review(
    pages: tuple[Path, ...],
    output: str,
    against: Path | None,
    publisher: str | None,
    url: str | None,
    plugins: tuple[Path, ...],
) -> None:
    """See what was kept and removed, by which rule and why, beside the clean text, in a web page.

    PAGES are folders, HTML files, texts, JSON Lines (fields html and url) or WARC files. The review is one file for any
    browser: it needs no other file and opens no connection, and of the pages only the text is in it.

    \b
    Examples:
      clean-article review page.html
      clean-article review saved-pages/ --plugin example_post_com.py -o example.html
      clean-article review page.html --against wanted.txt

    In the review, j and k go from removal to removal, n and p from page to page, / searches all pages, a click on a
    rule shows what it took alone. With --against, title and standfirst count where the wanted text opens with them.
    Exit codes: 0 done, 1 some page failed (standard error names it), 2 wrong usage.
    """
    cleaner = make_cleaner(plugins)
    host = publisher_host(cleaner, publisher) if publisher else None
    account = keep_account(cleaner)
    wanted = _text(against) if against else None
    found = Review()
    failed: list[str] = []

    def chosen() -> Iterator[Page | Unread]:
        for page in filterfalse(is_review_page, read_pages(pages)):
            if (wanted is not None or url) and len(found):
                raise click.UsageError(f"{'--against' if against else '--url'} goes with one page, and PAGES hold more")
            yield page

    def cleaned(page: Page) -> Article:
        return cleaner.clean(page.source, url or page.url, host)

    with review_file(output) as write, quiet():
        for page, article in worked(chosen(), cleaned, failed, "Reviewing"):
            found.add(page.name, article, account(), wanted)
        if len(found):
            write(found.to_html())
    if len(found) and output != "-":
        click.echo(f"{output}: {len(found)} {'page' if len(found) == 1 else 'pages'}", err=True)
    if failed or not len(found):
        raise click.exceptions.Exit(1)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise click.BadParameter(f"{file} is no text in UTF-8: {error}", param_hint="'--against'") from error
