"""Plugins as files, for tests that load them."""

from __future__ import annotations

from pathlib import Path

HEADER = "from cleaner import Layout, Platform, Publisher, hookimpl\n"
GOOD = """
@hookimpl
def publishers():
    return (Publisher(name="Harbour Post", hosts=("harbour-post.example",), layouts=(Layout("2024", body="article"),)),)
"""


def written(folder: Path, source: str, name: str = "harbour_post.py") -> str:
    """Write a plugin's source below its imports, and return the file's path."""
    path = folder / name
    path.write_text(HEADER + source, "utf-8")
    return str(path)
