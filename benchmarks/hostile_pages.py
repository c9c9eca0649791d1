"""The hostile pages and texts of ``python -m benchmarks.hostile``: each by its name, made when it is asked for."""

from __future__ import annotations

import gzip
from collections.abc import Callable

KB, MB = 1_000, 1_000_000
ADDRESS = "https://hostile.example/2024/05/ferry"

PARAGRAPHS = (
    "The ferry to the outer islands left the harbour at six on Tuesday, half an hour late, with forty people aboard.",
    "Nobody on deck seemed to mind, because the sun had come out over the breakwater and the bakery was still open.",
    "For nine years engineers had planned a bridge, and twice the council had found the money and lost it again.",
    "“We have waited long enough,” said a fisherman from the northern quay, who mends his nets beside the old crane.",
    "Traders in both towns ask when the second boat will be replaced, since its engine dates from another century.",
    "The harbour office expects the next timetable in autumn, after a survey of the channel that begins next week.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(hostile: str, head: str = "") -> str:
    """Return an ordinary page with something hostile after its article's paragraphs."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The late ferry</title>{head}</head>'
        f'<body><div id="content"><h1>The late ferry</h1>{BODY}{hostile}</div></body></html>'
    )


def _nested(tag: str, times: int) -> Callable[[], str]:
    return lambda: page(f"<{tag}>" * times + "Deep inside stands a word.")


def _repeated(markup: str, times: int) -> Callable[[], str]:
    return lambda: page(markup * times)


def _numbered(markup: str, times: int) -> Callable[[], str]:
    """Return a maker of a page with markup in which ``#`` is a number that counts up."""
    return lambda: page("".join(markup.replace("#", str(number)) for number in range(times)))


def _gzip_bomb() -> bytes:
    member = gzip.compress(page("<p>" + " " * 10 * MB).encode())
    return member * 100  # one after the other is one stream of a gigabyte


PAGES: dict[str, Callable[[], str | bytes]] = {
    "ordinary page": lambda: page(""),
    "50,000 nested div": _nested("div", 50_000),
    "50,000 nested span": _nested("span", 50_000),
    "50,000 nested blockquote": _nested("blockquote", 50_000),
    "50,000 nested h1": _nested("h1", 50_000),
    "50,000 nested lists": _nested("ul><li", 50_000),
    "50,000 nested tables": _nested("table><tr><td", 50_000),
    "50,000 nested svg groups": lambda: page("<svg>" + "<g>" * 50_000 + "<text>Deep inside stands a word."),
    "a million nested b": _nested("b", MB),
    "a million nested font": _nested("font size=2", MB),
    "100,000 misnested b, i": _repeated("<b>a sail<i>a rope</b>an oar</i>", 100_000),
    "100,000 p never closed": _repeated("<p>a sail ", 100_000),
    "100,000 a never closed": _repeated('<a href="/sail">a sail ', 100_000),
    "100 MB of paragraphs": lambda: page(BODY * (100 * MB // len(BODY))),
    "100 MB of one paragraph": lambda: page(f"<p>{' '.join(PARAGRAPHS) * (100 * MB // 640)}</p>"),
    "10 MB of text in one line": lambda: page(f"<p>{' '.join(PARAGRAPHS) * (10 * MB // 640)}</p>"),
    "10 MB of one word": lambda: page(f"<p>{'a' * 10 * MB}</p>"),
    "100,000 equal paragraphs": _repeated(f"<p>{PARAGRAPHS[0]}</p>", 100_000),
    "100,000 paragraphs": _numbered(f"<p>Crossing number #: {PARAGRAPHS[1]}</p>", 100_000),
    "100,000 headings": _numbered("<h2>Pier #</h2>", 100_000),
    "100,000 list items": _numbered("<li>boat #</li>", 100_000),
    "an attribute of 20 MB": lambda: page(f'<p title="{"a" * 20 * MB}">A word.</p>'),
    "a class of 20 MB": lambda: page(f'<p class="{"promo-box " * (2 * MB)}">A word.</p>'),
    "a style of 5 MB": lambda: page(
        f'<p style="{"display: block; clip: rect(0 0 0 1); " * (5 * MB // 38)}">A word.</p>'
    ),
    "100,000 attributes": lambda: page(f"<p {' '.join(f'data-{n}={n}' for n in range(100_000))}>A word.</p>"),
    "100,000 classes": _numbered('<p class="box-# promo-#">A word.</p>', 100_000),
    "a million br": _repeated("<br>", MB),
    "a million lines by br": _repeated("a sail<br>", MB),
    "colspan of a billion": _repeated("<table><tr><td colspan=1000000000 rowspan=1000000000>cell<td>other</table>", 10),
    "300,000 table cells": lambda: page(f"<table>{('<tr>' + '<td>cell' * 30) * 10_000}</table>"),
    "300,000 cells in a row": lambda: page(f"<table><tr>{'<td>cell' * 300_000}</table>"),
    "200,000 links": _numbered('<a href="/boat/#">boat #</a> ', 200_000),
    "200,000 links in a list": _numbered('<li><a href="/boat/#">The boat with number #</a>', 200_000),
    "500,000 spans": _repeated("<span>a</span> ", 500_000),
    "100,000 images": _numbered('<figure><img src="#.jpg"><figcaption>Boat #</figcaption></figure>', 100_000),
    "gzip bomb": _gzip_bomb,
    "a million entities": lambda: page(f"<p>{'&amp;&#x41;&eacute;&nbsp;' * 250_000}</p>"),
    "a million broken entities": lambda: page(f"<p>{'&#xffffffff;&bogus;&' * 333_333}</p>"),
    "entities that expand": lambda: (
        "<!DOCTYPE html [<!ENTITY a0 'sail'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
        + f"]><html><body><div>{BODY}<p>&a11;</p></div></body></html>"
    ),
    "10 MB of NUL": lambda: page("<p>A word." + "\0" * 10 * MB + "</p>"),
    "NUL between the letters": lambda: page("\0".join(f"<p>{PARAGRAPHS[2]}</p>" * 10_000)),
    "an endless comment": lambda: page(f"<!-- {'a sail -- ' * MB}"),
    "a million comments": _repeated("<!--a-->", MB),
    "10 MB of <": lambda: page("<" * 10 * MB),
    "an endless tag": lambda: page("<p " + "a sail " * MB),
    "50 MB of script": lambda: page("", f"<script>{'var sail = 1; ' * (50 * MB // 14)}</script>"),
    "50 MB of a script's data": lambda: page(
        f'<script>var data = {{"html": "{(BODY * 4).replace("</p>", "<") * (50 * MB // 2700)}"}}</script>'
    ),
    "20 MB of open strings in a script": lambda: page("<script>" + '"' + "u003c/p\\" * (20 * MB // 8) + "</script>"),
    "50 MB of style": lambda: page("", f"<style>{'.sail { color: red } ' * (50 * MB // 21)}</style>"),
    "JSON-LD nested 100,000 deep": lambda: page(
        "", f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>'
    ),
    "JSON-LD of 10 MB": lambda: page(
        "",
        f'<script type="application/ld+json">{{"@graph": [{"{}, " * 100_000}'
        f'{{"@type": "Article", "articleBody": "{"a sail " * (10 * MB // 7)}"}}]}}</script>',
    ),
    "100,000 meta": lambda: page("", "".join(f'<meta name="sail{n}" content="{n}">' for n in range(100_000))),
    "a title of 10 MB": lambda: page(f"<h1>{'a sail ' * (10 * MB // 7)}</h1>"),
    "10,000 noscripts": _repeated(f"<noscript>{BODY}</noscript>", 10_000),
    "10,000 forms in forms": lambda: page(f"<nav><footer><aside><p>{PARAGRAPHS[0]}<h1>Pier</h1>" * 10_000),
    "20,000 templates streamed late": lambda: page(
        "".join(f'<template id="B:{n}"></template>' for n in range(20_000))
        + "".join(f'<div hidden id="S:{n}"><p>boat {n}</p></div>' for n in range(20_000))
    ),
}
"""Pages for all systems: HTML, or bytes where a system has to tell what they are."""

TEXTS: dict[str, Callable[[], str]] = {
    "text: a line of 1 MB, a b a b": lambda: "a b " * (MB // 4),
    "text: a line of 20 MB of prose": lambda: " ".join(PARAGRAPHS) * (20 * MB // 640),
    "text: 200,000 short lines": lambda: "".join(f"boat {n}\n" for n in range(200_000)),
    "text: 200,000 equal lines": lambda: "a boat\n" * 200_000,
    "text: 100,000 lines of links": lambda: "".join(
        f"[The boat with number {n}](https://boats.example/{n})\n" for n in range(100_000)
    ),
    "text: 100,000 lines of labels": lambda: "Read more\n\nShare this article\n\n" * 50_000,
    "text: 100,000 headlines with noise": lambda: "".join(
        f"Boat {n} left the harbour\n\nRead more\n\n{PARAGRAPHS[n % 6]}\n\n" for n in range(33_333)
    ),
    "text: 10 MB wrapped at 80": lambda: "".join(
        f"{paragraph[:79]}\n{paragraph[79:]} and so it went on and on until the evening\nof the next day.\n"
        for paragraph in PARAGRAPHS * (10 * MB // 1000)
    ),
    "text: 10 MB of empty lines": lambda: "a\n" + "\n" * 10 * MB + "b",
    "text: 10 MB of invisible characters": lambda: "a\u200b" * (5 * MB),
}
"""Texts, which only our own systems read."""
