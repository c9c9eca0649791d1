"""A known host, however its address is written, and pages under it that are not its articles; odd addresses."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, Cleaner, Layout, Publisher

PARAGRAPHS = (
    "The bell of the fish market rang again on Saturday, for the first time since the roof came down in the winter.",
    "Eleven boats had landed by seven, and most of what they brought was sold before the tea in the office was cold.",
    "“I had forgotten how loud it is,” said Ida Quist, who has auctioned herring here since she was nineteen.",
    "The new roof is made of larch from the valley and should last, its builders say, as long as anybody cares.",
)
TEXT = "\n\n".join(PARAGRAPHS)
POST = Publisher(
    name="Harbour Post", hosts=("harbour-post.example",), layouts=(Layout("2024", body="main .story", drop=("aside",)),)
)
MUNSTER = Publisher(name="Münsterblatt", hosts=("münsterblatt.example",), layouts=(Layout("2024", body=".story"),))
CLEANER = Cleaner(plugins=[POST, MUNSTER])


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>Fish market</title>{head}</head><body>{body}</body></html>"


def paragraphs(lines: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


ARTICLE = page(f'<main><h1>Fish market</h1><div class="story">{paragraphs()}</div></main>')


# --- how an address is written ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://m.harbour-post.example/news/market",
        "https://amp.harbour-post.example/news/market",
        "https://www.harbour-post.example/amp/news/market",
        "https://www.harbour-post.example/news/market?outputType=amp",
        "https://fr.harbour-post.example/news/market",
        "https://es.harbour-post.example/news/market",
        "https://WWW.HARBOUR-POST.EXAMPLE/NEWS/MARKET",
        "https://harbour-post.example:8443/news/market",
        "https://reader:secret@harbour-post.example/news/market",
        "https://harbour-post.example./news/market",
        "www.harbour-post.example/news/market",
        "harbour-post.example:8080/news/market",
        " https://harbour-post.example/news/market\r\n",
        "http://harbour-post.example:port/",
        "https://harbour-post.example/[1]?q=[#]",
    ],
)
def test_every_way_to_write_a_publishers_address_chooses_its_layout(url: str) -> None:
    article = CLEANER.clean(ARTICLE, url=url)
    assert (article.lane, article.text, article.warnings) == ("publisher:Harbour Post/2024", TEXT, ())


@pytest.mark.parametrize(
    "host",
    ["münsterblatt.example", "MÜNSTERBLATT.example", "xn--mnsterblatt-thb.example", "XN--MNSTERBLATT-THB.example"],
)
def test_a_host_in_punycode_and_in_unicode_is_one_host(host: str) -> None:
    assert CLEANER.clean(ARTICLE, url=f"https://www.{host}/markt").lane == "publisher:Münsterblatt/2024"


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "about:blank",
        "file:///home/reader/harbour-post.example/market.html",
        "/home/reader/harbour-post.example.html",
        "C:\\pages\\harbour-post.example",
        "http://[",
        "http://[::1",
        "http://]",
        "http:///x",
        "http:///harbour-post.example",
        "http:// /",
        "http://..",
        "http://" + "a" * 70 + "ü.example",
        "http://xn--\udcff.example/",
        "https://harbour-post.example.evil.example/",
        "https://cache.example/?u=https://harbour-post.example/",
        "https://harbour-post.example@evil.example/",
        "\x00",
        "?",
        "#",
        "//",
    ],
)
def test_an_address_that_names_no_known_host_leaves_the_page_to_the_other_lanes(url: str) -> None:
    article = CLEANER.clean(ARTICLE, url=url)
    assert not article.lane.startswith("publisher:")
    assert article.warnings == ()
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("address", "lane"),
    [
        ("https://m.harbour-post.example/market", "publisher:Harbour Post/2024"),
        ("//www.harbour-post.example/market", "publisher:Harbour Post/2024"),
        ("http://[", "generic"),
        ("/market", "generic"),
        ("", "generic"),
    ],
)
@pytest.mark.parametrize("form", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_an_address_that_the_page_states_is_read_as_one_that_is_given(form: str, address: str, lane: str) -> None:
    article = CLEANER.clean(ARTICLE.replace("</head>", form.format(address) + "</head>"))
    assert (article.lane, article.text) == (lane, TEXT)


def test_the_address_that_is_given_counts_more_than_the_one_that_the_page_states() -> None:
    stated = '<link rel="canonical" href="https://other.example/market">'
    article = CLEANER.clean(ARTICLE.replace("</head>", f"{stated}</head>"), url="https://harbour-post.example/market")
    assert article.lane == "publisher:Harbour Post/2024"


# --- other pages under a known host -------------------------------------------------------------------------

URL = "https://www.harbour-post.example/news/market"
NO_LAYOUT = "Harbour Post: no layout matched (2024 (main .story)); the site may have changed"


def clean(body: str, head: str = "") -> Article:
    article = CLEANER.clean(page(body, head), url=URL)
    assert not article.lane.startswith("publisher:")
    assert article.publisher == "Harbour Post"
    return article


def test_an_error_page_under_a_known_host_is_no_article() -> None:
    body = "<h1>404</h1><p>Page not found</p><p>The page you are looking for does not exist.</p><a href='/'>Home</a>"
    source = page(body).replace("Fish market", "Page not found")
    article = CLEANER.clean(source, url=URL)
    assert article.warnings == (NO_LAYOUT,)
    assert article.status == "not_article"


def test_an_error_page_in_the_articles_own_frame_is_not_taken_for_one() -> None:
    article = clean("<main><div class='story'><h1>Sorry!</h1><p>This story is no longer available.</p></div></main>")
    assert article.warnings[0].startswith("Harbour Post: layout 2024 found only ")
    assert "'main .story'" in article.warnings[0]


def test_a_consent_wall_under_a_known_host_is_one() -> None:
    article = clean(
        "<div id='consent'><h1>We value your privacy</h1>"
        "<p>We and our partners store cookies on your device, to show advertisements and to count readers.</p>"
        "<button>Accept all</button><button>Manage options</button></div>"
    )
    assert article.warnings[0] == NO_LAYOUT
    assert article.status == "consent_wall"


def test_an_app_shell_under_a_known_host_is_empty_and_says_what_helps() -> None:
    article = clean("<div id='root'></div><script src='/app.js'></script>")
    assert article.status == "empty"
    assert sorted(article.warnings) == [NO_LAYOUT, "the page holds its text in scripts: render it in a browser first"]


def test_an_app_shell_that_carries_the_article_as_data_is_read_from_it() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS)})
    head = f'<script type="application/ld+json">{data}</script>'
    article = clean("<div id='root'></div><script src='/app.js'></script>", head)
    assert article.warnings == (NO_LAYOUT,)
    assert "Eleven boats had landed by seven" in article.text


def test_an_amp_page_in_a_markup_of_its_own_falls_through_whole() -> None:
    source = page(f"<article amp-story><header><h1>Fish market</h1></header>{paragraphs()}</article>")
    article = CLEANER.clean(source.replace("<html ", "<html amp "), url="https://amp.harbour-post.example/market")
    assert article.warnings == (NO_LAYOUT,)
    assert article.text == TEXT


def test_another_sites_page_under_a_known_host_falls_through_whole() -> None:
    article = clean(f"<div class='post'><h1>Fish market</h1><div class='entry-content'>{paragraphs()}</div></div>")
    assert article.warnings == (NO_LAYOUT,)
    assert article.text == TEXT


def test_a_front_page_under_a_known_host_is_no_article() -> None:
    titles = ("Market bell rings again", "Larch for a roof", "Herring by the crate", "Who owns the old ice house?") * 4
    cards = "".join(
        f"<article><h3><a href='/{number}'>{title}, part {number}</a></h3></article>"
        for number, title in enumerate(titles)
    )
    article = CLEANER.clean(page(f"<main>{cards}</main>"), url="https://www.harbour-post.example/")
    assert article.warnings == (NO_LAYOUT,)
    assert article.status == "not_article"


def test_a_text_of_a_known_host_needs_no_layout() -> None:
    article = CLEANER.clean(TEXT, url=URL)
    assert (article.lane, article.publisher, article.text, article.warnings) == ("text", "Harbour Post", TEXT, ())
