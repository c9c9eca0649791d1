"""Freezing: structure and labels stay, sentences and names go, and the plugin does with the copy what it did before."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.freeze import prose_runs, runs_in, texts_of
from cleaner import Cleaner, InputError, Layout, Publisher
from cleaner.authoring.freezing import Frozen, freeze
from cleaner.cli import main

from .plugin_files import written

URL = "https://www.weir-courier.example/culture/2024/05/ropewalk-spins-its-last-hawser-84120077.html"
NOISE = "Our valley newsletter comes with the milk"
COURIER = Publisher(
    name="Weir Courier",
    hosts=("weir-courier.example",),
    layouts=(
        Layout(
            "2024",
            body="main.story",
            title="h1[data-role='headline']",
            byline="p.byline",
            published="time",
            drop=("[data-embed*='tickets']", "a[href^='/shop/']"),
            caption=".photo-text",
        ),
    ),
    noise=(NOISE,),
)
PLUGIN = """
@hookimpl
def publishers():
    return (Publisher(name="Weir Courier", hosts=("weir-courier.example",),
        layouts=(Layout("2024", body="main.story", title="h1", drop=("[data-embed*='tickets']",)),)),)
"""
PARAGRAPHS = (
    "The ropewalk at Sallow Weir spun its last hawser on Friday, and the women who had walked it backwards for years "
    "sat down on the bales to watch the machine run out.",
    "Dorit Vandermeulen, who kept the tar kettle, said that nobody would miss the smell, and then turned away.",
    "The building is 310 metres long, and the parish has until the autumn to find a use for so thin a house.",
    "A school wants it for running, a choir wants it for its echo, and the owner would like to sell it by the yard.",
    "Until then the doors stay open on market days, and anybody may walk the length of it for two coins and a story.",
    "The last hawser went to a lightship, which had ordered it four years ago and had meanwhile been painted twice.",
    "Call the parish office on 0551 7788990 or write to dorit@weir-courier.example if you want a yard of it.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ropewalk spins its last hawser | Weir Courier</title>
<meta property="og:title" content="Ropewalk spins its last hawser"><meta name="author" content="Dorit Vandermeulen">
<meta property="article:published_time" content="2024-05-03T09:00:00+02:00">
<script>var tracker = "Dorit Vandermeulen";</script><style>.story {{ color: black }}</style>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Ropewalk spins its last hawser", "author": {{"@type": "Person", "name": "Dorit Vandermeulen"}},
"articleBody": "{PARAGRAPHS[0]}", "image": "https://cdn.example/dorit-vandermeulen.jpg"}}</script></head>
<body class="page author-dorit-vandermeulen" onload="track()"><!-- {PARAGRAPHS[1]} -->
<nav><a href="/home">Home</a></nav>
<main class="story theme-dark" id="ropewalk-spins-its-last-hawser">
<h1 data-role="headline">Ropewalk spins its last hawser</h1><p class="byline">By Dorit Vandermeulen</p>
<time datetime="2024-05-03T09:00">3 May 2024, 9:00</time>
<figure><img src="https://cdn.example/tar.jpg" alt="{PARAGRAPHS[3]}"><div class="photo-text">The kettle, cold at last.
</div></figure>
<p>{PARAGRAPHS[0]}</p><p>Share this article</p><p>{PARAGRAPHS[1]}</p><h2>A house too thin</h2><p>{PARAGRAPHS[2]}</p>
<p>{NOISE}.</p><p>{PARAGRAPHS[3]}</p><div data-embed="box tickets 7"><p>Two tickets for the price of a rope.</p></div>
<p>{PARAGRAPHS[4]}</p><p><a href="/shop/ropes?id=9">Ropes for your boat and your bed</a></p><p>{PARAGRAPHS[5]}</p>
<p>{PARAGRAPHS[6]}</p><p>Read more: The choir that wanted a tunnel</p>
</main><footer>Imprint</footer></body></html>
"""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner([COURIER])


@pytest.fixture(scope="module")
def whole(cleaner: Cleaner) -> Frozen:
    return freeze(PAGE, cleaner, URL, None)


@pytest.fixture(scope="module")
def small(cleaner: Cleaner) -> Frozen:
    return freeze(PAGE, cleaner, URL, 2)


def test_a_whole_frozen_page_has_the_shape_of_the_real_one(cleaner: Cleaner, whole: Frozen) -> None:
    real, copy = cleaner.clean(PAGE, URL), cleaner.clean(whole.html, whole.url)
    assert whole.changes == ()
    assert copy.lane == real.lane == "publisher:Weir Courier/2024"
    assert [block.kind for block in copy.blocks] == [block.kind for block in real.blocks]
    assert [(one.rule, one.reason) for one in copy.removed if one.rule != "judge"] == [
        (one.rule, one.reason) for one in real.removed if one.rule != "judge"
    ]
    assert copy.published == real.published


def test_a_change_of_shape_is_told(cleaner: Cleaner) -> None:
    invitation = "Who shall buy it? Let us know in the comments below!"  # known by words that do not stay
    changed = freeze(PAGE.replace("Read more: The choir that wanted a tunnel", invitation), cleaner, URL, None)
    assert "comment-form takes nothing" in changed.changes


@pytest.mark.parametrize("frozen", ["whole", "small"])
def test_no_five_words_in_a_row_and_no_name_are_left(frozen: str, request: pytest.FixtureRequest) -> None:
    page: Frozen = request.getfixturevalue(frozen)
    left = {run for text in texts_of(page.html) for run in runs_in(text)}
    assert len(prose_runs(PAGE, COURIER.noise)) > 100
    assert left & prose_runs(PAGE, COURIER.noise) == set()
    for gone in ("Vandermeulen", "vandermeulen", "7788990", "tracker", "cdn.example", "onload", "<!--", "color"):
        assert gone not in page.html
    assert page.url is not None
    assert "hawser" not in page.url


def test_labels_dates_and_what_selectors_ask_for_stay(whole: Frozen) -> None:
    for kept in ("Share this article", f"{NOISE}.", "Read more: ", ">By ", "3 May 2024, 9:00", "310"):
        assert kept in whole.html
    for kept in ('data-role="headline"', 'data-embed="tickets"', 'href="/shop/"', 'class="photo-text"', "theme-dark"):
        assert kept in whole.html


def test_of_like_paragraphs_a_few_stay_and_of_each_sort_of_noise_one(cleaner: Cleaner, small: Frozen) -> None:
    article = cleaner.clean(small.html, small.url)
    assert small.losses == ()
    assert [block.kind for block in article.blocks].count("paragraph") < len(PARAGRAPHS)
    assert {"layout", "share-bar", "site-noise"} <= {removal.rule for removal in article.removed}
    assert article.title
    assert article.captions
    assert "articleBody" not in small.html


def test_a_page_of_hundreds_of_paragraphs_becomes_small(cleaner: Cleaner) -> None:
    long = PAGE.replace("<h2>", "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 60) + "<h2>")
    frozen = freeze(long, cleaner, URL)
    assert frozen.losses == ()
    assert len(long) > 40_000
    assert len(frozen.html) < 4_000


def test_freezing_twice_gives_the_same(cleaner: Cleaner, whole: Frozen) -> None:
    assert freeze(PAGE, cleaner, URL, None) == whole


def test_a_page_without_an_article_can_t_be_frozen(cleaner: Cleaner) -> None:
    with pytest.raises(InputError, match="no article"):
        freeze("<html><body></body></html>", cleaner, URL)


# --- the command ----------------------------------------------------------------------------------------------


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["plugins", *map(str, arguments)])


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, PLUGIN, "weir_courier_example.py")
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    return file


def test_a_saved_page_becomes_a_case_that_check_takes(saved: Path) -> None:
    result = run("freeze", saved, "--url", URL, "--plugin", "weir_courier_example.py")
    assert result.exit_code == 0, result.output
    case = saved.parent / "golden" / "weir-courier.example".replace("-", "_").replace(".", "_") / "2024"
    settings = tomllib.loads((case / "case.toml").read_text("utf-8"))
    assert settings["seen"] == "2024-05-03"
    assert settings["shows"].startswith("the layout 2024: ")
    assert run("check", "--plugin", "weir_courier_example.py").exit_code == 1
    assert run("check", "--plugin", "weir_courier_example.py", "--update", "--yes").exit_code == 0
    assert run("check", "--plugin", "weir_courier_example.py").exit_code == 0


def test_nothing_is_overwritten(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "page.html").write_text("mine", "utf-8")
    result = run("freeze", saved, "--url", URL, "--plugin", "weir_courier_example.py", "-o", "case")
    assert result.exit_code == 2
    assert "nothing is overwritten" in result.stderr
    assert (tmp_path / "case" / "page.html").read_text("utf-8") == "mine"


def test_a_page_that_no_plugin_takes_is_an_error_that_says_what_to_do(saved: Path) -> None:
    result = run("freeze", saved, "--url", URL)
    assert result.exit_code == 1
    assert "--plugin" in result.stderr
    assert "plugins draft" in result.stderr
    assert not (saved.parent / "golden").exists()


def test_a_page_without_text_is_an_error(saved: Path) -> None:
    saved.write_text("<html><body></body></html>", "utf-8")
    result = run("freeze", saved, "--url", URL, "--plugin", "weir_courier_example.py")
    assert result.exit_code == 1
    assert "no article" in result.stderr


def test_a_file_of_several_pages_is_wrong_usage(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"html": "<p>One.</p>"}\n{"html": "<p>Two.</p>"}\n', "utf-8")
    result = run("freeze", tmp_path / "two.jsonl")
    assert result.exit_code == 2
    assert "several pages" in result.stderr


def test_a_folder_that_can_t_be_written_is_an_error(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = run("freeze", saved, "--url", URL, "--plugin", "weir_courier_example.py", "-o", "file/case")
    assert result.exit_code == 1
    assert "file" in result.stderr
