"""Reading a source: decoding, characters, telling HTML from text, and the tree."""

from __future__ import annotations

import array
import codecs
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from cleaner.document import Document, clean_characters, read
from cleaner.model import InputError

# Sentences made up for these tests, by an encoding that can hold them.
SENTENCES = {
    "cp1252": [
        "Die Müllerin öffnete früh die Schleuse, und über den Wiesen stieg Nebel auf.",
        "À l’aube, le boulanger rêvait déjà d’un été où la forêt serait épargnée.",
        "El año pasado la señora Ibáñez plantó limones en el jardín de la estación.",
        "The ferry’s captain – a woman of few words – said “tomorrow” and meant it.",
    ],
    "cp1250": ["Żaglówka wróciła do przystani później, niż ktokolwiek się spodziewał, lecz cała i zdrowa."],
    "cp1251": ["Лодочник починил старую пристань и теперь каждое утро ждёт первых пассажиров."],
    "koi8-r": ["Лодочник починил старую пристань и теперь каждое утро ждёт первых пассажиров."],
    "cp1253": ["Ο ψαράς γύρισε νωρίς στο λιμάνι και μοίρασε τα ψάρια στους γείτονες."],
    "cp1255": ["הדייג חזר מוקדם אל הנמל וחילק את הדגים לשכנים שלו."],
    "cp1256": ["عاد الصياد مبكرا إلى الميناء ووزع الأسماك على جيرانه في القرية."],
    "cp932": ["漁師は朝早く港に戻り、近所の人たちに魚を分けてあげた。"],
    "gb18030": ["渔夫一大早就回到了港口，把鱼分给了村里的邻居们，大家都很高兴。那天风很小，湖面很平静。"],
    "cp949": ["어부는 아침 일찍 항구로 돌아와 이웃들에게 물고기를 나누어 주었다."],
}
WESTERN = SENTENCES["cp1252"][0]
ALL = [(codec, sentence) for codec, sentences in SENTENCES.items() for sentence in sentences]
LANGUAGES = [sentence for _, sentence in ALL]

GONE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ud800-\udfff\ufeff\ufffe\uffff]"
)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def tree_of(source: str | bytes) -> HtmlElement:
    tree = read(source, kind="html").tree
    assert tree is not None
    return tree


def body_text(source: str | bytes) -> str:
    (body,) = tree_of(source).findall("body")
    return " ".join(str(body.text_content()).split())


# What is taken


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview])
def test_bytes_of_every_kind_are_read(wrap: Any) -> None:
    assert read(wrap(WESTERN.encode())) == read(WESTERN)


def test_a_subclass_of_str_becomes_plain_text() -> None:
    class Label(str):
        __slots__ = ()

    assert type(read(Label("The lamp is lit."), kind="text").text) is str


@pytest.mark.parametrize(
    ("source", "name"),
    [(None, "NoneType"), (Path("page.html"), "PosixPath"), (3, "int"), (["a"], "list"), (array.array("b"), "array")],
)
def test_another_type_is_refused_by_name_with_the_mend(source: Any, name: str) -> None:
    with pytest.raises(InputError, match=rf"{name}.*str or bytes"):
        read(source)


@pytest.mark.parametrize("kind", ["xml", "HTML", "", None])
def test_another_kind_is_refused(kind: Any) -> None:
    with pytest.raises(InputError, match="'auto', 'html' or 'text'"):
        read("Some words.", kind=kind)


@pytest.mark.parametrize("source", ["", b"", " \n\t\r\n", b"\xef\xbb\xbf", "\ufeff"])
def test_empty_input_is_empty_text(source: str | bytes) -> None:
    document = read(source)
    assert (document.kind, document.text.strip(), document.tree, document.warnings) == ("text", "", None, [])


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF; extract its text"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "gzip-compressed.*decompress"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP.*extract"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"GIF89a\x10\x00\x10\x00", "image"),
        (b"BZh91AY&SY", "archive; decompress"),
        (bytes(range(256)) * 20, "binary"),
        (b"\0" * 100, "binary"),
        ("%PDF-1.4 read as text", "PDF"),
        ("\x89PNG\r\n\x1a\n", "image"),
        ("a\x00\x01\x02\x03\x04 b", "binary"),
    ],
)
@pytest.mark.parametrize("kind", ["auto", "html", "text"])
def test_binary_data_is_refused_by_name(source: str | bytes, what: str, kind: str) -> None:
    with pytest.raises(InputError, match=what):
        read(source, kind=kind)


@pytest.mark.parametrize(
    "text",
    ["GIF89a was a format for pictures.", "PK stands for Peter Kowalski.", "RIFF and RAFF are two dogs.", "%PDF"],
)
def test_text_about_binary_formats_is_text(text: str) -> None:
    assert read(text) == read(text.encode()) == Document("text", text, None, [])


# Encodings


@pytest.mark.parametrize("sentence", LANGUAGES)
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_by_its_mark_without_a_warning(sentence: str, mark: bytes, codec: str) -> None:
    assert read(mark + sentence.encode(codec)) == Document("text", sentence, None, [])


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sentence", LANGUAGES)
def test_a_page_in_utf16_without_a_mark_is_recognised(codec: str, sentence: str) -> None:
    source = page(f"<p>{sentence}</p>", '<meta charset="utf-16"><title>Letters</title>')
    document = read(source.encode(codec))
    assert (document.kind, document.text, document.warnings) == ("html", source, [])


@pytest.mark.parametrize(("codec", "sentence"), ALL)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<META CHARSET={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<meta content='text/html;charset={}' http-equiv='content-type' />",
    ],
)
def test_a_declared_encoding_is_used_without_a_warning(codec: str, sentence: str, declaration: str) -> None:
    label = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp932": "shift_jis"}.get(codec, codec)
    source = page(f"<p>{sentence}</p>", declaration.format(label))
    document = read(source.encode(codec))
    assert (document.text, document.warnings) == (source, [])


def test_an_encoding_in_an_xml_declaration_is_used() -> None:
    source = f'<?xml version="1.0" encoding="iso-8859-2"?>\n<html><body><p>{SENTENCES["cp1250"][0]}</p></body></html>'
    assert read(source.encode("iso8859-2")).text == source


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“quoted” – and an ellipsis…"),
        ("ISO_8859-1", "cp1252", "“quoted”"),
        ("latin1", "cp1252", "€ 5"),
        ("us-ascii", "cp1252", "naïve €"),
        ("x-cp1252", "cp1252", "naïve €"),
        ("iso-8859-9", "cp1254", "ığdır €"),
        ("tis-620", "cp874", "ชาวประมง…"),
        ("iso-8859-11", "cp874", "ชาวประมง…"),
        ("iso-8859-8-i", "iso8859-8", "דייג"),
        ("gb2312", "gb18030", "朱镕基 㐂"),
        ("x-gbk", "gb18030", "渔夫"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("euc-kr", "cp949", "똠방각하"),
        ("x-sjis", "cp932", "①髙橋"),
        ("shift_jis", "cp932", "①髙橋"),
        ("big5", "big5hkscs", "漁夫回到港口"),
        ("x-euc-jp", "euc_jp", "漁師は港に戻った"),
        ("koi8-u", "koi8-u", "човняр їде"),
        ("macintosh", "mac-roman", "café"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str, text: str) -> None:
    source = page(f"<p>{text}</p>", f'<meta charset="{label}">')
    document = read(source.encode(codec))
    assert (document.text, document.warnings) == (source, [])


def test_utf8_wins_over_a_wrong_declaration_with_a_warning() -> None:
    source = page(f"<p>{WESTERN}</p>", '<meta charset="iso-8859-1">')
    document = read(source.encode())
    assert document.text == source
    assert len(document.warnings) == 1
    assert re.search("declares iso-8859-1.*UTF-8", document.warnings[0])


def test_a_wrong_declaration_does_not_matter_where_all_is_ascii() -> None:
    assert read(page("<p>Plain words.</p>", '<meta charset="shift_jis">').encode()).warnings == []


@pytest.mark.parametrize("sentence", SENTENCES["cp1252"])
def test_a_page_that_declares_utf8_wrongly_is_read_right(sentence: str) -> None:
    source = page(f"<p>{sentence}</p>", '<meta charset="utf-8">')
    document = read(source.encode("cp1252"))
    assert document.text == source
    assert len(document.warnings) == 1
    assert re.search("declares utf-8.*read as cp1252.*guess", document.warnings[0])


@pytest.mark.parametrize(("codec", "sentence"), ALL)
def test_an_encoding_that_nothing_declares_is_guessed_with_a_warning(codec: str, sentence: str) -> None:
    document = read(sentence.encode(codec))
    assert document.text == sentence
    assert len(document.warnings) == 1
    assert re.search("declares no encoding.*guess", document.warnings[0])


def test_japanese_with_escape_sequences_is_read() -> None:
    sentence = SENTENCES["cp932"][0]
    assert read(sentence.encode("iso2022_jp")) == Document("text", sentence, None, [])


@pytest.mark.parametrize("label", ["nonsense", "rot13", "utf-7", "idna", "punycode", "unicode_escape", "cp037", "hex"])
def test_a_label_that_browsers_do_not_know_is_not_used(label: str) -> None:
    source = page(f"<p>{WESTERN}</p>", f'<meta charset="{label}">')
    document = read(source.encode("cp1252"))
    assert document.text == source
    assert label in document.warnings[0]


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    source = (WESTERN + "\n").encode() * 5
    document = read(source + b"A stray \xe9 byte.\n" + source)
    assert document.text == WESTERN + "\n" + (WESTERN + "\n") * 4 + "A stray \ufffd byte.\n" + (WESTERN + "\n") * 5
    assert len(document.warnings) == 1
    assert "replaced" in document.warnings[0]


@pytest.mark.parametrize("sentence", ["Grüße aus Köln, hieß es. Größe", "港に戻った"])
def test_utf8_that_was_cut_off_within_a_character_stays_utf8(sentence: str) -> None:
    cut = (sentence + "é").encode()[:-1]
    document = read(cut)
    assert document.text == sentence + "\ufffd"
    assert "replaced" in document.warnings[0]


def test_one_byte_of_windows_1252_is_no_broken_utf8() -> None:
    assert read(b"The captain\x92s boat").text == "The captain’s boat"
    assert read("Das Café".encode("latin-1")).text == "Das Café"


def test_a_replacement_character_in_the_input_is_no_error() -> None:
    assert read("One \ufffd here.".encode()) == Document("text", "One \ufffd here.", None, [])


def test_a_declaration_far_into_the_page_is_not_looked_for() -> None:
    source = page("<p>" + "words " * 2000 + f'<meta charset="shift_jis">{WESTERN}</p>').encode("cp1252")
    assert WESTERN in read(source).text


# Characters


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree\ntwo", "one\ntwo\nthree\ntwo"),
        ("one\x0btwo\x0cthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("12\xa0km, 5\u202f000\u2009€, \u2007a\u2003b\u3000c", "12 km, 5 000 €,  a b c"),
        ("un\xadbe\u200bliev\u2060able\ufeff", "unbelievable"),
        ("a\x00b\x07c\x1bd\x7fe\tf\ng", "abcde\tf\ng"),
        ("\x93quoted\x94 \x96 \x80 5\x85", "“quoted” – € 5…"),
        ("\x81\x8d\x8f\x90\x9d", ""),
        ("\ufffe\uffff", ""),
    ],
)
def test_odd_characters_become_plain_ones(raw: str, clean: str) -> None:
    assert clean_characters(raw) == clean
    assert read(raw, kind="text").text == clean
    shown = tree_of(f"<pre>.{raw}.</pre>").findtext("body/pre")
    assert clean_characters(shown or "") == f".{clean}."


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم به خانه بروم",
        "क्\u200dष और क्\u200cष",
        "Family: 👩\u200d👩\u200d👧, flag: 🏳️\u200d🌈",
        "\u200fשלום\u200e",
        "tab\tstays",
        "“Quotes” – and dashes — stay…",
        "e\u0301 stays decomposed",
        *LANGUAGES,
    ],
)
def test_characters_that_languages_need_stay(text: str) -> None:
    assert clean_characters(text) == text
    assert read(text) == Document("text", text, None, [])


def test_lone_surrogates_are_replaced_with_a_warning() -> None:
    document = read("a\ud800b\udfffc")
    assert document.text == "a\ufffdb\ufffdc"
    assert len(document.warnings) == 1
    assert "surrogates" in document.warnings[0]


def test_a_pair_of_surrogates_becomes_its_character() -> None:
    assert read("smile \ud83d\ude00").text == "smile 😀"


def test_references_are_cleaned_from_the_tree_by_the_helper() -> None:
    text = tree_of("<p>12&nbsp;km, un&shy;believ&#8203;able,&#13;&#1;&#128;</p>").findtext("body/p")
    assert text is not None
    assert clean_characters(text) == "12 km, unbelievable,\n€"


# HTML or text


@pytest.mark.parametrize("lead", ["", "\ufeff", "  \n\t", "<!-- made by hand -->\n", "<!-- <p>one</p> -->\n<!---->\n"])
@pytest.mark.parametrize(
    "markup",
    [
        "<!doctype html><html><body>Hello there",
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Hello</p></body></html>',
        "<html>\n<head><title>Lamps</title></head></html>",
        '<html lang="de">Hallo',
        "<HTML><BODY BGCOLOR=white>Hello",
        "<body class='post'>Hello",
        "<p>Hello</p><p>World</p>",
        "<p>Hello",
        "<p>„Guten Tag“, sagte sie.",
        "<P ALIGN=center>Hello</P>",
        "<p> Hello </p>\n<p> World </p>",
        "<p>\nHello\n</p>",
        "<p>你好。</p>",
        '<div class="story">Hello</div>',
        "<div><div><p>Hello.</p></div></div>",
        "<article>\n  <h1>Lamps</h1>\n\n  <p>They burn.</p>\n\n</article>",
        "<h1>Lamps</h1>\n\n<p>They burn.</p>\n\n<p>They go out.</p>",
        "<ul><li>One</li><li>Two</li></ul>",
        "<table><tr><td>1</td></tr></table>",
        '<span class="lead">Hello</span>',
        '<a href="/lamps">Lamps</a>',
        "<img src=lamp.png><p>A lamp</p>",
        "<script>\nvar lamp = 1;\n\nvar other = 2;\n</script>\n<p>They burn.</p>",
        "<script>" + "var lamp = 'lit';\n\n" * 2000 + "</script><p>They burn.</p>",
        '<reading-list title="Lamps"><p>One</p></reading-list>',
        "The lamps burn.<br><br>They go out.<br />They burn again.<br>All is well.",
        "The lamps burn.</p><p>They go out.</p><p>They burn again.</p>",
    ],
)
def test_pages_and_pieces_of_pages_are_html(lead: str, markup: str) -> None:
    assert read(lead + markup).kind == "html"
    assert read((lead + markup).encode()).kind == "html"


EXAMPLE = """<!doctype html>
<html>
<head><title>Lamps</title></head>
<body>
<p>They burn.</p>
<p>They go out.</p>
<ul><li>One</li><li>Two</li></ul>
</body>
</html>"""


@pytest.mark.parametrize(
    "text",
    [
        *LANGUAGES,
        "Use <p> for paragraphs, <br> for breaks and <div> for boxes.",
        "<p> is the element for a paragraph. Writers close it with </p>.",
        "<div>s are boxes; <p>s are not.",
        "<html> is the root of every page.",
        "<title> and <meta> belong into the head.",
        "<a> and <b> are two points.",
        "Make it <b>bold</b> or <i>slanted</i>, said the teacher.",
        'The tag <a href="x"> starts a link, and </a> ends it.',
        "`<p>Hello</p>` makes a paragraph.",
        "- `<p>`\n- `<div>`\n- `<span>`",
        "<ann@example.org> wrote:\n> The lamps are out.",
        "Ann Example <ann@example.org>, Bob Example <bob@example.org>",
        "<https://example.org/lamps> is where it stands.",
        "a < b and c > d, so a <b and c> d",
        "if a<b>c then stop",
        "1 <2 and 3> 2",
        "<3 the lamps",
        "<Your name>, welcome",
        "#include <stdio.h>\nint main(void) { return 0; }",
        "std::vector<i> v; std::map<a, b> m;",
        "# Lamps\n\nThey burn.<br>They go out.\n\nThey burn again.",
        "| one<br>two | three<br>four |\n|---|---|\n| 5 | 6 |",
        f"A whole page looks like this:\n\n{EXAMPLE}\n\nThat was all.",
        f"A whole page looks like this:\n{EXAMPLE}\nThat was all.",
        f"A whole page looks like this:\n\n```html\n{EXAMPLE}\n```\n",
        "<",
        "<>",
        "<p",
        "</",
        "<!-- a comment that nobody closed <p>One</p><p>Two</p>",
        "<b>Note:</b> the lamps are out.\nThey burn again tomorrow.\nThey always do.\nAsk Ann.",
    ],
)
def test_text_is_text_even_if_it_talks_about_markup(text: str) -> None:
    assert read(text) == Document("text", text, None, [])
    assert read(text.encode()).kind == "text"


def test_the_kind_can_be_forced() -> None:
    assert read("<p>Hello</p>", kind="text") == Document("text", "<p>Hello</p>", None, [])
    assert body_text("Just words.") == "Just words."


@pytest.mark.parametrize(
    "source",
    [
        '{"title": "Lamps", "text": "They burn."}',
        '\n[{"text": "They burn."}]',
        "{}",
        '{"id": 1}\n{"id": 2}\n',
        '{"id": ',
    ],
)
def test_json_is_text_with_a_warning(source: str) -> None:
    document = read(source)
    assert document.kind == "text"
    assert [bool(re.search("JSON.*text field", warning)) for warning in document.warnings] == [True]


@pytest.mark.parametrize(
    "text", ["[1] See the lamps.", "{lamp} is a placeholder.", "[Photo] A lamp.", "[]", '["Lamps"]']
)
def test_text_with_brackets_is_no_json(text: str) -> None:
    assert read(text).warnings == []


@pytest.mark.parametrize("lead", ["", '<?xml version="1.0"?>\n', "<!-- feed -->"])
def test_a_feed_is_html_with_a_warning(lead: str) -> None:
    document = read(f'{lead}<rss version="2.0"><channel><item><title>Lamps</title></item></channel></rss>')
    assert document.kind == "html"
    assert [bool(re.search("feed.*items", warning)) for warning in document.warnings] == [True]


# The tree


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "<!-- nothing -->",
        "<?xml version='1.0'?>",
        "<!doctype html>",
        "<html></html>",
        "<html/>",
        "</p>",
        "<>",
        "<title>Lamps</title>",
        "<frameset cols='1,2'><frame src='a'></frameset>",
        "<p>Hello",
        "Hello",
    ],
)
def test_the_root_is_always_a_html_element_with_one_body(source: str) -> None:
    tree = tree_of(source)
    assert isinstance(tree, HtmlElement)
    assert tree.tag == "html"
    assert tree.getparent() is None
    assert len(tree.findall("body")) == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One<p>Two", "OneTwo"),
        ("<html><body><p>One</p></body></html><p>Two</p> three", "OneTwo three"),
        ("<html><body><p>One</p></body> two </html>", "One two"),
        ("<p>One</p></body> &#1;two\x1b\ufffe", "One two"),
        ("<p>One</p></body><a<>Two</a<>", "OneTwo"),
        ("<html><body><p>One</p></body><body><p>Two</p></body></html>", "OneTwo"),
        ("<html><body>One</body></html><html><body>Two</body></html>", "OneTwo"),
        ('<html lang="en"/><body><p>One</p></body></html>', "One"),
        ("<body/><p>One</p>", "One"),
        ("<p>One</p><div><p>Two <b>three", "OneTwo three"),
        ("<p>One</p><a href='x'>Two</a", "OneTwo"),
        ("<p>a < b and c <3 d</p>", "a < b and c <3 d"),
        ("<p>One<!-- not this --><?nor this?> two</p>", "One two"),
        ("<p>One &amp; two &lt;p&gt; &#8364; &eacute;</p>", "One & two <p> € é"),
    ],
)
def test_no_text_of_a_faulty_page_is_lost(source: str, text: str) -> None:
    assert body_text(source) == text


def test_a_page_keeps_its_language_and_head_if_its_html_tag_is_self_closed() -> None:
    tree = tree_of('<!DOCTYPE html>\n<html lang="en" />\n<head><title>Lamps</title></head><body><p>One</p></body>')
    assert (tree.get("lang"), tree.findtext("head/title"), tree.findtext("body/p")) == ("en", "Lamps", "One")


def test_a_declared_encoding_does_not_matter_to_the_parser() -> None:
    assert body_text(page(f"<p>{WESTERN}</p>", "<meta charset=shift_jis>")) == WESTERN
    assert body_text(page(f"<p>{WESTERN}</p>", "<meta charset=iso-8859-1>").encode()) == WESTERN


def depth(tree: HtmlElement) -> int:
    return max(sum(1 for _ in element.iterancestors()) for element in tree.iter())


@pytest.mark.parametrize("count", [100, 300, 3000, 50_000])
@pytest.mark.parametrize("tag", ["div", "b", "table", "x-lamp"])
def test_deep_pages_keep_their_text_in_order_in_a_tree_that_is_not_deep(tag: str, count: int) -> None:
    source = "<p>first</p>" + f"<{tag}>" * count + "middle" + f"</{tag}>" * count + "<p>last</p>"
    tree = tree_of(source)
    assert str(tree.text_content()) == "firstmiddlelast"
    assert len(list(tree.iter(tag))) == count
    if count <= 3000:
        assert depth(tree) <= 260


def test_tags_that_nobody_closes_keep_every_text_once() -> None:
    words = [f"word{number}" for number in range(2000)]
    assert body_text("".join(f"<font><i>{word} " for word in words)).split() == words


def test_scripts_of_a_deep_page_stay_scripts() -> None:
    source = "<div>" * 400 + "one<script>two</script>three<a href='x' {odd}='y'>four</a>" + "</div>" * 400 + "five"
    tree = tree_of(source)
    assert [script.text for script in tree.iter("script")] == ["two"]
    assert [link.text for link in tree.iter("a")] == ["four"]
    assert str(tree.text_content()) == "onetwothreefourfive"


def test_references_and_faults_of_a_deep_page_are_taken() -> None:
    source = "<div>" * 400 + "one &#1;&nbsp;two" + "</div>" * 400 + "</body></html><p>three"
    assert clean_characters(str(tree_of(source).text_content())) == "one  twothree"


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "word " * 2_500_000 + "</p><p>last</p>",
        '<p title="' + "word " * 2_500_000 + '"></p><p>last</p>',
        "<script>" + "word " * 2_500_000 + "</script><p>last</p>",
        "<!--" + "word " * 2_500_000 + "--><p>last</p>",
    ],
    ids=["text", "attribute", "script", "comment"],
)
def test_a_huge_line_does_not_end_the_page(source: str) -> None:
    assert tree_of(source).findall("body/p")[-1].text == "last"


@pytest.mark.parametrize(
    "source",
    [
        " " * 11_000_000,
        "<!--" + "x" * 11_000_000 + "-->",
        "\n" * 11_000_000 + "<p>Hello</p>",
        "<" * 1_000_000,
        "<p " * 300_000,
        "<p " + "=" * 1_000_000,
        "<!---->" * 100_000,
        "[" * 1_000_000,
        '{"a":' * 100_000,
        "<div><script " * 50_000,
    ],
    ids=lambda source: source[:10] if source.strip() else "space",
)
@pytest.mark.parametrize("kind", ["auto", "html"])
def test_hostile_input_is_read(source: str, kind: str) -> None:
    assert read(source, kind=kind).text == source


def test_threads_read_what_one_alone_reads() -> None:
    sources = [page(f"<p>{sentence} {number}</p>") for sentence in LANGUAGES for number in range(20)]
    alone = [etree.tostring(tree_of(source)) for source in sources]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda source: etree.tostring(tree_of(source)), sources)) == alone


# Any input

pieces = st.sampled_from(
    [
        "<p>", "</p>", "<div class='a'>", "</div>", "<br>", "<html/>", "</html>", "</body>", "<body>", "<!--", "-->",
        "<script>", "</script>", "&nbsp;", "&#1;", "<frameset>", "<table>", "<!doctype html>", "<", "<a {b}>",
        "\ud83d", "\x85", "\r",
    ]
)  # fmt: skip
markup = st.lists(st.one_of(pieces, st.text(max_size=5))).map("".join)
encoded = st.builds(
    lambda text, codec: text.encode(codec, "ignore"),
    markup,
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "cp932", "gb18030", "koi8-r"]),
)
kinds = st.sampled_from(["auto", "html", "text"])


@given(st.one_of(st.text(), markup, st.binary(), encoded), kinds)
def test_any_input_is_read_or_refused_and_twice_the_same(source: str | bytes, kind: str) -> None:
    try:
        document = read(source, kind=kind)
    except InputError as error:
        assert str(error)  # noqa: PT017
        return
    assert document.kind == "html" or not GONE.search(document.text)
    assert (document.tree is None) == (document.kind == "text")
    again = read(source, kind=kind)
    assert (again.kind, again.text, again.warnings) == (document.kind, document.text, document.warnings)
    if document.tree is not None:
        assert again.tree is not None
        assert etree.tostring(again.tree) == etree.tostring(document.tree)
        assert document.tree.tag == "html"
        assert len(document.tree.findall("body")) == 1


@given(st.one_of(st.text(), markup))
def test_reading_text_that_was_read_changes_nothing(source: str) -> None:
    try:
        once = read(source, kind="text").text
    except InputError:
        return
    assert read(once, kind="text").text == once
    assert clean_characters(once) == once


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_cleaning_characters_twice_is_cleaning_them_once(text: str) -> None:
    once = clean_characters(text)
    assert not GONE.search(once)
    assert clean_characters(once) == once


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp", "Cn")), min_size=1)
)
def test_plain_text_comes_through_bytes_unchanged(text: str) -> None:
    document = read(text.encode(), kind="text")
    assert (document.text, document.warnings) == (text, [])
