"""``clean-article plugins health``: which plugins no longer fit, and how that is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from cleaner.authoring import health as measures
from cleaner.cli.health import COLUMNS
from cleaner.cli.health import health as health_command

from .health_pages import NEWSLETTER, PLUGIN, TITLES, health, page, pages, records, saved
from .plugin_files import written
from .test_cli import on_terminal, run, spawn


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    return written(tmp_path, PLUGIN)


def report_of(plugin: str, *args: str) -> list[dict[str, Any]]:
    sites: list[dict[str, Any]] = json.loads(health(plugin, *args, "--format", "json").stdout)["plugins"]
    return sites


def complaints_of(plugin: str, *args: str) -> list[str]:
    """Return what is wrong with the one plugin whose pages are given."""
    (site,) = report_of(plugin, *args)
    assert site["well"] is (not site["complaints"])
    return list(site["complaints"])


# --- well and unwell ----------------------------------------------------------------------------------------


def test_a_plugin_that_fits_all_its_pages_is_well(tmp_path: Path, plugin: str) -> None:
    result = health(plugin, saved(tmp_path / "pages", pages()))
    assert result.stdout == "Harbour Post\t5\t2024 5\t0.0%\t0.0%\t0.0%\twell\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_pages_that_no_layout_took_make_a_plugin_unwell_and_the_selectors_are_named(
    tmp_path: Path, plugin: str
) -> None:
    changed = {title: page(title, name="redesigned") for title in TITLES[:2]}
    result = health(plugin, saved(tmp_path / "pages", pages() | changed))
    assert result.exit_code == 1
    row, complaint = result.stdout.splitlines()
    assert row == "Harbour Post\t5\t2024 3\t40.0%\t0.0%\t0.0%\tunwell"
    assert complaint == (
        "Harbour Post: no layout took 40% of the pages: "
        "no layout matched (2024 (.story), 2019 (#content)); the site may have changed"
    )


def test_one_odd_page_of_five_is_no_drift(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages() | {TITLES[0]: page(TITLES[0], name="special")})
    assert complaints_of(plugin, folder) == []
    assert report_of(plugin, folder)[0]["layouts"] == {"2024": 4, "-": 1}


def test_text_that_only_the_generic_lane_keeps_is_lost(tmp_path: Path, plugin: str) -> None:
    lost = (
        "The harbour master has asked the boats to keep to the northern channel until the last of the stones is laid."
    )
    (complaint,) = complaints_of(plugin, saved(tmp_path / "pages", pages(more=f'<p class="rest">{lost}</p>')))
    assert re.match(
        r"2\d% of the text is lost against the generic lane, such as 'The harbour master has asked", complaint
    )


def test_a_paragraph_without_a_label_that_the_layout_drops_is_not_lost(tmp_path: Path, plugin: str) -> None:
    label = '<span class="rest">(opens in a new window)</span>'
    paragraph = f"<p>The minutes of the harbour board {label} have been kept since 1874, and most of them are dull.</p>"
    sources = {title: page(title, more=paragraph) for title in TITLES[:2]}
    (site,) = report_of(plugin, saved(tmp_path / "pages", sources))
    assert (site["lost"], site["well"]) == (0, True)


def test_a_field_is_not_lost(tmp_path: Path, plugin: str) -> None:
    byline = '<p class="byline">By Mira Holt, harbour correspondent</p>'
    assert complaints_of(plugin, saved(tmp_path / "pages", pages(more=byline))) == []


def test_text_that_the_generic_lanes_rules_take_is_noise(tmp_path: Path, plugin: str) -> None:
    complaints = complaints_of(plugin, saved(tmp_path / "pages", pages(more=NEWSLETTER.replace('="', '="kept '))))
    assert any(
        re.match(r"1\d% of the text looks like noise, such as 'Sign up for our newsletter", text) for text in complaints
    )


def test_a_line_on_many_pages_repeats(tmp_path: Path, plugin: str) -> None:
    line = "<p>The harbour desk reads every letter, and answers most of them before the week is over.</p>"
    repeated = {title: page(title, more=line) for title in TITLES[:3]}
    complaints = complaints_of(plugin, saved(tmp_path / "pages", pages() | repeated))
    assert complaints == [
        "a line repeats on 3 pages: 'The harbour desk reads every letter, and answers most of them before the week i…'"
    ]


def test_copies_of_one_article_repeat_nothing(tmp_path: Path, plugin: str) -> None:
    assert complaints_of(plugin, saved(tmp_path / "pages", {str(copy): page(TITLES[0]) for copy in range(4)})) == []


def test_a_title_selector_that_matches_nowhere_is_named(tmp_path: Path, plugin: str) -> None:
    complaints = complaints_of(plugin, saved(tmp_path / "pages", pages(head="headline")))
    assert complaints == ["layout 2024: nothing matches title h1.head"]


def test_of_a_layout_with_two_pages_no_selector_is_called_dead(tmp_path: Path, plugin: str) -> None:
    few = {title: page(title, head="headline") for title in TITLES[:2]}
    (site,) = report_of(plugin, saved(tmp_path / "pages", few))
    assert (site["complaints"], site["idle_selectors"]) == ([], {})


def test_selectors_that_match_nowhere_are_listed_by_layout(tmp_path: Path, plugin: str) -> None:
    (site,) = report_of(plugin, saved(tmp_path / "pages", pages()))
    assert site["idle_selectors"] == {"2024": ["drop .rest", "keep .kept"]}


def test_a_slash_in_a_layouts_name_is_part_of_it(tmp_path: Path, plugin: str) -> None:
    (site,) = report_of(plugin, saved(tmp_path / "pages", pages(host="valley.example")))
    assert site["layouts"] == {"a/b": 5}


def test_a_publisher_without_layouts_can_not_drift(tmp_path: Path, plugin: str) -> None:
    (site,) = report_of(plugin, saved(tmp_path / "pages", pages(host="lines.example")))
    assert (site["name"], site["well"], site["drift"]) == ("Lines Only", True, 0)


def test_the_unwell_come_first_then_the_names(tmp_path: Path, plugin: str) -> None:
    sources = {
        f"{number}": page(TITLES[0], host=host) for number, host in enumerate(["valley.example", "lines.example"])
    }
    broken = {"2": page(TITLES[1], name="redesigned")}
    names = [site["name"] for site in report_of(plugin, saved(tmp_path / "pages", sources | broken))]
    assert names == ["Harbour Post", "Lines Only", "Valley <b>& Sons</b>"]


def test_pages_of_unknown_sites_are_counted(tmp_path: Path, plugin: str) -> None:
    result = health(plugin, saved(tmp_path / "pages", pages(host="unknown.example")))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "pages of sites without a plugin: 5\n"


def test_rule_files_are_examined_where_no_publisher_took_the_page(tmp_path: Path, plugin: str) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "unknown.example.txt").write_text("body: //div[@class='story']\n")
    (rules / "gone.example.txt").write_text("body: //div[@class='removed-long-ago']\n")
    (rules / "harbour-post.example.txt").write_text("body: //div[@class='redesigned']\n")
    sources = {"a": page(TITLES[0], host="unknown.example"), "b": page(TITLES[0], host="gone.example")}
    sources |= {"c": page(TITLES[0]), "d": page(TITLES[1], name="redesigned")}
    found = report_of(plugin, saved(tmp_path / "pages", sources), "--site-configs", str(rules))
    assert {site["name"]: (site["pages"], site["drift"]) for site in found} == {
        "Harbour Post": (2, 0.5),
        "gone.example.txt": (1, 1.0),
        "harbour-post.example.txt": (1, 0.0),
        "unknown.example.txt": (1, 0.0),
    }
    assert "removed-long-ago" in next(site for site in found if site["name"] == "gone.example.txt")["complaints"][0]


# --- what comes out -----------------------------------------------------------------------------------------


def test_json_holds_each_plugin_with_its_measures_and_pages(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages() | {TITLES[0]: page(TITLES[0], name="special")})
    result = health(plugin, folder, "--format", "json")
    report = json.loads(result.stdout)
    assert set(report) == {"plugins", "pages_of_unknown_sites"}
    (site,) = report["plugins"]
    types = {
        "name": str,
        "well": bool,
        "complaints": list,
        "pages": int,
        "layouts": dict,
        "drift": float,
        "lost": float,
        "noise": float,
        "idle_selectors": dict,
        "repeated_lines": list,
        "each_page": list,
    }
    assert {name: type(value) for name, value in site.items()} == types
    fitting, special = sorted(site["each_page"], key=lambda each: bool(each["fault"]))[-2:]
    assert fitting["lane"] == "publisher:Harbour Post/2024"
    assert special["fault"].startswith("no layout matched")
    assert special["url"] == "https://www.harbour-post.example/bell-of-the-fish-market-rings-again"
    assert special["name"] == str(Path(folder) / f"{TITLES[0]}.html")
    keys = {"name", "url", "lane", "fault", "lost", "noise", "lost_lines", "noise_lines"}
    assert all(set(each) == keys for each in site["each_page"])


def test_a_terminal_gets_a_table_with_headings(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages())
    _, shown = on_terminal("plugins", "health", folder, "--plugin", plugin, stream="stdout")
    assert all(column in shown for column in COLUMNS)
    assert "\t" not in shown


def test_the_page_is_whole_by_itself_and_runs_and_loads_nothing(tmp_path: Path, plugin: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    result = health(plugin, saved(tmp_path / "pages", pages(name="redesigned")), "--html", str(out / "health.html"))
    assert result.exit_code == 1
    assert [file.name for file in out.iterdir()] == ["health.html"]
    tree = html.document_fromstring((out / "health.html").read_bytes())
    assert tree.xpath("//script | //link | //img | //iframe | //@src | //@href | //@*[starts-with(name(), 'on')]") == []
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "url(" not in tree.findtext(".//style")
    assert tree.findtext(".//tbody/tr/th") == "Harbour Post"
    assert "no layout matched (2024 (.story)" in tree.text_content()
    assert (out / "health.html").read_text().endswith("</html>\n")


def test_what_pages_and_plugins_say_is_inert_in_the_page(tmp_path: Path, plugin: str) -> None:
    markup = (
        "&lt;script&gt;alert(1)&lt;/script&gt; is what the sign over the bakery said, and nobody knew whom it meant."
    )
    lost = page(TITLES[0], more=f'<p class="rest">{markup}</p>')
    named = page(TITLES[1], name='"><img src=x onerror=alert(1)>', host="valley.example")
    file = tmp_path / "health.html"
    health(plugin, saved(tmp_path / "pages", {"lost": lost, "<b>": named}), "--html", str(file))
    tree = html.document_fromstring(file.read_bytes())
    assert tree.xpath("//script | //img | //b") == []
    text = tree.text_content()
    assert "<script>alert(1)</script> is what the sign" in text
    assert "Valley <b>& Sons</b>" in text
    assert "<b>.html" in text


def test_a_page_that_can_not_be_written_is_wrong_usage_before_any_work(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages())
    for target in (str(tmp_path / "nowhere" / "health.html"), str(tmp_path)):
        result = health(plugin, folder, "--html", target)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "'--html'" in result.stderr


def test_a_page_without_any_plugin_says_so(tmp_path: Path, plugin: str) -> None:
    file = tmp_path / "health.html"
    result = health(plugin, saved(tmp_path / "pages", pages(host="unknown.example")), "--html", str(file))
    assert result.exit_code == 0
    assert "5" in html.document_fromstring(file.read_bytes()).text_content()


@pytest.mark.parametrize("args", [(), ("--format", "yaml", "."), ("--html",), ("--plugin", "missing.py", ".")])
def test_wrong_usage_is_2(args: tuple[str, ...]) -> None:
    assert run("plugins", "health", *args).exit_code == 2


def test_a_real_process_reads_pages_and_says_what_is_wrong(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages(name="redesigned"))
    (tmp_path / "crawl.warc").write_bytes(b"".join(records()))
    done = spawn("plugins", "health", folder, str(tmp_path / "crawl.warc"), "missing", "--plugin", plugin)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "Harbour Post\t10\t2024 5\t50.0%\t0.0%\t0.0%\tunwell\nHarbour Post: no layout took 50%"
    )
    assert done.stderr == "clean-article: missing: No such file or directory\n"


def test_a_progress_bar_is_on_a_terminal_only(tmp_path: Path, plugin: str) -> None:
    folder = saved(tmp_path / "pages", pages())
    out, shown = on_terminal("plugins", "health", folder, "missing", "--plugin", plugin, stream="stderr")
    assert out.startswith("Harbour Post\t5\t")
    assert "Examining" in shown
    assert "clean-article: missing: No such file or directory" in shown
    assert spawn("plugins", "health", folder, "--plugin", plugin).stderr == ""


def test_help_says_the_limits_that_the_code_has() -> None:
    said = " ".join((health_command.help or "").split())
    assert f"more than {measures.MOST_DRIFT:.0%} of its pages".replace("%", " %") in said
    assert f"more than {measures.MOST_LOST:.0%} of the text is lost".replace("%", " %") in said
    assert f"more than {measures.MOST_NOISE:.0%} of it looks like noise".replace("%", " %") in said
    assert f"on {measures._REPEATED:.0%} of its pages".replace("%", " %") in said
    assert f"and on {measures._FEW_PAGES} at least" in said
    assert f"a layout that took {measures._FEW_PAGES} pages matches on none" in said
