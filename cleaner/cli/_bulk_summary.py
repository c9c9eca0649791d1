"""What a bulk run came to, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.bulk.stats import Stats

_MOST = 12  # of each kind; the file has all
_WIDTH = 44


def summary(stats: Stats, folder: str) -> str:
    """Return the summary of a run."""
    lines = [f"{stats.pages:,} pages, {stats.bytes / 1e6:,.1f} MB, {stats.seconds:,.1f} s of work"]
    lines += _counted("status", stats.statuses, stats.pages)
    lines += _counted("failed", stats.failures)
    lines += _counted("lane", stats.lanes, stats.pages)
    lines += _counted("noise removed, by rule", stats.rules)
    lines += _counted("pages that their publisher's layouts no longer fit", stats.drift)
    if stats.slowest:
        lines += ["", "slowest pages"]
        lines += [f"  {seconds:8.3f} s  {name}" for seconds, name in stats.slowest[:5]]
    return "\n".join([*lines, "", f"all of it: {folder}/_run/summary.json", ""])


def _counted(title: str, counter: Counter[str], of: int = 0) -> Iterator[str]:
    if not counter:
        return
    yield from ("", title)
    for name, count in counter.most_common(_MOST):
        yield f"  {name:<{_WIDTH}} {count:>12,}" + (f"  {count / of:6.1%}" if of else "")
    if len(counter) > _MOST:
        yield f"  … and {len(counter) - _MOST} more"
