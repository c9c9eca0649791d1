"""The command ``review``, and what it puts into its file; ``test_review_page.py`` opens the file in a browser."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleaner import Article, Cleaner
from cleaner.authoring.account import keep_account
from cleaner.authoring.differences import differences, text_to_compare
from cleaner.authoring.review import Review, is_review
from cleaner.cli import main

from .review_pages import BOATS, HOSTILE, LAMP, PLUGIN, ROPES, URL

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with pages and their plugin."""
    monkeypatch.chdir(tmp_path)
    Path("plugin.py").write_text(PLUGIN, "utf-8")
    Path("pages").mkdir()
    for name, source in (("boats", BOATS), ("lamp", LAMP), ("ropes", ROPES)):
        Path(f"pages/{name}.html").write_text(source, "utf-8")

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["review", *arguments], prog_name="clean-article")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def data(file: str = "review.html") -> Any:
    """Return what a review holds."""
    content = Path(file).read_text("utf-8")
    return json.loads(content.partition('id="data">')[2].partition("</script>")[0])["pages"]


# --- pages of all kinds -------------------------------------------------------------------------------------


def test_all_pages_of_a_folder_are_in_the_review(run: Run) -> None:
    result = run("pages", "--plugin", "plugin.py")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "review.html: 3 pages\n")
    assert [page["title"] for page in data()] == [
        "Boats wait for the tide",
        "The light is lit again",
        "Ropes from nettles",
    ]
    assert {page["lane"] for page in data()} == {"publisher:Quay Courier/2024"}


def test_lines_of_json_and_packed_files_are_read_as_pages(run: Run) -> None:
    Path("pages.jsonl").write_text(json.dumps({"html": LAMP, "url": URL.format("lamp")}) + "\n", "utf-8")
    Path("boats.html.gz").write_bytes(gzip.compress(BOATS.encode()))
    assert run("pages.jsonl", "boats.html.gz", "-o", "both.html").exit_code == 0
    assert [page["name"] for page in data("both.html")] == ["pages.jsonl, line 1", "boats.html.gz"]


def test_text_that_was_extracted_before_is_reviewed_by_its_lines(run: Run) -> None:
    Path("lamp.txt").write_text("The keepers slept.\n\nSign up to the tide table\n", "utf-8")
    assert run("lamp.txt", "--plugin", "plugin.py", "--publisher", "Quay Courier").exit_code == 0
    (page,) = data()
    assert [(piece["fate"], piece["place"]) for piece in page["pieces"]] == [("kept", "line 1"), ("removed", "line 3")]


def test_the_address_chooses_the_plugin(run: Run) -> None:
    unnamed = re.sub(r"<link[^>]*>", "", LAMP)
    Path("unnamed.html").write_text(unnamed, "utf-8")
    assert run("unnamed.html", "--plugin", "plugin.py").exit_code == 0
    assert data()[0]["lane"] != "publisher:Quay Courier/2024"
    assert run("unnamed.html", "--plugin", "plugin.py", "--url", URL.format("lamp")).exit_code == 0
    assert data()[0]["lane"] == "publisher:Quay Courier/2024"


def test_a_rule_file_finds_the_body(run: Run) -> None:
    Path("rules").mkdir()
    Path("rules/quay-courier.example.txt").write_text("body: //div[@class='story']\n", "utf-8")
    assert run("pages/ropes.html", "--site-configs", "rules").exit_code == 0
    assert data()[0]["lane"] == "site-config:quay-courier.example"


# --- bad input ----------------------------------------------------------------------------------------------


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_reviewed(run: Run) -> None:
    Path("pages/broken.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    result = run("pages", "--plugin", "plugin.py")
    assert result.exit_code == 1
    assert result.stderr.startswith("clean-article: pages/broken.html: ")
    assert len(data()) == 3


def test_without_any_page_nothing_is_written(run: Run) -> None:
    Path("empty").mkdir()
    result = run("empty")
    assert result.exit_code == 1
    assert "the folder holds no file of a known kind" in result.stderr
    assert not Path("review.html").exists()


def test_no_file_but_an_older_review_is_replaced(run: Run) -> None:
    result = run("pages/boats.html", "-o", "pages/lamp.html")
    assert result.exit_code == 2
    assert "pages/lamp.html exists and is no review page; name another file" in result.stderr
    assert Path("pages/lamp.html").read_text("utf-8") == LAMP
    assert run("pages/boats.html").exit_code == 0
    assert run("pages/lamp.html").exit_code == 0
    assert [page["name"] for page in data()] == ["pages/lamp.html"]


def test_a_review_in_the_folder_of_the_pages_is_none_of_them(run: Run) -> None:
    for _ in range(2):
        assert run("pages", "-o", "pages/review.html").exit_code == 0
    assert len(data("pages/review.html")) == 3


def test_an_output_that_cannot_be_written_is_wrong_usage(run: Run) -> None:
    assert "there is no folder" in run("pages", "-o", "no-such/review.html").stderr
    assert "is a folder" in run("pages", "-o", "pages").stderr


@pytest.mark.parametrize("options", [("--url", URL.format("lamp")), ("--against", "plugin.py")])
def test_what_goes_with_one_page_is_refused_for_several(run: Run, options: tuple[str, ...]) -> None:
    result = run("pages", *options)
    assert result.exit_code == 2
    assert f"{options[0]} goes with one page" in result.stderr
    assert not Path("review.html").exists()


def test_a_wanted_text_that_is_none_is_wrong_usage(run: Run) -> None:
    Path("wanted.txt").write_bytes(b"\xff\xfe\xff")
    assert "wanted.txt is no text in UTF-8" in run("pages/lamp.html", "--against", "wanted.txt").stderr


def test_an_unknown_publisher_is_wrong_usage(run: Run) -> None:
    assert run("pages", "--publisher", "Quay Currier").exit_code == 2


# --- the file -----------------------------------------------------------------------------------------------


def test_every_line_of_the_account_is_in_the_review(run: Run) -> None:
    cleaner = Cleaner(["plugin.py"])
    article = cleaner.clean(LAMP)
    assert run("pages/lamp.html", "--plugin", "plugin.py").exit_code == 0
    (page,) = data()
    pieces = page["pieces"]
    assert [piece["text"] for piece in pieces if piece["fate"] == "kept"] == [block.text for block in article.blocks]
    assert [(p["text"], p["rule"], p["reason"], p["place"]) for p in pieces if p["fate"] in ("removed", "cut")] == [
        (removal.text, removal.rule, removal.reason, removal.position) for removal in article.removed
    ]
    assert [(p["text"], p["field"]) for p in pieces if p["fate"] == "moved"] == [
        (entry.text, entry.field) for entry in article.fields
    ]
    assert page["text"] == article.to_text()


def test_no_text_of_a_page_can_end_the_element_it_stands_in() -> None:
    cleaner, review = Cleaner([]), Review()
    account = keep_account(cleaner)
    review.add("</script><!--<script>", cleaner.clean(HOSTILE), account())
    content = review.to_html()
    held = content.partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in held
    assert "window.hit" in held
    assert content.count("<script") == content.count("</script>") == 2
    assert "&lt;/script&gt;&lt;!--&lt;script&gt;" in content  # the name, in the list of pages


def test_the_policy_lets_the_page_s_own_script_and_style_through_and_nothing_else(run: Run) -> None:
    assert run("pages").exit_code == 0
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', Path("review.html").read_text("utf-8"))
    directives = dict(part.strip().split(" ", 1) for part in html.unescape(policy).split(";"))
    assert directives.pop("default-src") == "'none'"
    assert directives.pop("base-uri") == directives.pop("form-action") == "'none'"
    assert sorted(directives) == ["script-src", "style-src"]
    assert all(re.fullmatch(r"'sha256-[\w+/]+='", value) for value in directives.values())


def test_a_saved_page_is_no_review() -> None:
    assert is_review(Review().to_html()[:1000])
    assert not is_review(LAMP)
    assert not is_review(LAMP.encode())


# --- differences --------------------------------------------------------------------------------------------


def test_differences_name_what_is_missing_and_what_is_extra() -> None:
    found = differences("A dog, and a cat.\nTwo ships", "A dog and one cat.\n\nTwo ships\n\nThree")
    assert [(one.kind, one.text.strip()) for one in found] == [
        ("same", "A dog"),
        ("extra", ","),
        ("same", "and"),
        ("missing", "one"),
        ("extra", "a"),
        ("same", "cat.\n\nTwo ships"),
        ("missing", "Three"),
    ]


def test_spaces_and_line_breaks_are_no_differences() -> None:
    assert {one.kind for one in differences("One  two\nthree", "One two three")} == {"same"}
    assert differences("", "") == []


def test_scripts_without_spaces_are_compared_by_character() -> None:
    found = differences("連絡船は港を出た", "連絡船は海を出た")
    assert [tuple(one) for one in found if one.kind != "same"] == [("missing", "海"), ("extra", "港")]


def test_nothing_of_either_text_is_lost_in_their_differences() -> None:
    wanted, text = LAMP, ROPES
    found = differences(text, wanted)
    for whole, other in ((wanted, "extra"), (text, "missing")):
        assert "".join("".join(one.text for one in found if one.kind != other).split()) == "".join(whole.split())


@pytest.mark.parametrize(
    ("wanted", "compared"),
    [
        ("Boats\n\nA lead.\n\nThe body.", "Boats\n\nA lead.\n\nThe body."),
        ("A lead.\n\nThe body.", "A lead.\n\nThe body."),
        ("The body.", "The body."),
        ("BOATS: The body.", "Boats\n\nThe body."),
    ],
)
def test_title_and_standfirst_are_compared_where_the_wanted_text_opens_with_them(wanted: str, compared: str) -> None:
    article = Article(title="Boats", standfirst="A lead.", text="The body.")
    assert text_to_compare(article, wanted) == compared
