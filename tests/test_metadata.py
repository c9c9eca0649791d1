"""What is read of what a page says about itself."""

from __future__ import annotations

import json

import pytest
from lxml import html

from cleaner.metadata import Metadata, authors_of, read_metadata
from cleaner.one_line import one_line


def title_of(heading: str) -> str | None:
    page = (
        f"<html><head><title>Splicing | Rope Manual</title></head><body>{heading}<p>Wet rope shrinks.</p></body></html>"
    )
    return read_metadata(html.document_fromstring(page)).title


@pytest.mark.parametrize(
    "link",
    [
        '<a class="headerlink" href="#splicing" title="Permanent link">¶</a>',
        ' <a class="anchor" href="https://rope.example/manual#splicing">#</a>',
        '<a class="hash-link" href="#splicing">\u200b</a>',
        '<a href="#splicing"><span> 🔗 </span></a>',
    ],
)
def test_the_mark_that_links_to_a_heading_is_no_part_of_the_title(link: str) -> None:
    assert title_of(f"<h1>Splicing three strands{link}</h1>") == "Splicing three strands"
    assert title_of(f"<h1>{link}Splicing three strands</h1>") == "Splicing three strands"


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Splicing in C#</h1>",
        '<h1>Splicing in <a href="#c">C#</a></h1>',
        '<h1><a href="#top">Splicing in C#</a></h1>',
    ],
)
def test_a_mark_that_belongs_to_a_word_stays_in_the_title(heading: str) -> None:
    assert title_of(heading) == "Splicing in C#"


def test_headings_in_one_another_are_one() -> None:
    assert title_of("<h1>Splicing <h1>wet <h1>rope") == "Splicing wet rope"
    assert title_of("<h1>Splicing wet rope</h1><nav><h1>Rope Manual</h1></nav>") == "Splicing wet rope"
    assert title_of("<h1>Splicing wet rope</h1><h1>Rope in winter</h1>") == "Splicing"


def _with_crumbs(*items: dict[str, object]) -> str:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": list(items)}
    article = {"@type": "NewsArticle", "headline": "Bread at sea", "publisher": {"name": "Harbour Post"}}
    return f'<script type="application/ld+json">{json.dumps([crumbs, article])}</script><h1>Bread at sea</h1>'


@pytest.mark.parametrize(
    ("items", "section"),
    [
        (
            [{"name": "Home", "item": "https://h.example/"}, {"name": "Ferries", "item": "https://h.example/f"}],
            "Ferries",
        ),
        ([{"name": "Startseite"}, {"name": "Fähren"}, {"name": "Bread at sea"}], "Fähren"),
        ([{"item": {"@id": "https://h.example/en/", "name": "Harbour Post"}}, {"name": "World"}], "World"),
        ([{"name": "h.example", "item": "https://www.h.example/index"}, {"name": "World"}], "World"),
        ([{"name": "World"}, {"name": "Bread at sea"}], "World"),
        ([{"name": "Home"}, {"name": "Bread at sea"}], None),
        (["Home", None, {"name": 7}], None),
        ([{"name": "Ferries", "item": "no address"}], "Ferries"),
    ],
)
def test_the_section_is_the_first_crumb_below_the_front_page(
    items: list[dict[str, object]], section: str | None
) -> None:
    assert read_metadata(html.document_fromstring(_with_crumbs(*items))).section == section


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<span>Kicker</span><span>Title</span>", "Kicker Title"),
        ("Von <a>Ann Hale</a>, <a>Quay</a>", "Von Ann Hale, Quay"),
        ("<span>Ann Hale</span><span>, editor</span>", "Ann Hale, editor"),
        ("<span>T</span><span>he quay</span>", "The quay"),
        ("The <em>un</em>seen", "The unseen"),
        ("One<br>two", "One two"),
        ("Knots<a href='#knots'>¶</a>", "Knots"),
        ("Ann<style>.a{color:red}</style> Hale<script>x()</script>", "Ann Hale"),
    ],
)
def test_a_field_s_text_is_one_line_whose_words_stay_apart_and_whole(markup: str, line: str) -> None:
    assert one_line(html.fragment_fromstring(f"<p>{markup}</p>")) == line


@pytest.mark.parametrize(
    ("author", "byline", "authors"),
    [
        ("Harbour Post", "By Ann Hale", ("Ann Hale",)),
        ("Harbour Post News", "Ann Hale, Harbour Post", ("Ann Hale",)),
        ("harbour-post.example", "Ann Hale", ("Ann Hale",)),
        ("Harbour Post", "Harbour Post with agencies", ("Harbour Post",)),
        ("Mira Stone", "By Ann Hale", ("Mira Stone",)),
        ("Harbour Post", None, ("Harbour Post",)),
    ],
)
def test_a_site_that_names_itself_as_author_yields_to_the_byline(
    author: str, byline: str | None, authors: tuple[str, ...]
) -> None:
    metadata = Metadata(authors=(author,), publisher="Harbour Post", url="https://www.harbour-post.example/a")
    assert authors_of(byline, metadata, None) == authors


@pytest.mark.parametrize("url", ["http://[", "//[::1", "", None])
def test_authors_are_found_whatever_the_address_is(url: str | None) -> None:
    metadata = Metadata(authors=("Mira Stone",), publisher="Harbour Post", url=url)
    assert authors_of("By Ann Hale", metadata, None) == ("Mira Stone",)
