"""What cleaning does to text that is clean already: ``python -m benchmarks.damage FOLDER...``.

The reference texts themselves are cleaned as text. All that the rules take from them is damage, or else noise that
the reference holds itself: ``--list`` shows it. Noise that was read and found to be such is listed by its digest in
``reference_noise.txt``; it is shown, but not counted.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import click
from rich.table import Table

from . import command, scores
from .data import Page
from .ours import OURS

SOFT_HYPHEN = "\u00ad"
NOISE = Path(__file__).with_name("reference_noise.txt")


@dataclass(frozen=True, slots=True)
class Damage:
    """What became of one reference text.

    Attributes:
        words: Its words.
        removals: Rule and text of all that was removed.
        moved: Words that went to fields (title, byline and so on).
        vanished: Words that are neither in the body nor in a field nor in a removal; there should be none.
        size: The text's bytes in UTF-8.
    """

    folder: str
    page: str
    words: int
    removals: tuple[tuple[str, str], ...] = ()
    moved: int = 0
    vanished: int = 0
    size: int = 0
    seconds: float = 0.0
    error: str = ""

    @property
    def damage(self) -> list[str]:
        """The removals that are not the reference's own noise."""
        return [text for _, text in self.removals if digest(text) not in known_noise()]

    @property
    def removed(self) -> int:
        """Words of the damage."""
        return sum(len(scores.words(text)) for text in self.damage)

    @property
    def noise(self) -> int:
        """Words of the reference's own noise that was removed."""
        return sum(len(scores.words(text)) for _, text in self.removals) - self.removed


def digest(text: str) -> str:
    """Return what ``reference_noise.txt`` has of a text: other people's sentences stay out of the project."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


@cache
def known_noise() -> frozenset[str]:
    """Return the digests of ``reference_noise.txt``."""
    lines = NOISE.read_text("utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line and not line.startswith("#"))


def clean_reference(page: Page, with_url: bool = False) -> Damage:
    """Clean one page's reference text as text."""
    from cleaner import clean

    text = (page.text or "").replace(SOFT_HYPHEN, "")  # not a letter: cleaned away, it joins two words
    words = scores.words(text)
    url = page.url or None if with_url else None
    start = time.perf_counter()
    try:
        article = clean(text, url=url, kind="text")
    except Exception as raised:  # one text that fails must not hide the others
        return Damage(page.folder, page.id, len(words), error=f"{type(raised).__name__}: {raised}")
    seconds = time.perf_counter() - start
    fields = [word for moved in article.fields for word in scores.words(moved.text)]
    removals = tuple((removal.rule, removal.text) for removal in article.removed)
    taken = [word for _, removed in removals for word in scores.words(removed)]
    gone = Counter(words) - Counter(scores.words(article.text)) - Counter(fields) - Counter(taken)
    return Damage(
        page.folder,
        page.id,
        words=len(words),
        removals=removals,
        moved=len(fields),
        vanished=gone.total(),
        size=len(text.encode()),
        seconds=seconds,
    )


def folder_table(results: Sequence[Damage]) -> Table:
    """Return the table: a row a folder."""
    headers = (
        "texts",
        "words",
        "removed\n%",
        "nothing\nremoved %",
        "own\nnoise %",
        "to fields\n%",
        "vanished\n%",
        "MB/s",
        "errors",
    )
    table = command.table("", "", *headers)
    for folder in dict.fromkeys(result.folder for result in results):
        rows = [result for result in results if result.folder == folder]
        done = [result for result in rows if not result.error]
        words = sum(result.words for result in done)
        size, seconds = sum(result.size for result in done), sum(result.seconds for result in done)
        table.add_row(
            folder,
            str(len(rows)),
            f"{words:,}",
            _percent(sum(result.removed for result in done), words),
            _percent(sum(not result.damage for result in done), len(done)),
            _percent(sum(result.noise for result in done), words),
            _percent(sum(result.moved for result in done), words),
            _percent(sum(result.vanished for result in done), words),
            f"{size / 1e6 / seconds:.1f}" if seconds else "-",
            str(len(rows) - len(done) or ""),
        )
    return table


def rule_table(results: Sequence[Damage]) -> Table:
    """Return the table: a row a rule, the one that took most words first."""
    words: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for result in results:
        for rule, text in result.removals:
            words[rule] += len(scores.words(text))
            times[rule] += 1
    table = command.table("\nBy rule", "rule", "words", "removals")
    for rule, count in words.most_common():
        table.add_row(rule, f"{count:,}", f"{times[rule]:,}")
    return table


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}" if whole else "-"


@click.command()
@command.folders_argument
@click.option("--list", "listing", is_flag=True, help="List every removal, with its digest or `noise`.")
@click.option("--with-url", is_flag=True, help="Give the page's address too: publishers' rules take part.")
@command.sample_option("--sample")
@command.workers_option
def main(folders: tuple[Path, ...], listing: bool, with_url: bool, sample: int | None, workers: int) -> None:
    """Clean the reference texts of each FOLDER as text and show what was taken from them."""
    command.load_systems([OURS])
    pages = [page for page in command.load_pages(folders, sample) if page.text]
    if not pages:
        raise click.ClickException("none of the pages has a reference text")
    job = partial(clean_reference, with_url=with_url)
    results = command.spread_work(job, pages, workers, "Cleaning")
    command.show(folder_table(results))
    if any(result.removals for result in results):
        command.show(rule_table(results))
    for result in results:
        if result.error:
            click.echo(f"error: {result.folder}/{result.page}: {command.shorten(result.error)}", err=True)
        for rule, text in result.removals if listing else ():
            mark = "noise" if digest(text) in known_noise() else digest(text)
            command.show(f"{result.folder}/{result.page}  {mark}  [{rule}]  {command.shorten(text)}")


if __name__ == "__main__":
    main()
