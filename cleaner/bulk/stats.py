"""What a run came to, counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cleaner.drift import changed_site
from cleaner.model import Article

from .rows import Row
from .spool import Notes

_SLOWEST = 10


@dataclass(slots=True)
class Stats:
    """Counts that add up, over pages and over slices.

    Attributes:
        pages: How many rows there are.
        bytes: What the pages hold, unpacked.
        seconds: What reading and cleaning them took, on however many cores.
        statuses: How many pages have each status.
        lanes: How many pages came by each lane; of publishers and platforms without the layout.
        failures: How many pages failed, by kind.
        rules: How many pieces of noise each rule took.
        drift: How many pages of each publisher its layouts no longer fit.
        slowest: The pages that took longest, with their seconds.
    """

    pages: int = 0
    bytes: int = 0
    seconds: float = 0.0
    statuses: Counter[str] = field(default_factory=Counter)
    lanes: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    drift: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def count(self, notes: Notes) -> None:
        """Add a page by its notes."""
        self.pages += 1
        self.bytes += notes["bytes"]
        self.seconds += notes["seconds"]
        self.statuses[notes["status"]] += 1
        self.rules.update(notes.get("rules", {}))
        self.drift.update(notes.get("drift", []))
        if lane := notes.get("lane"):
            self.lanes[lane.partition("/")[0]] += 1
        if failure := notes.get("failure"):
            self.failures[failure] += 1
        self._slow([(notes["seconds"], notes["name"])])

    def add(self, other: Stats) -> None:
        """Add what another part of the run came to."""
        self.pages += other.pages
        self.bytes += other.bytes
        self.seconds += other.seconds
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))
        self._slow(other.slowest)

    def _slow(self, pages: Iterable[tuple[float, str]]) -> None:
        self.slowest = sorted([*self.slowest, *pages], reverse=True)[:_SLOWEST]

    @property
    def failed(self) -> int:
        """How many pages there is no article of."""
        return self.failures.total()

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as JSON's types, the most frequent first."""
        said: dict[str, Any] = {"pages": self.pages, "bytes": self.bytes, "seconds": round(self.seconds, 3)}
        said |= {name: dict(getattr(self, name).most_common()) for name in _COUNTERS}
        return said | {"slowest": [{"seconds": round(seconds, 3), "source": name} for seconds, name in self.slowest]}

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Stats:
        """Return the counts that :meth:`to_dict` wrote."""
        counters = {name: Counter(said[name]) for name in _COUNTERS}
        slowest = [(page["seconds"], page["source"]) for page in said["slowest"]]
        return cls(said["pages"], said["bytes"], said["seconds"], **counters, slowest=slowest)

    def to_json(self) -> str:
        """Return :meth:`to_dict` as a line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


_COUNTERS = ("statuses", "lanes", "failures", "rules", "drift")


def notes_of(row: Row, article: Article | None, size: int, seconds: float) -> Notes:
    """Return what :meth:`Stats.count` needs to know of a page."""
    notes: Notes = {"name": row["source"], "status": row["status"], "bytes": size, "seconds": round(seconds, 5)}
    if row["failure"]:
        notes["failure"] = row["failure"]
    if article is not None:
        notes["lane"] = article.lane
        notes["rules"] = Counter(removal.rule for removal in article.removed)
        notes["drift"] = [site for warning in article.warnings if (site := changed_site(warning))]
    return notes
