"""The three promises: nothing lost, clean stays clean, nothing remembered."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

import cleaner
from cleaner import Article, Cleaner, FieldText, Layout, Publisher, Removal
from cleaner.document import read

from .generated import PROSE, Markup, clean_texts, letters, noisy_texts, pages, texts

SITE = Publisher(
    name="Harbour Post",
    hosts=("harbour-post.example",),
    layouts=(Layout("2024", body="article", drop=(".promo", "aside"), keep=(".keep",), title="h1"),),
    noise=("Sign up to the tide table",),
)
URL = "https://harbour-post.example/ferry"
CLEANER = Cleaner()
SITE_CLEANER = Cleaner(plugins=[SITE])
often = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
rarely = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def text_of(source: str) -> Article:
    return CLEANER.clean(source, kind="text")


def entries(article: Article) -> list[Removal | FieldText]:
    return [*article.removed, *article.fields]


def taken(article: Article) -> Counter[str]:
    """Count the characters of everything that the article accounts for."""
    texts = [block.text for block in article.blocks] + [entry.text for entry in entries(article)]
    return sum(map(letters, texts), Counter())


# --- 1. nothing lost ----------------------------------------------------------------------------------------


@often
@given(texts)
def test_every_character_of_a_text_is_in_the_body_a_field_or_a_removal_once(source: str) -> None:
    assert taken(text_of(source)) == letters(read(source, "text").text)


@often
@given(texts)
def test_every_line_of_a_text_is_accounted_for_where_it_stood(source: str) -> None:
    article = text_of(source)
    left = {number: letters(line) for number, line in enumerate(read(source, "text").text.split("\n"), 1)}
    for entry in entries(article):
        assert isinstance(entry.position, int)
        at = entry.position
        for number, line in enumerate(entry.text.split("\n")):  # of a wrapped paragraph several
            piece = letters(line)
            at = at if number == 0 else next(later for later in left if later > at and piece <= left[later])
            assert piece <= left[at], f"line {at} does not hold {line!r} (any more)"
            left[at] -= piece
    rest = [count for _, count in sorted(left.items()) if count]
    assert rest == [letters(line) for block in article.blocks for line in block.text.split("\n")]


@often
@given(texts)
def test_the_text_is_the_blocks_in_order(source: str) -> None:
    article = text_of(source)
    blocks = [line for block in article.blocks for line in block.text.split("\n")]
    assert [line for line in article.text.split("\n") if line] == blocks


@often
@given(texts)
def test_a_removal_is_an_edit_where_it_is_not_the_whole_line(source: str) -> None:
    article = text_of(source)
    lines = read(source, "text").text.split("\n")
    for removal in article.removed:
        assert isinstance(removal.position, int)
        others = [entry for entry in entries(article) if entry.position == removal.position]
        pieces = [letters(piece) for piece in removal.text.split("\n")]
        stood = [letters(line) for line in lines[removal.position - 1 :]]
        whole = pieces[0] == stood[0] and all(piece in stood for piece in pieces)
        assert removal.edit is not whole or len(others) > 1


@often
@given(pages())
def test_every_visible_character_of_a_body_is_accounted_for_once(page: Markup) -> None:
    article = SITE_CLEANER.clean(page.markup, url=URL, kind="html")
    if article.lane != "publisher:Harbour Post/2024":  # made of noise for the most part, and another lane's body then
        assert any("looks like noise" in warning for warning in article.warnings)
        return
    found = taken(article)
    del found["|"]  # the borders of a table's cells
    assert found == letters(page.seen.replace("|", ""))


@often
@given(pages())
def test_every_removal_stood_where_it_says(page: Markup) -> None:
    article = SITE_CLEANER.clean(page.markup, url=URL, kind="html")
    # A layout takes the page as it came; the other lanes take it mended, with other tags here and there.
    tree = read(page.markup, "html", mended=not article.lane.startswith("publisher")).tree
    assert tree is not None
    for entry in entries(article):
        elements = tree.getroottree().xpath(str(entry.position))
        assert isinstance(elements, list)
        assert len(elements) == 1
        element = elements[0]
        assert isinstance(element, etree._Element)
        piece = letters(entry.text)
        del piece["|"]
        assert piece <= letters("".join(element.itertext()))


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr>stray <td>cell</td> words</tr></table>",
        "<table><tr>only stray words</tr></table>",
        "<table><tr><td>above<pre>inside</pre>below</td><td>beside</td></tr></table>",
        "<table><tr><td>above<hr>below</td></tr></table>",
        "<dl><dt>term</dt><dd>meaning</dd>stray</dl>",
        "<ul>stray<li>item<ul><li>inner</li></ul>tail</li></ul>",
        "<details><summary>more</summary>behind it</details>",
        "<p>one<div>two</div>three</p>",
        "<h2>head<p>paragraph</p>tail</h2>",
        "<a href='/x'><h3>linked</h3><p>block</p></a>tail",
        "<figure><table><caption>what</caption><tr><td>cell</td></tr></table><figcaption>cap</figcaption></figure>",
        "<b>bold <i>both</b> italic</i> plain",
        "<custom-box>in a custom element</custom-box>",
        "<fieldset><legend>legend</legend><label>label</label></fieldset>",
        "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>",
        "<ruby>港<rp>(</rp><rt>minato</rt><rp>)</rp></ruby>",
        "text<br><br>text<br>text",
        "<p>&nbsp;&#8203;hidden&shy;hyphen</p>",
        "<center><font color=red>old</font> page</center>",
    ],
)
def test_odd_markup_loses_nothing(inside: str) -> None:
    opening = "".join(f"<p>{text}</p>" for text in PROSE[:3])
    article = SITE_CLEANER.clean(f"<article>{opening}{inside}</article>", url=URL, kind="html")
    root = read(inside, "html").tree
    assert root is not None
    seen = letters("".join(PROSE[:3]) + read("".join(root.itertext()), "text").text)
    found = taken(article)
    del found["|"]
    assert found == seen


# --- 2. clean stays clean -----------------------------------------------------------------------------------


@often
@given(clean_texts())
def test_a_text_without_noise_comes_back_unchanged(source: str) -> None:
    article = cleaner.clean(source)
    assert (article.text, article.removed, article.fields) == (source, (), ())
    assert article.to_text() == source


@often
@given(texts)
def test_a_cleaned_text_comes_back_unchanged(source: str) -> None:
    once = text_of(source).text
    assert text_of(once).text == once


@often
@given(texts)
def test_a_cleaned_text_with_its_title_and_standfirst_comes_back_unchanged(source: str) -> None:
    once = text_of(source).to_text()
    assert text_of(once).to_text() == once


@often
@given(pages())
def test_the_text_of_a_cleaned_page_settles_after_one_more_cleaning(page: Markup) -> None:
    once = text_of(SITE_CLEANER.clean(page.markup, url=URL, kind="html").text).text
    assert text_of(once).text == once


SEEN = "The ferry at dawn, seen from the pier."
GLUED = f"{SEEN} {SEEN} Photograph: Jo Lind/EXA{SEEN} Photograph: Jo Lind/EXA"


@pytest.mark.parametrize(
    "lines",
    [
        [PROSE[0], "SHARE", "SPONSORED CONTENT", PROSE[0]],  # what stands amid prose no longer does once it is gone
        [PROSE[0], "SHARE", GLUED],
        [
            PROSE[0],
            "By Mira Holt",
            "The author is a pilot, and you can follow him on Twitter, if you have to. He is late.",
        ],
        pytest.param(
            ["Sign up for our newsletter, which comes every day and is read by forty people.", "Yesterday", PROSE[0]],
        ),
        pytest.param([GLUED, "Published 3 May 2024, 10:15", PROSE[0]]),
        ["Ferry is back", "A town gets its boat again after nine winters", PROSE[0], PROSE[1]],
    ],
)
def test_a_text_whose_lines_depend_on_one_another_settles_at_once(lines: list[str]) -> None:
    once = text_of("\n\n".join(lines))
    assert text_of(once.text).text == once.text
    assert text_of(once.to_text()).to_text() == once.to_text()
    assert "Published" not in (once.title or "")
    if lines[0] == "Ferry is back":
        assert once.title == lines[0]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_line_structure_that_came_in_stays(gap: str) -> None:
    source = gap.join(PROSE)
    assert cleaner.clean(source).text == source


# --- 3. nothing remembered ----------------------------------------------------------------------------------


def inputs() -> list[tuple[str, str | None]]:
    """Texts, pages with a publisher and pages without one, which go through the generic lane."""
    head = "<html><head><title>Ferry</title></head><body><div class='top'><a href='/'>Home</a></div>"
    made: list[tuple[str, str | None]] = []
    for turn in range(6):
        prose = [f"{text} ({turn})" for text in PROSE[turn : turn + 5]]
        noise = ["Share on Facebook", "Sign up for our newsletter", f"By Mira Holt {turn}", "Read more: ferries"]
        paragraphs = "".join(f"<p>{text}</p>" for text in [*prose, *noise])
        page = f"{head}<article><h1>Ferry {turn}</h1>{paragraphs}</article><footer>© 2024</footer></body></html>"
        made += [("\n\n".join([*noise, *prose]), None), (page, None), (page, URL)]
    return made


def results(order: list[int], work: Cleaner, sources: list[tuple[str, str | None]]) -> dict[int, Article]:
    return {index: work.clean(sources[index][0], url=sources[index][1]) for index in order}


def test_results_do_not_depend_on_the_order_or_on_what_came_before() -> None:
    sources = inputs()
    alone = {index: Cleaner(plugins=[SITE]).clean(*source) for index, source in enumerate(sources)}
    for seed in range(3):
        order = list(range(len(sources)))
        random.Random(seed).shuffle(order)
        assert results(order + order, SITE_CLEANER, sources) == alone


def test_the_inputs_go_through_all_three_lanes() -> None:
    lanes = {SITE_CLEANER.clean(*source).lane for source in inputs()}
    assert lanes == {"text", "generic", "publisher:Harbour Post/2024"}


@pytest.mark.parametrize("shared", [True, False])
def test_results_do_not_depend_on_threads(shared: bool) -> None:
    sources = inputs() * 4
    expected = [SITE_CLEANER.clean(*source) for source in sources]

    def work(source: tuple[str, str | None]) -> Article:
        return (SITE_CLEANER if shared else Cleaner(plugins=[SITE])).clean(*source)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, sources)) == expected


@rarely
@given(st.lists(noisy_texts, min_size=2, max_size=4))
@example(["Reuters\n", "Reuters\n"])
def test_a_text_says_the_same_after_other_texts(sources: list[str]) -> None:
    one = Cleaner()
    first = [one.clean(source, kind="text") for source in sources]
    again = [Cleaner().clean(source, kind="text") for source in reversed(sources)]
    assert first == again[::-1]


@rarely
@given(pages())
def test_a_page_is_not_changed_by_cleaning_it_twice_with_either_lane(page: Markup) -> None:
    generic = CLEANER.clean(page.markup, kind="html")
    known = SITE_CLEANER.clean(page.markup, url=URL, kind="html")
    assert CLEANER.clean(page.markup, kind="html") == generic
    assert SITE_CLEANER.clean(page.markup, url=URL, kind="html") == known
