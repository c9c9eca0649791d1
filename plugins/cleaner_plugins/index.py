"""Where the built-in plugins are. (The hooks can't stand in the package itself: its sub-packages have their names.)"""

from __future__ import annotations

import json
from pathlib import Path

from cleaner.hooks import hookimpl
from cleaner.publisher import PluginModule

_PACKAGE = "cleaner_plugins"
_HERE = Path(__file__).parent


@hookimpl
def publishers() -> list[PluginModule]:
    """Return the publishers' modules with their hosts and marks, as ``python -m cleaner_plugins`` wrote them down."""
    index = json.loads((_HERE / "publishers.json").read_text("utf-8"))
    return [
        PluginModule(f"{_PACKAGE}.publishers.{name}", tuple(entry["hosts"]), tuple(entry["marks"]))
        for name, entry in index.items()
    ]


@hookimpl
def platforms() -> list[PluginModule]:
    """Return the platforms' modules."""
    names = sorted(path.stem for path in (_HERE / "platforms").glob("*.py"))
    return [PluginModule(f"{_PACKAGE}.platforms.{name}") for name in names if name != "__init__"]
