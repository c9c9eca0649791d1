"""After a publisher's layout, the judge takes noise that its author did not see, and nothing of the article."""

from __future__ import annotations

import pytest

from cleaner import Article, Cleaner, Layout, Publisher

HARBOUR = Publisher(
    name="Harbour Post",
    hosts=("harbour-post.example",),
    layouts=(Layout("2024", body=".story", keep=(".facts",)),),
)
PARAGRAPHS = [
    "The ferry to Skarholm left at six, as it has every morning since the war, with eleven crates of bread on deck.",
    "Nobody on board had slept much, said the mate, who keeps a list of all storms in a school exercise book.",
    "By noon the wind had turned twice, and the bread was dry enough to be sold at half its price on the quay.",
    "The council wants to decide in spring whether a bridge would be cheaper than the ferry and its two captains.",
]
OFFER = """<div class="x7 offer-slot"><p class="k2"><a href="/1">Six boats to see this summer</a></p>
<p class="k2"><a href="/2">Our letter from the quay</a> every Friday, <a href="/3">free of charge</a></p></div>"""
FACTS = """<div class="facts"><p class="k2"><a href="/4">Length of the ferry: 41 metres</a></p></div>"""


def cleaned(*extra: str) -> Article:
    paragraphs = "".join(f'<p class="t">{text}</p>' for text in PARAGRAPHS)
    page = f"<html><body><h1>Bread at sea</h1><div class='story'>{paragraphs}{''.join(extra)}</div></body></html>"
    return Cleaner(plugins=[HARBOUR]).clean(page, url="https://harbour-post.example/bread", kind="html")


def test_a_box_that_the_layout_does_not_name_goes_with_a_reason() -> None:
    article = cleaned(OFFER)
    assert article.lane == "publisher:Harbour Post/2024"
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert [removal.text for removal in article.removed if removal.rule == "judge" and removal.reason] == [
        "Our letter from the quay every Friday, free of charge"
    ]


def test_what_the_layout_keeps_is_not_judged() -> None:
    assert cleaned(FACTS).text.endswith("Length of the ferry: 41 metres")


@pytest.mark.parametrize("last", ["So it stays at eleven crates.", "Skarholm, in March", "A bridge, perhaps"])
def test_a_short_line_in_the_dress_of_the_paragraphs_stays(last: str) -> None:
    assert cleaned(f'<p class="t">{last}</p>', OFFER).text == "\n\n".join([*PARAGRAPHS, last])


def test_an_article_with_nothing_strange_comes_out_whole() -> None:
    heading = '<h2>Two captains</h2><p class="t">They take turns, and never speak of the other one\'s tides.</p>'
    assert cleaned(heading).removed == ()
