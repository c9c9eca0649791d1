"""A small made folder of reference pages, and golden cases, for the tests of the benchmarks."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.data import Page, read_folder

BODY = (
    "The signal box at the edge of the moor was built in 1891, and since Monday nobody has climbed its stairs at dawn.",
    "A computer in the county town now moves the points, and it has no window from which to see the fog coming in.",
    "The last of the signalmen, Edwin Marrable, took the brass bell home, with the railway's leave and a receipt.",
    "Whether the box becomes a café or a pile of bricks is what the parish will talk about on the first of March.",
)
LEAD = "A parish on the moor decides about ninety feet of timber and glass."
URL = "https://moor-times.example/signal-box"


def html_of(paragraphs: Iterable[str], below: str = "") -> str:
    """Return a page with a menu, the paragraphs as its article, and what is to stand below them."""
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<!doctype html><html lang="en"><head><title>The last bell</title></head><body>'
        '<nav><a href="/">Home</a> <a href="/letters">Letters page</a></nav>'
        f"<article><h1>The last bell</h1>{article}{below}</article></body></html>"
    )


def make_folder(folder: Path, pages: dict[str, str], references: Iterable[dict[str, Any]]) -> Path:
    """Write a folder of reference pages: HTML by id, and the lines of ``refs.jsonl``."""
    (folder / "pages").mkdir(parents=True)
    for name, html in pages.items():
        (folder / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))
    (folder / "refs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in references), "utf-8")
    return folder


def make_page(folder: Path, html: str, reference: Iterable[str], **facts: Any) -> Page:
    """Return a page with a reference text, of a folder made for it alone."""
    row = {"id": "box", "url": URL, "text": "\n".join(reference), **facts}
    return read_folder(make_folder(folder, {"box": html}, [row]))[0]


def make_case(golden: Path, name: str, html: str, expected: Iterable[str], settings: str = "") -> None:
    """Write a golden case ``<plugin>/<case>``."""
    case = golden / name
    case.mkdir(parents=True)
    (case / "page.html").write_text(html, "utf-8")
    (case / "case.toml").write_text(settings or f'url = "{URL}"\n', "utf-8")
    (case / "expected.txt").write_text("\n\n".join(expected) + "\n", "utf-8")
