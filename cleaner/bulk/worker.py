"""The process that makes slices: it reads, cleans and writes, and may die of any page."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.faults import bug_report
from cleaner.model import Article, InputError, LimitExceeded
from cleaner.publisher import PluginError

from . import shards
from .job import Job, no_room
from .pages import Page, Place, Record, Unread
from .plan import ChangedInputError, Slice
from .readers import records
from .rows import FailureKind, Row, failed_row, row_of
from .spool import Spool
from .stats import Stats, notes_of

if TYPE_CHECKING:
    from cleaner import Cleaner

OUT_OF_MEMORY = 77
"""The exit code of a worker whose memory did not suffice."""

AT, PAGES, BYTES, FAILED = range(4)
"""What the numbers of a worker's state are: the record in work (-1: none), and what of the slice is done."""

ENDING = (signal.SIGINT, signal.SIGTERM)
"""The signals that go to all processes of a run, and that the first one sees to."""

_GROWTH = 200_000_000  # bytes: libxml2 keeps each name that it ever met, so a process grows with odd pages
_LOOK = 20  # pages between looks at the memory
_FIRST = f"<html><body><p>{'A page of a few words, and then of some more. ' * 9}</p></body></html>"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a record that a worker died of.

    Attributes:
        kind: Why it failed.
        reason: The same for a person.
        loads: Whether it can be loaded, for its name and address.
    """

    kind: FailureKind
    reason: str
    loads: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A slice to make, with the records that are known to be deadly, by their place in it."""

    slice: Slice
    verdicts: dict[int, Verdict]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a slice ended.

    Attributes:
        stats: What it came to, where it is done.
        fault: Why the run can't go on, where it can't.
        renew: True where another process has to go on with it.
    """

    stats: Stats | None = None
    fault: str = ""
    renew: bool = False


class _StoppedError(Exception):
    """The run is to stop, or its other processes are dead."""


def work(job: Job, channel: Connection, state: Any) -> None:
    """Make the slices that come through a channel, until it is closed."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)  # they were held back while the process began
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):  # what a plugin prints is not the command's output
        os.dup2(nowhere, stream)
    worker = _Worker(job, channel, state)
    _limit_memory(job.megabytes)
    try:
        while True:
            channel.send(worker.make(channel.recv()))
    except (EOFError, OSError, _StoppedError):  # nobody is there any more
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _limit_memory(megabytes: int) -> None:
    """Let the process have so much memory beyond what it has."""
    if not sys.platform.startswith("linux"):  # elsewhere the system takes the limit and does not keep to it
        return
    status = Path("/proc/self/status").read_text("ascii")
    now = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData"))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = now + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_DATA, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


def _peak() -> int:
    """Return the most memory that the process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class _Worker:
    def __init__(self, job: Job, channel: Connection, state: Any) -> None:
        from cleaner import Cleaner

        self.job, self.channel, self.state = job, channel, state
        self.cleaner: Cleaner = Cleaner(plugins=job.plugins, site_configs=job.site_configs)
        self.cleaner.clean(_FIRST, kind="html")  # loads what a page needs: the limits are for pages alone
        self.reading = _Reading(job)
        self.renewed_at = _peak() + _GROWTH

    def make(self, task: Task) -> Outcome:
        """Return what a slice came to, after its file is written."""
        number = task.slice.number
        try:
            task.slice.check()
            spool = Spool(self.job.spool(number))
        except ChangedInputError as error:
            return Outcome(fault=f"{error}: put it back, or begin a new run in another folder")
        except OSError as error:
            return Outcome(fault=no_room(self.job.spool(number), error))
        try:
            self._tell(-1, spool.rows, 0, 0)
            if not self._fill(spool, task):
                return Outcome(renew=True)
            stats = Stats()
            try:
                shards.write(_counted(spool, stats), self.job.target(number), self.job.form, self.job.with_removed)
                self.job.finish(number, stats)
            except OSError as error:
                return Outcome(fault=no_room(self.job.target(number), error))
            return Outcome(stats)
        except _UnwritableError as error:
            return Outcome(fault=str(error))
        finally:
            spool.close()

    def _fill(self, spool: Spool, task: Task) -> bool:
        """Add the rows that the spool lacks; False where the process has grown too large to go on."""
        first = spool.next
        for at, record in enumerate(self.reading.records(task.slice)):
            if at < first:
                continue
            if self.channel.poll():  # nothing is sent meanwhile: the other end is closed
                raise _StoppedError
            self.state[AT] = at
            signal.setitimer(signal.ITIMER_REAL, self.job.seconds)
            start = time.perf_counter()
            page, row, article = self._row(record, task.verdicts.get(at), task.slice.name_of(at))
            if row is not None:
                if self.job.with_removed:
                    row.setdefault("removed", [])
                size = _size(page)
                notes = notes_of(row, article, size, time.perf_counter() - start) | {"at": at}
                try:
                    spool.add(notes, row)
                except OSError as error:
                    raise _UnwritableError(no_room(self.job.spool(task.slice.number), error)) from error
                self._tell(at, spool.rows, self.state[BYTES] + size, self.state[FAILED] + bool(row["failure"]))
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.state[AT] = -1
            if row is not None and spool.rows % _LOOK == 0 and _peak() > self.renewed_at:
                return False
        return True

    def _row(
        self, record: Record, verdict: Verdict | None, name: str
    ) -> tuple[Page | Unread | None, Row | None, Article | None]:
        """Return a record's page, its row, and its article; None for what there is not."""
        if verdict and not verdict.loads:
            unloaded = Unread(name, verdict.reason)
            return unloaded, failed_row(unloaded, verdict.kind, verdict.reason), None
        page = record.load()
        if page is None:
            return None, None, None
        if verdict:
            return page, failed_row(page, verdict.kind, verdict.reason), None
        if isinstance(page, Unread):
            return page, failed_row(page, "unread", page.reason), None
        try:
            article = self.cleaner.clean(page.source, page.url)
            return page, row_of(page, article, self.job.with_removed), article
        except MemoryError:
            raise
        except LimitExceeded as error:
            return page, failed_row(page, "limit", str(error)), None
        except InputError as error:
            return page, failed_row(page, "input", str(error)), None
        except PluginError as error:
            return page, failed_row(page, "plugin", str(error)), None
        except Exception as error:  # a bug, ours or a plugin's: the other pages don't suffer from it
            return page, failed_row(page, "bug", bug_report(error)), None

    def _tell(self, *numbers: float) -> None:
        for index, number in enumerate(numbers):
            self.state[index] = number


class _UnwritableError(Exception):
    """There is no room for a row."""


def _size(page: Page | Unread | None) -> int:
    return len(page.source) if isinstance(page, Page) else 0


def _counted(spool: Spool, stats: Stats) -> Iterator[bytes]:
    for notes, row in spool:
        stats.count(notes)
        yield row


class _Reading:
    """The file that is being read: a compressed one can only be read forward, so it stays open between slices."""

    def __init__(self, job: Job) -> None:
        self.fields = job.fields
        self._file = ""
        self._records: Iterator[Record] = iter(())
        self._ahead: Record | None = None

    def records(self, piece: Slice) -> Iterator[Record]:
        """Yield the records of a slice."""
        if piece.kind == "page":
            for index, file in enumerate(piece.files):
                yield from records(Path(file), "page", self.fields, Place(index, index))
            return
        file = piece.files[0]
        if file != self._file or self._ahead is None or self._ahead.place.offset > piece.start.offset:
            self._file, self._ahead = file, None
            self._records = records(Path(file), piece.kind, self.fields, piece.start)
        while record := self._ahead or next(self._records, None):
            self._ahead = None
            if piece.stop is not None and record.place.offset >= piece.stop:
                self._ahead = record
                return
            if record.place.offset >= piece.start.offset:
                yield record
        self._file = ""
