"""What one of our systems wrongly keeps and wrongly drops, grouped by kind: ``benchmarks.accuracy --errors``.

A block of the result is wrongly kept where the reference and its optional paragraphs hold less than most of its word
trigrams, a line of the reference is wrongly dropped where the result does. The *cost* of an error is what it takes from
mean word F1: its words over the words of result and reference together, over the number of pages. It is an estimate,
as a wrong word may stand in for a right one elsewhere, but costs add up, and a long page weighs what a short one does.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from rich.table import Table

from cleaner import Article, Cleaner, Rule
from cleaner.document import read
from cleaner.draft import Draft

from . import command, scores
from .data import Page
from .error_kinds import Takers, kind_of_kept
from .ours import cleaner_of

Side = Literal["kept", "dropped"]

SCATTERED = "words inside lines that are mostly right"
_NUMBERING = re.compile(r"^\s*\d{1,3}[.)]\s+")  # of a list: browsers print it, the page's text lacks it
_KINDS, _EXAMPLES = 15, 3
_SIDES: dict[Side, str] = {"kept": "wrongly keeps", "dropped": "wrongly drops"}


@dataclass(frozen=True, slots=True)
class Error:
    """A line that is wrong.

    Attributes:
        page: Folder and id.
        side: Whether it was wrongly kept or wrongly dropped.
        kind: What it is, in words.
        words: Its words.
        cost: What it takes from the page's word F1, about.
        text: The line; empty for words scattered over other lines.
    """

    page: str
    side: Side
    kind: str
    words: int
    cost: float
    text: str


def find_errors(page: Page, system: str) -> list[Error]:
    """Clean a page that has a reference text and return what is wrong; one that raises loses every line."""
    reference = page.text or ""
    try:
        article, draft = _clean(page, system)
    except Exception as raised:  # one page that fails must not hide the others
        kind, counts = f"the cleaner raised {type(raised).__name__}", scores.word_counts("", reference)
        wrong: list[Wrong] = [("dropped", kind, line) for line in reference.splitlines()]
    else:
        with_optional = scores.with_optional(reference, page.optional, article.text)
        counts = scores.word_counts(article.text, with_optional)
        wrong = [*_wrongly_kept(page, article, draft), *_wrongly_dropped(page, article, draft)]
    total = 2 * counts.true + counts.false + counts.missed or 1
    name = f"{page.folder}/{page.id}"

    def error(side: Side, kind: str, words: int, line: str = "") -> Error:
        return Error(name, side, kind, words, words / total, line)

    found = [error(side, kind, len(scores.words(line)), line) for side, kind, line in wrong]
    scattered = Counter({"kept": counts.false, "dropped": counts.missed})
    for each in found:
        scattered[each.side] -= each.words
    found += [error(side, SCATTERED, scattered[side]) for side in _SIDES]
    return [each for each in found if each.words > 0]


Wrong = tuple[Side, str, str]
"""Side, kind and text of a wrong line."""


def _wrongly_kept(page: Page, article: Article, draft: Draft) -> Iterator[Wrong]:
    is_right = scores.holds_most(page.text or "", *page.optional)
    body = draft.body()
    right = [is_right(block.text) for block in body]
    for number, block in enumerate(body):
        if not right[number] and scores.words(block.text):
            yield "kept", kind_of_kept(article, body, right, number), block.text


def _wrongly_dropped(page: Page, article: Article, draft: Draft) -> Iterator[Wrong]:
    is_kept = scores.holds_most(article.text)
    lines = [_NUMBERING.sub("", line) for line in (page.text or "").splitlines()]
    missing = [line for line in lines if scores.words(line) and not is_kept(line)]
    if missing:
        takers = Takers(article, draft, _page_text(page))
        for line in missing:
            yield "dropped", takers.kind_of_dropped(line), line


def _page_text(page: Page) -> str:
    tree = read(page.html(), "html").tree
    return "" if tree is None else " ".join(tree.xpath("//text()[not(parent::script or parent::style)]"))


def _clean(page: Page, system: str) -> tuple[Article, Draft]:
    cleaner, seen = _watched(system)
    seen.clear()
    article = cleaner.clean(page.html(), url=page.url or None, kind="html")
    return article, seen[-1]


@cache
def _watched(system: str) -> tuple[Cleaner, list[Draft]]:
    """Return one of our systems' cleaner with a last rule that notes the draft: it knows links and neighbours."""
    seen: list[Draft] = []
    cleaner = copy.copy(cleaner_of(system))
    cleaner.rules = (*cleaner.rules, Rule("see", seen.append))
    return cleaner, seen


def report(pages: Sequence[Page], system: str, workers: int) -> list[Table | str]:
    """Return the tables of one of our systems' errors, the costliest kind first, and examples of each kind."""
    scored = [page for page in pages if page.text is not None]
    if not scored:
        return ["\nno errors to report: none of the pages has a reference text"]
    found = command.spread_work(partial(find_errors, system=system), scored, workers, "Finding errors")
    errors = [error for of_page in found for error in of_page]
    parts: list[Table | str] = []
    for side, verb in _SIDES.items():
        groups = by_kind([error for error in errors if error.side == side])
        words = sum(error.words for error in errors if error.side == side)
        parts.append(f"\nWhat {system} {verb}: {words:,} words, on {len(scored)} pages with a reference text\n")
        parts += [kind_table(groups, len(scored), sum(error.words for error in errors)), *example_lines(groups)]
    return parts


def by_kind(errors: Sequence[Error]) -> dict[str, list[Error]]:
    """Group errors by kind, the costliest kind and in it the costliest error first."""
    groups: dict[str, list[Error]] = {}
    for error in sorted(errors, key=lambda error: -error.cost):
        groups.setdefault(error.kind, []).append(error)
    return dict(sorted(groups.items(), key=lambda group: -sum(error.cost for error in group[1])))


def kind_table(groups: dict[str, list[Error]], pages: int, wrong_words: int) -> Table:
    """Return the table: a row a kind.

    Args:
        groups: The errors by kind.
        pages: The number of pages that were looked at.
        wrong_words: All wrong words, kept and dropped, of which a kind's share is shown.
    """
    table = command.table("", "kind", "F1 cost", "words", "share\n%", "lines", "pages")
    for kind, errors in list(groups.items())[:_KINDS]:
        _add_row(table, kind, errors, pages, wrong_words)
    rest = [error for errors in list(groups.values())[_KINDS:] for error in errors]
    if rest:
        _add_row(table, f"{len(groups) - _KINDS} more kinds", rest, pages, wrong_words)
    return table


def _add_row(table: Table, kind: str, errors: Sequence[Error], pages: int, wrong_words: int) -> None:
    words = sum(error.words for error in errors)
    table.add_row(
        kind,
        f"{sum(error.cost for error in errors) / pages:.4f}",
        f"{words:,}",
        f"{100 * words / wrong_words:.1f}",
        f"{sum(bool(error.text) for error in errors):,}",
        f"{len({error.page for error in errors}):,}",
    )


def example_lines(groups: dict[str, list[Error]]) -> Iterator[str]:
    """Yield each kind that the table shows and its costliest errors, each of another page."""
    for kind, errors in list(groups.items())[:_KINDS]:
        first: dict[str, Error] = {}
        for error in errors:
            first.setdefault(error.page, error)
        examples = [error for error in first.values() if error.text][:_EXAMPLES]
        if examples:
            yield f"\n{kind}"
            yield from (f"  {error.page}  {command.shorten(error.text)}" for error in examples)
