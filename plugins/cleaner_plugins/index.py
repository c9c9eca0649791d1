"""Where the built-in plugins are. (The hooks can't stand in the package itself: its sub-packages have their names.)"""

from __future__ import annotations

import json
from importlib.resources import files

from cleaner.hooks import hookimpl
from cleaner.publisher import PluginModule

_PACKAGE = "cleaner_plugins"


@hookimpl
def publishers() -> list[PluginModule]:
    """Return the publishers' modules with their hosts, as ``python -m cleaner_plugins`` wrote them down."""
    index = json.loads((files(_PACKAGE) / "hosts.json").read_text("utf-8"))
    return [PluginModule(f"{_PACKAGE}.publishers.{name}", tuple(hosts)) for name, hosts in index.items()]


@hookimpl
def platforms() -> list[PluginModule]:
    """Return the platforms' modules."""
    folder = files(_PACKAGE) / "platforms"
    names = sorted(entry.name.removesuffix(".py") for entry in folder.iterdir() if entry.name.endswith(".py"))
    return [PluginModule(f"{_PACKAGE}.platforms.{name}") for name in names if name != "__init__"]
