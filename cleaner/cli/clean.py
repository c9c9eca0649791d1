"""``clean-article INPUT...``: the main job."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from cleaner.faults import bug_report
from cleaner.model import Article, InputError
from cleaner.publisher import PluginError, Publisher

from ._completions import files, formats, publishers
from ._formats import FORMATS, framed, renderer
from ._inputs import label, read
from ._shared import HELP, complain, make_cleaner, opened, plugin_option, to_terminal

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

T = TypeVar("T")

_MANY = 5  # inputs beyond which a progress bar is worth its lines

# What a reader should know of a page whose text is not the whole article.
_VERDICTS = {
    "empty": "no text was found",
    "paywalled": "the page is paywalled: this is not the whole article",
    "consent_wall": "the page is a consent notice: the article is not in it",
    "live_blog": "the page is a live blog: its entries are in the page's order",
    "gallery": "the page shows pictures or a video: there is hardly any text",
    "not_article": "the page seems to be no article",
}


class _Context(click.Context):
    @property
    def command_path(self) -> str:
        """The command as people type it: without the default command's name."""
        return self.parent.command_path if self.parent else super().command_path


class _DefaultCommand(click.Command):
    """Its help is the whole program's: it ends with the other commands."""

    context_class = _Context

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the other commands."""
        group = ctx.parent.command if ctx.parent else None
        if not isinstance(group, click.Group):
            return
        names = [name for name in group.list_commands(ctx) if name != self.name]
        commands = [(name, group.get_command(ctx, name)) for name in names]
        with formatter.section("Other commands"):
            formatter.write_dl([(name, command.get_short_help_str()) for name, command in commands if command])


@click.command(cls=_DefaultCommand, context_settings=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, shell_complete=files)
@click.option("--body-only", is_flag=True, help="Leave out title and standfirst.")
@click.option(
    "--format",
    "format_",
    metavar="|".join(FORMATS),
    shell_complete=formats,
    help="What comes out; plugins can add formats. Default: text.",
)
@click.option("--explain", is_flag=True, help="Show what was kept and what was removed, by which rule and why.")
@click.option(
    "--publisher",
    metavar="NAME|HOST",
    shell_complete=publishers,
    help="Clean as a page of this publisher, whatever the address says; see 'plugins list'.",
)
@click.option("--url", metavar="ADDRESS", help="The page's address, for a file or standard input.")
@click.option(
    "--kind",
    type=click.Choice(("auto", "html", "text")),
    default="auto",
    help="What the input is, where it isn't seen at once.",
)
@plugin_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=files,
    help="Write to a file; it appears when all is done, or not at all.",
)
@click.version_option(None, "--version", package_name="clean-article", message="clean-article %(version)s")
def clean(
    inputs: tuple[str, ...],
    body_only: bool,
    format_: str | None,
    explain: bool,
    publisher: str | None,
    url: str | None,
    kind: str,
    plugins: tuple[Path, ...],
    output: str | None,
) -> None:
    """Print the article in each INPUT as clean text: title, standfirst and body, without the layout's noise.

    INPUT is a page's HTML file, a text file that was extracted from a page before, an http(s) address, or -
    for standard input.

    \b
    Examples:
      clean-article page.html
      clean-article https://example-post.com/bridge --format markdown -o bridge.md
      curl -s https://example-post.com/bridge | clean-article - --publisher "Example Post"
      clean-article --explain page.html
      clean-article *.html --format json > articles.jsonl

    Several inputs follow one another: as text each after a line "==> INPUT <==", as JSON one object a line
    with its "input". Exit codes: 0 done, 1 some input failed (standard error names it, the rest is done),
    2 wrong usage.
    """
    if not inputs:
        raise click.UsageError("no INPUT: name a file, an http(s) address, or - for standard input")
    if url and len(inputs) > 1:
        raise click.UsageError("--url goes with one INPUT; --publisher serves for several of one site")
    if explain and (format_ or body_only):
        raise click.UsageError("--explain has a form of its own: leave out --format and --body-only")
    cleaner = make_cleaner(plugins)
    host = publisher_host(cleaner, publisher) if publisher else None
    on_terminal = output in (None, "-") and to_terminal()
    name = format_ or "text"
    if explain:
        from ._explain import explainer

        render = explainer(cleaner, on_terminal)
    else:
        render = renderer(cleaner, name, body_only)
    frame = framed(render, name, several=len(inputs) > 1)

    def work(shown: str, item: str, first: bool) -> str:
        source = read(item)
        article = cleaner.clean(source.data, url or source.url, host, source.kind if kind == "auto" else kind)
        text = frame(shown, article, first)
        for warning in (*source.warnings, *article.warnings, *_verdict(article)):
            complain(shown, f"warning: {warning}")
        return text

    done = 0
    with opened(output) as write, quiet():
        for item in progress(inputs, shown=not on_terminal):
            shown = label(item)
            try:
                text = work(shown, item, first=not done)
            except (InputError, PluginError) as error:
                complain(shown, error)
            except Exception as error:  # a bug, ours or a plugin's: the other inputs don't suffer from it
                complain(shown, bug_report(error))
            else:
                write(text)
                done += 1
    if done < len(inputs):
        raise click.exceptions.Exit(1)


def publisher_host(cleaner: Cleaner, publisher: str) -> str:
    """Return a name for the publisher that is looked up fast; an unknown one is wrong usage."""
    try:
        site = cleaner.registry.find(publisher)
    except (InputError, PluginError) as error:
        raise click.BadParameter(str(error), param_hint="'--publisher'") from error
    return site.hosts[0] if isinstance(site, Publisher) else site.name


def _verdict(article: Article) -> Iterator[str]:
    if article.status in _VERDICTS:
        yield _VERDICTS[article.status]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep libraries' warnings and logs from standard error, unless Python is told to show them."""
    handler = logging.NullHandler()  # without a handler, Python prints log records to standard error
    logging.getLogger().addHandler(handler)
    try:
        with warnings.catch_warnings():
            if not sys.warnoptions:
                warnings.simplefilter("ignore")
            yield
    finally:
        logging.getLogger().removeHandler(handler)


def progress(inputs: Iterable[T], shown: bool, description: str = "Cleaning") -> Iterator[T]:
    """Yield the inputs, with a progress bar on standard error where it is a terminal and there are, or may be, many."""
    few = isinstance(inputs, Sized) and len(inputs) <= _MANY
    if not shown or few or sys.stderr is None or not sys.stderr.isatty():
        yield from inputs
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(inputs, description=description, console=Console(stderr=True), transient=True)
