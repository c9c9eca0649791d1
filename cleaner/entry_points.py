"""The entry points of installed packages.

importlib.metadata reads them too, but loading it (with email, zipfile, csv …) takes 50 ms, longer than the command
takes for all of a text. It is asked where packages may be elsewhere than in folders on Python's path.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path


def entry_points(group: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values ("package.module" or "package.module:object") of a group's entry points."""
    lists = _lists()
    if lists is None:
        from importlib.metadata import distributions

        lists = [each.read_text("entry_points.txt") or "" for each in distributions()]
    for text in lists:
        if f"[{group}]" in text:
            yield from _entries(text, group)


def load(value: str) -> object:
    """Import what an entry point's value names."""
    module, _, names = value.partition("[")[0].strip().partition(":")
    found: object = import_module(module.strip())
    for name in filter(None, names.strip().split(".")):
        found = getattr(found, name)
    return found


def _lists() -> list[str] | None:
    """Return the entry points' lists of all packages, None where they are not all in folders."""
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        return None
    found = []
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or ".")
        except NotADirectoryError:  # a ZIP file
            return None
        except OSError:
            continue
        if folder.endswith(".egg"):
            return None
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                with suppress(OSError):  # most packages have none
                    found.append(Path(folder, name, "entry_points.txt").read_text("utf-8", "replace"))
    return found


def _entries(text: str, group: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line
        elif section == f"[{group}]" and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()
