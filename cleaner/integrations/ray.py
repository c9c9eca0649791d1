"""Bulk runs on a Ray cluster: Ray Data hands the slices out, and each is made as on one machine."""

from __future__ import annotations

import json
import logging
import os
import pickle
from collections.abc import Generator, Iterator, Mapping, Sequence

from cleaner.bulk.crew import Crew
from cleaner.bulk.job import Job, RunError
from cleaner.bulk.plan import Plan, Slice
from cleaner.bulk.stats import Stats
from cleaner.model import InputError


class RayEngine:
    """Actors on a cluster's machines, each with a worker process of its own.

    The input and the folder for the output have to be in reach of all machines, under the same paths, and this
    package has to be installed there. An actor that dies, with its machine or alone, is replaced, and its slice goes on
    where it was left.

    Args:
        workers: How many actors there are; None is one for each CPU of the cluster.
        address: The cluster's, as ``ray.init`` takes it; None starts one on this machine.

    Raises:
        InputError: The package for it is missing.
    """

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        """Start nothing yet."""
        try:
            import ray.data  # noqa: F401
        except ImportError:
            raise InputError("--engine ray needs one more package: pip install 'clean-article[ray]'") from None
        self.workers, self.address = workers, address

    def __call__(self, job: Job, plan: Plan, numbers: Iterator[int | None]) -> Generator[Stats | None, None, None]:
        """Yield what each slice came to, and None now and then.

        Raises:
            RunError: The run can't go on.
        """
        import ray

        left: list[int] = []
        for number in numbers:  # all of the plan: Ray Data wants to know what there is to do
            left += [] if number is None else [number]
            yield None
        if not left:
            return
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # Ray Data warns of how it starts its own actors
        ray.init(address=self.address, log_to_driver=False, logging_level=logging.ERROR)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.data.DataContext.get_current().enable_progress_bars = False
        try:
            yield from self._made(job, [plan[number] for number in left])
        finally:
            ray.shutdown()

    def _made(self, job: Job, pieces: list[Slice]) -> Generator[Stats, None, None]:
        import ray

        cluster: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        workers = self.workers or max(1, int(cluster.get("CPU", 1)))
        tasks = [{"task": pickle.dumps((job, piece))} for piece in pieces]
        made = ray.data.from_items(tasks, override_num_blocks=len(tasks)).map_batches(
            _Maker, compute=ray.data.ActorPoolStrategy(size=workers), batch_size=1
        )
        for row in made.iter_rows():
            if row["fault"]:
                raise RunError(row["fault"])
            yield Stats.from_dict(json.loads(row["stats"]))

    def in_work(self) -> Stats:
        """Return nothing: what of the slices in work is done is known on other machines."""
        return Stats()


class _Maker:
    """An actor: a worker process, and what looks after it."""

    def __init__(self) -> None:
        self._crew: Crew | None = None

    def __call__(self, batch: Mapping[str, Sequence[bytes]]) -> Mapping[str, list[str]]:
        """Return what the slices of a batch came to, or why the run can't go on."""
        made: dict[str, list[str]] = {"stats": [], "fault": []}
        for task in batch["task"]:
            job, piece = pickle.loads(task)  # noqa: S301  # our own, from the same run
            self._crew = self._crew or Crew(job, 1)
            try:
                stats = next(filter(None, self._crew.make(iter([piece]))))
                made["stats"].append(stats.to_json())
                made["fault"].append("")
            except RunError as error:
                made["stats"].append("")
                made["fault"].append(str(error))
        return made
