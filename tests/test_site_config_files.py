"""Rule files as files: which one a host has, how they are read, and what is wrong in them."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree

from cleaner import Cleaner, InputError
from cleaner.site_config import SiteConfigs
from cleaner.site_config.cost import nesting
from cleaner.site_config.lint import problems_in, problems_of
from cleaner.site_config.parse import decode, parse
from cleaner.site_config.rules import SiteRules
from cleaner.site_config.xpath import BadXPathError, evaluate

from .site_configs import PARAGRAPHS, page, write

FILES = (
    "example.com.txt",
    ".example.com.txt",
    "news.example.com.txt",
    ".live.news.example.com.txt",
    "www.quay.example.txt",
    ".harbour.example.txt",
    "MÜNSTER.example.txt",
    "xn--kln-sna.example.txt",
    "global.txt",
    "LICENSE.txt",
    "notes.example.md",
)


def rules(text: str, file: str = "a.example.txt") -> SiteRules:
    return parse(text, file)


def kinds(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.kind) for problem in problems_of(rules(text))]


# --- hosts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://example.com/a", "example.com.txt"),
        ("https://www.example.com/a", "example.com.txt"),
        ("HTTPS://WWW.EXAMPLE.COM/A", "example.com.txt"),
        ("https://example.com:8443/a", "example.com.txt"),
        ("https://user:secret@example.com./a", "example.com.txt"),
        ("//example.com/a", "example.com.txt"),
        ("https://shop.example.com/a", ".example.com.txt"),
        ("https://a.b.shop.example.com/a", ".example.com.txt"),
        ("https://news.example.com/a", "news.example.com.txt"),
        ("https://sport.news.example.com/a", ".example.com.txt"),
        ("https://live.news.example.com/a", ".live.news.example.com.txt"),
        ("https://tonight.live.news.example.com/a", ".live.news.example.com.txt"),
        ("https://quay.example/", "www.quay.example.txt"),
        ("https://pier.harbour.example/", ".harbour.example.txt"),
        ("https://harbour.example/", ".harbour.example.txt"),
        ("https://münster.example/", "MÜNSTER.example.txt"),
        ("https://xn--mnster-3ya.example/", "MÜNSTER.example.txt"),
        ("https://www.köln.example/", "xn--kln-sna.example.txt"),
        ("https://myexample.com/", None),
        ("https://com/", None),
        ("https://example.com.evil.example/", None),
        ("https://global/", None),
        ("https://license/", None),
        ("https://../example.com/", None),
        ("not an address", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_host_has_its_own_file_or_the_longest_of_those_for_subdomains(
    tmp_path: Path, url: str, file: str | None
) -> None:
    for name in FILES:
        write(tmp_path, "body: //p", name)
    found = SiteConfigs(tmp_path).for_url(url)
    assert (found.file if found else None) == file


def test_global_txt_is_added_to_every_host_that_has_a_file(tmp_path: Path) -> None:
    write(tmp_path, "strip_id_or_class: share\ntitle: //nav", "global.txt")
    write(tmp_path, "strip_id_or_class: promo", "a.example.txt")
    found = SiteConfigs(tmp_path).for_url("https://a.example/")
    assert found is not None
    assert [(each.file, each.name, each.value) for each in found.directives] == [
        ("a.example.txt", "strip_id_or_class", "promo"),
        ("global.txt", "strip_id_or_class", "share"),
    ]
    assert SiteConfigs(tmp_path).for_url("https://b.example/") is None
    write(tmp_path, "titl: //h1", "global.txt")
    found = SiteConfigs(tmp_path).for_url("https://a.example/")
    assert found is not None
    assert [problem.file for problem in found.problems] == ["global.txt"]


def test_a_folder_that_is_none_is_an_input_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no-such: no such folder"):
        Cleaner(site_configs=tmp_path / "no-such")
    with pytest.raises(InputError, match=r"a\.example\.txt: a file; name the folder"):
        Cleaner(site_configs=write(tmp_path, "", "a.example.txt") / "a.example.txt")


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    url = "https://a.example/"
    assert Cleaner(site_configs=str(tmp_path)).clean(page(), url) == Cleaner().clean(page(), url)


def test_a_file_is_read_when_its_host_comes_and_once(tmp_path: Path) -> None:
    cleaner = Cleaner(site_configs=write(tmp_path, "body: //p", "a.example.txt"))
    write(tmp_path, "requires_login: yes", "a.example.txt")
    assert cleaner.clean(page(), "https://a.example/").site_facts == {"requires_login": True}
    (tmp_path / "a.example.txt").unlink()
    assert cleaner.clean(page(), "https://a.example/").site_facts == {"requires_login": True}


def test_a_file_that_cannot_be_read_costs_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.example.txt").mkdir()
    article = Cleaner(site_configs=tmp_path).clean(page(), "https://a.example/")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert [warning for warning in article.warnings if warning.startswith("a.example.txt: can't be read")]


def test_threads_read_a_file_once(tmp_path: Path) -> None:
    configs = SiteConfigs(write(tmp_path, "body: //p\n" * 500, "a.example.txt"))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(configs.read, ["a.example.txt"] * 40))
    assert len({id(each) for each in found}) == 1


def test_a_folder_goes_to_another_process(tmp_path: Path) -> None:
    configs = SiteConfigs(write(tmp_path, "body: //p", "a.example.txt"))
    assert pickle.loads(pickle.dumps(configs)).files == configs.files == ("a.example.txt",)


# --- lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_end_as_they_may_and_a_mark_at_the_beginning_does_not_count(end: str, mark: str) -> None:
    text = end.join(("title: //h1", "", "# a comment: none", "  body : //p  ", "body:"))
    found = rules(decode((mark + text).encode()))
    assert [(each.name, each.value, each.line) for each in found.directives] == [
        ("title", "//h1", 1),
        ("body", "//p", 4),
    ]
    assert [problem.line for problem in found.problems] == [5]


def test_a_file_in_latin_1_is_read() -> None:
    assert rules(decode("strip: //p[. = 'Ähnliche Größe']".encode("latin-1"))).of("strip")[0].value.endswith("Größe']")


def test_an_empty_file_says_nothing_and_nothing_is_wrong_with_it() -> None:
    assert rules("") == rules("\n# nothing\n") == SiteRules("a.example.txt")


def test_arguments_stand_in_parentheses_and_may_hold_colons() -> None:
    found = rules('replace_string(,"value":): ,"text":\nwrap_in(h2)://b\nmove_into(//a[@b="c"]/p): (//i)[1]').directives
    assert [(each.name, each.argument, each.value) for each in found] == [
        ("replace_string", ',"value":', ',"text":'),
        ("wrap_in", "h2", "//b"),
        ("move_into", '//a[@b="c"]/p', "(//i)[1]"),
    ]


def test_test_contains_goes_with_the_test_url_above_it() -> None:
    found = rules("test_url: https://a.example/1\ntest_contains: x: y\ntest_contains: z\ntest_url: https://a.example/2")
    assert [(test.url, test.contains) for test in found.tests] == [
        ("https://a.example/1", ("x: y", "z")),
        ("https://a.example/2", ()),
    ]


# --- what is wrong ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("titl: //h1", "unknown-directive"),
        ("Body: //p", "unknown-directive"),
        ("https://a.example/", "unknown-directive"),
        ("bodyy(x): //p", "unknown-directive"),
        ("// strip the last one", "no-directive"),
        ("body", "no-directive"),
        ("body:", "wrong-value"),
        ("strip(x): //p", "wrong-value"),
        ("wrap_in: //p", "wrong-value"),
        ("wrap_in(a b): //p", "wrong-value"),
        ("move_into(): //p", "wrong-value"),
        ("replace_string(): x", "wrong-value"),
        ("tidy: perhaps", "wrong-value"),
        ("requires_login: ja", "wrong-value"),
        ("if_page_contains: //p", "stray-condition"),
        ("find_string: a", "unpaired-string"),
        ("replace_string: a", "unpaired-string"),
        ("body: //div[", "invalid-xpath"),
        ("strip: //a[contain(@class, 'x')]", "invalid-xpath"),
        ("strip: //a[b[contains(@class = 'x')]]", "invalid-xpath"),
        ("title: //g:plus", "invalid-xpath"),
        ("date: $today", "invalid-xpath"),
        ("body: document('a.xml')", "invalid-xpath"),
        ("body: string(//p)", "invalid-xpath"),
        ("strip: 'text'", "invalid-xpath"),
        ("move_into(//[): //p", "invalid-xpath"),
        ("strip: //p[//a[//b[. = 'c']]]", "slow-xpath"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_its_kind(line: str, kind: str) -> None:
    assert kinds(f"# one\nprune: no\n{line}") == [(3, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "title: substring-before(//title, ' | ')",
        "author: ('Jo Lind')",
        "author: string('php:function')",
        "date: (//time)[last()]/@datetime",
        "strip: //p[position() > 2 and not(contains(., 'a:b()'))] | //a/text() | //i/@class",
        "strip: //ul/li[last()]/following-sibling::p[1]",
        "strip: //*[local-name()='svg'][@aria-hidden]",
        "strip: //section[@id='a'] | //section[@id='a']/following-sibling::*",
        "single_page_link: concat('https://a.example/', substring-after(//a/@href, '/'))",
        "next_page_link: //a\nif_page_contains: count(//a) > 2",
        "strip_attr: //*/@class",
        "TITLE".lower() + ": //h1",
        "http_header(User-Agent): x",
        "replace_string(a):",
        "find_string: a\nreplace_string:",
        "strip_id_or_class: 'a'",
        "tidy: YES",
        "requires_login: true",
        "parser: html5php",
    ],
)
def test_a_line_that_is_right_is_not_named(line: str) -> None:
    assert kinds(line) == []


def test_a_misspelt_directive_comes_with_the_one_that_may_be_meant() -> None:
    (problem,) = rules("strip_id_or_clas: x").problems
    assert str(problem) == (
        "a.example.txt, line 1: no directive is called 'strip_id_or_clas'; did you mean strip_id_or_class?"
    )


def test_a_misspelt_directive_is_a_warning_on_the_article(tmp_path: Path) -> None:
    article = Cleaner(site_configs=write(tmp_path, "\ntitl: //h1", "a.example.txt")).clean(page(), "https://a.example/")
    assert article.warnings == ("a.example.txt, line 2: no directive is called 'titl'; did you mean title?",)


# --- XPaths -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "levels"),
    [
        ("//a", 0),
        ("//a//b//c", 0),
        ("//a | //b", 0),
        ("//a[.//b[.//c]]", 0),
        ("//*//a", 0),
        ("//a[@href='//b']", 0),
        ("//a[//b]", 1),
        ("//a[not(//b) or //c]", 1),
        ("//a[count(//b) > 2]", 1),
        ("//a/following::b", 0),
        ("//a[following::b]", 1),
        ("//a[//b[//c]]", 2),
        ("//a/following::b[preceding::c]", 2),
        ("/html/body/p[//a]", 0),
    ],
)
def test_how_often_conditions_walk_the_page_is_told_from_their_form(expression: str, levels: int) -> None:
    assert nesting(expression) == levels


@pytest.mark.parametrize(
    ("expression", "is_evaluated"),
    [
        ("//p[//p[. = 'b']]", False),
        ("//p/following-sibling::p", False),
        ("(//p/following-sibling::p)[1]", False),
        ("concat('a', //p/preceding::p)", False),
        ("//p/following::p/following::p", False),
        ("//h1/following-sibling::p", True),
        ("(//h1)[1]/following-sibling::p | //h1", True),
        ("//p[1]/following::p", True),
        ("//h1/following::p | //h1/preceding::p", True),
        ("substring-after(//h1/following-sibling::p[1], 'a')", True),
    ],
)
def test_an_xpath_that_would_take_minutes_is_not_evaluated(expression: str, is_evaluated: bool) -> None:
    tree = etree.HTML(f"<h1>a</h1>{'<p>a</p>' * 12_000}")
    if is_evaluated:
        evaluate(expression, tree)
    else:
        with pytest.raises(BadXPathError, match="over and over") as raised:
            evaluate(expression, tree)
        assert raised.value.kind == "slow-xpath"


def test_functions_that_a_program_registers_for_itself_are_not_the_files(tmp_path: Path) -> None:
    functions = etree.FunctionNamespace(None)
    functions["own"] = lambda context: "secret"
    try:
        with pytest.raises(BadXPathError, match=r"the function own\(\)"):
            evaluate("own()", etree.HTML("<p>a</p>"))
    finally:
        del functions["own"]


def test_a_file_whose_host_has_another_is_named(tmp_path: Path) -> None:
    write(tmp_path, "body: //p", "a.example.txt")
    write(tmp_path, "body: //p\ntitl: //h1", "www.a.example.txt")
    found = [(problem.file, problem.line, problem.kind) for problem in problems_in(SiteConfigs(tmp_path))]
    assert found == [("www.a.example.txt", 0, "shadowed"), ("www.a.example.txt", 2, "unknown-directive")]


def test_what_is_wrong_can_be_told_to_programs(tmp_path: Path) -> None:
    from dataclasses import asdict

    (problem,) = problems_of(rules("body: //div["))
    assert json.loads(json.dumps(asdict(problem)))["line"] == 1
