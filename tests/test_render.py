"""The output formats: what goes in as text comes out as text, whatever its characters mean elsewhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner.model import Article, Block, FieldText, InputError, Removal

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

ARTICLE = Article(
    blocks=(Block("paragraph", "The ferry left at six."), Block("heading", "Late again", 2)),
    text="The ferry left at six.\n\nLate again",
    title="Ferry leaves",
    standfirst="A morning at the pier.",
    byline="By Ada Brook",
    authors=("Ada Brook",),
    published=datetime(2024, 5, 1, 6, 30, tzinfo=UTC),
    section="Harbour",
    captions=("The pier.", "The ferry."),
    removed=(Removal("Share", "share-bar", "cleaner", "a share label", 3, edit=True),),
    fields=(FieldText("byline", "By Ada Brook", 2),),
    confidence=0.5,
)


def body(*blocks: Block, title: str | None = None, standfirst: str | None = None) -> str:
    return Article(blocks=blocks, title=title, standfirst=standfirst).to_markdown()


def words(text: str) -> list[str]:
    return text.split()


def spoken(tokens: list[Token]) -> str:
    """Return the text that a reader of the rendered Markdown sees."""
    pieces = []
    for token in tokens:
        if token.type == "inline":
            pieces.append(spoken(token.children or []) + "\n")
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type in ("text", "fence", "code_block"):
            pieces.append(token.content)
        elif token.type.endswith(("_open", "_close")) or token.type == "hr":
            pass
        else:
            pieces.append(f"<<{token.type}>>")
    return "".join(pieces)


def shapes(markdown: str) -> list[str]:
    """Return the names of the block and inline elements that a parser finds."""
    parts = [part for token in PARSER.parse(markdown) for part in (token, *(token.children or ()))]
    silent = ("inline", "text", "softbreak")
    return [part.type.removesuffix("_open") for part in parts if part.nesting >= 0 and part.type not in silent]


# --- text ---------------------------------------------------------------------------------------------------


def test_text_is_title_standfirst_and_body_parted_by_blank_lines() -> None:
    assert ARTICLE.to_text() == ("Ferry leaves\n\nA morning at the pier.\n\nThe ferry left at six.\n\nLate again")


def test_text_gives_the_parts_in_the_order_asked_for() -> None:
    assert ARTICLE.to_text(["captions", "section", "byline", "published"]) == (
        "The pier.\n\nThe ferry.\n\nHarbour\n\nBy Ada Brook\n\n2024-05-01T06:30:00+00:00"
    )


def test_text_leaves_out_parts_that_the_article_lacks() -> None:
    assert Article(text="Only this.").to_text(["title", "published", "captions", "body"]) == "Only this."
    assert Article().to_text() == ""


def test_one_part_can_be_named_by_a_bare_string() -> None:
    assert ARTICLE.to_text("title") == "Ferry leaves"


def test_an_unknown_part_is_refused_with_the_known_ones_named() -> None:
    with pytest.raises(InputError, match=r"'footer'.*title, standfirst, .*captions, body"):
        ARTICLE.to_text(["title", "footer"])


# --- dict and JSON ------------------------------------------------------------------------------------------


def test_dict_holds_every_attribute_as_json_types() -> None:
    result = ARTICLE.to_dict()
    assert list(result) == list(Article.__dataclass_fields__)
    assert result["published"] == "2024-05-01T06:30:00+00:00"
    assert result["authors"] == ["Ada Brook"]
    assert result["blocks"][1] == {"kind": "heading", "text": "Late again", "level": 2}
    assert result["removed"] == [
        {
            "text": "Share",
            "rule": "share-bar",
            "plugin": "cleaner",
            "reason": "a share label",
            "position": 3,
            "edit": True,
        }
    ]
    assert result["fields"] == [{"field": "byline", "text": "By Ada Brook", "position": 2}]
    assert json.loads(json.dumps(result)) == result


def test_a_date_without_time_zone_gains_none() -> None:
    assert Article(published=datetime(2024, 5, 1)).to_dict()["published"] == "2024-05-01T00:00:00"


def test_json_is_indented_and_keeps_letters_as_they_are() -> None:
    text = Article(title="Straße „am“ Kai").to_json()
    assert '\n  "title": "Straße „am“ Kai"' in text
    assert json.loads(text)["title"] == "Straße „am“ Kai"


# --- Markdown: structure ------------------------------------------------------------------------------------


def test_markdown_starts_with_title_and_emphasised_standfirst() -> None:
    assert ARTICLE.to_markdown().startswith("# Ferry leaves\n\n*A morning at the pier.*\n\nThe ferry")


def test_headings_keep_their_levels_and_stay_below_the_title() -> None:
    assert body(Block("heading", "Two", 2), Block("heading", "Three", 3)) == "## Two\n\n### Three"
    assert body(Block("heading", "One", 1), Block("heading", "Two", 2), Block("heading", "Six", 6)) == (
        "## One\n\n### Two\n\n###### Six"
    )


def test_list_items_nest_by_level_even_where_levels_are_skipped() -> None:
    items = [("ropes", 1), ("hemp", 2), ("steel", 2), ("anchors", 1), ("odd one", 3), ("less odd", 2)]
    assert body(*(Block("list_item", text, level) for text, level in items)) == (
        "- ropes\n  - hemp\n  - steel\n- anchors\n  - odd one\n  - less odd"
    )


def test_a_list_that_starts_deep_is_still_a_list() -> None:
    assert body(Block("list_item", "deep", 4), Block("list_item", "deep too", 4)) == "- deep\n- deep too"


def test_every_line_of_a_quote_is_marked() -> None:
    assert body(Block("quote", "First line\nsecond line"), Block("quote", "Next.")) == (
        "> First line\\\n> second line\n>\n> Next."
    )


def test_a_fence_is_longer_than_any_run_of_backticks_inside() -> None:
    markdown = body(Block("preformatted", "a = `b`\n````\n<script>"))
    assert markdown == "`````\na = `b`\n````\n<script>\n`````"
    assert [token.content for token in PARSER.parse(markdown)] == ["a = `b`\n````\n<script>\n"]


def test_table_rows_become_one_table_with_the_first_row_as_header() -> None:
    rows = ("Port | Ships", "Old | New | 12", "West | 3|4")
    assert body(*(Block("table_row", row) for row in rows)) == (
        "| Port | Ships |  |\n| --- | --- | --- |\n| Old | New | 12 |\n| West | 3\\|4 |  |"
    )


def test_empty_cells_keep_their_columns() -> None:
    markdown = body(Block("table_row", "Port | Ships | Crew"), Block("table_row", "Old |  | 7"))
    assert markdown.endswith("| Old |  | 7 |")


def test_line_breaks_inside_a_paragraph_stay() -> None:
    markdown = body(Block("paragraph", "Roses\nred\n\nViolets"))
    assert shapes(markdown) == ["paragraph", "hardbreak", "hardbreak", "hardbreak"]


# --- Markdown: nothing becomes markup -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "prose",
    [
        "It cost $5 - 7.50 (about 10%) - and that's all... #winter @pier!",
        "E-mail ada@pier.example or see https://pier.example/a_b?c=d&e=f#g.",
        "The variable tide_height_max rose 3 < 4 > 2 & fell [sic] ~10 cm.",
        "1.5 million; 2024-05-01; C:\\Users; R&D, 5 + 3 = 8; “quoted” – 'so'",
        "#1 in the harbour",
        "-5 degrees",
        "2024. It was a year",
    ],
)
def test_ordinary_prose_is_hardly_escaped(prose: str) -> None:
    expected = prose.replace("2024. It", "2024\\. It")  # would start a numbered list
    assert body(Block("paragraph", prose)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p><!-- gone --><?php x ?>",
        "<https://pier.example>",
        "[click](javascript:alert(1))",
        "![x](https://pier.example/x.png)",
        "[a]: https://pier.example",
        "[a][b]",
        "[^1]: note",
        "[ ] buy rope",
        "&lt;b&gt; &#60;b&#62; &copy; &notanentity;",
        "*a* **b** _c_ __d__ ~~e~~ ~f~ `g`",
        "2*3*4",
        "# not a heading",
        "#",
        "> not a quote",
        "- no item",
        "+ no item",
        "* no item",
        "1. no item",
        "1) no item",
        "---",
        "***",
        "___",
        "- - -",
        "===",
        "```",
        "~~~",
        "    indented",
        "ends with a backslash\\",
        "\\*both\\* \\<b> \\&amp;",
        "a | b\n--- | ---\nc | d",
        "a\n---",
        "a\n===",
        "a\n# b\n> c\n- d\n1. e\n```\n<div>",
        "a # ",
        "| - |",
    ],
)
@pytest.mark.parametrize("kind", ["paragraph", "list_item", "quote", "heading", "table_row", "title", "standfirst"])
def test_text_that_looks_like_markup_stays_text(text: str, kind: str) -> None:
    if kind == "title":
        markdown = body(title=text)
    elif kind == "standfirst":
        markdown = body(standfirst=text)
    else:
        markdown = body(Block(kind, text, 1))  # type: ignore[arg-type]
    seen = spoken(PARSER.parse(markdown))
    if kind == "table_row":  # its borders are the table's, not text
        text, seen = text.replace("|", " "), seen.replace("|", " ")
    assert words(seen) == words(text)
    allowed = {
        "paragraph": {"paragraph", "hardbreak"},
        "list_item": {"bullet_list", "list_item", "paragraph", "hardbreak"},
        "quote": {"blockquote", "paragraph", "hardbreak"},
        "heading": {"heading"},
        "title": {"heading"},
        "standfirst": {"paragraph", "em", "hardbreak"},
        "table_row": {"table", "thead", "tbody", "tr", "th", "td"},
    }[kind]
    assert set(shapes(markdown)) <= allowed
    assert shapes(markdown).count("em") == (kind == "standfirst")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\\<script>", "&lt;script>", "a <B onclick=x>"])
def test_markdown_of_prose_pasted_into_html_holds_no_tag(text: str) -> None:
    assert "<" not in body(Block("paragraph", text), Block("heading", text, 2), title=text, standfirst=text)


MARKUP = st.lists(
    st.one_of(
        st.sampled_from("\\`*_~[]()<>&!#+-=|.:;1 \n\t\"'/ax"),
        st.sampled_from(["  ", "\n\n", "**", "```", "---", "&lt;", "](", "<b>", "1."]),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=24,
).map("".join)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(["paragraph", "heading", "list_item", "quote", "table_row", "preformatted"]))
    return Block(kind, draw(MARKUP), draw(st.integers(1, 6)))  # type: ignore[arg-type]


@given(st.lists(blocks(), max_size=6), st.none() | MARKUP, st.none() | MARKUP)
def test_markdown_read_back_says_what_the_blocks_say(
    content: list[Block], title: str | None, standfirst: str | None
) -> None:
    markdown = body(*content, title=title, standfirst=standfirst)
    seen = spoken(PARSER.parse(markdown))
    said = "\n".join([title or "", standfirst or "", *(block.text for block in content)])
    if any(block.kind == "table_row" for block in content):
        seen, said = seen.replace("|", " "), said.replace("|", " ")
    assert words(seen) == words(said)


@given(st.lists(blocks(), max_size=6), st.none() | MARKUP, st.none() | MARKUP)
def test_markdown_read_back_has_the_blocks_elements_and_no_html(
    content: list[Block], title: str | None, standfirst: str | None
) -> None:
    content = [block for block in content if block.text.strip()]
    found = shapes(body(*content, title=title, standfirst=standfirst))
    kinds = [block.kind for block in content]
    assert found.count("heading") == kinds.count("heading") + bool(title and title.strip())
    assert found.count("list_item") == kinds.count("list_item")
    assert found.count("fence") == kinds.count("preformatted")
    assert found.count("tr") == kinds.count("table_row")
    assert found.count("em") == bool(standfirst and standfirst.strip())
    lists = {"bullet_list", "list_item", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(found) <= {"heading", "paragraph", "em", "hardbreak", "fence", *lists}
