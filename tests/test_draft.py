"""A plugin drafted from saved pages: what it declares, what it does on pages it has not seen, what it is unsure of."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from benchmarks.data import read_folder
from benchmarks.draft import Trial, sites_of, summary_lines, try_site
from cleaner import Cleaner, InputError
from cleaner.authoring.drafting import Drafted, draft
from cleaner.authoring.drafting.names import names_of, stable_part
from cleaner.bulk.pages import Page
from cleaner.cli import main

from .benchmark_folder import make_folder
from .drafted_sites import HOST, PROMOTION, article, page, paragraphs, saved, story

TIDE = "Our app knows the tide before you do"


def usual(number: int, year: int = 2025) -> Page:
    """Return a page of the usual markup, with a promotion between the paragraphs."""
    return page(number, story(number, box=PROMOTION), year=year)


def old(number: int, year: int = 2019) -> Page:
    """Return a page of the markup that the site had before."""
    title, _, _ = article(number)
    text = "".join(paragraphs(number))
    links = (
        '<ul class="teaser-list"><li><a href="/1">The ferry is late</a></li><li><a href="/2">A new pier</a></li></ul>'
    )
    body = f'<div id="left-column"><h1>{title}</h1><div class="news-text">{text}{links}</div></div>'
    return page(number, body, year=year)


def loaded(drafted: Drafted, folder: Path) -> Cleaner:
    """Write a draft's module to a file, and return a cleaner that has it as a plugin."""
    file = folder / "drafted.py"
    file.write_text(drafted.source, "utf-8")
    return Cleaner(plugins=[file])


def text_of(number: int) -> str:
    """Return what cleaning an article should leave."""
    return "\n\n".join(article(number)[2])


# --- what is declared ---------------------------------------------------------------------------------------


def test_the_drafted_module_cleans_a_page_that_it_has_not_seen(tmp_path: Path) -> None:
    drafted = draft([usual(0), usual(1), usual(2)])
    result = loaded(drafted, tmp_path).clean(usual(3).source)
    assert result.lane == "publisher:Harbour Gazette/2025"
    assert result.text == text_of(3)
    assert result.standfirst == article(3)[1]
    assert [entry.reason for entry in result.removed if TIDE in entry.text] == ["the layout drops .gazette-promo"]


def test_the_module_declares_what_the_publisher_object_says(tmp_path: Path) -> None:
    drafted = draft([usual(0), usual(1), old(2), old(3)])
    assert loaded(drafted, tmp_path).registry.find(HOST) == drafted.publisher


def test_the_module_is_formatted_and_says_where_each_proposal_comes_from(tmp_path: Path) -> None:
    drafted = draft([usual(0), usual(1), old(2), old(3)])
    file = tmp_path / "drafted.py"
    file.write_text(drafted.source, "utf-8")
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--line-length", "120", "--isolated", str(file)]
        assert subprocess.run(ruff, check=False, capture_output=True).returncode == 0
    assert "# 2 pages, 2 lines: “Our app knows the tide before you do, free for re…”" in drafted.source
    assert "# 2 of 4 pages; holds 100% of the article or more" in drafted.source


def test_the_body_is_the_smallest_named_element_that_holds_the_article() -> None:
    (layout,) = draft([usual(0), usual(1)]).publisher.layouts
    assert (layout.body, layout.drop, layout.standfirst) == (".story-body", (".gazette-promo",), ".story-standfirst")


@pytest.mark.parametrize(
    ("attributes", "body"),
    [
        ('class="a1b2c3" itemprop="articleBody"', "[itemprop~='articleBody']"),
        ('class="flex mt-4 story-text"', ".story-text"),
        ('class="mt-4 lg:w-2/3" data-testid="article-text"', "[data-testid='article-text']"),
        ('id="article-text" class="relative"', "#article-text"),
        ('class="Story_text__x8Kq2"', "[class*='Story_text__']"),
    ],
)
def test_names_that_say_what_an_element_is_are_chosen_before_others(attributes: str, body: str) -> None:
    def markup(number: int) -> str:
        return f"<main><h1>{article(number)[0]}</h1><div {attributes}>{''.join(paragraphs(number))}</div></main>"

    (layout,) = draft([page(n, markup(n)) for n in range(2)]).publisher.layouts
    assert layout.body == body


def test_of_hashed_names_only_the_part_that_people_wrote_is_used(tmp_path: Path) -> None:
    def hashed(number: int, tail: str) -> Page:
        first, *rest = paragraphs(number, f'<p class="Text_root__{tail}">')
        promotion = PROMOTION.replace("gazette-promo", f"Promo_box__{tail} css-{tail}")
        body = f'<div class="Story_content__{tail} css-1{tail}">{first}{promotion}{"".join(rest)}</div>'
        return page(number, f'<main class="{tail}"><h1>{article(number)[0]}</h1>{body}</main>')

    drafted = draft([hashed(0, "x8Kq2"), hashed(1, "pL4zW")])
    (layout,) = drafted.publisher.layouts
    assert (layout.body, layout.drop) == ("[class*='Story_content__']", ("[class*='Promo_box__']",))
    assert any("is a part of a name whose end changes" in doubt for doubt in drafted.doubts)
    result = loaded(drafted, tmp_path).clean(hashed(2, "Qw93e").source)
    assert result.lane.startswith("publisher:")
    assert result.text == text_of(2)


def test_a_class_that_holds_the_article_on_another_page_is_not_dropped() -> None:
    def boxed(number: int, box: str) -> Page:
        return page(number, story(number, box=f'<div class="inset">{box}</div>'))

    told = "<p>The tower was built in the year of the great frost, of stone that came from the southern quarries.</p>"
    pages = [boxed(0, PROMOTION), boxed(1, told)]
    (layout,) = draft(pages).publisher.layouts
    assert layout.drop == (".gazette-promo",)


def test_a_line_without_a_name_that_all_pages_print_becomes_noise(tmp_path: Path) -> None:
    line = "<p>The Gazette is printed on paper from its own woods, and delivered by people whom we know.</p>"
    drafted = draft([page(n, story(n, box=line)) for n in range(4)])
    assert drafted.publisher.noise == (
        "The Gazette is printed on paper from its own woods, and delivered by people whom we know",
    )
    assert "# on 4 of 4 pages" in drafted.source
    assert loaded(drafted, tmp_path).clean(page(4, story(4, box=line)).source).text == text_of(4)


def test_a_box_that_says_the_same_on_all_pages_is_dropped_though_it_reads_like_the_article() -> None:
    box = (
        '<div class="about-gazette"><p>The Gazette was founded by three printers in the year of the long winter, and '
        "it has belonged to those who write it ever since.</p></div>"
    )
    (layout,) = draft([page(n, story(n, box=box)) for n in range(3)]).publisher.layouts
    assert layout.drop == (".about-gazette",)


def test_the_site_s_name_is_what_the_pages_say_or_what_is_given() -> None:
    assert draft([usual(0)]).publisher.name == "Harbour Gazette"
    assert draft([usual(0)], name="The Gazette").publisher.name == "The Gazette"


# --- several layouts ----------------------------------------------------------------------------------------


def test_two_markups_become_two_layouts_the_newest_first(tmp_path: Path) -> None:
    drafted = draft([old(0), usual(1), old(2, year=2020), usual(3, year=2024)])
    newest, oldest = drafted.publisher.layouts
    assert (newest.name, newest.body, newest.until) == ("2024", ".story-body", None)
    assert (oldest.name, oldest.body, oldest.until) == ("2019", ".news-text", "2020-03")
    assert [each.pages for each in drafted.layouts] == [("2025-1.html", "2024-3.html"), ("2020-2.html", "2019-0.html")]
    cleaner = loaded(drafted, tmp_path)
    assert cleaner.clean(usual(4).source).lane.endswith("/2024")
    assert cleaner.clean(old(4).source).lane.endswith("/2019")
    assert cleaner.clean(old(4).source).text == text_of(4)


def test_layouts_that_share_a_body_are_told_apart(tmp_path: Path) -> None:
    def narrow(number: int) -> Page:
        return page(number, f'<div class="front-page">{story(number)}</div>', year=2025)

    def wide(number: int) -> Page:  # here the text stands beside a teaser of the same class
        text = "".join(paragraphs(number))
        teaser = f'<div class="story-body"><a href="/x">{article(number + 1)[0]}</a></div>'
        return page(number, f'{teaser}<div class="long-read-text"><h1>{article(number)[0]}</h1>{text}</div>', year=2021)

    drafted = draft([narrow(0), narrow(1), wide(2), wide(3)])
    assert [layout.when is not None for layout in drafted.publisher.layouts] == [True, False]
    assert any("tells its pages from the others" in doubt for doubt in drafted.doubts)
    cleaner = loaded(drafted, tmp_path)
    assert [cleaner.clean(each.source).lane[-4:] for each in (narrow(4), wide(4))] == ["2025", "2021"]


def test_a_page_of_a_markup_that_was_not_among_the_pages_falls_through_with_a_warning(tmp_path: Path) -> None:
    result = loaded(draft([usual(0), usual(1)]), tmp_path).clean(old(2).source)
    assert not result.lane.startswith("publisher:")
    assert "no layout matched" in result.warnings[0]
    assert article(2)[2][0] in result.text


# --- pages that are too few, of several sites, without an article -------------------------------------------


def test_of_one_page_a_draft_is_made_and_says_that_nothing_could_be_compared(tmp_path: Path) -> None:
    drafted = draft([usual(0)])
    assert any(doubt.startswith("one page only: nothing could be compared") for doubt in drafted.doubts)
    assert loaded(drafted, tmp_path).clean(usual(1).source).text == text_of(1)


def test_pages_of_two_sites_are_refused_and_both_are_named() -> None:
    pages = [usual(0), usual(1), page(2, story(2), host="valley-herald.example")]
    with pytest.raises(InputError, match=r"harbour-gazette\.example \(2\), valley-herald\.example \(1\)"):
        draft(pages)


@pytest.mark.parametrize("suffix", ["co.uk", "com.au"])
def test_what_two_sites_of_one_country_share_is_no_host(suffix: str) -> None:
    with pytest.raises(InputError, match="several sites"):
        draft([page(n, story(n), host=f"{name}.{suffix}") for n, name in enumerate(("gazette", "herald"))])


def test_subdomains_are_one_site() -> None:
    hosts = (f"sport.{HOST}", f"local.{HOST}")
    assert draft([page(n, story(n), host=host) for n, host in enumerate(hosts)]).publisher.hosts == (HOST,)


def test_a_host_that_is_given_goes_before_what_the_pages_say() -> None:
    drafted = draft([usual(0), usual(1)], host="valley-herald.example")
    assert drafted.publisher.hosts == ("valley-herald.example",)
    assert f"pages say that they are of {HOST}, not of valley-herald.example" in drafted.doubts


def test_pages_that_do_not_say_their_site_need_a_host() -> None:
    bare = [
        Page(each.name, str(each.source).replace('rel="canonical"', 'rel="other"')) for each in (usual(0), usual(1))
    ]
    with pytest.raises(InputError, match="--host"):
        draft(bare)
    assert draft(bare, host=HOST).publisher.hosts == (HOST,)


def test_pages_without_an_article_are_left_out_and_named() -> None:
    front = page(9, '<div class="front"><a href="/1">The ferry is late</a><a href="/2">A new pier</a></div>')
    drafted = draft([usual(0), front, usual(1)])
    assert [(one.name, one.reason) for one in drafted.skipped] == [("2025-9.html", "no article was found")]
    assert drafted.publisher == draft([usual(0), usual(1)]).publisher
    with pytest.raises(InputError, match=r"no page holds an article \(2025-9\.html: no article was found\)"):
        draft([front])


def test_the_same_page_twice_shows_no_repeats() -> None:
    drafted = draft([usual(0), Page("copy.html", usual(0).source)])
    assert drafted.publisher.noise == ()
    assert "copy.html: holds the same article as another page, and shows nothing new" in drafted.doubts


def test_the_order_of_the_pages_plays_no_part() -> None:
    pages = [usual(0), old(1), usual(2), old(3)]
    assert draft(pages).source == draft(pages[::-1]).source


def test_a_host_that_has_a_plugin_is_told() -> None:
    drafted = draft([usual(0), usual(1)], host="theguardian.com")
    assert any(doubt.startswith("theguardian.com has a plugin already: The Guardian") for doubt in drafted.doubts)


def test_a_platform_that_takes_the_pages_is_told() -> None:
    def post(number: int) -> Page:
        head = '<link rel="stylesheet" href="/wp-content/themes/quay/style.css">'
        text = "".join(paragraphs(number))
        body = f'<main><article class="post hentry"><h1 class="entry-title">{article(number)[0]}</h1>'
        body += (
            f'<div class="entry-content">{text}<div class="sharedaddy"><p>Tell others</p></div></div></article></main>'
        )
        made = page(number, body, head=head)
        return Page(made.name, str(made.source).replace("<body>", '<body class="single-post">'))

    drafted = draft([post(0), post(1)])
    assert "layout 2025: the plugin for WordPress takes these pages already; perhaps none is needed" in drafted.doubts
    assert drafted.publisher.layouts[0].drop == (".sharedaddy",)


# --- the judge ----------------------------------------------------------------------------------------------

CARDS = (
    '<aside class="card-list"><div class="card"><a href="/a">The pier at dawn</a><p>12 May</p></div>'
    '<div class="card"><a href="/b">Salt in the bread</a><p>11 May</p></div></aside>'
)


def test_noise_that_no_page_had_shown_is_left_to_the_judge(tmp_path: Path) -> None:
    unseen = page(3, story(3, box=CARDS))
    drafted = draft([usual(0), usual(1)])
    assert all(layout.judged for layout in drafted.publisher.layouts)
    result = loaded(drafted, tmp_path).clean(unseen.source)
    assert result.text == text_of(3)
    assert [entry.rule for entry in result.removed if entry.text == "12 May"] == ["judge"]


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stable"),
    [
        ("article-body", "article-body"),
        ("ArticleBody", "ArticleBody"),
        ("ArticleBody_text__xeMdj", "ArticleBody_text__"),
        ("article-body__content__17Yit", "article-body__content__"),
        ("Chunks-leZTjq", "Chunks-"),
        ("ad", "ad"),
        ("css-19akfyr", None),
        ("sc-jbiisr-0", None),
        ("izpdPv", None),
        ("mt-4", None),
        ("md:w-2/3", None),
        ("post-926794", None),
        ("category-politics", None),
        ("text-large", None),
        ("g_eX", None),
    ],
)
def test_of_a_name_only_what_people_wrote_of_the_element_itself_counts(name: str, stable: str | None) -> None:
    assert stable_part(name) == stable


def test_values_that_are_data_name_no_element() -> None:
    element = html.fragment_fromstring('<div data-testid="8f3a" data-type="true" data-component="story-text"></div>')
    assert [name.selector for name in names_of(element)] == ["[data-component='story-text']"]


# --- the command --------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``plugins draft`` in a folder with a folder of pages."""
    monkeypatch.chdir(tmp_path)
    saved([usual(0), usual(1)], tmp_path / "pages")
    return lambda *arguments: CliRunner().invoke(main, ["plugins", "draft", *map(str, arguments)])


def test_the_command_prints_the_module_and_what_it_is_unsure_of(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("pages")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == draft([usual(0), usual(1)]).source
    lone = run(tmp_path / "pages" / "2025-0.html")
    assert lone.exit_code == 0
    assert lone.stderr.startswith("unsure: one page only")


def test_the_command_writes_a_file_that_works_as_a_plugin(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("pages", "-o", "gazette.py", "--name", "The Gazette")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote gazette.py\n")
    article_ = Cleaner(plugins=["gazette.py"]).clean(usual(2).source)
    assert (article_.publisher, article_.text) == ("The Gazette", text_of(2))


def test_a_file_that_is_there_is_never_overwritten(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "gazette.py").write_text("mine", "utf-8")
    result = run("pages", "-o", "gazette.py")
    assert result.exit_code == 2
    assert "gazette.py is there already; name a new file, or remove it" in result.stderr
    assert (tmp_path / "gazette.py").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-folder"], "no-such-folder"),
        (["pages", "-o", "no/such/file.py"], "there is no folder no/such"),
        (["pages", "--host", "http://"], "is no host"),
        (["pages", "--name", 'a "b"'], "is no name for a site"),
        ([], "PAGES"),
    ],
)
def test_wrong_usage_is_named(run: Callable[..., Result], arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_cannot_be_read_is_named_and_the_rest_is_drafted_from(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "pages" / "broken.jsonl").write_text("{", "utf-8")
    (tmp_path / "pages" / "report.html").write_bytes(b"%PDF-1.7 of the harbour board")
    result = run("pages")
    assert result.exit_code == 1
    assert "broken.jsonl, line 1: no JSON" in result.stderr
    assert "report.html: the source looks like a PDF" in result.stderr
    assert 'body=".story-body"' in result.stdout


def test_pages_of_two_sites_end_the_command_with_a_message(run: Callable[..., Result], tmp_path: Path) -> None:
    saved([page(2, story(2), host="valley-herald.example")], tmp_path / "pages")
    result = run("pages", "-o", "both.py")
    assert result.exit_code == 1
    assert "draft one at a time, or give --host" in result.stderr
    assert not (tmp_path / "both.py").exists()


# --- the benchmark ------------------------------------------------------------------------------------------


def test_the_benchmark_measures_each_page_by_a_draft_from_the_others(tmp_path: Path) -> None:
    made = [usual(0), usual(1), old(2)]
    url = f"https://{HOST}/story"
    rows = [{"id": each.name, "url": url, "text": text_of(int(each.name[5]))} for each in made]
    pages = read_folder(make_folder(tmp_path / "made", {each.name: str(each.source) for each in made}, rows))
    (site,) = sites_of([*pages, replace(pages[0], url="https://valley-herald.example/story")])
    trials = try_site(site)
    assert [(trial.drafted_from, trial.is_taken, trial.error) for trial in trials] == [
        (2, True, ""),
        (2, True, ""),
        (2, False, ""),
    ]
    assert [trial.f1 for trial in trials] == [1.0, 1.0, trials[2].without]
    said = summary_lines([trials])
    assert said[0] == "3 pages of 1 sites, each by a draft from the site's other pages"
    assert said[-1] == "2 pages taken by a drafted layout, 1 fell through to other lanes"


def test_the_benchmark_counts_a_site_as_worse_where_its_mean_fell() -> None:
    def trial(f1: float) -> Trial:
        return Trial("a.example", "page", 1, "generic", f1, without=0.9)

    shares = [
        line
        for line in summary_lines([[trial(0.9)], [trial(0.89)], [trial(0.8995)], [trial(0.95)]])
        if "no worse" in line
    ]
    assert shares == ["no worse than without on 3 sites, 75.0% (should be 90% or more)"]
