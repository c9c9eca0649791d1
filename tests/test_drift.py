"""A layout that no longer fits gives way to the next lane with a warning; one that fits keeps the page, however odd."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner import Article, Cleaner, Layout, Platform, Publisher

GOLDEN = Path(__file__).parent.parent / "golden"
URL = "https://harbour-post.example/news/library"
POST = Publisher(
    name="Harbour Post",
    hosts=("harbour-post.example",),
    layouts=(
        Layout("2024", body=".story", drop=(".poll",), title="h1.headline"),
        Layout("2019", body="div#content", when="meta[name='old-press']", until="2024-03"),
    ),
)
CLEANER = Cleaner(plugins=[POST])

SHORT = (
    "The harbour library will stay open until nine on Thursdays from next month, the town said on Monday.",
    "Readers had asked for it since the autumn, when the last bus was moved to half past nine. Two more people have "
    "been hired for the evening shift.",
    "The reading room upstairs keeps its old hours.",
)
LONG = (
    "The last of the three stone piers was handed over to the town on Friday, four months late and a little shorter "
    "than it had been drawn.",
    "Divers found a wreck under the northern end in May, and the engineers chose to leave it where it lay and to stop "
    "the wall eleven metres before it.",
    "“Nobody will miss eleven metres, but everybody would have missed the boat,” said Tam Orr, who leads the works.",
    "The wreck is thought to be a herring drifter that went down in a gale in 1911, on her way home with a full hold.",
    "A glass panel will be let into the walkway next summer, so that people can look down at her ribs when the tide "
    "is low and the water clear.",
    "Until then a drawing hangs in the ticket hall, made by the pupils of the upper school from the divers' notes.",
)
READERS = (
    "I walked past there last week and the whole quay smelled of fresh tar, so somebody must be working on it.",
    "My father rowed that stretch for thirty years and he would have laughed at the price of a ticket today.",
    "Does anybody know whether bicycles are allowed on the early crossing, or only on the one at noon?",
    "The council said the same thing four years ago, and then nothing happened until the wall fell down.",
    "Bring a coat. It is always colder on the upper deck than you think, even in the middle of August.",
    "We came all the way from the valley to see it leave, and the children spoke of nothing else on the bus.",
    "They should have asked the fishermen first, who know every stone in that channel and charge nothing.",
    "Lovely news for once. I will be on the first boat with my sister and a large bag of plum cake.",
)
HEADLINES = (
    "Market hall to close for a week",
    "Swimmers win by a length",
    "Mayor opens new footbridge",
    "Rain washes out the regatta",
    "Library asks for old maps",
    "School choir goes on tour",
    "Baker retires after fifty years",
    "Night bus gets a new route",
    "Council puts off vote on parking",
    "Frost damages early apples",
    "Lost dog found on the ferry",
    "Brewery to move to the docks",
)
PACKING = (
    "a coil of hemp rope",
    "two lanterns with red glass",
    "one bag of ship's biscuit",
    "oil for the lamps",
    "an axe and a bow saw",
    "four pairs of woollen socks",
    "a tin whistle",
    "charts of the northern channel",
    "a kettle with a dented lid",
    "three boxes of matches in wax",
    "a whetstone",
    "one spare oar",
    "tar and oakum",
    "a brass bell without a clapper",
)
RUNNERS = (
    "Ruth Amble, Port Ellery, 41:07",
    "Jo Lind, Northquay, 41:52",
    "Mira Holt, Sandby, 42:10",
    "Tam Orr, Upper Ellery, 43:33",
    "Ida Quist, Sandby, 44:01",
    "Per Lund, Northquay, 44:48",
    "Ann Reed, Port Ellery, 45:20",
    "Olaf Berg, Skerry, 45:59",
    "Lea Moor, Sandby, 46:14",
    "Nils Ahl, Northquay, 47:30",
)
VERSES = (
    ("The tide goes out, the tide comes in", "the gulls are loud, the boats are thin"),
    ("a rope is wound about a stone", "a bell is ringing on its own"),
    ("My mother kept the harbour light", "and trimmed it twice in every night"),
    ("she wrote the weather in a book", "and I was told to go and look"),
    ("The book is here, the light is gone", "a lamp on wires now shines on"),
    ("and nobody goes up the stair", "to comb the salt out of her hair"),
)


def tagged(tag: str, lines: Iterable[str], name: str = "") -> str:
    opening = f'<{tag} class="{name}">' if name else f"<{tag}>"
    return "".join(f"{opening}{line}</{tag}>" for line in lines)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>Harbour news</title>{head}</head><body>{body}</body></html>"


def story(inside: str) -> str:
    return f'<h1 class="headline">Harbour news</h1><div class="story">{inside}</div>'


def clean(body: str, head: str = "") -> Article:
    return CLEANER.clean(page(body, head), url=URL)


def warning_of(article: Article) -> str:
    """Return the one warning of a page that its layout could not take."""
    assert not article.lane.startswith("publisher:")
    assert len(article.warnings) == 1
    return article.warnings[0]


ELSEWHERE = f'<div class="text">{tagged("p", LONG)}</div>'
LINKS = tuple(f'<a href="/{number}">{headline}</a>' for number, headline in enumerate(HEADLINES))
COMMENTS = f'<div class="comments"><h2>Comments</h2>{tagged("p", READERS)}</div>'


# --- the next lane takes over -------------------------------------------------------------------------------


def test_where_no_layout_matches_the_warning_names_each_with_what_it_looked_for() -> None:
    article = clean(ELSEWHERE)
    assert warning_of(article) == (
        "Harbour Post: no layout matched (2024 (.story), 2019 (meta[name='old-press'])); the site may have changed"
    )
    assert article.text == "\n\n".join(LONG)
    assert article.publisher == "Harbour Post"


def test_a_layout_whose_page_is_there_without_its_body_does_not_match() -> None:
    article = clean(ELSEWHERE, head="<meta name='old-press' content='1'>")
    assert "no layout matched" in warning_of(article)


@pytest.mark.parametrize(
    "inside", ["", "<p></p>", "<p>Loading the article …</p>", '<div class="poll">Which pier?</div>']
)
def test_a_body_with_hardly_any_text_is_not_believed(inside: str) -> None:
    article = clean(story(inside) + ELSEWHERE)
    warning = warning_of(article)
    assert warning.startswith("Harbour Post: layout 2024 found only ")
    assert "'.story'" in warning
    assert "\n\n".join(LONG) in article.text


def test_what_a_layout_drops_does_not_make_its_body_long_enough() -> None:
    inside = f'<p>{SHORT[2]}</p><div class="poll">{tagged("p", LONG)}</div>'
    assert f"found only {len(SHORT[2])} characters" in warning_of(clean(f'<div class="story">{inside}</div>'))


def test_a_short_body_beside_much_more_prose_is_not_believed() -> None:
    article = clean(
        f'<div class="story">{tagged("p", SHORT)}</div>' + f'<div class="text">{tagged("p", LONG * 2)}</div>'
    )
    warning = warning_of(article)
    assert warning.startswith(f"Harbour Post: layout 2024 found {len(''.join(SHORT))} characters, and another part ")
    assert f"holds {2 * len(''.join(LONG))} by '.story'" in warning
    assert LONG[0] in article.text


@pytest.mark.parametrize(
    "inside",
    [
        f"<ul>{tagged('li', LINKS)}</ul>",
        tagged("h3", LINKS),
        "".join(f"<div><h3>{link}</h3><span>12 May 2024</span></div>" for link in LINKS),
        "<h2>Most read</h2>" + tagged("div", LINKS, "teaser related"),
        " ".join(LINKS),
    ],
)
def test_a_body_of_other_articles_headlines_is_not_believed(inside: str) -> None:
    article = clean(story(inside) + ELSEWHERE)
    warning = warning_of(article)
    assert warning.startswith("Harbour Post: layout 2024 found text of which ")
    assert warning.endswith("looks like noise by '.story'; the site may have changed")
    assert "\n\n".join(LONG) in article.text


def test_a_platform_takes_over_before_the_generic_lane() -> None:
    blog = Platform("Blog", when="div.text", layouts=(Layout("one", body="div.text"),))
    article = Cleaner(plugins=[POST, blog]).clean(page(story("<p>Loading …</p>") + ELSEWHERE), url=URL)
    assert article.lane == "platform:Blog/one"
    assert "layout 2024" in warning_of(article)


def test_a_built_in_layout_whose_class_names_were_changed_gives_way() -> None:
    source = (GOLDEN / "theguardian_com" / "2020" / "page.html").read_text("utf-8")
    url = "https://www.theguardian.com/environment/2024/mar/02/harbour-seals-return"
    before = cleaner.clean(source, url=url)
    after = cleaner.clean(source.replace("maincontent", "x1").replace("article-body-viewer-selector", "x2"), url=url)
    assert before.lane == "publisher:The Guardian/2020"
    assert not before.warnings
    assert "The Guardian: no layout matched (2020 (" in warning_of(after)
    assert before.blocks[0].text in after.text


def test_a_rework_that_raises_gives_way_and_the_warning_says_what_was_raised() -> None:
    def rework(soup: Any) -> None:
        soup.find("h2").decompose()

    site = Publisher(name="Reworked", hosts=("h.example",), layouts=(Layout("a", body=".story", rework=rework),))
    article = Cleaner(plugins=[site]).clean(page(story(tagged("p", LONG))), url="https://h.example/")
    assert "Reworked: layout 'a': rework failed: AttributeError" in warning_of(article)
    assert article.text == "\n\n".join(LONG)


# --- the publisher keeps the page ---------------------------------------------------------------------------

ODD = {
    "short": (tagged("p", SHORT), SHORT),
    "list": (f"<ul>{tagged('li', PACKING)}</ul>", PACKING),
    "table": (
        "<table>" + "".join(f"<tr>{tagged('td', runner.split(', '))}</tr>" for runner in RUNNERS) + "</table>",
        tuple(runner.replace(", ", " | ") for runner in RUNNERS),
    ),
    "poem, a line a paragraph": (tagged("p", sum(VERSES, ())), sum(VERSES, ())),
    "poem, a stanza a paragraph": (tagged("p", map("<br>".join, VERSES)), tuple(map("\n".join, VERSES))),
}
BESIDE = {
    "nothing": "",
    "comments": COMMENTS,
    "comments in a list": f'<ol class="comment-list">{tagged("li", READERS)}</ol>',
    "comments in a thread": '<ol id="comments">' + "".join(f"<li><p>{text}</p></li>" for text in READERS) + "</ol>",
    "teasers": '<div class="related-articles">'
    + "".join(f"<h3>{link}</h3><p>{text}</p>" for link, text in zip(LINKS, READERS, strict=False))
    + "</div>",
    "teasers that are links": '<div class="latest">'
    + tagged("p", (f'<a href="/">{text}</a>' for text in LONG))
    + "</div>",
    "a cookie notice": f'<div id="cookie-notice">{tagged("p", (*READERS, *READERS))}</div>',
    "a footer": f"<footer>{tagged('p', LONG)}</footer>",
}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("kind", ODD)
def test_an_article_without_long_prose_stays_with_its_publisher(kind: str, beside: str) -> None:
    inside, lines = ODD[kind]
    article = clean(story(inside) + BESIDE[beside])
    assert article.lane == "publisher:Harbour Post/2024"
    assert not article.warnings
    assert tuple(block.text for block in article.blocks) == lines


def test_long_comments_that_the_layout_drops_are_no_other_article() -> None:
    inside = f'{tagged("p", SHORT)}<div class="poll">{tagged("p", READERS)}</div>'
    article = clean(story(inside))
    assert article.lane == "publisher:Harbour Post/2024"
    assert article.text == "\n\n".join(SHORT)


def test_what_a_rework_takes_out_is_no_other_article() -> None:
    def rework(soup: Any) -> None:
        soup.select_one(".readers").decompose()

    site = Publisher(name="Reworked", hosts=("h.example",), layouts=(Layout("a", body=".story", rework=rework),))
    source = page(story(f'{tagged("p", SHORT)}<div class="readers">{tagged("p", READERS)}</div>'))
    article = Cleaner(plugins=[site]).clean(source, url="https://h.example/")
    assert article.lane == "publisher:Reworked/a"
    assert article.text == "\n\n".join(SHORT)


def test_names_of_the_whole_page_do_not_hide_the_article_beside() -> None:
    source = page(f'<div class="story">{tagged("p", SHORT)}</div><div class="text">{tagged("p", LONG * 2)}</div>')
    named = source.replace("<html ", "<html class='js cookies' ").replace("<body>", "<body class='comments related'>")
    assert "another part of the page" in warning_of(CLEANER.clean(named, url=URL))


# --- pages that need mending --------------------------------------------------------------------------------

STORY = f'<div class="story">{tagged("p", LONG)}</div>'
MENDED = {
    "noscript": f'<div id="app">Please wait</div><noscript>{STORY}</noscript>',
    "template": f'<div id="app">Please wait</div><template id="page">{STORY}</template>',
    "script": f'<div id="app"></div><script type="text/x-template">{STORY}</script>',
    "frame": f'<iframe srcdoc="{escape(STORY)}"></iframe>',
    "streamed": '<div id="app"><template id="B:0"></template></div>'
    f'<div hidden id="S:0">{STORY}</div><script>$RC("B:0","S:0")</script>',
    "streamed into the body": '<div class="story"><template id="P:1"></template></div>'
    f'<div hidden id="S:1">{tagged("p", LONG)}</div>',
}


@pytest.mark.parametrize("kind", MENDED)
def test_a_layout_takes_a_page_after_it_was_mended(kind: str) -> None:
    article = clean(MENDED[kind])
    assert article.lane == "publisher:Harbour Post/2024"
    assert article.text == "\n\n".join(LONG)
    assert not article.warnings


def test_a_copy_of_the_article_for_browsers_without_scripts_changes_nothing() -> None:
    article = clean(story(tagged("p", LONG)) + f"<noscript>{STORY}</noscript>")
    assert article.lane == "publisher:Harbour Post/2024"
    assert article.text == "\n\n".join(LONG)
