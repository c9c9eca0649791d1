"""Limits: what an input has too much of is mended with a warning, or a ``LimitExceeded`` that says what to do."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

import pytest

import cleaner
from benchmarks.hostile_pages import ADDRESS, BODY, PAGES, PARAGRAPHS, page
from cleaner import Article, Cleaner, InputError, LimitExceeded, Limits

WHOLE = "\n\n".join(PARAGRAPHS)


def clean(source: str | bytes, **limits: float) -> Article:
    return Cleaner(publishers=False, platforms=False, limits=Limits(**limits)).clean(source, url=ADDRESS)  # type: ignore[arg-type]


def all_text(article: Article) -> str:
    """Return every word of a result, wherever it went."""
    return "\n".join([article.text, *(entry.text for entry in (*article.removed, *article.fields))])


# --- the limits themselves ----------------------------------------------------------------------------------


def test_the_limits_are_those_of_their_defaults_unless_others_are_given() -> None:
    assert Cleaner().limits == Limits()
    assert Cleaner(limits=Limits(seconds=5)).limits.seconds == 5


@pytest.mark.parametrize("name", ["size", "elements", "depth", "attributes", "attribute", "span", "seconds"])
@pytest.mark.parametrize("value", [0, -1, math.nan])
def test_a_limit_that_is_not_above_zero_is_an_input_error_that_names_it(name: str, value: float) -> None:
    with pytest.raises(InputError, match=f"the limit {name} is {value}"):
        Limits(**{name: value})  # type: ignore[arg-type]


def test_a_depth_that_the_parser_does_not_reach_is_an_input_error() -> None:
    with pytest.raises(InputError, match="depth is 251; it can't be above 250"):
        Limits(depth=251)


def test_every_limit_but_depth_can_be_lifted() -> None:
    lifted = dict.fromkeys(["size", "elements", "attributes", "attribute", "span", "seconds"], math.inf)
    assert clean(page("<table><tr><td colspan=5000>a cell<td>another</table>"), **lifted).warnings == ()


def test_an_ordinary_page_meets_no_limit() -> None:
    article = cleaner.clean(page(""))
    assert article.text.endswith(WHOLE)
    assert article.warnings == ()


# --- size, elements, time: no result ------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["a" * 101, b"a" * 101, "<p>" + "a" * 98, "é" * 101])
def test_an_input_over_the_size_raises_and_tells_how_to_raise_the_limit(source: str | bytes) -> None:
    with pytest.raises(LimitExceeded, match=r"limit size is 100, and .* has 101 .*Limits\(size=\.\.\.\)"):
        clean(source, size=100)


def test_an_input_of_exactly_the_size_is_cleaned() -> None:
    assert clean("a" * 100, size=100).text == "a" * 100


def test_the_size_of_bytes_is_counted_before_they_are_decoded() -> None:
    with pytest.raises(LimitExceeded, match="has 102 bytes"):
        clean(("é" * 51).encode(), size=100)


def test_a_tree_with_too_many_elements_raises() -> None:
    assert clean(page("<b></b>" * 80), elements=100).text
    with pytest.raises(LimitExceeded, match=r"limit elements is 100, .*Limits\(elements=\.\.\.\)"):
        clean(page("<b></b>" * 120), elements=100)


def test_a_huge_page_is_no_longer_parsed_once_it_has_too_many_elements() -> None:
    with pytest.raises(LimitExceeded, match="has 4,096 elements"):
        clean(page("<i>" * 20_000 + "a" * 10_000_000), elements=1000)


def test_an_input_that_takes_too_long_raises() -> None:
    with pytest.raises(LimitExceeded, match=r"limit seconds is 1e-09, .*Limits\(seconds=\.\.\.\)"):
        clean(page(""), seconds=1e-9)


def test_a_text_that_takes_too_long_raises() -> None:
    with pytest.raises(LimitExceeded, match="seconds"):
        clean("The boat left.\n\nRead more\n\n" * 10_000, seconds=0.01)


def test_a_page_that_takes_seconds_ends_soon_after_its_time() -> None:
    with pytest.raises(LimitExceeded, match="seconds"):
        clean(page(f"<p>{PARAGRAPHS[0]}</p>" * 10_000), seconds=0.2)


def test_time_is_counted_for_each_input_anew() -> None:
    careful = Cleaner(limits=Limits(seconds=60))
    assert careful.clean(page("")) == careful.clean(page(""))


def test_a_limit_exceeded_is_an_input_error() -> None:
    assert issubclass(LimitExceeded, InputError)


def test_compressed_data_is_refused_however_much_it_would_become() -> None:
    with pytest.raises(InputError, match="gzip"):
        clean(PAGES["gzip bomb"]()[:100_000])


# --- depth, attributes, spans: mended -----------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul><li", "table><tr><td", "font", "svg><g", "h2"])
@pytest.mark.parametrize("depth", [30, 250])
def test_what_is_nested_too_deep_is_put_side_by_side_with_a_warning_and_loses_no_text(tag: str, depth: int) -> None:
    levels = "".join(f"<{tag}>level{number} " for number in range(600))
    article = clean(page(levels), depth=depth)
    assert f"elements nested deeper than {depth} were put side by side" in article.warnings
    if not tag.startswith("svg"):  # whose text is no text
        assert all(f"level{number} " in all_text(article).replace("\n", " ") + " " for number in range(600))


def test_a_lower_depth_holds_where_the_page_ends_shallow() -> None:
    article = clean(page("<div>" * 100 + "<p>Deep down.</p>" + "</div>" * 100 + "<p>Up again.</p>"), depth=50)
    assert "elements nested deeper than 50 were put side by side" in article.warnings
    assert "Deep down." in all_text(article)


def test_a_page_less_deep_than_the_limit_is_left_as_it_is() -> None:
    deep = page("<div>" * 40 + f"<p>{PARAGRAPHS[0]}</p>")
    assert clean(deep, depth=60) == clean(deep)


def test_a_value_over_the_limit_is_emptied_and_its_element_stays() -> None:
    article = clean(page(f'<p class="{"promo-box " * 50}">A last word.</p>'), attribute=400)
    assert "attributes of more than 400 characters were emptied: 1" in article.warnings
    assert "A last word." in all_text(article)


def test_the_document_of_a_frame_is_read_however_long_it_is() -> None:
    frame = BODY.replace('"', "&quot;")
    article = clean(f'<html><body><iframe srcdoc="{frame}"></iframe></body></html>', attribute=400)
    assert article.warnings == ()
    assert article.text == WHOLE


def test_an_element_with_too_many_attributes_loses_them_and_keeps_its_text() -> None:
    crowd = " ".join(f"data-{number}=x" for number in range(200))
    article = clean(page(f"<p {crowd} hidden>A last word.</p>"), attributes=100)
    assert "elements with more than 100 attributes lost them: 1" in article.warnings
    assert "A last word." in all_text(article)


@pytest.mark.parametrize("value", ["1000000000", " 99999 ", "1e300", "inf"])
@pytest.mark.parametrize("name", ["colspan", "rowspan"])
def test_a_cell_that_spans_too_much_is_read_as_one_cell_with_a_warning(name: str, value: str) -> None:
    article = clean(page(f"<table><tr><td {name}='{value}'>a cell<td>another</table>"))
    assert "cells of a table that span more than 1,000 others were made smaller: 1" in article.warnings
    assert "a cell | another" in all_text(article)


@pytest.mark.parametrize("value", ["2", "1000", "100%", "-1", "x", "", "nan"])
def test_a_cell_with_an_ordinary_or_broken_span_is_no_warning(value: str) -> None:
    assert clean(page(f"<table><tr><td colspan='{value}'>a cell<td>another</table>")).warnings == ()


def test_a_page_too_large_for_trafilatura_is_cleaned_without_it_and_says_so() -> None:
    article = clean(page("<span>a</span> " * 20_001))
    assert any("trafilatura was not asked" in warning and "elements" in warning for warning in article.warnings)
    assert article.lane == "generic"
    assert WHOLE in article.text


def test_a_page_too_deep_for_trafilatura_is_cleaned_without_it_and_says_so() -> None:
    article = clean(page(("<div>" * 200 + "a" + "</div>" * 200) * 60))
    assert any("trafilatura was not asked" in warning and "nested" in warning for warning in article.warnings)
    assert WHOLE in article.text


# --- hostile pages, in a small form -------------------------------------------------------------------------

SMALL: dict[str, Callable[[], str]] = {
    "br": lambda: page("<br>" * 20_000),
    "lines by br": lambda: page("a sail<br>" * 5000),
    "p never closed": lambda: page("<p>a sail " * 5000),
    "a never closed": lambda: page('<a href="/sail">a sail ' * 5000),
    "misnested": lambda: page("<b>a sail<i>a rope</b>an oar</i>" * 1000),
    "cells": lambda: page(f"<table>{('<tr>' + '<td>cell' * 30) * 100}</table>"),
    "cells in a row": lambda: page(f"<table><tr>{'<td>cell' * 5000}</table>"),
    "links": lambda: page("".join(f'<a href="/boat/{n}">boat {n}</a> ' for n in range(5000))),
    "images": lambda: page("<figure><img><figcaption>Boat</figcaption></figure>" * 1000),
    "classes": lambda: page("".join(f'<p class="box-{n} promo-{n}">A word.</p>' for n in range(3000))),
    "entities": lambda: page(f"<p>{'&amp;&#x41;&eacute;&nbsp;' * 20_000}</p>"),
    "broken entities": lambda: page(f"<p>{'&#xffffffff;&bogus;&' * 20_000}</p>"),
    "entities that expand": PAGES["entities that expand"],  # type: ignore[dict-item]
    "NUL": lambda: page(BODY * 10 + "<p>A word." + "\0" * 1_000_000 + "</p>"),
    "NUL between letters": lambda: page(BODY * 10 + "\0".join(f"<p>{PARAGRAPHS[2]}</p>")),
    "endless comment": lambda: page(f"<!-- {'a sail -- ' * 50_000}"),
    "comments": lambda: page("<!--a-->" * 50_000),
    "<": lambda: page("<" * 500_000),
    "endless tag": lambda: page("<p " + "a sail " * 50_000),
    "open strings": lambda: page("<script>" + '"' + "u003c/p\\" * 100_000 + "</script>"),
    "script": lambda: page("", f"<script>{'var sail = 1; ' * 100_000}</script>"),
    "attributes": lambda: page(f"<p {' '.join(f'data-{n}={n}' for n in range(3000))}>A word.</p>"),
    "noscripts": lambda: page(f"<noscript>{BODY}</noscript>" * 300),
    "wrappers": lambda: page(f"<nav><footer><aside><p>{PARAGRAPHS[0]}" * 300),
    "templates": lambda: page(
        "".join(f'<template id="B:{n}"></template><div hidden id="S:{n}">boat {n}</div>' for n in range(1000))
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_page_keeps_its_article(name: str) -> None:
    article = clean(SMALL[name](), seconds=30)
    text = all_text(article)
    assert all(paragraph in text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("name", ["50,000 nested div", "50,000 nested lists", "colspan of a billion"])
def test_a_page_that_keeps_trafilatura_busy_for_minutes_is_cleaned(name: str) -> None:
    source = PAGES[name]()
    assert isinstance(source, str)
    assert WHOLE in clean(source, seconds=60).text


# --- nothing recurses ---------------------------------------------------------------------------------------


@pytest.fixture
def shallow_stack() -> object:
    before = sys.getrecursionlimit()
    clean(page("<script type='application/ld+json'>{}</script>"))  # imports are deep by right
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1  # type: ignore[assignment]
    sys.setrecursionlimit(depth + 120)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("shallow_stack")
@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "blockquote", "figure", "h2><div"])
def test_depth_of_a_page_needs_no_stack(tag: str) -> None:
    deep = f"<{tag}>" * 240
    for wrapper in ("<article>{}</article>", "{}"):
        source = page("").replace(BODY, wrapper.format(BODY * 3 + deep + "Deep inside."))
        article = Cleaner(publishers=False, limits=Limits(depth=200)).clean(source, url=None)
        assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize("kind", ["[", '{"a":', '{"@graph":[', '{"articleBody":['])
@pytest.mark.parametrize("depth", [50, 100_000])
def test_json_ld_of_any_depth_does_no_harm(kind: str, depth: int) -> None:
    closing = {"[": "]", '{"a":': "}", '{"@graph":[': "]}", '{"articleBody":[': "]}"}[kind]
    said = kind * depth + "0" + closing * depth
    article = clean(page("", f'<script type="application/ld+json">{said}</script>'))
    assert WHOLE in article.text
