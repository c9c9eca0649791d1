"""The file that a review goes to: it appears when all is done, and replaces nothing but an older review."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cleaner.authoring.review import is_review
from cleaner.bulk.pages import Page, Unread

from ._shared import opened

_HEAD = 2000  # bytes that tell what a file is


@contextmanager
def review_file(path: str | None) -> Iterator[Callable[[str], None]]:
    """Yield a function that writes the review; where there is no path, one that does nothing.

    Raises:
        click.BadParameter: The file exists and is no review, or can't be written.
    """
    if path is None:
        yield lambda html: None
        return
    file = Path(path)
    if path != "-" and file.is_file() and not _holds_review(file):
        raise click.BadParameter(f"{path} exists and is no review page; name another file", param_hint="'-o'")
    with opened(path) as write:
        yield write


def is_review_page(page: Page | Unread) -> bool:
    """Tell whether a page is a review: one that stands in the folder of the pages is passed over."""
    return isinstance(page, Page) and is_review(page.source[:_HEAD])


def _holds_review(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return is_review(content.read(_HEAD))
    except OSError:
        return False
