"""Write ``publishers.json``: which module declares which hosts and marks. Run it after adding or changing one."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

HERE = Path(__file__).parent


def index() -> dict[str, dict[str, list[str]]]:
    """Return the hosts and marks that each publisher's module declares, by the module's name."""
    found = {}
    for path in sorted((HERE / "publishers").glob("[!_]*.py")):
        module = importlib.import_module(f"{__package__}.publishers.{path.stem}")
        found[path.stem] = {
            "hosts": [host for publisher in module.publishers() for host in publisher.hosts],
            "marks": [mark for publisher in module.publishers() for mark in publisher.marks],
        }
    return found


if __name__ == "__main__":
    (HERE / "publishers.json").write_text(json.dumps(index(), indent=1, ensure_ascii=False) + "\n", "utf-8")
