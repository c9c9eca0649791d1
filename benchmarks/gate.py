"""Floors under our scores, so that none falls unnoticed; ``benchmarks.accuracy --gate`` compares them.

A folder of reference pages has a floor a measure. Of golden cases each has its own, for its word F1: their mean would
change with each case that is added, and a case that got worse could hide behind one that got better. What has no floor
yet passes until it is pinned. The file is TOML, a table for each folder and system, with figures of four decimals.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .ours import OUR_SYSTEMS
from .results import Key, Result, summarise

Figures = Mapping[str, float]
"""Figures by name: a measure, or a golden case's name for its word F1."""

_DECIMALS = 4
_MEASURES = ("word_f1", "noise", "lost", "marks_f1")
_LESS_IS_BETTER = frozenset(("noise", "lost"))
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = """\
# Floors under our scores; ceilings where less is better (noise, lost). benchmarks/README.md tells how they are pinned.
"""


class GateError(ValueError):
    """The file of floors cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is worse than its floor; ``measured`` is None where what has the floor is gone."""

    where: Key
    name: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        """Say what fell, from where, to where."""
        name = self.name if self.name in _MEASURES else f"word F1 of {self.name}"
        kind = "ceiling" if self.name in _LESS_IS_BETTER else "floor"
        found = "not measured: it is gone" if self.measured is None else f"measured {self.measured:.{_DECIMALS}f}"
        return f"{' '.join(self.where)}: {name}: {kind} {self.floor:.{_DECIMALS}f}, {found}"


def figures(groups: Mapping[Key, Sequence[Result]]) -> dict[Key, Figures]:
    """Return the figures of our systems: each golden case's word F1, every other folder's measures."""
    found: dict[Key, Figures] = {}
    for key, results in groups.items():
        if key[1] not in OUR_SYSTEMS:
            continue
        summary = summarise(results)
        measured = {name: getattr(summary, name) for name in _MEASURES}
        if results[0].golden:
            measured = {result.page: result.score for result in results}
        found[key] = {name: round(value, _DECIMALS) for name, value in measured.items() if value is not None}
    return found


def read(file: Path) -> dict[Key, Figures]:
    """Return the floors.

    Raises:
        GateError: The file is missing or not in the format.
    """
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
        return {
            (folder, system): {name: float(value) for name, value in floors.items()}
            for folder, systems in tables.items()
            for system, floors in systems.items()
        }
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise GateError(f"{file}: {error}") from error


def write(file: Path, floors: Mapping[Key, Figures]) -> None:
    """Write the floors, sorted, so that a diff shows what changed."""
    tables = []
    for (folder, system), values in sorted(floors.items()):
        lines = [f"{_key(name)} = {value:.{_DECIMALS}f}" for name, value in sorted(values.items())]
        tables.append("\n".join([f"[{_key(folder)}.{_key(system)}]", *lines]) + "\n")
    file.write_text("\n".join([_HEAD, *tables]), encoding="utf-8")


def _key(name: str) -> str:
    """Return a name as a key of TOML."""
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def falls(floors: Mapping[Key, Figures], measured: Mapping[Key, Figures]) -> list[Fall]:
    """Return what is worse than its floor, of the folders and systems that were measured."""
    return [
        Fall(key, name, floor, values.get(name))
        for key, values in measured.items()
        for name, floor in floors.get(key, {}).items()
        if name not in values or _is_worse(name, values[name], floor)
    ]


def raised(
    floors: Mapping[Key, Figures], measured: Mapping[Key, Figures], allow_regression: bool = False
) -> dict[Key, Figures]:
    """Return the floors raised to what was measured, new figures included.

    None is lowered or dropped, unless regressions are allowed: then those of what was measured are the measured ones.
    """
    result = dict(floors)
    for key, values in measured.items():
        old = {} if allow_regression else floors.get(key, {})
        worse = {name: floor for name, floor in old.items() if name in values and _is_worse(name, values[name], floor)}
        result[key] = {**old, **values, **worse}
    return result


def _is_worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in _LESS_IS_BETTER else value < floor
