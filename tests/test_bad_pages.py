"""Of a page in bad shape the article comes out once, or the status and a warning say why not.

The pages are in ``bad_pages/``; ``$article`` and the other placeholders stand for one of the articles there. All its
lines have to come out once; those in ``without`` not at all. ``paragraphs`` says that each has to be a block, ``bug``
names a defect of the library that is not mended yet.
"""

from __future__ import annotations

import html
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cleaner import Article, Cleaner
from cleaner.blocks import html_blocks
from cleaner.document import read

FOLDER = Path(__file__).parent / "bad_pages"
ARTICLES = tomllib.loads((FOLDER / "articles.toml").read_text("utf-8"))
CLEANER = Cleaner(publishers=False)


@dataclass(frozen=True)
class BadPage:
    """One entry of a file."""

    data: dict[str, Any]

    @property
    def article(self) -> dict[str, Any]:
        return dict(ARTICLES[self.data["article"]]) if "article" in self.data else {}

    @property
    def lines(self) -> list[str]:
        if not self.article:
            return list(self.data.get("lines", []))
        return [*self.article["paragraphs"], *([] if self.data.get("text") else self.article["lines"])]

    def markup(self) -> str:
        page = str(self.data["html"])
        if not self.article:
            return page
        article, paragraphs = self.article, self.article["paragraphs"]
        markup = article["markup"]
        placeholders = {
            "$title": article["title"],
            "$article": markup,
            "$escaped": html.escape(markup),
            "$unclosed": markup.replace("</p>", "").replace("</li>", "").replace("</ul>", ""),
            "$breaks": "<br><br>".join(paragraphs),
            "$single": "<br>\n".join(paragraphs),
            "$spaced": "<br />&nbsp;\n<!-- pic --> <br clear='all'>".join(paragraphs),
            "$rows": "".join(f"<tr><td>{text}</td></tr>" for text in paragraphs),
            "$plain": "\n\n".join(paragraphs),
            "$json": json.dumps("\n".join(paragraphs)),
            "$markup_json": json.dumps(markup),
        }
        for name in sorted(placeholders, key=len, reverse=True):
            page = page.replace(name, placeholders[name])
        return page


def pages(name: str) -> list[Any]:
    entries = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["page"]
    return [
        pytest.param(
            BadPage(entry),
            id=entry["name"],
            marks=pytest.mark.xfail(reason=entry["bug"]) if "bug" in entry else (),
        )
        for entry in entries
    ]


def clean(page: BadPage) -> Article:
    return CLEANER.clean(page.markup(), kind="html")


@pytest.mark.parametrize("page", [*pages("hidden"), *pages("twice"), *pages("shapes")])
def test_the_article_comes_out_once(page: BadPage) -> None:
    article = clean(page)
    text = " ".join(article.text.split())
    assert {line: text.count(line) for line in page.lines} == dict.fromkeys(page.lines, 1)
    assert [line for line in page.data.get("without", []) if line in text] == []
    assert article.warnings == ()
    if page.article:
        assert article.status == "complete"


@pytest.mark.parametrize("page", [page for page in pages("shapes") if page.values[0].data.get("paragraphs")])
def test_each_paragraph_is_a_block(page: BadPage) -> None:
    assert set(page.lines) <= {block.text for block in clean(page).blocks if block.kind == "paragraph"}


@pytest.mark.parametrize("page", pages("no_text"))
def test_a_page_without_text_says_what_helps(page: BadPage) -> None:
    article = clean(page)
    assert article.status in ("empty", "not_article")
    assert len(article.text) < 40
    wanted = [page.data["warning"]] if "warning" in page.data else []
    assert len(article.warnings) == len(wanted)
    assert all(words in warning for words, warning in zip(wanted, article.warnings, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ["Mira Holt", "12 Mill Lane", "Port Ellery", "Outer Isles"],
        [
            "I walked to Spain and never left this room,",
            "a yard of rope behind me for each yard.",
            "The hemp remembers.",
        ],
    ],
    ids=["an address", "a poem"],
)
def test_short_lines_parted_by_breaks_stay_one_block(lines: list[str]) -> None:
    tree = read(f"<article><div>{'<br>'.join(lines)}</div></article>", kind="html").tree
    assert tree is not None
    assert [block.text for block in html_blocks(tree)] == ["\n".join(lines)]


@pytest.mark.parametrize("ids", [range(3000), range(2999, -1, -1)], ids=["from outside", "from inside"])
def test_streamed_parts_within_one_another_do_not_make_a_tree_too_deep(ids: range) -> None:
    parts = "".join(f"<div hidden id='S:{number}'><template id='P:{number + 1}'></template></div>" for number in ids)
    page = f"<main>{ARTICLES['lantern']['markup']}<template id='B:0'></template></main>{parts}"
    tree = read(page, kind="html").tree
    assert tree is not None
    depth, deepest = 0, 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    assert deepest <= 260
    assert ARTICLES["lantern"]["paragraphs"][0] in CLEANER.clean(page, kind="html").text


def test_a_page_keeps_its_own_text_where_a_hidden_copy_says_less() -> None:
    page = f"<main>{ARTICLES['orgel']['markup']}</main><noscript>{ARTICLES['lantern']['paragraphs'][0]}</noscript>"
    text = CLEANER.clean(page, kind="html").text
    assert ARTICLES["orgel"]["paragraphs"][0] in text
    assert ARTICLES["lantern"]["paragraphs"][0] not in text


def test_a_script_that_waits_for_consent_is_no_text() -> None:
    code = "window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); } " * 5
    article = CLEANER.clean(f"<body><div id='app'></div><script type='text/plain'>{code}</script></body>", kind="html")
    assert article.text == ""
    assert any("render it in a browser" in warning for warning in article.warnings)


@pytest.mark.parametrize("tag", ["form", "nav", "footer", "aside"])
def test_an_element_of_a_pages_edge_stays_one_beside_the_article(tag: str) -> None:
    page = f"<body><main>{ARTICLES['orgel']['markup']}</main><{tag}><p>Newsletter</p><p>Impressum</p></{tag}></body>"
    tree = read(page, kind="html").tree
    assert tree is not None
    assert tree.find(f".//{tag}") is not None
