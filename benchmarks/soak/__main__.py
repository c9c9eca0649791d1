"""Does it hold for a hundred thousand inputs, eight threads and a long time? ``python -m benchmarks.soak COMMAND``.

The golden cases' pages and texts are mutated, and each result is held to the promises that need no knowledge of the
right text: nothing lost, clean stays clean, nothing remembered.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from pathlib import Path
from statistics import median

import click

from .. import command
from .memory import memory
from .mutate import WHATS, Made, What, make
from .promises import Fault, difference_of
from .threads import threads
from .worker import Outcome, clean, examine, examine_all

_SHOWN = 8  # numbers and slowest inputs that are named
_DETAIL = 150  # characters of a line


@click.group()
def main() -> None:
    """Clean mutated inputs, for long and in threads; exit with 1 where something fails."""


def _mutations_command(what: What) -> click.Command:
    @click.command(what, help=f"Clean mutated {what}, each of which has to keep the promises.")
    @click.option("--count", type=click.IntRange(min=1), default=1000, show_default=True, help="How many.")
    @click.option("--first", type=click.IntRange(min=0), default=0, show_default=True, help="The first one's number.")
    @click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes other inputs.")
    @click.option("--only", type=click.IntRange(min=0), metavar="N", help="This one alone, and say what it is.")
    @click.option(
        "--keep",
        type=click.Path(file_okay=False, path_type=Path),
        help="A folder for inputs that fail; may be missing.",
    )
    @command.workers_option
    def run(count: int, first: int, seed: int, only: int | None, keep: Path | None, workers: int) -> None:
        failed = _run_one(what, only, seed, keep) if only is not None else _run(what, first, count, seed, keep, workers)
        if failed:
            raise click.exceptions.Exit(1)

    return run


def _run_one(what: What, number: int, seed: int, keep: Path | None) -> bool:
    """Clean one input, in this process, and show what it is."""
    command.quiet()
    made = make(what, number, seed)
    outcome, result = examine(made)
    faults = list(outcome.faults)
    if result is not None and (fault := difference_of(result, clean(made))):
        faults.append(fault)
    lines = [
        f"made of: {', '.join(made.story)}",
        f"cleaned: url={made.url!r} publisher={made.publisher!r} kind={made.kind!r} plugins={made.plugins}",
        f"input: {type(made.source).__name__} of {len(made.source)}",
        f"result: {outcome.lane}, {outcome.seconds:.3f} s",
        *(f"{fault.promise}: {fault.detail}" for fault in faults),
    ]
    command.show(*lines)
    if keep:
        _keep(keep, what, seed, made, faults)
    return bool(faults)


def _run(what: What, first: int, count: int, seed: int, keep: Path | None, workers: int) -> bool:
    """Clean many inputs in other processes, and sum up."""
    start = time.monotonic()
    broken: dict[int, list[Fault]] = defaultdict(list)
    lanes: Counter[str] = Counter()
    times: list[tuple[float, int]] = []
    outcomes = examine_all(what, seed, range(first, first + count), workers)
    for outcome in _watched(outcomes, count, what):
        if outcome.faults:
            broken[outcome.number] += outcome.faults
            if keep:
                _keep(keep, what, seed, make(what, outcome.number, seed), outcome.faults)
        if outcome.lane != "again":
            lanes[outcome.lane] += 1
            times.append((outcome.seconds, outcome.number))
    seconds = time.monotonic() - start
    _sum_up(what, broken, lanes, times)
    rate = f"{len(times) / seconds:.1f} {what}/s with all checks, each cleaned at least twice, {workers} at work"
    command.show(f"{len(times)} {what}, {len(broken)} failed; seed {seed}; {seconds / 60:.1f} minutes, {rate}")
    return bool(broken)


def _watched(outcomes: Iterable[Outcome], count: int, what: What) -> Iterable[Outcome]:
    """Show progress; second outcomes of one input are no progress."""
    return command.watch(outcomes, count, f"Cleaning {what}")


def _sum_up(what: What, broken: dict[int, list[Fault]], lanes: Counter[str], times: list[tuple[float, int]]) -> None:
    table = command.table("", "", what)
    for promise in ("crash", "hang", "time", "raised", "nothing lost", "where it stood", "nothing added"):
        table.add_row(promise, str(_broken_by(broken, promise)))
    for promise in ("clean stays clean", "nothing remembered", "output"):
        table.add_row(promise, str(_broken_by(broken, promise)))
    lane_table = command.table("", "lane", what)
    for lane, number in lanes.most_common():
        lane_table.add_row(lane, str(number))
    slowest = ", ".join(f"{number} ({seconds:.2f} s)" for seconds, number in nlargest(_SHOWN, times))
    command.show(table, lane_table, f"median {median(s for s, _ in times) * 1000:.1f} ms; slowest: {slowest}")
    kinds: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, faults in sorted(broken.items()):
        for fault in faults:
            kinds[fault.promise, fault.detail if fault.promise in ("raised", "crash") else ""].append(number)
    for (promise, detail), numbers in kinds.items():
        listed = " ".join(map(str, dict.fromkeys(numbers[:_SHOWN])))
        command.show(command.shorten(f"{promise}: {len(numbers)}: --only {listed} {detail}", _DETAIL))
        if not detail:
            for number in numbers[:_SHOWN]:
                said = next(fault.detail for fault in broken[number] if fault.promise == promise)
                command.show(command.shorten(f"    {number}: {said}", _DETAIL))


def _broken_by(broken: dict[int, list[Fault]], promise: str) -> int:
    return sum(any(fault.promise == promise for fault in faults) for faults in broken.values())


def _keep(folder: Path, what: What, seed: int, made: Made, faults: Iterable[Fault]) -> None:
    """Save an input that failed, and a line that says how it is cleaned and what happened."""
    folder.mkdir(parents=True, exist_ok=True)
    text = isinstance(made.source, str)
    name = f"{what}-{seed}-{made.number}.{'str' if text else 'bytes'}"
    source = made.source.encode("utf-8", "surrogatepass") if isinstance(made.source, str) else made.source
    (folder / name).write_bytes(source)
    said: dict[str, object] = {
        "file": name,
        "url": made.url,
        "publisher": made.publisher,
        "kind": made.kind,
        "plugins": made.plugins,
    }
    said |= {"story": made.story, "faults": [fault._asdict() for fault in faults]}
    with (folder / "failures.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(said) + "\n")


for _what in WHATS:
    main.add_command(_mutations_command(_what))
main.add_command(memory)
main.add_command(threads)

if __name__ == "__main__":
    main(prog_name="python -m benchmarks.soak")
