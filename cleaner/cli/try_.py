"""``clean-article plugins try PAGES... --body SELECTOR``: what would these selectors do?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.authoring.review import Review
from cleaner.authoring.selectors import Selectors
from cleaner.bulk.pages import Page, Unread
from cleaner.bulk.readers import read_pages
from cleaner.model import Article, InputError
from cleaner.publisher import PluginError, Publisher

from ._completions import files, publishers
from ._formats import framed
from ._pages import worked
from ._review_file import is_review_page, review_file
from ._shared import HELP, complain, configured, plugin_option, to_terminal, write_stdout
from .clean import quiet

if TYPE_CHECKING:
    from cleaner.authoring.account import Account
    from cleaner.authoring.trying import Attempt
    from cleaner.pipeline import Cleaner

_SELECTORS = {
    "body": "The element that holds the article's text.",
    "drop": "What is noise inside the body; may be given more than once.",
    "keep": "What stays though a rule would take it; may be given more than once.",
    "title": "The title's element, anywhere on the page.",
    "standfirst": "The standfirst's element.",
    "byline": "The element that names the authors.",
    "published": "The element that holds the date.",
    "section": "The element that names the section.",
    "caption": "Captions inside the body that are no figcaption.",
    "noise": "A whole line that the site prints around articles; may be given more than once.",
}
_REPEATED = ("drop", "keep", "noise")
assert set(_SELECTORS) == {field.name for field in fields(Selectors)}  # noqa: S101 - each is an option


def _selector_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, text in reversed(_SELECTORS.items()):
        value = "LINE" if name == "noise" else "SELECTOR"
        command = click.option(f"--{name}", metavar=value, multiple=name in _REPEATED, help=text)(command)
    return command


@click.command("try", context_settings=HELP)
@click.argument("pages", metavar="PAGES...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_selector_options
@click.option("--explain", is_flag=True, help="Print what was kept and removed, by which rule and why.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=files,
    help="Write a review page too, as 'clean-article review' does.",
)
@click.option("--watch", is_flag=True, help="Run again whenever the plugin file or a page changes, until Ctrl-C.")
@click.option(
    "--publisher",
    metavar="NAME|HOST",
    shell_complete=publishers,
    help="Take the pages for this publisher's; see 'plugins list'.",
)
@click.option("--url", metavar="ADDRESS", help="The page's address, for one page.")
@plugin_option
def try_(
    pages: tuple[Path, ...],
    explain: bool,
    output: str | None,
    watch: bool,
    publisher: str | None,
    url: str | None,
    plugins: tuple[Path, ...],
    **given: Any,
) -> None:
    """Print PAGES cleaned by selectors that no plugin holds yet, or by a plugin file that you are writing.

    PAGES are folders, HTML files, JSON Lines (fields html and url) or WARC files, best several of one site. With --body
    the selectors stand alone; without, they are added to what the page's plugin declares. Nothing is written but the
    review page that -o names. Selectors that match nothing are named on standard error.

    \b
    Examples:
      clean-article plugins try saved/*.html --body "article .story" --drop .promo --drop "aside.more"
      clean-article plugins try page.html --drop .promo --publisher example-post.com --explain
      clean-article plugins try saved/ --plugin example_post_com.py --watch -o review.html

    Exit codes: 0 done, 1 some page failed, 2 wrong usage.
    """
    selectors = Selectors(**given)
    if not (selectors or plugins or publisher):
        raise click.UsageError(
            "nothing to try: give --body SELECTOR, further selectors for a plugin's pages, or --plugin FILE"
        )
    try:
        selectors.check()
    except PluginError as error:
        raise click.UsageError(str(error)) from error

    def run() -> bool:
        attempt = _attempt(selectors, publisher, plugins)
        with review_file(output) as write, quiet():
            return _show(attempt, pages, url, explain, write)

    with _no_bytecode():
        if watch:
            _watch(run, (*pages, *configured(plugins).plugins), output)
        elif not run():
            raise click.exceptions.Exit(1)


def _attempt(selectors: Selectors, publisher: str | None, plugins: tuple[Path, ...]) -> Attempt:
    from cleaner import Cleaner
    from cleaner.authoring.trying import Attempt

    config = configured(plugins)

    def cleaner_with(*sites: Publisher) -> Cleaner:
        return Cleaner((*config.plugins, *sites), site_configs=config.site_configs)

    try:
        return Attempt(selectors, cleaner_with, publisher)
    except (PluginError, InputError) as error:
        raise click.UsageError(str(error)) from error


def _show(
    attempt: Attempt, pages: tuple[Path, ...], url: str | None, explain: bool, write: Callable[[str], None]
) -> bool:
    """Print all pages and write their review; tell whether all of them came out."""
    found = Review()
    failed: list[str] = []

    def chosen() -> Iterator[Page | Unread]:
        for page in filterfalse(is_review_page, read_pages(pages)):
            if url and len(found):
                raise click.UsageError("--url goes with one page, and PAGES hold more")
            yield page

    def tried(page: Page) -> tuple[Article, Account, str]:
        article, account = attempt.clean(page, url)
        render = partial(_text, account=account, explain=explain)
        framed_text = framed(render, "text", several=pages != (Path(page.name),))
        return article, account, framed_text(page.name, article, not len(found))

    for page, (article, account, text) in worked(chosen(), tried, failed, "Trying", shown=not to_terminal()):
        write_stdout(text)
        found.add(page.name, article, account())
        for warning in article.warnings:
            complain(page.name, f"warning: {warning}")
    if len(found):
        write(found.to_html())
    _warn(attempt)
    return len(found) > 0 and not failed


def _text(article: Article, account: Account, explain: bool) -> str:
    if not explain:
        return article.to_text()
    from ._explain import explanation

    return explanation(article, account, to_terminal())


def _warn(attempt: Attempt) -> None:
    if len(attempt.hosts) > 1:
        complain("warning", f"the pages are of several sites: {', '.join(sorted(attempt.hosts))}")
    for name, selector in attempt.idle:
        complain("warning", f"--{name} {selector!r} matches nothing on any page")


@contextmanager
def _no_bytecode() -> Iterator[None]:
    """Keep Python from writing, and so from reading again, a compiled form of the plugin's file."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def _watch(run: Callable[[], object], paths: tuple[Path, ...], output: str | None) -> None:
    """Run now and after each change, until the process is interrupted."""
    from ._watch import changes

    changed = changes(paths, output)
    next(changed)  # it watches before the first run, which may take a while
    run()
    for _ in changed:
        if to_terminal():
            click.clear()
        try:
            run()
        except click.ClickException as error:  # half a plugin was saved: the next change may mend it
            error.show()
