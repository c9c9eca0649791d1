"""Work on many pages, one by one: what can't be done is named, and costs no other page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from cleaner.bulk.pages import Page, Unread
from cleaner.faults import bug_report
from cleaner.model import InputError
from cleaner.publisher import PluginError

from ._shared import complain
from .clean import progress

T = TypeVar("T")


def worked(
    pages: Iterable[Page | Unread], work: Callable[[Page], T], failed: list[str], description: str, shown: bool = True
) -> Iterator[tuple[Page, T]]:
    """Yield the pages, each with what the work made of it, under a progress bar.

    Args:
        pages: What was read.
        work: Is done on each page.
        failed: Takes the names of the pages that failed; standard error says why.
        description: What is being done.
        shown: False shows no progress.
    """
    for page in progress(pages, shown=shown, description=description):
        try:
            if isinstance(page, Unread):
                raise InputError(page.reason)
            made = work(page)
        except (InputError, PluginError) as error:
            complain(page.name, error)
            failed.append(page.name)
        except Exception as error:  # a bug, ours or a plugin's: the other pages don't suffer from it
            complain(page.name, bug_report(error))
            failed.append(page.name)
        else:
            yield page, made
