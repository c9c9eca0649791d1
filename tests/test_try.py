"""The command ``plugins try``: what selectors would do that no plugin holds yet."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main

from .review_pages import BOATS, LAMP, PLUGIN, ROPES, SENTENCES

Run = Callable[..., Result]
COMMAND = [sys.executable, "-c", "from cleaner.cli import main; main(prog_name='clean-article')", "plugins", "try"]
BODY = ("--body", "article .story")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with pages and their plugin."""
    monkeypatch.chdir(tmp_path)
    for name, source in (("plugin.py", PLUGIN), ("boats.html", BOATS), ("lamp.html", LAMP), ("ropes.html", ROPES)):
        Path(name).write_text(source, "utf-8")

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["plugins", "try", *arguments], prog_name="clean-article")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


# --- selectors ----------------------------------------------------------------------------------------------


def test_the_text_comes_out_as_the_selectors_find_it(run: Run) -> None:
    result = run("lamp.html", *BODY, "--drop", ".promo", "--drop", "h2", "--title", "h1", "--standfirst", ".lead")
    parts = ("The light is lit again", "Nobody had mended one since the war.", *SENTENCES[:3])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "\n\n".join((*parts, "Sign up to the tide table", SENTENCES[3])) + "\n"


def test_lines_of_noise_go(run: Run) -> None:
    assert "Sign up" not in run("lamp.html", *BODY, "--noise", "Sign up to the tide table").stdout


def test_explain_names_the_selectors_and_what_they_took(run: Run) -> None:
    result = run("lamp.html", *BODY, "--drop", ".promo", "--explain")
    assert "lane        publisher:quay-courier.example/try\n" in result.stdout
    assert "- Win a night in the tower\n" in result.stdout
    assert "the layout drops .promo (/html/body/article/div/div[1])" in result.stdout


def test_without_a_body_the_selectors_are_added_to_the_plugin_s(run: Run) -> None:
    result = run("lamp.html", "--plugin", "plugin.py", "--drop", "h2", "--explain")
    assert result.exit_code == 0
    assert "lane        publisher:Quay Courier/2024\n" in result.stdout
    for taken in ("- A wheel from the mill\n", "- Win a night in the tower\n", "- Sign up to the tide table\n"):
        assert taken in result.stdout


def test_the_plugin_can_be_named_for_pages_of_another_address(run: Run) -> None:
    Path("lamp.html").write_text(LAMP.replace("quay-courier.example", "mirror.example"), "utf-8")
    named = run("lamp.html", "--plugin", "plugin.py", "--publisher", "Quay Courier", "--drop", "h2", "--explain")
    assert "lane        publisher:Quay Courier/2024\n" in named.stdout
    unnamed = run("lamp.html", "--plugin", "plugin.py", "--drop", "h2")
    assert unnamed.exit_code == 1
    assert "no plugin knows this page: say which element holds the article, with --body SELECTOR" in unnamed.stderr


def test_a_plugin_file_is_tried_as_it_is(run: Run) -> None:
    result = run("lamp.html", "--plugin", "plugin.py")
    assert result.exit_code == 0
    assert "Win a night" not in result.stdout
    assert not Path("__pycache__").exists()


def test_texts_of_several_pages_follow_their_names(run: Run) -> None:
    lines = run("boats.html", "ropes.html", *BODY).stdout.splitlines()
    assert [line for line in lines if line.startswith("==>")] == ["==> boats.html <==", "==> ropes.html <=="]


def test_the_review_page_is_written_where_it_is_asked_for_and_nothing_else_is(run: Run) -> None:
    before = set(Path().iterdir())
    run("lamp.html", *BODY)
    assert set(Path().iterdir()) == before
    run("lamp.html", *BODY, "-o", "review.html")
    assert set(Path().iterdir()) - before == {Path("review.html")}
    assert "publisher:quay-courier.example/try" in Path("review.html").read_text("utf-8")


# --- what is amiss ------------------------------------------------------------------------------------------


def test_selectors_that_match_nothing_on_any_page_are_named(run: Run) -> None:
    result = run("boats.html", "lamp.html", *BODY, "--drop", ".promo", "--drop", ".advert", "--byline", ".by")
    assert result.exit_code == 0
    assert re.findall(r"--\w+ '\S+' matches nothing on any page", result.stderr) == [
        "--drop '.advert' matches nothing on any page",
        "--byline '.by' matches nothing on any page",
    ]


def test_a_body_that_is_not_there_is_said_and_another_lane_takes_over(run: Run) -> None:
    result = run("lamp.html", "--body", ".text", "--explain")
    assert "lane        publisher:" not in result.stdout
    assert "no layout matched (try (.text))" in result.stderr


def test_pages_of_two_sites_come_with_a_warning(run: Run) -> None:
    Path("other.html").write_text(BOATS.replace("quay-courier.example", "mirror.example"), "utf-8")
    result = run("lamp.html", "other.html", *BODY)
    assert result.exit_code == 0
    assert "the pages are of several sites: mirror.example, quay-courier.example" in result.stderr


def test_a_page_that_cannot_be_read_is_named_and_the_rest_is_done(run: Run) -> None:
    Path("broken.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    result = run("broken.html", "lamp.html", *BODY)
    assert result.exit_code == 1
    assert result.stderr.startswith("clean-article: broken.html: ")
    assert SENTENCES[0] in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "nothing to try"),
        (("--body", "a..b"), "selector 'a..b' is not valid CSS"),
        (("--body", ""), "selectors are non-empty strings"),
        ((*BODY, "--drop", ":contains('x')"), ":contains("),
        ((*BODY, "--noise", "* table"), "opens with *"),
        (("--publisher", "Quay Currier"), "no publisher or platform is called"),
        ((*BODY, "-o", "lamp.html"), "lamp.html exists and is no review page"),
        ((*BODY, "--url", "https://quay-courier.example/", "ropes.html"), "--url goes with one page"),
        (("--plugin", "no-such.py"), "no-such.py"),
        (("--plugin", "lamp.html"), "not a Python file"),
    ],
)
def test_what_cannot_be_tried_is_wrong_usage(run: Run, options: tuple[str, ...], said: str) -> None:
    result = run("lamp.html", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert Path("lamp.html").read_text("utf-8") == LAMP


# --- watch --------------------------------------------------------------------------------------------------


def waited_for(file: Path, part: str) -> bool:
    """Wait until a file holds something."""
    for _ in range(400):
        if part in file.read_text("utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_watch_runs_again_when_the_plugin_or_a_page_changes_and_survives_a_broken_plugin(run: Run) -> None:
    pytest.importorskip("watchfiles")
    printed, said = Path("printed"), Path("said")
    plugin, page = Path("plugin.py"), Path("lamp.html")
    plugin.write_text(PLUGIN.replace('".promo",', '".promo", "h2"'), "utf-8")
    arguments = (page, "--plugin", plugin, "--watch", "-o", "review.html")
    with printed.open("w") as out, said.open("w") as err:
        process = subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=out, stderr=err)
        try:
            assert waited_for(printed, SENTENCES[3])
            assert "A wheel from the mill" not in printed.read_text("utf-8")
            plugin.write_text(PLUGIN, "utf-8")
            assert waited_for(printed, "A wheel from the mill")
            plugin.write_text("def (", "utf-8")
            assert waited_for(said, "plugin.py, line 1")
            plugin.write_text(PLUGIN, "utf-8")
            changed = Path("changed.html")  # as editors save: a new file takes the old one's place
            changed.write_text(LAMP.replace("The lamp", "The great lamp"), "utf-8")
            os.replace(changed, page)
            assert waited_for(printed, "The great lamp")
            assert waited_for(Path("review.html"), "The great lamp")
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130


def test_watch_says_which_package_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = run("lamp.html", *BODY, "--watch")
    assert result.exit_code == 2
    assert "--watch needs one more package: pip install 'clean-article[watch]'" in result.stderr
