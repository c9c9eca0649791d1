"""What the systems return for a page, kept in a folder if asked for: the slow ones then run once."""

from __future__ import annotations

import gzip
import os
import zlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .data import Page
from .ours import OUR_SYSTEMS, OURS
from .systems import extractor

# What a system is installed as, where that is not its own name.
_INSTALLED_AS = {
    **dict.fromkeys(OUR_SYSTEMS, (OURS,)),
    "trafilatura-precision": ("trafilatura",),
    "readability": ("readability-lxml", "html-text"),
    "beautifulsoup": ("beautifulsoup4", "lxml"),
}


@dataclass(frozen=True, slots=True)
class Output:
    """The text that a system took from a page; empty where it raised, with what it raised."""

    text: str
    error: str = ""


def version_of(system: str) -> str:
    """Return the version of what the system is made of, as in ``4.15.0+lxml-6.1.3``."""
    first, *others = _INSTALLED_AS.get(system, (system,))
    return "+".join([_version(first), *(f"{name}-{_version(name)}" for name in others)])


def run(page: Page, system: str, cache: Path | None = None) -> Output:
    """Return the system's output for a page: from the cache if it is there, or else run it and keep the output.

    The cache holds an output by folder, page, the page's content, system and the system's version; change a
    system's settings, and it has to be deleted. A system that raised is run again the next time.
    """
    file = _cache_file(cache, page, system) if cache else None
    if file:
        try:
            return Output(gzip.decompress(file.read_bytes()).decode("utf-8", "surrogatepass"))
        except (OSError, EOFError, zlib.error):  # not there, or not whole
            pass
    try:
        text = extractor(system)(page.html(), page.url)
    except Exception as raised:  # whatever a peer raises is its result
        return Output("", f"{type(raised).__name__}: {raised}")
    if file:
        _write(file, gzip.compress(text.encode("utf-8", "surrogatepass"), mtime=0))
    return Output(text)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _cache_file(cache: Path, page: Page, system: str) -> Path:
    content = zlib.crc32(page.file.read_bytes())
    return cache / page.folder / f"{system}-{version_of(system)}" / f"{page.id}-{content:08x}.txt.gz"


def _write(file: Path, content: bytes) -> None:
    """Write a file so that another process sees it whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
