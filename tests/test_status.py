"""What a page is: made pages of each kind in ``tests/status/<status>/``, and articles that look like them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import cleaner
from cleaner import Article
from cleaner.model import Status

from .generated import PROSE

PAGES = sorted((Path(__file__).parent / "status").glob("*/*.html"))
TRAM = "https://morrow-mail.example/tram"


def page(
    paragraphs: tuple[str, ...],
    meta: object = None,
    *,
    body: str = "",
    head: str = "",
    title: str = "Nine years without a boat",
) -> str:
    """Return a page of these paragraphs, with JSON-LD, a class of ``<body>`` and more of its head."""
    script = f'<script type="application/ld+json">{json.dumps(meta)}</script>' if meta else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<head><title>{title}</title>{head}{script}</head>"
    return f'<html>{head}<body class="{body}"><main><h1>{title}</h1>{text}</main></body></html>'


def clean(source: str, url: str | None = TRAM) -> Article:
    return cleaner.clean(source, url=url, kind="html")


# --- made pages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_gets_the_status_that_its_folder_names(path: Path) -> None:
    article = cleaner.clean(path.read_text("utf-8"), kind="html")
    assert article.status == path.parent.name


def test_each_status_is_shown_by_four_pages_or_more() -> None:
    shown = Counter(path.parent.name for path in PAGES)
    assert set(shown) == set(Status.__args__)
    assert min(shown.values()) >= 4


# --- live blogs ---------------------------------------------------------------------------------------------

HOURS = ("18:40", "17:55", "16:30", "15:05", "13:20", "11:10", "9:45")


def report(hours: tuple[str, ...]) -> tuple[str, ...]:
    """Return an introduction and a paragraph for each hour."""
    return (PROSE[1], *(part for hour, text in zip(hours, PROSE[2:], strict=False) for part in (hour, text)))


def test_entries_with_the_newest_first_are_a_live_blog() -> None:
    assert clean(page(report(HOURS))).status == "live_blog"


def test_entries_with_the_oldest_first_are_one_only_where_address_or_title_says_so() -> None:
    source = page(report(HOURS[::-1]))
    assert clean(source).status == "complete"
    assert clean(source, "https://morrow-mail.example/tram-ticker").status == "live_blog"
    assert clean(page(report(HOURS[::-1]), title="Nine years without a boat: live")).status == "live_blog"


def test_a_few_times_of_day_are_no_live_blog() -> None:
    assert clean(page(report(HOURS[:4])), "https://morrow-mail.example/live/tram").status == "complete"


@pytest.mark.parametrize("numbers", [("2.50", "2.40", "2.30", "2.20", "2.10", "1.50", "1.40"), ("12.05.2024",) * 7])
def test_numbers_of_sections_and_dates_are_no_times_of_day(numbers: tuple[str, ...]) -> None:
    assert clean(page(report(numbers))).status == "complete"


def test_an_article_that_refers_to_a_live_blog_is_none() -> None:
    meta = {"@type": "NewsArticle", "headline": "x", "isPartOf": {"@type": "LiveBlogPosting", "headline": "y"}}
    assert clean(page(PROSE[:6], meta)).status == "complete"


# --- paywalls -----------------------------------------------------------------------------------------------

PAID = {"@type": "NewsArticle", "headline": "Nine years without a boat", "isAccessibleForFree": False}


def test_text_that_is_half_as_long_as_the_page_says_is_paywalled() -> None:
    assert clean(page(PROSE[:6], PAID | {"wordCount": 900})).status == "paywalled"


def test_text_that_is_as_long_as_the_page_says_is_complete() -> None:
    assert clean(page(PROSE[:6], PAID | {"wordCount": 115})).status == "complete"


def test_a_short_free_article_is_complete_whatever_length_the_page_says() -> None:
    assert clean(page(PROSE[:6], PAID | {"isAccessibleForFree": True, "wordCount": 900})).status == "complete"


@pytest.mark.parametrize("stated", [False, "False", "false", "http://schema.org/False"])
def test_no_access_may_be_written_in_several_ways(stated: object) -> None:
    source = page((PROSE[0], "Nobody had thought of the …"), PAID | {"isAccessibleForFree": stated})
    assert clean(source).status == "paywalled"


@pytest.mark.parametrize("stated", [True, "True", "true", "http://schema.org/True", None])
def test_access_may_be_written_in_several_ways(stated: object) -> None:
    source = page((PROSE[0], "Nobody had thought of the …"), PAID | {"isAccessibleForFree": stated})
    assert clean(source).status == "complete"


def test_a_text_that_a_notice_ends_is_paywalled() -> None:
    text = f"{PROSE[0]}\n\n{PROSE[1]}\n\nSubscribe to continue reading"
    assert cleaner.clean(text, kind="text").status == "paywalled"


def test_a_notice_below_a_long_text_does_not_make_it_paywalled() -> None:
    notice = "Subscribe to continue reading"
    assert clean(page((*PROSE[:4], notice))).status == "paywalled"
    assert clean(page((*PROSE[:11], *(f"Later, {text}" for text in PROSE[:11]), notice))).status == "complete"


# --- what is no article ---------------------------------------------------------------------------------------

CARDS = "".join(f"<div><h3><a href='/{number}'>The boat, part {number}</a></h3></div>" for number in range(14))


def front(*, head: str = "", body: str = "") -> str:
    """Return a page of linked headlines."""
    head = f"<head><title>The boat</title>{head}</head>"
    return f"<html>{head}<body class='{body}'><main><p>{PROSE[0]}</p>{CARDS}</main></body></html>"


def test_a_page_of_headlines_is_no_article() -> None:
    assert clean(front()).status == "not_article"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
        '<meta property="og:type" content="article">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The boat"}</script>',
        '<script type="application/ld+json">{"@graph": [{"mainEntity": {"@type": "BlogPosting"}}]}</script>',
    ],
)
def test_what_calls_itself_an_article_is_one_though_headlines_surround_it(head: str) -> None:
    assert clean(front(head=head)).status == "complete"


def test_a_post_of_wordpress_is_an_article_though_headlines_surround_it() -> None:
    assert clean(front(body="single single-post")).status == "complete"


def test_articles_that_a_page_lists_do_not_make_it_one() -> None:
    items = [
        {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": f"Part {number}"}} for number in range(9)
    ]
    meta = json.dumps({"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}})
    head = f'<meta property="og:type" content="article"><script type="application/ld+json">{meta}</script>'
    assert clean(front(head=head)).status == "not_article"


@pytest.mark.parametrize("body", ["archive category", "search-results", "tag-template", "path-taxonomy"])
def test_an_essay_above_a_list_is_an_article(body: str) -> None:
    source = page(PROSE[:12], body=body).replace("</main>", f"{CARDS}</main>")
    assert clean(source).status == "complete"


@pytest.mark.parametrize(
    "path", ["category/boats/", "tag/boats", "author/lind/", "page/3/", "thema/schiffe", "?s=boat", ""]
)
def test_long_text_is_an_article_at_any_address(path: str) -> None:
    source = page(PROSE[:8]).replace("</main>", f"{CARDS}</main>")
    assert clean(source, f"https://morrow-mail.example/{path}").status == "complete"


@pytest.mark.parametrize("body", ["archive", "search-results"])
def test_a_short_text_of_its_own_is_an_article_whatever_classes_its_page_has(body: str) -> None:
    assert clean(page(PROSE[:4], body=body)).status == "complete"


def test_a_few_headlines_are_no_list() -> None:
    cards = "".join(f"<h3><a href='/{number}'>The boat, part {number}</a></h3>" for number in range(3))
    source = page(PROSE[:1]).replace("</main>", f"{cards}</main>")
    assert clean(source, "https://morrow-mail.example/category/boats/").status == "complete"


# --- other pages ----------------------------------------------------------------------------------------------


def test_a_missing_page_is_known_by_its_whole_title_only() -> None:
    said = ("Nothing is here any more, and nobody knows since when it has been gone, or where to.",)
    assert clean(page(said, title="404 - Page not found")).status == "not_article"
    assert clean(page(said, title="Page not found in the ledger of the harbour")).status == "complete"
    assert clean(page(PROSE[:12], title="404")).status == "complete"


def test_a_long_article_on_a_video_is_complete() -> None:
    meta = {"@type": "VideoObject", "name": "Nine years without a boat"}
    head = '<meta property="og:type" content="video.other">'
    assert clean(page(PROSE[:12], meta, head=head)).status == "complete"
    assert clean(page(PROSE[:2], meta, head=head)).status == "gallery"


def test_odd_addresses_and_metadata_do_no_harm() -> None:
    odd = [
        {"@type": ["NewsArticle", None, 3], "headline": "x", "wordCount": {"a": "b"}, "isAccessibleForFree": []},
        4,
        None,
    ]
    for url in ("http://[::1", "", "//", "mailto:x", "https://x.example/%ff/?%ff"):
        assert clean(page(PROSE[:6], odd), url).status == "complete"
