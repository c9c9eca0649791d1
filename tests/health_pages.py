"""Pages, and files of pages, on which plugins' health is examined."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from click.testing import Result
from fastwarc.warc import WarcRecord, WarcRecordType

from .test_cli import run

PLUGIN = """
@hookimpl
def publishers():
    return (
        Publisher(
            name="Harbour Post",
            hosts=("harbour-post.example",),
            layouts=(
                Layout("2024", body=".story", drop=(".rest",), keep=(".kept",), title="h1.head"),
                Layout("2019", body="#content", title="h1.old"),
            ),
        ),
        Publisher(name="Valley <b>& Sons</b>", hosts=("valley.example",), layouts=(Layout("a/b", body=".story"),)),
        Publisher(name="Lines Only", hosts=("lines.example",), noise=("Sign up to the tide table",)),
    )
"""
ARTICLES = {
    "Bell of the fish market rings again": (
        "The bell of the fish market rang on Saturday, for the first time since the roof came down in the winter.",
        "Eleven boats had landed by seven, and most of what they brought was sold before the tea was cold.",
        "“I had forgotten how loud it is,” said Ida Quist, who has auctioned herring here since she was nineteen.",
    ),
    "Library stays open until nine": (
        "Readers had asked for it since the autumn, when the last bus into the valley was moved to half past nine.",
        "Two people have been hired for the evening shift, and a third will come if the town can pay for her.",
        "The reading room upstairs keeps its old hours, because nobody has yet found a key that fits the second door.",
    ),
    "A wreck under the northern pier": (
        "Divers found the keel in May, and the engineers chose to leave it there and to stop the wall before it.",
        "It is thought to be a drifter that went down in a gale in 1911, on her way home with a full hold.",
        "A pane of glass will be let into the walkway next summer, so that people can look down when the tide is low.",
    ),
    "Two hundred run to the lighthouse": (
        "Ruth Amble won the run to the lighthouse in forty-one minutes, a minute ahead of everybody else on the hill.",
        "Rain had made the steps by the chapel so slippery that most of the field went round through the orchard.",
        "The oldest to finish was Per Lund, who is eighty-one and stopped twice to talk to people he knew.",
    ),
    "Bread from the old kiln": (
        "A baker from Sandby has lit the brick kiln behind the station, which had been cold for sixty years.",
        "It takes a night and half a cord of birch to heat, and forty loaves can be baked in the warmth of the bricks.",
        "On Fridays the children of the lower school may bring their own dough, and most of them bring rather a lot.",
    ),
}
TITLES = tuple(ARTICLES)
NEWSLETTER = (
    '<div class="newsletter"><p>Sign up for our newsletter and get the best of the harbour every Friday.</p></div>'
)


def page(
    title: str, *, name: str = "story", more: str = "", host: str = "harbour-post.example", head: str = "head"
) -> str:
    """Return an article's page with its own address."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLES[title])
    address = f"https://www.{host}/{title.lower().replace(' ', '-')}"
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title><link rel='canonical' href='{address}'></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1 class='{head}'>{title}</h1>"
        f"<div class='{name}'>{text}{more}</div></article><footer>All rights reserved</footer></body></html>"
    )


def pages(**how: Any) -> dict[str, str]:
    return {title: page(title, **how) for title in TITLES}


def saved(folder: Path, sources: dict[str, str]) -> str:
    folder.mkdir(exist_ok=True)
    for name, source in sources.items():
        (folder / f"{name}.html").write_text(source, "utf-8")
    return str(folder)


def health(plugin: str, *args: str) -> Result:
    return run("plugins", "health", *args, "--plugin", plugin)


def lines(sources: dict[str, str]) -> str:
    records = (
        {"html": source.replace("rel='canonical'", ""), "url": f"https://harbour-post.example/{name}"}
        for name, source in sources.items()
    )
    return "".join(json.dumps(record) + "\n" for record in records)


def record(source: bytes, url: str, status: int = 200, kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    """Return a response as a WARC file holds it."""
    response = WarcRecord()
    response.init_headers(record_type=WarcRecordType.response)
    response.headers["WARC-Target-URI"] = url
    # The same bytes at each run: how a broken file shows depends on them.
    response.headers["WARC-Record-ID"] = f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>"
    response.headers["WARC-Date"] = "2024-03-02T16:07:25Z"
    response.is_http = True
    head = f"HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(source)}\r\n\r\n"
    response.set_bytes_content(head.encode() + source)
    file = BytesIO()
    response.write(file)
    return file.getvalue()


def records() -> list[bytes]:
    sources = [page(title).replace("rel='canonical'", "").encode() for title in TITLES]
    urls = [f"https://harbour-post.example/{number}" for number in range(5)]
    packed = record(gzip.compress(sources[3]), urls[3], more="Content-Encoding: gzip\r\n")
    piece = b"%x\r\n%b\r\n0\r\n\r\n" % (len(sources[4]), sources[4])
    return [
        *(record(source, url) for source, url in zip(sources[:3], urls[:3], strict=True)),
        packed,
        record(piece, urls[4], kind="Text/HTML", more="Transfer-Encoding: chunked\r\n"),
        record(b"<p>No such page.</p>", "https://harbour-post.example/gone", status=404),
        record(b"<p>Moved.</p>", "https://harbour-post.example/moved", status=301),
        record(b"%PDF-1.7", "https://harbour-post.example/menu.pdf", kind="application/pdf"),
    ]
