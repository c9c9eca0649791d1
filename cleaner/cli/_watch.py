"""Wait for files to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

_LOOK = 200  # milliseconds after which it looks up whether anything changed


def changes(paths: Iterable[Path], output: str | None) -> Iterator[None]:
    """Yield once it watches, and then each time that one of the files changes, or one in the folders; never end.

    Args:
        paths: The files and folders.
        output: A file whose changes do not count, as it is written each time.

    Raises:
        click.UsageError: The package that watches is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise click.UsageError("--watch needs one more package: pip install 'clean-article[watch]'") from None
    watched = {path.resolve() for path in paths}
    own = Path(output).resolve() if output else None
    folders = {path for path in watched if path.is_dir()}
    # Editors write a new file and move it to the old one's place, which only its folder tells.
    places = folders | {path.parent for path in watched - folders}

    def counts(_: object, name: str) -> bool:
        path = Path(name)
        if path == own or path.name.startswith("."):
            return False
        return path in watched or not folders.isdisjoint(path.parents)

    began = False
    for found in watch(
        *places, watch_filter=counts, recursive=bool(folders), yield_on_timeout=True, rust_timeout=_LOOK
    ):
        if found or not began:
            began = True
            yield
