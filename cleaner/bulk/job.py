"""A run of bulk: what it does, and the folder that it does it in."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .pages import Fields
from .shards import name_of
from .stats import Stats

_OWN = "_run"  # readers of folders (Spark, Arrow, Hive) pass over names that begin so
_RUN, _PLAN, _LOCK, _SUMMARY = "run.json", "plan.jsonl", "lock", "summary.json"


class RunError(Exception):
    """The run can't begin, or can't go on; the message says what would mend it. What was done stays."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run does, the same on every machine that takes part.

    Attributes:
        out: The folder for the output.
        inputs: Files, folders and patterns.
        form: The output's format, one of :data:`cleaner.bulk.shards.FORMATS`.
        with_removed: Whether rows say what was removed.
        fields: Of the input's records.
        plugins: Plugins' files.
        site_configs: The folder of rule files.
        shard_pages: The most pages of a file of the output.
        seconds: The most time for a page.
        megabytes: The most memory for a worker, beyond what it has before the first page.
    """

    out: str
    inputs: tuple[str, ...]
    form: str = "jsonl"
    with_removed: bool = False
    fields: Fields = field(default_factory=Fields)
    plugins: tuple[str, ...] = ()
    site_configs: str | None = None
    shard_pages: int = 10_000
    seconds: float = 30.0
    megabytes: int = 1_000

    @property
    def _own(self) -> Path:
        return Path(self.out, _OWN)

    @property
    def plan(self) -> Path:
        """The file with the slices."""
        return self._own / _PLAN

    @property
    def summary(self) -> Path:
        """The file that says what a whole run came to."""
        return self._own / _SUMMARY

    def target(self, number: int) -> Path:
        """Return the output's file for a slice."""
        return Path(self.out, name_of(number, self.form))

    def spool(self, number: int) -> Path:
        """Return the file for the rows of a slice that is in work."""
        return self._own / f"part-{number:05}.spool"

    def _stats(self, number: int) -> Path:
        return self._own / f"part-{number:05}.json"

    def is_done(self, number: int) -> bool:
        """Tell whether a slice's file is written."""
        return self._stats(number).exists()

    def stats(self, number: int) -> Stats:
        """Return what a slice that is done came to."""
        return Stats.from_dict(json.loads(self._stats(number).read_text("utf-8")))

    def finish(self, number: int, stats: Stats) -> None:
        """Note that a slice's file is written, and what it came to."""
        _write_whole(self._stats(number), stats.to_json())
        self.spool(number).unlink(missing_ok=True)

    def begin(self) -> None:
        """Make the folder for the output, or see that it holds this very run.

        Raises:
            RunError: It holds something else, or can't be written.
        """
        out, run = Path(self.out), self._own / _RUN
        try:
            if run.exists():
                self._compare(json.loads(run.read_text("utf-8")))
                return
            if holder := next((name for name in self.inputs if out != Path(name) and out.is_relative_to(name)), None):
                raise RunError(f"{out} is inside of {holder}, which is read; name a folder outside of it")
            if out.is_dir() and any(entry.name != _OWN for entry in out.iterdir()):
                raise RunError(f"{out} holds other files; name a new or empty folder")
            self._own.mkdir(parents=True, exist_ok=True)
            _write_whole(run, json.dumps(self._said(), indent=2))
        except FileExistsError as error:
            raise RunError(f"{error.filename} is a file; name a folder") from error
        except ValueError as error:
            raise RunError(f"{run}: {error}; name another folder") from error
        except OSError as error:
            raise RunError(f"can't write in {out}: {error.strerror or error}") from error

    def _said(self) -> dict[str, Any]:
        """Return all that the rows depend on, as JSON's types."""
        from cleaner import __version__

        said = asdict(self) | {"clean-article": __version__}
        del said["out"]
        said["plugins"] = {plugin: _digest([Path(plugin)]) for plugin in self.plugins}
        if self.site_configs:
            said["site_configs"] = {self.site_configs: _digest(Path(self.site_configs).rglob("*"))}
        plain: dict[str, Any] = json.loads(json.dumps(said))
        return plain

    def _compare(self, begun: dict[str, Any]) -> None:
        now = self._said()
        for name in now:
            if begun.get(name) != now[name]:
                raise RunError(
                    f"the run in {self.out} was begun with {_NAMES.get(name, name)} {_short(begun.get(name))}, "
                    f"now it is {_short(now[name])}: go on with the same command, or name another folder"
                )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from the same run.

        Raises:
            RunError: One is at work already.
        """
        try:
            lock = (self._own / _LOCK).open("w")
        except OSError as error:
            raise RunError(f"can't write in {self.out}: {error.strerror or error}") from error
        with lock as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise RunError(f"another process is at work on {self.out}; wait for it or stop it") from error
            yield

    def concluded(self) -> Stats:
        """Return what a whole run came to."""
        return Stats.from_dict(json.loads(self.summary.read_text("utf-8")))

    def conclude(self, stats: Stats) -> None:
        """Write the summary of a whole run, and remove what was needed to go on with it."""
        _write_whole(self.summary, json.dumps(stats.to_dict(), ensure_ascii=False, indent=2) + "\n")
        for entry in self._own.iterdir():
            if entry.name not in (_RUN, _PLAN, _LOCK, _SUMMARY):  # what a killed process left half written, too
                entry.unlink()


_NAMES = {
    "form": "--format",
    "with_removed": "--removed",
    "inputs": "the inputs",
    "fields": "the fields",
    "shard_pages": "--shard-pages",
    "seconds": "--time-limit",
    "megabytes": "--memory-limit",
    "site_configs": "--site-configs",
    "plugins": "the plugins",
    "clean-article": "clean-article's version",
}


def _digest(paths: Iterable[Path]) -> str:
    """Return a number that is another one where files have other names or hold something else."""
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(hashlib.sha256(os.fsencode(path)).digest() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def no_room(path: Path, error: OSError) -> str:
    """Return what to say of a file that can't be written."""
    return f"can't write {path}: {error.strerror or error}; make room, and go on with the same command"


def _short(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= 200 else said[:200] + "…"


def _write_whole(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with temporary.open("wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
