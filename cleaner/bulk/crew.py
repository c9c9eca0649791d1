"""Processes that make slices, looked after: what one of them dies of costs that page alone."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from ctypes import c_double
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import Any

from .job import Job, RunError
from .plan import Slice
from .rows import FailureKind
from .stats import Stats
from .worker import AT, BYTES, ENDING, FAILED, OUT_OF_MEMORY, PAGES, Outcome, Task, Verdict, work

TICK = 0.2
"""The seconds between two looks at how far the workers are."""

_PATIENCE = 20  # deaths of workers in a row, none of them at a page
_FAREWELL = 5.0  # seconds beyond a page's limit that a worker may take to stop, or to die of the limit
_processes = multiprocessing.get_context("spawn")


class _Member:
    """A worker, and the ones that take its place after it died."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.task: Task | None = None
        self.deaths: Counter[int] = Counter()
        self.strikes = 0
        self._start()

    def _start(self) -> None:
        self.is_late = False
        self._seen, self._since = (-1.0, -1.0), 0.0
        self.state: Any = _processes.RawArray(c_double, 4)
        self.state[AT] = -1
        self.channel, other = _processes.Pipe()
        self.process = _processes.Process(target=work, args=(self.job, other, self.state), daemon=True)
        resource_tracker.ensure_running()  # which lets the signals through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # until the worker knows what to do with them
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        other.close()
        if self.task:
            self._send()

    def begin(self, piece: Slice) -> None:
        """Give the worker a slice to make."""
        self.task, self.deaths, self.strikes = Task(piece, {}), Counter(), 0
        self._send()

    def _send(self) -> None:
        with suppress(OSError):  # it died in its sleep: that shows when its answer is looked for
            self.channel.send(self.task)

    def outcome(self) -> Outcome | None:
        """Return how its slice ended, None where it is still in work."""
        self._see_limit()
        alive = self.process.is_alive()  # asked before the channel is: a worker may die right after its last word
        try:
            said: Outcome | None = self.channel.recv() if self.channel.poll() else None
        except (EOFError, OSError):
            said = None
        if said is None:
            if not alive:
                self._replace()
            return None
        if said.renew:
            self.close()
            self._start()
            return None
        self.task = None
        return said

    def _see_limit(self) -> None:
        """End a worker that did not die of a page's limit: one that is stopped, or deaf to its alarm."""
        seen = self.state[AT], self.state[PAGES]
        if seen[0] < 0 or seen != self._seen:
            self._seen, self._since = seen, time.monotonic()
        elif time.monotonic() - self._since > self.job.seconds + _FAREWELL:
            self.is_late = True
            self.process.kill()
            self.process.join()

    def _replace(self) -> None:
        """Note what the worker died of, and start another one with the same slice."""
        self.process.join()
        at = int(self.state[AT])
        kind, reason = self._cause(self.process.exitcode or 0)
        if self.task and at >= 0:
            self.strikes = 0
            self.deaths[at] += 1
            if kind != "crash" or self.deaths[at] > 1:  # somebody may have killed the worker, and the page is innocent
                self.task.verdicts[at] = Verdict(kind, reason, loads=self.deaths[at] < 4)
        else:
            self.strikes += 1
            if self.strikes > _PATIENCE:
                raise RunError(f"the workers die before they have read a page: {reason}")
        self.channel.close()
        self._start()

    def _cause(self, code: int) -> tuple[FailureKind, str]:
        if code == -signal.SIGALRM or self.is_late:
            return "time", f"it took longer than {self.job.seconds:g} s"
        if code == OUT_OF_MEMORY:
            return "memory", f"it took more than {self.job.megabytes} MB of memory"
        if code < 0:
            return "crash", f"the worker was ended by {signal.Signals(-code).name}"
        return "crash", f"the worker ended itself with code {code}"

    def close(self) -> None:
        """Let the worker go, after the page that it is at."""
        self.channel.close()
        self.process.join(self.job.seconds + _FAREWELL)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Crew:
    """Workers of one machine.

    Args:
        job: What they do.
        size: How many they are.
    """

    def __init__(self, job: Job, size: int) -> None:
        """Start the workers."""
        self._members = [_Member(job) for _ in range(size)]

    def make(self, slices: Iterator[Slice | None]) -> Iterator[Stats | None]:
        """Make slices; yield what each came to, and None now and then, to look at how far the work is.

        Args:
            slices: They may yield None as long as the next one is not known.

        Raises:
            RunError: The run can't go on.
        """
        ended = False
        while True:
            busy = [member for member in self._members if member.task]
            for member in self._members:
                if member.task or ended:
                    continue
                try:
                    piece = next(slices)
                except StopIteration:
                    ended = True
                    break
                if piece is None:
                    break
                member.begin(piece)
                busy.append(member)
            if ended and not busy:
                return
            if busy:
                wait([each for member in busy for each in (member.channel, member.process.sentinel)], TICK)
            else:
                time.sleep(TICK)
            for member in busy:
                outcome = member.outcome()
                if outcome and outcome.fault:
                    raise RunError(outcome.fault)
                if outcome and outcome.stats:
                    yield outcome.stats
            yield None

    def in_work(self) -> Stats:
        """Return the pages, bytes and failures of the slices in work, as far as they are."""
        stats = Stats()
        for member in self._members:
            if member.task:
                stats.pages += int(member.state[PAGES])
                stats.bytes += int(member.state[BYTES])
                stats.failures["failed"] += int(member.state[FAILED])
        return stats

    def close(self) -> None:
        """Let all workers finish the page that they are at, and go; interrupted once more, end them."""
        try:
            for member in self._members:
                member.channel.close()
            for member in self._members:
                member.close()
        except KeyboardInterrupt:
            for member in self._members:
                member.process.kill()
            raise
