"""A run from its beginning, or from where it was left, to its summary."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Protocol

from cleaner.faults import bug_report
from cleaner.model import InputError

from .crew import Crew
from .job import Job, RunError, no_room
from .plan import ChangedInputError, Plan, Slice, slices
from .stats import Stats


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Attributes:
        done: What the slices that are done came to, in this start of the run and in earlier ones.
        in_work: What the slices in work came to so far.
        earlier: How many of the pages were done by earlier starts.
        total: The number of pages as far as it is known.
        is_whole: Whether all of the input was looked at, so that ``total`` is the end.
    """

    done: Stats = field(default_factory=Stats)
    in_work: Stats = field(default_factory=Stats)
    earlier: int = 0
    total: int = 0
    is_whole: bool = False

    @property
    def pages(self) -> int:
        """How many pages are done."""
        return self.done.pages + self.in_work.pages

    @property
    def bytes(self) -> int:
        """How many bytes they had."""
        return self.done.bytes + self.in_work.bytes

    @property
    def failed(self) -> int:
        """How many of them failed."""
        return self.done.failed + self.in_work.failed


class Engine(Protocol):
    """What makes slices, on one machine or many."""

    def __call__(self, job: Job, plan: Plan, numbers: Iterator[int | None]) -> Generator[Stats | None, None, None]:
        """Yield what each slice came to, and None now and then."""

    def in_work(self) -> Stats:
        """Return what of the slices in work is done."""


class LocalEngine:
    """Worker processes of this machine.

    Args:
        workers: How many they are.
    """

    def __init__(self, workers: int) -> None:
        """Start nothing yet."""
        self.workers = workers
        self._crew: Crew | None = None

    def __call__(self, job: Job, plan: Plan, numbers: Iterator[int | None]) -> Generator[Stats | None, None, None]:
        """Yield what each slice came to, and None now and then."""
        pieces: Iterator[Slice | None] = (None if number is None else plan[number] for number in numbers)
        self._crew = Crew(job, self.workers)
        with closing(self._crew):
            yield from self._crew.make(pieces)

    def in_work(self) -> Stats:
        """Return what of the slices in work is done."""
        return self._crew.in_work() if self._crew else Stats()


def run(job: Job, engine: Engine, watch: Callable[[Progress], None]) -> Stats:
    """Do what is left of a run, and return what all of it came to.

    Args:
        job: What to do; its folder was begun.
        engine: What does it.
        watch: Is told now and then how far it is.

    Raises:
        RunError: It can't go on; what is done stays, and the same call goes on with the rest.
    """
    with job.locked():
        try:
            plan = Plan(job.plan)
        except OSError as error:
            raise RunError(no_room(job.plan, error)) from error
        planner = _Planner(job, plan)
        planner.start()
        try:
            stats = _made(job, engine, plan, planner, watch)
        finally:
            plan.stopped.set()
            planner.join()
            plan.close()
        try:
            job.conclude(stats)
        except OSError as error:
            raise RunError(no_room(job.summary, error)) from error
    return stats


def _made(job: Job, engine: Engine, plan: Plan, planner: _Planner, watch: Callable[[Progress], None]) -> Stats:
    progress = Progress()
    with closing(engine(job, plan, _left(job, plan, planner, progress))) as outcomes:
        for stats in outcomes:
            if stats:
                progress.done.add(stats)
            progress.in_work, progress.total, progress.is_whole = engine.in_work(), plan.pages, plan.is_complete
            watch(progress)
    planner.check()
    return progress.done


def _left(job: Job, plan: Plan, planner: _Planner, progress: Progress) -> Iterator[int | None]:
    """Yield the numbers of the slices that are to be made, None as long as the next one is not known."""
    number = 0
    while True:
        planner.check()
        whole = plan.is_complete  # asked first: the plan may grow meanwhile
        if number < len(plan):
            if job.is_done(number):
                stats = job.stats(number)
                progress.done.add(stats)
                progress.earlier += stats.pages
            else:
                yield number
            number += 1
        elif whole:
            return
        else:
            yield None


class _Planner(Thread):
    """Writes the plan while the first slices are in work."""

    def __init__(self, job: Job, plan: Plan) -> None:
        super().__init__(daemon=True)
        self.job, self.plan = job, plan
        self.fault = ""

    def run(self) -> None:
        """Write the plan to its end, or until it is stopped."""
        try:
            self.plan.make(slices(map(Path, self.job.inputs), self.job.fields, self.job.shard_pages))
        except ChangedInputError as error:
            self.fault = f"{error}: put it back, or begin a new run in another folder"
        except OSError as error:
            self.fault = no_room(self.job.plan, error)
        except InputError as error:
            self.fault = str(error)
        except Exception as error:  # shown by the thread that waits
            self.fault = bug_report(error)

    def check(self) -> None:
        """See that nothing has gone wrong.

        Raises:
            RunError: The plan can't be made.
        """
        if self.fault:
            raise RunError(self.fault)
