"""Where the built-in plugins are. (The hooks can't stand in the package itself: its sub-packages have their names.)"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from cleaner.hooks import hookimpl
from cleaner.publisher import PluginModule

_PACKAGE = "cleaner_plugins"


@cache
def _index() -> dict[str, dict[str, Any]]:
    """Return the index that ``python -m cleaner_plugins`` wrote."""
    index: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("index.json").read_text("utf-8"))
    return index


@hookimpl
def publishers() -> list[PluginModule]:
    """Return the publishers' modules with their hosts and marks."""
    return [
        PluginModule(f"{_PACKAGE}.publishers.{name}", tuple(entry["hosts"]), tuple(entry["marks"]))
        for name, entry in _index()["publishers"].items()
    ]


@hookimpl
def platforms() -> list[PluginModule]:
    """Return the platforms' modules with their marks."""
    return [
        PluginModule(f"{_PACKAGE}.platforms.{name}", marks=tuple(entry["marks"]))
        for name, entry in _index()["platforms"].items()
    ]
