"""Headings, lists, quotes and code come out as what they are; the pages are in ``structure/``.

The pages have the markup of many content management systems. An element's attribute ``data-expect`` says which kind of
block its own text has to be; it is read from the page and taken off before the page is cleaned. What stands in an
element with an attribute of its own does not count to the one around it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from cleaner import Cleaner
from cleaner.blocks import html_blocks
from cleaner.document import read
from cleaner.source_block import squash

PAGES = sorted((Path(__file__).parent / "structure").glob("*.html"))
KINDS = ("heading", "list_item", "quote", "preformatted")
ENOUGH = 0.95
LANES = {"platforms": Cleaner(publishers=False), "generic": Cleaner(publishers=False, platforms=False)}

Expected = list[tuple[str, str]]


@cache
def marked_page(path: Path) -> tuple[str, Expected]:
    """Return the page without its marks, and the expected kinds with their texts, squashed."""
    tree = html.document_fromstring(path.read_text("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    expected = [
        (str(element.get("data-expect")), squash(own_text(element))) for element in tree.iterfind(".//*[@data-expect]")
    ]
    for element in tree.iterfind(".//*[@data-expect]"):
        del element.attrib["data-expect"]
    return etree.tostring(tree, encoding="unicode", method="html", doctype="<!DOCTYPE html>"), expected


def own_text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.get("data-expect") is None:
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def missing(expected: Expected, found: Expected) -> Expected:
    left = Counter(found)
    lost = []
    for entry in expected:
        if left[entry]:
            left[entry] -= 1
        else:
            lost.append(entry)
    return lost


def cleaned(path: Path, lane: str) -> Expected:
    return [(block.kind, squash(block.text)) for block in LANES[lane].clean(marked_page(path)[0]).blocks]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_cut_into_blocks_of_the_right_kinds(path: Path) -> None:
    page, expected = marked_page(path)
    tree = read(page, kind="html").tree
    assert tree is not None
    assert missing(expected, [(block.kind, block.squashed) for block in html_blocks(tree)]) == []


@pytest.mark.parametrize("lane", LANES)
@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_structure_of_an_article_survives_cleaning(kind: str, lane: str) -> None:
    total, lost = 0, []
    for path in PAGES:
        expected = [entry for entry in marked_page(path)[1] if entry[0] == kind]
        total += len(expected)
        lost += [f"{path.stem}: {text}" for _, text in missing(expected, cleaned(path, lane))]
    share = 1 - len(lost) / total
    print(f"{kind}, {lane}: {share:.3f} of {total}; lost: {lost}")
    assert share >= ENOUGH, lost


CODE = "if tide > 4:\n    ring(bell)\n\nsleep(60)"
LINES = CODE.split("\n")
NUMBERED = "".join(f"<div class='line number{number}'>{line}</div>" for number, line in enumerate(LINES, 1))


@pytest.mark.parametrize(
    "markup",
    [
        f"<pre><code>{CODE}</code></pre>",
        f"<pre>{'<br>'.join(LINES)}</pre>",
        f"<pre><code>{''.join(f'<div class=line>{line}</div>' for line in LINES)}</code></pre>",
        f"<pre><code>{''.join(f'<span class=token-line>{line}<br></span>' for line in LINES)}</code></pre>",
        f"<pre><ol>{''.join(f'<li>{line}</li>' for line in LINES)}</ol></pre>",
        f"<table><tr><td class=gutter><pre>1\n2\n3\n4</pre></td><td class=code><pre>{CODE}</pre></td></tr></table>",
        "<div class='syntaxhighlighter py'><table><tr><td class='gutter'><div class='line number1'>1</div></td><td "
        f"class='code'>{NUMBERED}</td></tr></table></div>",
    ],
    ids=["code", "breaks", "divs", "spans", "list", "gutter", "SyntaxHighlighter"],
)
def test_code_keeps_its_lines_and_loses_their_numbers(markup: str) -> None:
    tree = read(f"<article><p>Before.</p>{markup}<p>After.</p></article>", kind="html").tree
    assert tree is not None
    blocks = [(block.kind, block.text) for block in html_blocks(tree)]
    assert blocks == [("paragraph", "Before."), ("preformatted", CODE), ("paragraph", "After.")]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>rope<ul><li>hemp<ol><li>old</li></ol></li></ul></li></ul>",
        "<ul><li>rope</li><ul><li>hemp</li><ol><li>old</li></ol></ul></ul>",
        "<div role=list><div role=listitem>rope<ul><li>hemp<ul><li>old</li></ul></li></ul></div></div>",
    ],
    ids=["in items", "in lists", "by role"],
)
def test_items_have_the_level_of_their_list(markup: str) -> None:
    tree = read(markup, kind="html").tree
    assert tree is not None
    levels = [(block.text, block.level) for block in html_blocks(tree) if block.kind == "list_item"]
    assert levels == [("rope", 1), ("hemp", 2), ("old", 3)]


@pytest.mark.parametrize(
    "markup",
    [
        "<pre><div>ring(bell)</div><div class=x>Copy</div></pre>",
        "<table><tr><td>Bell</td><td>Tower<div class=x>Copy</div></td></tr></table>",
    ],
    ids=["code", "row"],
)
def test_what_a_layout_drops_is_no_part_of_code_or_of_a_row(markup: str) -> None:
    tree = read(markup, kind="html").tree
    assert tree is not None
    (button,) = tree.iterfind(".//div[@class='x']")
    blocks = html_blocks(tree, drop={button: ".x"})
    assert [block.text for block in blocks if block.dropped] == ["Copy"]
    assert not any("Copy" in block.text for block in blocks if not block.dropped)


def test_a_label_by_class_is_a_heading_and_a_whole_paragraph_is_not() -> None:
    text = "The tide came in over the wall at four, and by five there were ducks in the post office, which was closed."
    tree = read(f"<p class='subhead'>Ducks in the post office</p><p class='subhead'>{text}</p>", kind="html").tree
    assert tree is not None
    assert [block.kind for block in html_blocks(tree)] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("row", "links"),
    [
        ("<td><a href=/a>Rope</a></td><td><a href=/b>Bell</a></td><td></td>", 1.0),
        ("<td><a href=/a>Rope</a></td><td>Bell</td>", 0.5),
        ("<th>Rope</th><td>four crowns</td>", 0.0),
    ],
)
def test_a_row_has_the_link_share_of_its_cells(row: str, links: float) -> None:
    tree = read(
        f"<p><a href=/x>Prices</a></p><table><tr>{row}</tr><tr><td>1</td><td>2</td></tr></table>", kind="html"
    ).tree
    assert tree is not None
    blocks = html_blocks(tree)
    assert [block.kind for block in blocks] == ["paragraph", "table_row", "table_row"]
    assert [block.links for block in blocks] == [1.0, links, 0.0]


@pytest.mark.parametrize(
    ("markup", "root", "texts"),
    [
        ("<table><tr><td>Cod</td><div><tr><td>12 crates</td></tr></div></tr></table>", ".//table", ["Cod | 12 crates"]),
        ("<table><tr><td>Cod</td><td>12 crates</td></tr></table>", ".//tr", ["Cod | 12 crates"]),
    ],
)
def test_a_row_is_there_once_wherever_it_stands(markup: str, root: str, texts: list[str]) -> None:
    found = read(markup, kind="html").root.find(root)
    assert found is not None
    assert [block.text for block in html_blocks(found)] == texts


def test_a_table_that_lays_out_a_page_has_no_rows() -> None:
    story = "The ferry sailed at six, half an hour late. " * 20
    tree = read(f"<table><tr><td>Home</td><td>{story}</td></tr></table>", kind="html").tree
    assert tree is not None
    assert [block.kind for block in html_blocks(tree)] == ["paragraph", "paragraph"]


def test_the_pages_expect_enough_of_each_kind_to_measure() -> None:
    counts = Counter(kind for path in PAGES for kind, _ in marked_page(path)[1])
    assert len(PAGES) >= 40
    assert min(counts[kind] for kind in KINDS) >= 10
