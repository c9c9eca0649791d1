"""``plugins new --from``: saved pages become a plugin whose golden cases show all that it declares."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cleaner_plugins
from cleaner import Cleaner
from cleaner.authoring.golden import cases_in
from cleaner.cli import main

SAVED = Path(__file__).parent.parent / "docs" / "tutorial" / "pages"
HOST = "saltmarsh-gazette.example"
MODULE = "saltmarsh_gazette_example"
NEWSPAPER = ("ferry-bell", "hay-by-boat", "night-library")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``plugins`` in a folder with the tutorial's saved pages."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAVED, tmp_path / "pages")
    return lambda *arguments: CliRunner().invoke(main, ["plugins", *map(str, arguments)])


ARCHIVE = {
    "weir": (
        "The weir below the tannery was opened on Monday for the first time since the sluice keeper fell ill.",
        "His nephew, who had never turned the wheel before, needed both arms, a bar of soap and most of the morning.",
        "By noon the mill race was running again, and the miller sent down a loaf to say that he had noticed.",
        "Anglers complained that the trout had moved upstream, where fishing belongs to the parson and his brother.",
        "The council will vote in autumn on a motor, which has been promised in every election since the war.",
    ),
    "ropewalk": (
        "The last rope of the old ropewalk was sold to a circus that needed something longer than its tent.",
        "It measures two hundred and ten metres, weighs as much as a pony, and smells of tar on warm days.",
        "Three men carried it through town on their shoulders, and the procession took a wrong turn at the market.",
        "The hall itself will hold the winter market, since nothing else in the county is long enough for all stalls.",
        "A plaque is planned for the wall, but nobody has found words that are as long as the building.",
    ),
    "signalman": (
        "After thirty years the signalman of the branch line has handed his lamp to the stationmaster of Elder Halt.",
        "Trains stopped running there in spring, yet he kept the wicks trimmed, as nobody had told him to leave off.",
        "Children of the village learned the alphabet from his flags, and some still spell their names that way.",
        "He says that he will miss the goods train most, because it was the only one that was ever early.",
        "The box is to become a bee house, with its levers left in place for the bees to wonder about.",
    ),
}


def archived(name: str) -> str:
    """Return a page as the newspaper's site may have looked before: other elements and class names, other years."""
    page = (SAVED / "ferry-bell.html").read_text("utf-8").replace("2026", "2014")
    page = page.replace("harbour/ferry-bell", f"archive/{name}").replace(
        "The ferry gets its bell back", f"The old {name}"
    )
    start, end = page.index('<div class="story-text">'), page.index('<section class="comments">')
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in ARCHIVE[name])
    offer = "<p class='ad-line'>Read the Gazette on paper, which does not need a plug.</p>"
    page = f'{page[:start]}<div id="entry">\n{text}{offer}</div>\n</div>\n{page[end:]}'
    return page.replace('class="story', 'class="paper')


def test_the_golden_cases_of_a_draft_are_green_once_their_results_were_accepted(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("new", HOST, "--from", "pages", "--package", "post").exit_code == 0
    check = ("check", "--golden", "post/golden", "--plugin", f"post/{MODULE}.py")
    before = run(*check)
    assert before.exit_code == 1
    assert "expected.txt is missing" in before.stdout
    assert run(*check, "--update", "--yes").exit_code == 0
    after = run(*check)
    assert after.exit_code == 0, after.output
    assert re.search(rf"^{MODULE}: \d cases?, ok$", after.stdout, re.MULTILINE)


def test_the_draft_finds_the_articles_of_the_pages(run: Callable[..., Result], tmp_path: Path) -> None:
    run("new", HOST, "--from", "pages", "--package", "post")
    cleaner = Cleaner([tmp_path / "post" / f"{MODULE}.py"])
    for name in NEWSPAPER:
        article = cleaner.clean((SAVED / f"{name}.html").read_bytes())
        assert article.lane.startswith("publisher:Saltmarsh Gazette/")
        assert len([block for block in article.blocks if block.kind == "paragraph"]) >= 7
        assert "by e-mail" not in article.text


def test_a_golden_page_says_nothing_that_the_saved_one_said(run: Callable[..., Result], tmp_path: Path) -> None:
    run("new", HOST, "--from", "pages", "--package", "post")
    (case, *_) = cases_in(tmp_path / "post" / "golden")
    assert 'class="story-text"' in case.source
    for name in NEWSPAPER:
        page = (SAVED / f"{name}.html").read_text("utf-8")
        said = [text for text in re.findall(r"<p>([^<]+)</p>", page) if not text.startswith("The Gazette by e-mail")]
        authors = re.findall(r"By (\w+ \w+)", page)
        assert len(said) > 8
        assert authors
        assert [text for text in (*said, *authors) if text in case.source] == []


def test_each_layout_gets_a_case_of_its_own(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ARCHIVE:
        (tmp_path / "pages" / f"{name}.html").write_text(archived(name), "utf-8")
    result = run("new", HOST, "--from", "pages", "--package", "post")
    assert result.exit_code == 0, result.output
    folders = sorted(case.folder.name for case in cases_in(tmp_path / "post" / "golden"))
    assert folders == ["2014", "2026"]


def test_in_a_checkout_the_draft_and_its_cases_go_to_the_others(run: Callable[..., Result], tmp_path: Path) -> None:
    built_in = Path(cleaner_plugins.__file__).parent
    shutil.copytree(built_in, tmp_path / "plugins" / "cleaner_plugins", ignore=shutil.ignore_patterns("__pycache__"))
    result = run("new", HOST, "--from", "pages")
    assert result.exit_code == 0, result.output
    module = tmp_path / "plugins" / "cleaner_plugins" / "publishers" / f"{MODULE}.py"
    assert 'body=".story-text"' in module.read_text("utf-8")
    assert [case.name for case in cases_in(tmp_path / "golden")] == [f"{MODULE}/2026"]
    assert f'"{MODULE}"' in (tmp_path / "plugins" / "cleaner_plugins" / "index.json").read_text("utf-8")


def test_pages_can_be_named_one_by_one_as_a_shell_does(run: Callable[..., Result], tmp_path: Path) -> None:
    names = sorted((tmp_path / "pages").glob("*.html"))
    folder = run("new", HOST, "--from", "pages", "--package", "one")
    single = run("new", HOST, "--from", *names, "--package", "two")
    assert single.exit_code == folder.exit_code == 0
    modules = [(tmp_path / package / f"{MODULE}.py").read_text("utf-8") for package in ("one", "two")]
    assert modules[0] == modules[1]


def test_a_name_of_ones_own_goes_before_what_the_pages_say(run: Callable[..., Result], tmp_path: Path) -> None:
    run("new", HOST, "--from", "pages", "--package", "post", "--name", "The Gazette")
    site = Cleaner([tmp_path / "post" / f"{MODULE}.py"]).registry.for_host(HOST)
    assert site is not None
    assert site.name == "The Gazette"


def test_one_page_is_enough_but_nothing_is_compared(run: Callable[..., Result]) -> None:
    result = run("new", HOST, "--from", "pages/ferry-bell.html", "--package", "post")
    assert result.exit_code == 0
    assert "one page only" in result.stderr


# --- pages that can't be used -------------------------------------------------------------------------------


def assert_nothing_was_written(result: Result, folder: Path, message: str) -> None:
    assert result.exit_code == 1
    assert message in result.stderr
    assert not (folder / "post").exists()


def test_pages_of_another_site_are_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("new", "harbour-post.example", "--from", "pages", "--package", "post")
    assert_nothing_was_written(result, tmp_path, f"some say that they are of {HOST} (pages/ferry-bell.html)")


def test_a_page_of_another_site_among_the_others_is_named(run: Callable[..., Result], tmp_path: Path) -> None:
    page = (SAVED / "ferry-bell.html").read_text("utf-8").replace(HOST, "harbour-post.example")
    (tmp_path / "pages" / "stray.html").write_text(page, "utf-8")
    result = run("new", HOST, "--from", "pages", "--package", "post")
    assert_nothing_was_written(result, tmp_path, "harbour-post.example (pages/stray.html): leave these out")


def test_pages_without_an_article_are_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text("<html><body><nav><a href='/a'>Town</a></nav></body></html>", "utf-8")
    result = run("new", HOST, "--from", "list.html", "--package", "post")
    assert_nothing_was_written(result, tmp_path, "no page holds an article")


@pytest.mark.parametrize(("name", "reason"), [("no-such.html", "No such file"), ("empty", "holds no file")])
def test_what_cannot_be_read_is_named(run: Callable[..., Result], tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run("new", HOST, "--from", name, "--package", "post")
    assert_nothing_was_written(result, tmp_path, reason)
    assert name in result.stderr
