"""Inputs that are broken, huge or no article: an InputError or a status, never a crash."""

from __future__ import annotations

import json

import pytest
from lxml import etree

import cleaner
from cleaner import Article, Cleaner, InputError, Layout, Publisher
from cleaner.document import read

from .generated import PROSE

BODY = "".join(f"<p>{text}</p>" for text in PROSE[:6])
SITE = Publisher(name="Harbour Post", hosts=("h.example",), layouts=(Layout("2024", body="article"),))
CLEANER = Cleaner(plugins=[SITE])
URL = "https://h.example/ferry"
LONG = 20_000_000


def is_sound(article: Article) -> bool:
    """Tell whether every part of a result can be read and written out."""
    assert json.loads(article.to_json())["status"] == article.status
    assert isinstance(article.to_text(), str)
    assert isinstance(article.to_markdown(), str)
    assert 0 <= article.confidence <= 1
    return True


# --- nothing, or nearly nothing -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["auto", "html", "text"])
@pytest.mark.parametrize("source", ["", b"", " ", "\n\n\t\n", "\u200b\ufeff", "\xa0", b"\xef\xbb\xbf"])
def test_an_input_without_text_is_empty(source: str | bytes, kind: str) -> None:
    article = cleaner.clean(source, kind=kind)
    assert is_sound(article)
    assert (article.status, article.text, article.blocks, article.confidence) == ("empty", "", (), 0.0)


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!doctype html>",
        "<html><head><title>Ferry</title></head></html>",
        "<html><body></body></html>",
        "<body><script>var x = '<p>text</p>';</script></body>",
        "<frameset><frame src='a'></frameset>",
        "<!-- only a comment -->",
        "<p></p>",
        "<",
        "<>",
        "</html>",
    ],
)
@pytest.mark.parametrize("url", [None, URL])
def test_a_page_without_text_has_a_status(page: str, url: str | None) -> None:
    article = CLEANER.clean(page, url=url, kind="html")
    assert is_sound(article)
    assert article.status in ("empty", "not_article")


@pytest.mark.parametrize("kind", ["auto", "html"])
@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>hello</p>", "hello"),
        ("<div>hello</div>", "hello"),
        ("<p>hello", "hello"),
        ("<b>hello</b> <i>world</i>", "hello world"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>hello</p><p>again</p>", "hello\n\nagain"),
        ("<h2>hello</h2><p>again</p>", "hello\n\nagain"),
    ],
)
def test_a_fragment_gives_its_text(fragment: str, text: str, kind: str) -> None:
    article = cleaner.clean(fragment, kind=kind)
    assert is_sound(article)
    assert article.to_text() == text


@pytest.mark.parametrize("kind", ["auto", "html"])
def test_a_fragment_that_is_a_table_gives_its_cells(kind: str) -> None:
    assert cleaner.clean("<table><tr><td>a</td><td>b</td></tr></table>", kind=kind).text == "a | b"


# --- no page and no text ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["auto", "html", "text"])
@pytest.mark.parametrize(
    "source",
    [
        bytes(range(256)) * 8,
        b"\x00" * 100,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
        "\x00\x01\x02\x03" * 40,
    ],
)
def test_binary_data_is_an_input_error_that_says_so(source: str | bytes, kind: str) -> None:
    with pytest.raises(InputError, match="looks like"):
        cleaner.clean(source, kind=kind)


@pytest.mark.parametrize("source", [None, 3, ["<p>"], object()])
def test_what_is_no_text_is_an_input_error(source: object) -> None:
    with pytest.raises(InputError, match="str or bytes"):
        cleaner.clean(source)  # type: ignore[arg-type]


def test_an_unknown_publisher_or_kind_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no publisher or platform"):
        cleaner.clean("<p>x</p>", publisher="Nobody's Paper")
    with pytest.raises(InputError, match="kind"):
        cleaner.clean("<p>x</p>", kind="pdf")


@pytest.mark.parametrize(
    "url", ["http://[::1", "no address", "", "javascript:alert(1)", "https://\udcff.example/", "//"]
)
@pytest.mark.parametrize("source", [PROSE[0], f"<div>{BODY}</div>"])
def test_an_odd_address_does_no_harm(source: str, url: str) -> None:
    article = cleaner.clean(source, url=url)
    assert is_sound(article)
    assert PROSE[0] in article.text


def test_json_is_text_with_a_warning() -> None:
    article = cleaner.clean(json.dumps({"title": "Ferry", "text": PROSE[0]}))
    assert is_sound(article)
    assert any("JSON" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "meta", ["null", "[]", '"x"', "{", '{"@type": {"a": []}}', '{"@type": "Article", "headline": 3}']
)
def test_broken_json_ld_does_no_harm(meta: str) -> None:
    page = f"<script type='application/ld+json'>{meta}</script><article>{BODY}</article>"
    article = CLEANER.clean(page, url=URL)
    assert is_sound(article)
    assert PROSE[5] in article.text


ESCAPED = {
    "JSON-LD": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The \\ud800 ferry",'
    ' "author": "Jo \\uDC00 Lind", "articleSection": "\\uDFFF Harbour", "articleBody": "TEXT \\ud800"}</script>',
    "a script's data": '<script id="__NEXT_DATA__" type="application/json">'
    '{"props": {"body": "<p>TEXT \\ud800</p>"}}</script>',
}


@pytest.mark.parametrize("where", ESCAPED)
@pytest.mark.parametrize("body", ["", f"<article>{BODY}</article>"])
def test_half_a_character_that_scripts_escape_can_be_written_out(where: str, body: str) -> None:
    script = ESCAPED[where].replace("TEXT", " ".join(PROSE[:6]))
    article = cleaner.clean(f"<html><body>{body}<div id='root'></div>{script}</body></html>")
    assert is_sound(article)
    assert PROSE[5] in article.to_json().encode().decode()


@pytest.mark.parametrize("url", [float("nan"), 7, b"https://h.example/"])
def test_an_address_that_is_no_text_is_an_input_error(url: object) -> None:
    with pytest.raises(InputError, match="the url is a"):
        cleaner.clean(BODY, url=url)  # type: ignore[arg-type]


# --- broken and huge ----------------------------------------------------------------------------------------

HEAD = '<html><head><meta charset="utf-8"><title>Ferry</title></head>'
PAGE = f"<!doctype html>{HEAD}<body><article>{BODY}</article></body></html>"


@pytest.mark.parametrize("url", [None, URL])
def test_a_page_cut_off_anywhere_gives_what_there_is(url: str | None) -> None:
    data = PAGE.encode()
    for end in range(0, len(data), 61):
        article = CLEANER.clean(data[:end], url=url, kind="html")
        assert is_sound(article)
    assert PROSE[0] in CLEANER.clean(data[: len(data) * 2 // 3], url=url, kind="html").text


def test_a_text_of_one_long_line_comes_back_whole() -> None:
    source = (PROSE[0] + " ") * (LONG // (len(PROSE[0]) + 1))
    assert cleaner.clean(source).text == source.rstrip()


def test_a_word_of_twenty_million_letters_comes_back_whole() -> None:
    assert cleaner.clean("a" * LONG).text == "a" * LONG


@pytest.mark.parametrize("url", [None, URL])
def test_a_page_of_one_long_line_gives_its_text(url: str | None) -> None:
    count = LONG // (len(PROSE[0]) + 1)
    article = CLEANER.clean(f"<article>{BODY}<p>{(PROSE[0] + ' ') * count}</p></article>", url=url)
    assert article.text.count(PROSE[0]) >= count


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "a", "font"])
@pytest.mark.parametrize("url", [None, URL])
def test_fifty_thousand_nested_tags_do_no_harm(tag: str, url: str | None) -> None:
    article = CLEANER.clean(f"<article>{BODY}{f'<{tag}>' * 50_000}deep inside</article>", url=url)
    assert is_sound(article)
    assert PROSE[0] in article.text


def test_a_huge_span_of_a_cell_takes_no_memory() -> None:
    table = "<table><tr><td colspan='100000000' rowspan='100000000'>cell</td><td>other</td></tr></table>"
    article = CLEANER.clean(f"<article>{BODY}{table}</article>", url=URL)
    assert "cell | other" in article.text


@pytest.mark.parametrize(
    "line",
    [
        "(" * 50_000,
        "Title Chevron" * 20_000 + "icon",
        "Icon " * 50_000 + "x",
        "* " * 50_000,
        "3 May " * 20_000,
        "©" * 50_000,
    ],
    ids=["brackets", "icons", "icon", "stars", "dates", "signs"],
)
def test_lines_made_to_keep_patterns_busy_are_accounted_for(line: str) -> None:
    article = cleaner.clean(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}", kind="text")
    left = "".join([article.text, *(removal.text for removal in article.removed), *(f.text for f in article.fields)])
    assert "".join(left.split()).count(line[0]) >= line.count(line[0])


@pytest.mark.parametrize("url", [None, URL])
def test_a_number_of_forty_digits_in_a_date_does_no_harm(url: str | None) -> None:
    line = f"24h {'9' * 40} 13h 2024"
    article = CLEANER.clean(f"<article><p>{line}</p><time>{line}</time>{BODY}</article>", url=url)
    assert is_sound(article)
    assert PROSE[5] in article.text


@pytest.mark.parametrize("tag", ["o:p", "articl*", "div<", "diviﬃ", "di["])
def test_a_removal_has_a_path_though_the_page_has_tags_with_odd_names(tag: str) -> None:
    page = f"<body><script>1</script><article>{BODY}<{tag}><p>Share on Facebook</p></{tag}><p>{PROSE[6]}</p></article>"
    article = cleaner.clean(page)
    tree = read(page, "html").tree
    assert tree is not None
    removal = next(removal for removal in article.removed if removal.text == "Share on Facebook")
    elements = tree.getroottree().xpath(str(removal.position))
    assert isinstance(elements, list)
    assert ["".join(element.itertext()) for element in elements if isinstance(element, etree._Element)] == [
        removal.text
    ]


@pytest.mark.parametrize(
    "odd",
    ["\v", "\f", "\x1b", "\x01", "\ufffe", "\uffff", "&#12;", "&#x0b", "&#027;", "&#xFFFE;", "&#65535;", "&#x10&#x0;"],
)
@pytest.mark.parametrize("url", [None, URL])
def test_a_character_that_trees_refuse_costs_nothing_but_itself(odd: str, url: str | None) -> None:
    page = f"<body><article>{BODY}<p>The <script>1</script>boat{odd} sails</p><svg></svg>{odd}</article></body>"
    article = CLEANER.clean(page, url=url)
    assert article.blocks[-1].text.replace("\ufffd", "") == "The boat sails"
    assert PROSE[5] in article.text


@pytest.mark.parametrize("odd", ["\v", "\f", "\x1b", "\ufffe"])
@pytest.mark.parametrize("tags", [("", ""), ("<p>", "</p>")])
def test_json_ld_may_hold_characters_that_trees_refuse(odd: str, tags: tuple[str, str]) -> None:
    said = "\n".join(f"{tags[0]}{text}{odd}{tags[1]}" for text in PROSE[:6])
    data = json.dumps({"@type": "NewsArticle", "headline": f"Ferry{odd} & tide", "articleBody": said})
    article = cleaner.clean(f'<body><div id="root"></div><script type="application/ld+json">{data}</script></body>')
    assert [block.text for block in article.blocks] == [text.strip() for text in PROSE[:6]]
    assert article.title == " ".join(f"Ferry{odd} & tide".replace("\x1b", "").replace("\ufffe", "").split())


def test_a_removal_has_a_path_though_a_drawing_without_an_end_tag_holds_the_page() -> None:
    page = f"<body><svg><o:p><div></div><svg><article>{BODY}<p>Share on Facebook</p><p>{PROSE[6]}</p></article>"
    (removal,) = CLEANER.clean(page, url=URL).removed
    (element,) = read(page, "html").root.getroottree().xpath(str(removal.position))
    assert element.text == "Share on Facebook"


def test_a_removal_holds_what_is_seen_of_a_link_that_the_layout_drops() -> None:
    link = "<a class='promo'>Buy the print<span hidden>, opens a new tab</span><script>var x = 1;</script></a>"
    site = Publisher(
        name="Quay Post", hosts=("q.example",), layouts=(Layout("2024", body="article", drop=("a.promo",)),)
    )
    article = Cleaner(plugins=[site]).clean(
        f"<article>{BODY}<p>{PROSE[6]} {link}</p></article>", url="https://q.example/"
    )
    assert [removal.text for removal in article.removed] == ["Buy the print"]


def test_menus_inside_of_one_another_are_no_article_and_the_one_around_it_is_no_menu() -> None:
    menus = "<nav><p>Harbour, town and islands</p>" * 200
    article = cleaner.clean(f"<body><nav><main><h1>Ferry</h1>{BODY}</main></nav>{menus}</body>")
    assert PROSE[0] in article.text
    assert "Harbour, town" not in article.text


# --- the same text in odd places ----------------------------------------------------------------------------


@pytest.mark.parametrize("url", [None, URL])
@pytest.mark.parametrize("gap", ["<br><br>", "<br/>\n<br/>", "<br> <br>"])
def test_an_article_in_one_div_with_breaks_has_paragraphs(gap: str, url: str | None) -> None:
    inside = gap.join(PROSE[:6])
    article = CLEANER.clean(f"<html><body><article><div>{inside}</div></article></body></html>", url=url)
    assert article.text == "\n\n".join(PROSE[:6])


@pytest.mark.parametrize("url", [None, URL])
def test_an_article_that_stands_twice_comes_out_once(url: str | None) -> None:
    article = CLEANER.clean(f"<html><body><article>{BODY}</article><article>{BODY}</article></body></html>", url=url)
    assert article.text == "\n\n".join(PROSE[:6])


@pytest.mark.parametrize("url", [None, URL])
@pytest.mark.parametrize("hiding", ["hidden", "style='display:none'", "style='visibility: hidden'", "class='sr-only'"])
def test_a_hidden_copy_of_the_article_is_not_read(hiding: str, url: str | None) -> None:
    other = BODY.replace("ferry", "FERRY")
    article = CLEANER.clean(f"<html><body><article><div {hiding}>{other}</div>{BODY}</article></body></html>", url=url)
    assert article.text == "\n\n".join(PROSE[:6])


def test_a_page_that_is_hidden_until_scripts_run_is_read() -> None:
    article = cleaner.clean(f"<html><body><div style='display:none'>{BODY}</div></body></html>")
    assert article.text == "\n\n".join(PROSE[:6])


def test_a_publishers_page_without_its_body_falls_through_with_a_warning() -> None:
    article = CLEANER.clean(f"<html><body><div class='new'>{BODY}</div></body></html>", url=URL)
    assert article.lane == "generic"
    assert article.text == "\n\n".join(PROSE[:6])
    assert any("Harbour Post" in warning and "2024" in warning and "article" in warning for warning in article.warnings)


def test_a_page_in_a_form_keeps_headings_dialogue_and_lists() -> None:
    inside = f"<h2>What is left to do</h2><p>“No,” she said.</p><ul><li>hemp rope</li><li>two lanterns</li></ul>{BODY}"
    article = cleaner.clean(f"<html><body><form action='/x'><div id='main'>{BODY}{inside}</div></form></body></html>")
    for text in ("What is left to do", "“No,” she said.", "hemp rope", "two lanterns"):
        assert text in article.text
