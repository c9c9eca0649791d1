"""``plugins check``: golden cases of somebody's own, their differences, and what the plugin owes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.authoring.check import check_case
from cleaner.authoring.golden import BODY, FACTS, Case, GoldenError, cases_in
from cleaner.cli import main

from .plugin_files import written

PLUGIN = """
@hookimpl
def publishers():
    return (Publisher(
        name="Quarry Herald",
        hosts=("quarry-herald.example",),
        layouts=(Layout("2024", body="article", title="h1", drop=(".tickets",), keep=("aside.facts",)),),
        noise=("More stone for your money",),
    ),)
"""
SECOND_LAYOUT = PLUGIN.replace(
    "layouts=(", "layouts=(Layout('2025', body='#story', byline='.by', drop=('.unseen',), keep=('.facts',)), "
)
PAGE = """<!doctype html><html lang="en"><head><title>Crane lifts its last slab</title></head><body>
<article><h1>Crane lifts its last slab</h1>
<p>The blue crane above Garth Quarry lifted its last slab on Thursday, a gravestone for the man who had bought it.</p>
<div class="tickets"><p>Tours on Sundays, helmets included</p></div>
<p>It will be taken to pieces in March, and the cab goes to the school, where it is to become a place for reading.</p>
<aside class="facts"><p>The crane is 31 metres high.</p></aside><p>More stone for your money</p>
<p>What becomes of the hole nobody knows, but the ducks have already moved in and the anglers have taken notice.</p>
</article></body></html>
"""
SETTINGS = (
    'url = "https://quarry-herald.example/crane"\nshows = "an article"\nwith = ["31 metres"]\nwithout = ["Tours"]\n'
)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with a plugin and one golden case, whose expected files are there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    written(tmp_path, PLUGIN, "quarry_herald_example.py")
    case = tmp_path / "golden" / "quarry_herald_example" / "2024"
    case.mkdir(parents=True)
    (case / "page.html").write_text(PAGE, "utf-8")
    (case / "case.toml").write_text(SETTINGS, "utf-8")

    def invoke(*arguments: object, answers: str | None = None) -> Result:
        given = ["plugins", "check", "--plugin", "quarry_herald_example.py", *map(str, arguments)]
        return CliRunner().invoke(main, given, input=answers)

    assert invoke("--update", "--yes").exit_code == 0
    return invoke


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    return tmp_path / "golden" / "quarry_herald_example" / "2024"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_what_was_written_is_what_the_page_says(run: Run, case: Path) -> None:
    body = (case / BODY).read_text("utf-8")
    assert body.startswith("The blue crane above Garth Quarry")
    assert "The crane is 31 metres high." in body
    assert "Tours on Sundays" not in body
    assert "- rule: layout\n  text: Tours on Sundays, helmets included\n" in (case / FACTS).read_text("utf-8")
    assert "- rule: site-noise\n  text: More stone for your money\n" in (case / FACTS).read_text("utf-8")


def test_a_plugin_whose_cases_are_right_is_green(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == "quarry_herald_example: 1 case, ok\n"


def test_a_difference_is_shown_in_text_and_in_removals(run: Run, case: Path) -> None:
    replace(case / BODY, "blue crane", "green crane")
    replace(case / FACTS, "rule: site-noise", "rule: sponsored")
    result = run()
    assert result.exit_code == 1
    assert "    -The green crane above Garth Quarry" in result.stdout
    assert "    +The blue crane above Garth Quarry" in result.stdout
    assert "    -removed by sponsored: More stone for your money" in result.stdout
    assert "    +removed by site-noise: More stone for your money" in result.stdout


def test_snippets_that_lack_or_should_not_be_there_fail(run: Run, case: Path) -> None:
    (case / "case.toml").write_text(SETTINGS.replace("31", "32").replace("Tours", "ducks"), "utf-8")
    result = run()
    assert result.exit_code == 1
    assert "quarry_herald_example/2024: lacks '32 metres'" in result.stdout
    assert "quarry_herald_example/2024: holds 'ducks'" in result.stdout


def test_what_is_declared_and_never_seen_fails(run: Run, tmp_path: Path, case: Path) -> None:
    written(tmp_path, SECOND_LAYOUT, "quarry_herald_example.py")
    replace(case / "page.html", "More stone for your money", "Less stone for your money")
    assert run("--update", "--yes").exit_code == 1
    result = run()
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "quarry_herald_example: 1 case, failed",
        "  Quarry Herald: no golden page comes out by the layout '2025'",
        "  Quarry Herald: the noise 'More stone for your money' takes nothing in any golden case",
    ]


def test_selectors_that_match_nothing_fail(run: Run, tmp_path: Path) -> None:
    idle = PLUGIN.replace('".tickets"', '".tickets", ".gone"').replace("title=", "byline='.by', title=")
    written(tmp_path, idle, "quarry_herald_example.py")
    result = run()
    assert result.exit_code == 1
    assert "nothing matches '.gone' in any golden page" in result.stdout
    assert "nothing matches the byline '.by' of the layout '2024' in any golden page" in result.stdout


def test_a_plugin_without_a_case_fails(run: Run, tmp_path: Path) -> None:
    other = PLUGIN.replace("Quarry Herald", "Cliff Echo").replace("quarry-herald", "cliff-echo")
    file = written(tmp_path, other, "cliff_echo_example.py")
    result = run("--plugin", file)
    assert result.exit_code == 1
    assert "Cliff Echo: no golden case is a page" in result.stdout


def test_missing_expected_files_fail_and_are_not_written(run: Run, case: Path) -> None:
    (case / BODY).unlink()
    result = run()
    assert result.exit_code == 1
    assert "expected.txt is missing; look at the result, then run 'plugins check --update'" in result.stdout
    assert not (case / BODY).exists()


def test_update_shows_the_difference_and_writes_only_what_is_agreed_to(run: Run, case: Path) -> None:
    replace(case / BODY, "blue crane", "green crane")
    replace(case / FACTS, "rule: site-noise", "rule: sponsored")
    result = run("--update", answers="y\nn\n")
    assert result.exit_code == 1
    assert "+The blue crane above" in result.stdout
    assert "blue crane" in (case / BODY).read_text("utf-8")
    assert "rule: sponsored" in (case / FACTS).read_text("utf-8")


def test_update_without_an_answer_writes_nothing(run: Run, case: Path) -> None:
    replace(case / BODY, "blue crane", "green crane")
    result = run("--update", answers="")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert "green crane" in (case / BODY).read_text("utf-8")


def test_json_tells_the_same(run: Run, case: Path) -> None:
    replace(case / BODY, "blue crane", "green crane")
    (plugin,) = json.loads(run("--format", "json").stdout)
    assert plugin["plugin"] == "quarry_herald_example"
    assert plugin["ok"] is False
    (difference,) = plugin["cases"][0]["differences"]
    assert difference["file"].endswith(BODY)
    assert plugin["complaints"] == {"Quarry Herald": []}


@pytest.mark.parametrize("name", ["quarry_herald_example", "Quarry Herald", "quarry-herald.example"])
def test_a_plugin_is_named_by_its_folder_name_or_host(run: Run, tmp_path: Path, name: str) -> None:
    broken = tmp_path / "golden" / "another" / "case"
    broken.mkdir(parents=True)
    (broken / "case.toml").write_text("url = ", "utf-8")
    assert run(name).stdout == "quarry_herald_example: 1 case, ok\n"
    assert run().exit_code == 1


def test_an_unknown_name_is_wrong_usage(run: Run) -> None:
    result = run("Quarry Heralt")
    assert result.exit_code == 2
    assert "did you mean Quarry Herald" in result.stderr


def test_a_missing_folder_of_cases_is_wrong_usage(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    result = CliRunner().invoke(main, ["plugins", "check"])
    assert result.exit_code == 2
    assert "plugins freeze" in result.stderr
    result = CliRunner().invoke(main, ["plugins", "check", "--golden", "."])
    assert result.exit_code == 2
    assert "holds no golden case" in result.stderr


@pytest.mark.parametrize("options", [["--yes"], ["--update", "--format", "json"]])
def test_options_that_do_not_go_together_are_wrong_usage(run: Run, options: list[str]) -> None:
    assert run(*options).exit_code == 2


def test_a_broken_case_is_named_and_the_others_are_checked(run: Run, tmp_path: Path, case: Path) -> None:
    other = case.with_name("broken")
    other.mkdir()
    (other / "case.toml").write_text("url = 7\n", "utf-8")
    (other / "page.html").write_text(PAGE, "utf-8")
    result = run()
    assert result.exit_code == 1
    assert "case.toml: url is a text in quotes, not 7" in result.stdout
    assert "2024:" not in result.stdout


# --- the library ----------------------------------------------------------------------------------------------


def test_expected_facts_that_are_no_facts_are_an_error_that_names_the_file(case: Path) -> None:
    for text in ("- a list\n", "removed: [7]\n", "a: [\n"):
        (case / FACTS).write_text(text, "utf-8")
        report = check_case(Case(case))
        assert not report.ok
        assert FACTS in report.faults[0]


def test_a_case_without_input_is_an_error(case: Path) -> None:
    (case / "page.html").unlink()
    with pytest.raises(GoldenError, match=r"input\.txt"):
        Case(case).clean()


def test_cases_come_by_name_and_other_folders_are_none(case: Path) -> None:
    (case.parent.parent / "notes").mkdir()
    assert [one.name for one in cases_in(case.parent.parent)] == ["quarry_herald_example/2024"]
