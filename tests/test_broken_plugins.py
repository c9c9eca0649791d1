"""What is wrong with a plugin is said in one line that names it and what to mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import html

import cleaner
from cleaner import Cleaner, InputError, Layout, PluginError, Publisher
from cleaner.publisher import compile_selector

from .generated import PROSE
from .plugin_files import GOOD, written


def declaring(arguments: str) -> str:
    return f"@hookimpl\ndef publishers():\n    return (Publisher({arguments}),)\n"


def layout(arguments: str) -> str:
    return declaring(f'name="Harbour Post", hosts=("h.example",), layouts=(Layout("2024", {arguments}),)')


BROKEN = {
    "a syntax error": ("def publishers(:\n", ["harbour_post", "line 2"]),
    "an import that fails": ("import no_such_module_at_all\n", ["harbour_post", "no_such_module_at_all"]),
    "a hook that raises": (
        "@hookimpl\ndef publishers():\n    return 1 / 0\n",
        ["harbour_post", "publishers", "ZeroDiv"],
    ),
    "a hook that returns nothing": ("@hookimpl\ndef publishers():\n    pass\n", ["harbour_post", "publishers"]),
    "a hook that returns nonsense": (
        "@hookimpl\ndef publishers():\n    return ('x',)\n",
        ["harbour_post", "'x'", "Publisher"],
    ),
    "a platform for a publisher": (
        "@hookimpl\ndef publishers():\n    return (Platform(name='P', when='p'),)\n",
        ["harbour_post", "Publisher"],
    ),
    "rules that are none": ("@hookimpl\ndef rules():\n    return (print,)\n", ["harbour_post", "rules", "Rule"]),
    "a misspelt hook": ("@hookimpl\ndef publisher():\n    return ()\n", ["harbour_post", "publisher", "publishers"]),
    "a hook with a wrong argument": ("@hookimpl\ndef publishers(page):\n    return ()\n", ["harbour_post", "page"]),
    "an unknown argument": (declaring('name="Harbour Post", host="h.example"'), ["harbour_post", "host"]),
    "hosts as a string": (
        declaring('name="Harbour Post", hosts="h.example"'),
        ["Harbour Post", "hosts", "('h.example',)"],
    ),
    "no hosts": (declaring('name="Harbour Post"'), ["Harbour Post", "hosts"]),
    "a host with a scheme": (
        declaring('name="Harbour Post", hosts=("https://h.example",)'),
        ["Harbour Post", "https://"],
    ),
    "a host with www": (declaring('name="Harbour Post", hosts=("www.h.example",)'), ["Harbour Post", "www"]),
    "a host in capitals": (declaring('name="Harbour Post", hosts=("H.example",)'), ["Harbour Post", "lower case"]),
    "an empty name": (declaring('name=" ", hosts=("h.example",)'), ["name"]),
    "layouts as a list": (
        declaring('name="Harbour Post", hosts=("h.example",), layouts=[]'),
        ["Harbour Post", "layouts"],
    ),
    "a layout that is none": (
        declaring('name="Harbour Post", hosts=("h.example",), layouts=("x",)'),
        ["Harbour Post", "Layout"],
    ),
    "noise as a string": (
        declaring('name="Harbour Post", hosts=("h.example",), noise="Ad"'),
        ["Harbour Post", "noise", "('Ad',)"],
    ),
    "noise that is no text": (
        declaring('name="Harbour Post", hosts=("h.example",), noise=(1,)'),
        ["Harbour Post", "noise"],
    ),
    "marks as a string": (declaring('name="Harbour Post", hosts=("h.example",), marks="x"'), ["Harbour Post", "marks"]),
    "noise that opens with a star": (
        declaring('name="Harbour Post", hosts=("h.example",), noise=("* Uhr",)'),
        ["Harbour Post", "\\* Uhr"],
    ),
    "drop as a string": (layout('body="article", drop=".ad"'), ["2024", "drop", "('.ad',)"]),
    "a bad selector for the body": (layout('body="article >"'), ["Harbour Post", "2024", "article >", "CSS"]),
    "a bad selector to drop": (layout('body="article", drop=("p:foo",)'), ["Harbour Post", "2024", "p:foo"]),
    "a bad selector of a field": (layout('body="article", byline="[x"'), ["Harbour Post", "2024", r"\[x"]),
    "a selector not evaluated reliably": (layout('body="article:has(> .x)"'), ["Harbour Post", "2024", ":has"]),
    "a choice that is no condition": (layout('body=".story:is(.text)"'), ["Harbour Post", "2024", ".story:is("]),
    "an empty selector": (layout('body=""'), ["2024"]),
    "a selector that is no string": (layout('body="article", title=3'), ["2024", "3"]),
    "a rework that is no function": (layout('body="article", rework="x"'), ["2024", "rework"]),
    "a month that is none": (layout('body="article", until="last year"'), ["2024", "until"]),
    "two layouts of one name": (
        declaring('name="Harbour Post", hosts=("h.example",), layouts=(Layout("a", body="p"), Layout("a", body="b"))'),
        ["Harbour Post", "'a'"],
    ),
}


UNRELIABLE = (
    "p:contains('Read')",
    "article:has(> .x)",
    "article:has(+ p.x)",
    "svg|a",
    ".story:is(.text)",
    "#story:is(.text)",
    "div[id]:where(.text)",
    "p:first-child:is(.text)",
    "div:not(.box):matches(.text)",
    r".md\:story:is(.text)",
    ":is(.story,.text)",
    "div:is(.story ,.text)",
    "article > :is(p:nth-child(2),.text)",
    "p:not(:has(a))",
    "p:not(.box:has(a))",
    ":is(figure, p:has(img))",
)
RELIABLE = (
    "article:has(p)",
    "article:has(> p)",
    "article:has(.text)",
    "div:is(.story, .text)",
    ":is(div, section).story",
    ".story :is(h2, h3)",
    ".story > :is(.text, .lead):not(.box)",
    ":is([id='a,b'], .text)",
    "[id='.a:is(']",
    "[lang|='en']",
)


@pytest.mark.parametrize("selector", UNRELIABLE)
def test_a_selector_that_matches_something_else_than_it_says_is_refused(selector: str) -> None:
    with pytest.raises(PluginError, match="not evaluated reliably"):
        compile_selector(selector)


@pytest.mark.parametrize("selector", RELIABLE)
def test_a_selector_matches_what_css_says(selector: str) -> None:
    markup = """<div class="story text"><p class="lead">A<a>b</a></p><p class="text box">C</p><h2>D</h2></div>
    <article><p>E</p><div class="text">F</div></article><article><div><p>G</p></div></article>
    <section class="story"><h3 id="a,b" lang="en-GB">H</h3><i id=".a:is(">J</i></section>"""
    found = [element.text_content() for element in compile_selector(selector)(html.document_fromstring(markup))]
    assert found == [tag.get_text() for tag in BeautifulSoup(markup, "lxml").select(selector)] != []


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_plugin_is_an_error_of_one_line_that_names_it(what: str, tmp_path: Path) -> None:
    source, parts = BROKEN[what]
    with pytest.raises(PluginError) as caught:
        Cleaner(plugins=[written(tmp_path, source)])
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert re.search(part if "\\" in part else re.escape(part), message), message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"nowhere\.py: no such file"):
        Cleaner(plugins=[tmp_path / "nowhere.py"])


def test_a_file_that_is_no_python_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"plugin\.txt.*\.py"):
        Cleaner(plugins=[written(tmp_path, GOOD, "plugin.txt")])


@pytest.mark.parametrize("given", [42, None, b"plugin.py", ["plugin.py"]])
def test_what_can_be_no_plugin_is_a_plugin_error(given: object) -> None:
    with pytest.raises(PluginError):
        Cleaner(plugins=[given])  # type: ignore[list-item]


def test_a_host_that_is_claimed_twice_names_both(tmp_path: Path) -> None:
    one = written(tmp_path, GOOD)
    other = Publisher(name="Quay News", hosts=("harbour-post.example",))
    with pytest.raises(PluginError, match=r"harbour-post\.example.*Quay News.*Harbour Post|Harbour Post.*Quay News"):
        Cleaner(plugins=[one, other])


def test_a_host_of_a_built_in_plugin_that_is_claimed_again_names_both(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"bbc\.com.*") as caught:
        Cleaner(plugins=[Publisher(name="My BBC", hosts=("bbc.com",))])
    assert "My BBC" in str(caught.value)
    assert "bbc_com" in str(caught.value)


def test_one_plugin_given_twice_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    with pytest.raises(PluginError) as caught:
        Cleaner(plugins=[path, path])
    assert "harbour" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_rework_that_fails_leaves_the_page_to_the_next_lane() -> None:
    def rework(soup: object) -> None:
        raise KeyError("gone")

    site = Publisher(
        name="Harbour Post", hosts=("h.example",), layouts=(Layout("2024", body="article", rework=rework),)
    )
    page = "<article>" + "".join(f"<p>{text}</p>" for text in PROSE[:6]) + "</article>"
    article = Cleaner(plugins=[site]).clean(page, url="https://h.example/")
    assert article.lane == "generic"
    assert any("Harbour Post" in warning and "KeyError" in warning for warning in article.warnings)


def test_an_unknown_publisher_is_an_input_error_with_near_matches() -> None:
    with pytest.raises(InputError, match="The Guardian"):
        cleaner.clean("text", publisher="The Gardian")
