"""The built-in plugins: publishers and platforms, a module each, imported when a page asks for them."""

from __future__ import annotations

import json
from importlib.resources import files

from cleaner import PluginModule, hookimpl


@hookimpl
def publishers() -> list[PluginModule]:
    """Return the publishers' modules with their hosts, as ``python -m cleaner_plugins`` wrote them down."""
    index = json.loads((files(__name__) / "hosts.json").read_text("utf-8"))
    return [PluginModule(f"{__name__}.publishers.{name}", tuple(hosts)) for name, hosts in index.items()]


@hookimpl
def platforms() -> list[PluginModule]:
    """Return the platforms' modules."""
    folder = files(__name__) / "platforms"
    names = sorted(entry.name.removesuffix(".py") for entry in folder.iterdir() if entry.name.endswith(".py"))
    return [PluginModule(f"{__name__}.platforms.{name}") for name in names if name != "__init__"]
