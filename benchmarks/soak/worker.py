"""The processes in which inputs are cleaned: what crashes or hangs there is known by its number; the rest goes on."""

from __future__ import annotations

import faulthandler
import hashlib
import multiprocessing
import os
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from cleaner import Article, Cleaner, InputError

from .. import command
from .mutate import Made, What, make
from .promises import Fault, difference_of, faults_of, located_bodies

TOO_LONG = 5.0  # seconds of the processor for one input
_HANGS = 60.0  # seconds by the clock; a busy machine may take them for what is five of its processor
_CHUNK = 20  # inputs that are cleaned before the same ones are cleaned again
_MEMORY = 6_000_000_000  # bytes that a process may ask for
_OTHER = 100  # one input in so many is cleaned in another process too

Job = tuple[What, int, Sequence[int]]


@dataclass(frozen=True)
class Outcome:
    """What became of one input.

    Attributes:
        number: Its number.
        faults: The promises that were broken, crashes and hangs among them.
        seconds: The processor's time for one cleaning.
        lane: The lane that found the body, without its name; ``refused`` for an :class:`InputError`.
        digest: A digest of all that the article says.
    """

    number: int
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    lane: str = ""
    digest: str = ""


Examine = Callable[[Made], tuple[Outcome, Article | InputError | None]]


@cache
def cleaner_for(plugins: bool) -> Cleaner:
    """Return this process's cleaner with all plugins or with none."""
    return Cleaner(publishers=plugins, platforms=plugins)


def clean(made: Made) -> Article | InputError:
    """Clean an input as its recipe says; an InputError is a result."""
    try:
        return cleaner_for(made.plugins).clean(made.source, made.url, made.publisher, made.kind)
    except InputError as error:
        return error


def examine(made: Made) -> tuple[Outcome, Article | InputError | None]:
    """Clean an input and check the promises; what is raised is a fault."""
    start = time.thread_time()
    try:
        with located_bodies() as located:
            result = clean(made)
        seconds = time.thread_time() - start
        faults = [Fault("time", f"{seconds:.1f} seconds")] if seconds > TOO_LONG else []
        if isinstance(result, InputError):
            return Outcome(made.number, tuple(faults), seconds, "refused", str(result)), result
        body = located[0] if located else None
        faults += faults_of(made, result, cleaner_for(made.plugins), body)
        lane = result.lane.partition(":")[0]
        digest = hashlib.sha256(result.to_json().encode()).hexdigest()
        return Outcome(made.number, tuple(faults), seconds, lane, digest), result
    except Exception as error:
        return Outcome(made.number, (_raised(error),), time.thread_time() - start, "raised"), None


def _raised(error: Exception) -> Fault:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno}"
    return Fault("raised", f"{type(error).__name__} at {where}: {command.shorten(str(error))}")


def _work(connection: Connection, examine: Examine) -> None:
    """Do jobs until there are none; before each input its number is sent."""
    faulthandler.enable()
    command.quiet()
    with suppress(ImportError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with suppress(EOFError, BrokenPipeError):
        while True:
            job: Job = connection.recv()
            for outcome in _examine_twice(job, connection, examine):
                connection.send(outcome)
            connection.send(None)


def _examine_twice(job: Job, connection: Connection, examine: Examine) -> Iterator[Outcome]:
    """Examine inputs, and clean them again in reverse order: what came before must not matter."""
    what, seed, numbers = job
    kept: list[tuple[Made, Article | InputError]] = []
    for number in numbers:
        connection.send(number)
        made = make(what, number, seed)
        outcome, result = examine(made)
        if result is not None:
            kept.append((made, result))
        yield outcome
    for made, result in reversed(kept):
        connection.send(made.number)
        try:
            fault = difference_of(result, clean(made))
        except Exception as error:
            fault = _raised(error)
        if fault:
            yield Outcome(made.number, (fault,), lane="again")


@dataclass
class _Process:
    """One worker process with what it is at."""

    process: BaseProcess
    connection: Connection
    waiting: deque[int] = field(default_factory=deque)  # numbers of its job that it has not begun
    at: int | None = None
    since: float = 0.0


def _start(context: Any, examine: Examine, hash_seed: int) -> _Process:
    ours, theirs = context.Pipe()
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = str(hash_seed)  # sets of strings have another order in each process
    try:
        process = context.Process(target=_work, args=(theirs, examine), daemon=True)
        process.start()
    finally:
        del os.environ["PYTHONHASHSEED"]
        if before is not None:
            os.environ["PYTHONHASHSEED"] = before
    theirs.close()
    return _Process(process, ours)


class Workers:
    """Processes that examine inputs; those that die or hang are replaced.

    Args:
        what: Pages or texts.
        seed: The seed of the mutations.
        count: How many processes.
        hash_seed: ``PYTHONHASHSEED`` of the first one; each later one has the next.
        examine: What is done with each input.
        hangs: Seconds by the clock, for the checks too, after which a process is ended.
    """

    def __init__(
        self,
        what: What,
        seed: int,
        count: int,
        hash_seed: int = 1,
        examine: Examine = examine,
        hangs: float = _HANGS,
    ) -> None:
        """Begin with no process."""
        self._what, self._seed, self._count, self._hash_seed = what, seed, count, hash_seed
        self._examine, self._hangs = examine, hangs
        self._context = multiprocessing.get_context("spawn")

    def outcomes(self, numbers: Iterable[int]) -> Iterator[Outcome]:
        """Yield what becomes of the inputs, in any order; of one that says something else later a second outcome."""
        left = deque(numbers)
        free: list[_Process] = []
        busy: list[_Process] = []
        try:
            while left or busy:
                while left and len(busy) < self._count:
                    worker = free.pop() if free else self._new()
                    self._give(worker, [left.popleft() for _ in range(min(_CHUNK, len(left)))])
                    busy.append(worker)
                ready = wait([worker.connection for worker in busy], timeout=1)
                for worker in list(busy):
                    fault = None
                    if worker.connection in ready:
                        try:
                            message = worker.connection.recv()
                        except (EOFError, ConnectionResetError):
                            worker.process.join()
                            fault = Fault("crash", f"exit code {worker.process.exitcode}")
                        else:
                            if isinstance(message, Outcome):
                                yield message
                            elif message is None:
                                busy.remove(worker)
                                free.append(worker)
                            else:
                                worker.at, worker.since = message, time.monotonic()
                                if worker.waiting and worker.waiting[0] == message:
                                    worker.waiting.popleft()
                    elif time.monotonic() - worker.since > self._hangs:
                        worker.process.kill()
                        worker.process.join()
                        fault = Fault("hang", f"ended after {self._hangs:.0f} seconds")
                    if fault:
                        if worker.at is None:
                            raise RuntimeError(f"a process of the workers does not start: {fault.detail}")
                        yield Outcome(worker.at, (fault,), lane="crash")
                        busy.remove(worker)
                        left.extendleft(reversed(worker.waiting))
        finally:
            for worker in busy + free:
                worker.connection.close()
                worker.process.kill()
                worker.process.join()

    def _new(self) -> _Process:
        self._hash_seed += 1
        return _start(self._context, self._examine, self._hash_seed)

    def _give(self, worker: _Process, numbers: list[int]) -> None:
        worker.waiting, worker.at, worker.since = deque(numbers), None, time.monotonic()
        worker.connection.send((self._what, self._seed, numbers))


def examine_all(what: What, seed: int, numbers: Sequence[int], workers: int) -> Iterator[Outcome]:
    """Yield what becomes of all the inputs; of some, what becomes of them in another process as well."""
    digests: dict[int, str] = {}
    for outcome in Workers(what, seed, workers).outcomes(numbers):
        if outcome.digest and outcome.number % _OTHER == 0:
            digests[outcome.number] = outcome.digest
        yield outcome
    for outcome in Workers(what, seed, 1, hash_seed=1000).outcomes(reversed(digests)):
        if outcome.digest and outcome.digest != digests[outcome.number]:
            yield Outcome(
                outcome.number, (Fault("nothing remembered", "another process says otherwise"),), lane="again"
            )
