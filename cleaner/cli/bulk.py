"""``clean-article bulk INPUT... -o OUT``: many pages, on all cores or many machines."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cleaner.bulk.extras import check_format
from cleaner.bulk.pages import USUAL_FIELDS, Fields
from cleaner.bulk.shards import FORMATS
from cleaner.model import InputError

from . import INTERRUPTED
from ._bulk_progress import progress
from ._bulk_summary import summary
from ._shared import HELP, configured, make_cleaner, plugin_option, write_stdout

if TYPE_CHECKING:
    from types import FrameType

    from cleaner.bulk.job import Job
    from cleaner.bulk.run import Engine
    from cleaner.bulk.stats import Stats

TERMINATED = 143
"""The exit code after SIGTERM, as shells have it."""


class _Terminated(KeyboardInterrupt):
    """Somebody ends the process, and does not kill it."""


@click.command(context_settings=HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FOLDER", required=True, help="A folder for the output; it is made.")
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMATS)), default="jsonl", show_default=True, help="Of the output."
)
@click.option("--workers", type=click.IntRange(1), help="Processes that clean. Default: one a core.")
@click.option("--removed", is_flag=True, help="Add a column with what was removed, by which rule and why.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    help="A page that takes longer is given up.",
)
@click.option(
    "--memory-limit",
    metavar="MB",
    type=click.IntRange(100),
    default=1000,
    show_default=True,
    help="A page that needs more is given up; Linux only.",
)
@click.option(
    "--shard-pages",
    metavar="N",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="The most pages in a file of the output.",
)
@click.option(
    "--html-field",
    metavar="NAME",
    multiple=True,
    help=f"The field, or column, that holds the page or text. Default: the first there is of "
    f"{', '.join(USUAL_FIELDS.source)}.",
)
@click.option(
    "--url-field", metavar="NAME", default=USUAL_FIELDS.url, show_default=True, help="The one with its address."
)
@click.option("--id-field", metavar="NAME", default=USUAL_FIELDS.id, show_default=True, help="The one with its name.")
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Worker processes of this machine, or a Ray cluster.",
)
@click.option("--address", metavar="ADDRESS", help="The Ray cluster's; default: one is started here.")
@plugin_option
def bulk(
    inputs: tuple[Path, ...],
    output: str,
    form: str,
    workers: int | None,
    removed: bool,
    time_limit: float,
    memory_limit: int,
    shard_pages: int,
    html_field: tuple[str, ...],
    url_field: str,
    id_field: str,
    engine: str,
    address: str | None,
    plugins: tuple[Path, ...],
) -> None:
    """Clean many pages, on all cores, into files of a folder.

    INPUT is a folder, a file, or a pattern in quotes: HTML and text, a page a file; JSON Lines; Parquet; WARC, WET and
    WACZ. All but Parquet and WACZ may be compressed (.gz, and .zst but for WARC).

    The output has a row for each page of the input, whatever became of it: id, source, url, status, text, title …
    docs/bulk.md names all. A page that takes too long, too much memory, or ends its process, costs nothing but itself:
    its row has the status "failed", and says why. Files of the output appear when they are whole.

    A run that was stopped, or killed, goes on with the same command.

    \b
    Examples:
      clean-article bulk pages/ -o articles
      clean-article bulk crawl/*.warc.gz -o articles --format parquet
      clean-article bulk pages.jsonl.zst -o articles --html-field body --url-field link --removed
      clean-article bulk /shared/news/ -o /shared/articles --engine ray --address auto

    At the end, what all came to is printed, and written to FOLDER/_run/summary.json. Exit codes: 0 done, 1 some pages
    failed or the run can't go on, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    _see_system()
    from cleaner.bulk.job import Job, RunError
    from cleaner.bulk.readers import is_pattern

    if address and engine != "ray":
        raise click.UsageError("--address goes with --engine ray")
    for path in inputs:
        if not path.exists() and not is_pattern(path):
            raise click.UsageError(f"{path}: no such file or folder")
    make_cleaner(plugins)  # what is wrong with plugins and rule files is said now
    config = configured(plugins)
    job = Job(
        out=os.path.abspath(output),
        inputs=tuple(map(os.path.abspath, inputs)),
        form=form,
        with_removed=removed,
        fields=Fields(html_field or USUAL_FIELDS.source, url_field, id_field),
        plugins=tuple(map(os.path.abspath, config.plugins)),
        site_configs=os.path.abspath(config.site_configs) if config.site_configs else None,
        shard_pages=shard_pages,
        seconds=time_limit,
        megabytes=memory_limit,
    )
    try:
        check_format(form)
        chosen = _engine(engine, workers, address)
        job.begin()
        if job.summary.exists():
            click.echo(f"clean-article: {output}: the run was whole already; nothing to do", err=True)
            stats = job.concluded()
        else:
            stats = _run(job, chosen)
    except (RunError, InputError) as error:
        click.echo(f"clean-article: {error}", err=True)
        raise click.exceptions.Exit(1) from error
    write_stdout(summary(stats, output))
    if stats.failed:
        raise click.exceptions.Exit(1)


def _see_system() -> None:
    """See that the system has what keeps processes apart; its parts can't be imported without."""
    try:
        import fcntl  # noqa: F401
        import resource  # noqa: F401
    except ImportError:
        raise click.ClickException("bulk runs on Linux and macOS only; on Windows, run it in WSL") from None


def _engine(name: str, workers: int | None, address: str | None) -> Engine:
    if name == "local":
        from cleaner.bulk.run import LocalEngine

        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()  # macOS has none
        return LocalEngine(workers or cores or 1)
    from cleaner.integrations.ray import RayEngine

    return RayEngine(workers, address)


def _run(job: Job, engine: Engine) -> Stats:
    from cleaner.bulk.run import run

    signal.signal(signal.SIGTERM, _terminate)
    with progress() as (watch, said):
        try:
            return run(job, engine, watch)
        except KeyboardInterrupt as error:
            told = said()
            click.echo(f"clean-article: stopped, {told}; the same command goes on with the rest", err=True)
            code = TERMINATED if isinstance(error, _Terminated) else INTERRUPTED
            raise click.exceptions.Exit(code) from error


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise _Terminated
