"""Write ``hosts.json``: which module declares which hosts. Run it after adding a publisher or a host."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

HERE = Path(__file__).parent


def index() -> dict[str, list[str]]:
    """Return the hosts that each publisher's module declares, by the module's name."""
    found = {}
    for path in sorted((HERE / "publishers").glob("[!_]*.py")):
        module = importlib.import_module(f"{__package__}.publishers.{path.stem}")
        found[path.stem] = [host for publisher in module.publishers() for host in publisher.hosts]
    return found


if __name__ == "__main__":
    (HERE / "hosts.json").write_text(json.dumps(index(), indent=1) + "\n", "utf-8")
