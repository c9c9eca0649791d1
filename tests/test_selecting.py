"""Selectors match what CSS says, also where names that a page lacks spare the search."""

from __future__ import annotations

import pytest
from lxml import html

from cleaner.publisher import compile_selector
from cleaner.selecting import Finder, select_inside

TREE = html.document_fromstring(
    """<body class="single page"><main id="main"><article class="post lg:w-1"><p class="lead">One</p>
    <p data-kind="a.b">Two</p></article></main><div class="card" id="x.y"><p>Three</p></div></body>"""
)


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        ".lead",
        "#main p",
        "article.post .lead",
        ".absent",
        "#absent p",
        ".absent p, .card p",
        "p:not(.lead)",
        "article :is(.lead, .absent)",
        "[data-kind='a.b']",
        "[data-kind*='.absent'], p",
        r".lg\:w-1 p",
        "body.single:not(.absent) article",
        "main > article.post > p + p",
    ],
)
def test_a_page_gives_what_the_selector_alone_gives(selector: str) -> None:
    page = Finder(TREE)
    for _ in range(4):  # after some that found nothing, names are looked at first
        page.select("b.absent")
        assert page.select(selector) == compile_selector(selector)(TREE)


def test_elements_inside_roots_come_with_their_selector() -> None:
    root = TREE.find(".//article")
    found = select_inside([root], (".lead", "#x.y", "p[data-kind]", ".card"))
    assert [(element.text, selector) for element, selector in found.items()] == [
        ("One", ".lead"),
        ("Two", "p[data-kind]"),
    ]
