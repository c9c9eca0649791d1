"""Selectors match on a page what the XPath that cssselect makes of them matches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cleaner.matching import alternatives
from cleaner.publisher import compile_selector
from cleaner.selecting import Finder

TREE = html.document_fromstring(
    """<body class="single page"><main id="main"><article class="post lg:w-1"><p class="lead">One</p>
    <p data-kind="a.b">Two</p></article></main><div class="card" id="x.y"><p class="Card__lead--9f">Three</p></div>
    <ul id="main"><li class="lead card" data-kind="">Four</li><li>Five</li></ul></body>"""
)
SELECTORS = [
    "p",
    ".lead",
    "#main",
    "#main p",
    "article.post .lead",
    ".absent",
    "#absent p",
    ".absent p, .card p",
    ".card, .lead, p",
    "p:not(.lead)",
    "article :is(.lead, .absent)",
    "[data-kind='a.b']",
    "[data-kind='']",
    "[data-kind*='.absent'], p",
    "[class*='lead']",
    "[class^='Card__']",
    "p[class$='9f']",
    "[class~='card']",
    "[data-kind]",
    "li[data-kind].lead",
    r".lg\:w-1 p",
    "body.single:not(.absent) article",
    "main > article.post > p + p",
    "p ~ p",
    "li:first-child",
    "ul:has(.lead)",
    "*",
    "body *",
    "[class*='']",
    "P.lead",
]


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_page_gives_what_the_selector_alone_gives(selector: str) -> None:
    page = Finder(TREE)
    for _ in range(2):  # the second time from what the page remembers
        assert page.select(selector) == compile_selector(selector)(TREE)


def test_only_what_names_nothing_or_asks_for_a_position_is_left_to_xpath() -> None:
    assert [selector for selector in SELECTORS if alternatives(selector) is None] == [
        "article :is(.lead, .absent)",
        "li:first-child",
        "ul:has(.lead)",
        "*",
        "body *",
        "[class*='']",
    ]


NAMES = st.sampled_from(("a", "ab", "b", "c-a"))
OPERATORS = st.sampled_from(("=", "*=", "^=", "$=", "~="))
ATTRIBUTES = st.sampled_from(("class", "id", "data-x"))
SIMPLE = st.one_of(
    NAMES.map(".{}".format),
    NAMES.map("#{}".format),
    st.builds("[{}{}'{}']".format, ATTRIBUTES, OPERATORS, NAMES),
    NAMES.map(":not(.{})".format),
)
COMPOUND = st.builds(
    "{}{}".format, st.sampled_from(("", "p", "div")), st.lists(SIMPLE, min_size=1, max_size=2).map("".join)
)
SELECTOR = st.lists(
    st.lists(COMPOUND | st.sampled_from(("p", "em")), min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from((" ", " > ", " + ", " ~ ")).map(lambda joint: joint.join(parts))
    ),
    min_size=1,
    max_size=2,
).map(", ".join)


@st.composite
def trees(draw: st.DrawFn) -> html.HtmlElement:
    root = html.Element("body")
    elements = [root]
    for _ in range(draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(elements))
        child = html.Element(draw(st.sampled_from(("p", "div", "em"))))
        for attribute in draw(st.lists(st.sampled_from(("class", "id", "data-x")), unique=True)):
            child.set(attribute, " ".join(draw(st.lists(NAMES, max_size=2))))
        parent.append(child)
        elements.append(child)
    return root


@given(trees(), SELECTOR)
def test_any_selector_on_any_page_gives_what_its_xpath_gives(tree: html.HtmlElement, selector: str) -> None:
    assert Finder(tree).select(selector) == compile_selector(selector)(tree)


def test_elements_come_with_the_selector_that_matches_them() -> None:
    found = Finder(TREE).sources((".lead", "#x.y", "article [data-kind]", ".card"))
    assert [(element.text, selector) for element, selector in found.items()] == [
        ("One", ".lead"),
        ("Four", ".card"),  # the last that matches
        ("Two", "article [data-kind]"),
        (None, ".card"),
    ]
