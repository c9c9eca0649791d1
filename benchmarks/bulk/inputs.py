"""What the runs clean: pages of reference folders, or of the golden cases, as often as it takes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path

from .. import command

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-c", "from cleaner.cli import main; main()", "bulk", "--no-config"]
"""The command, in a process of its own."""


def write_lines(path: Path, count: int, folders: Sequence[Path]) -> int:
    """Write so many pages as JSON Lines, each with an id of its own; return the bytes.

    Args:
        path: The file.
        count: How many pages.
        folders: Where they come from, as the other benchmarks take them; none are the golden cases.
    """
    pages = command.load_pages(folders or [ROOT / "golden"], None)
    sources = [(page.html(), page.url) for page in pages]
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for number, (html, url) in enumerate(islice(cycle(sources), count)):
            size += file.write(json.dumps({"id": f"page-{number}", "html": html, "url": url}) + "\n")
    return size


def bulk(inputs: Iterable[Path], out: Path, *options: str) -> list[str]:
    """Return the command of a run."""
    return [*COMMAND, *map(str, inputs), "-o", str(out), *options]
