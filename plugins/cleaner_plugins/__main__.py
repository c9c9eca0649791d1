"""Write ``index.json``: what each module's sites are found by. Run it after adding or changing a plugin."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def index() -> dict[str, dict[str, Any]]:
    """Return by module what finds its sites: publishers' hosts and marks, platforms' marks."""
    found: dict[str, dict[str, Any]] = {"publishers": {}, "platforms": {}}
    for path in sorted((HERE / "publishers").glob("[!_]*.py")):
        publishers = importlib.import_module(f"{__package__}.publishers.{path.stem}").publishers()
        found["publishers"][path.stem] = {
            "hosts": [host for publisher in publishers for host in publisher.hosts],
            "marks": [mark for publisher in publishers for mark in publisher.marks],
        }
    for path in sorted((HERE / "platforms").glob("[!_]*.py")):
        platforms = importlib.import_module(f"{__package__}.platforms.{path.stem}").platforms()
        found["platforms"][path.stem] = {"marks": [mark for platform in platforms for mark in platform.marks]}
    return found


if __name__ == "__main__":
    (HERE / "index.json").write_text(json.dumps(index(), indent=1, ensure_ascii=False) + "\n", "utf-8")
