"""Golden cases as tests: real runs of pytest in a project of somebody's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.authoring.golden import BODY, FACTS, Case

from .plugin_files import GOOD, written

pytest_plugins = ["pytester"]

PAGE = """<!doctype html><html lang="en"><head><title>Tide mill grinds again</title></head><body><nav>Home</nav>
<article><h1>Tide mill grinds again</h1>
<p>The mill at Sallow Creek ground its first sack of barley on Monday, forty years after the last miller left it.</p>
<p>Share this article</p>
<p>A crew of six had spent two winters on the wheel, which they took apart, numbered with chalk and put together.</p>
<p>Flour will be sold from the door on the first Saturday of each month, while the spring tides last.</p>
</article></body></html>
"""
SETTINGS = 'url = "https://harbour-post.example/mill"\nshows = "an article"\nwith = ["Flour will be sold"]\n'
NAME = "golden/harbour_post/2024"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with a plugin's file, one golden case, and the settings for both."""
    written(pytester.path, GOOD)
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\nclean_article_golden = "golden"\nclean_article_plugins = "harbour_post.py"\n'
    )
    make_case(pytester.path, expected=True)
    return pytester


def make_case(folder: Path, *, expected: bool, name: str = "2024") -> Path:
    """Write a golden case; its expected files were read against the page: two paragraphs and the share line gone."""
    case = folder / "golden" / "harbour_post" / name
    case.mkdir(parents=True)
    (case / "page.html").write_text(PAGE, "utf-8")
    (case / "case.toml").write_text(SETTINGS, "utf-8")
    if expected:
        from cleaner import Cleaner

        for difference in Case(case).differences(Case(case).clean(Cleaner([folder / "harbour_post.py"]))):
            difference.write()
    return case


def spoil(case: Path) -> None:
    """Let the expected result be another one: a paragraph less, and another rule's removal."""
    body = (case / BODY).read_text("utf-8")
    (case / BODY).write_text(body.replace("A crew of six", "A crew of nine"), "utf-8")
    facts = (case / FACTS).read_text("utf-8")
    assert "rule: share-bar" in facts
    (case / FACTS).write_text(facts.replace("rule: share-bar", "rule: tags"), "utf-8")


def test_each_case_is_a_test_named_after_its_folder(project: pytest.Pytester) -> None:
    result = project.runpytest("-v")
    result.stdout.fnmatch_lines([f"{NAME} PASSED*"])
    result.assert_outcomes(passed=1)


def test_a_case_can_be_run_by_its_name(project: pytest.Pytester) -> None:
    make_case(project.path, expected=True, name="2019")
    project.runpytest(NAME).assert_outcomes(passed=1)
    project.runpytest("-k", "2019").assert_outcomes(passed=1, deselected=1)


def test_cases_are_collected_beside_the_folders_of_tests(project: pytest.Pytester) -> None:
    file = project.path / "pyproject.toml"
    file.write_text(file.read_text("utf-8") + '\ntestpaths = ["checks"]\n', "utf-8")
    (project.path / "checks").mkdir()
    (project.path / "checks" / "test_own.py").write_text("def test_own():\n    pass\n", "utf-8")
    project.runpytest().assert_outcomes(passed=2)
    project.runpytest("checks").assert_outcomes(passed=1)


def test_nothing_is_collected_without_the_setting(project: pytest.Pytester) -> None:
    (project.path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", "utf-8")
    assert project.runpytest().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_failure_shows_what_changed_in_text_and_removals(project: pytest.Pytester) -> None:
    spoil(project.path / NAME)
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            f"{NAME}: expected.txt differs",
            "  -A crew of nine had spent two winters*",
            "  +A crew of six had spent two winters*",
            f"{NAME}: expected.yml differs",
            "  -removed by tags: Share this article",
            "  +removed by share-bar: Share this article",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_failed_cases_run_again_with_last_failed(project: pytest.Pytester) -> None:
    make_case(project.path, expected=True, name="2019")
    spoil(project.path / NAME)
    project.runpytest().assert_outcomes(failed=1, passed=1)
    project.runpytest("--lf").assert_outcomes(failed=1, deselected=1)


def test_a_case_without_expected_files_fails_and_writes_none(project: pytest.Pytester) -> None:
    case = make_case(project.path, expected=False, name="2019")
    result = project.runpytest()
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["*expected.txt is missing", "*expected.yml is missing"])
    assert sorted(file.name for file in case.iterdir()) == ["case.toml", "page.html"]


def test_a_snippet_that_is_missing_fails(project: pytest.Pytester) -> None:
    (project.path / NAME / "case.toml").write_text(SETTINGS.replace("Flour", "Bread"), "utf-8")
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"{NAME}: lacks 'Bread will be sold'"])


def test_a_broken_case_fails_and_the_others_run(project: pytest.Pytester) -> None:
    case = make_case(project.path, expected=False, name="2019")
    (case / "case.toml").write_text("url = ", "utf-8")
    result = project.runpytest()
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["golden/harbour_post/2019: *case.toml: *"])


def test_update_without_a_terminal_writes_new_files_beside_and_fails(project: pytest.Pytester) -> None:
    spoil(project.path / NAME)
    before = (project.path / NAME / BODY).read_text("utf-8")
    result = project.runpytest("--update-golden")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["Nobody can answer here: read *expected.txt.new, and rename it if it is right."])
    assert (project.path / NAME / BODY).read_text("utf-8") == before
    assert "A crew of six" in (project.path / NAME / f"{BODY}.new").read_text("utf-8")
    assert "rule: share-bar" in (project.path / NAME / f"{FACTS}.new").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_update_on_a_terminal_shows_the_difference_and_writes_what_is_agreed_to(project: pytest.Pytester) -> None:
    case = project.path / NAME
    spoil(case)
    ours, theirs = os.openpty()
    os.write(ours, b"y\nn\n")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--update-golden", "-p", "no:cacheprovider"],
        cwd=project.path, stdin=theirs, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert "-A crew of nine had spent" in run.stdout
    assert "Write" in run.stdout
    assert "A crew of six" in (case / BODY).read_text("utf-8")
    assert "rule: tags" in (case / FACTS).read_text("utf-8")
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr


def test_update_of_what_is_right_asks_nothing_and_passes(project: pytest.Pytester) -> None:
    project.runpytest("--update-golden").assert_outcomes(passed=1)
    assert not list((project.path / NAME).glob("*.new"))


def test_the_fixture_checks_a_case_within_a_test_of_one_s_own(project: pytest.Pytester) -> None:
    (project.path / "test_own.py").write_text(
        f"def test_mill(check_golden):\n    check_golden({NAME!r})\n\n"
        "def test_spoilt(check_golden):\n    check_golden('golden/harbour_post/2019')\n",
        "utf-8",
    )
    spoil(make_case(project.path, expected=True, name="2019"))
    result = project.runpytest("test_own.py")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*golden/harbour_post/2019: expected.txt differs"])


def test_a_plugin_that_does_not_load_is_named(project: pytest.Pytester) -> None:
    (project.path / "harbour_post.py").write_text("import no_such_module\n", "utf-8")
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*harbour_post.py: ModuleNotFoundError*"])


def test_pytest_loads_nothing_heavy_with_the_plugin() -> None:
    heavy = "{'trafilatura', 'yaml', 'rich', 'bs4', 'jinja2', 'click', 'cleaner.authoring.check'}"
    code = f"import cleaner.pytest_plugin, sys; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_our_own_cases_are_tests_once() -> None:
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--co", "-q", "-p", "no:cacheprovider", "golden", "tests/test_golden.py"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = [line for line in run.stdout.splitlines() if "theguardian_com/2020" in line]
    assert found
    assert all(line.startswith("tests/test_golden.py::") for line in found)
