"""What users install: two packages with types, a command, and a README whose commands are those that CI runs."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PathDistribution, entry_points, version
from pathlib import Path
from typing import Any

import pytest

import cleaner
import cleaner.cli.plugins

ROOT = Path(__file__).parent.parent
CI = ROOT / ".ci" / "run"

USER_SCRIPT = ROOT / "tests" / "user_script.py"


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def dependencies() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "dependencies.py"))


def commands() -> list[str]:
    """Return the README's commands that set everything up."""
    readme = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)


def test_wheel_installs_two_packages_and_no_more(pyproject: dict[str, Any]) -> None:
    packages = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert sorted(Path(package).name for package in packages) == ["cleaner", "cleaner_plugins"]
    assert all((ROOT / package / "__init__.py").is_file() for package in packages)


def test_packages_are_marked_as_typed(pyproject: dict[str, Any]) -> None:
    packages = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert all((ROOT / package / "py.typed").is_file() for package in packages)


def test_version_is_the_same_everywhere(pyproject: dict[str, Any]) -> None:
    declared = pyproject["project"]["version"]
    assert version("clean-article") == declared
    assert cleaner.__version__ == declared
    newest = re.search(r"^## \[(?!Unreleased)([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == declared


def test_command_and_built_in_plugins_are_registered() -> None:
    assert any(point.name == "clean-article" for point in entry_points(group="console_scripts"))
    assert any(point.value == "cleaner_plugins.index" for point in entry_points(group="cleaner.plugins"))


def test_source_archive_holds_what_the_tests_need(pyproject: dict[str, Any]) -> None:
    included = {entry.strip("/") for entry in pyproject["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    needed = {"cleaner", "plugins", "golden", "tests", "benchmarks", "docs"}
    assert needed | {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"} <= included
    assert all((ROOT / entry).exists() for entry in included)


def test_classifiers_name_each_python_from_the_oldest_that_is_required(pyproject: dict[str, Any]) -> None:
    named = [each.rpartition(" :: ")[2] for each in pyproject["project"]["classifiers"] if " :: 3." in each]
    oldest = int(pyproject["project"]["requires-python"].removeprefix(">=3."))
    assert named == [f"3.{minor}" for minor in range(oldest, oldest + len(named))]
    assert f"py3{oldest}" == pyproject["tool"]["ruff"]["target-version"]


def test_licence_is_the_declared_one(pyproject: dict[str, Any]) -> None:
    assert pyproject["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


def test_licences_of_all_that_is_needed_are_allowed(dependencies: dict[str, Any]) -> None:
    assert len(dependencies["installed"]()) > len(dependencies["_DECLARED"]["dependencies"])
    assert dependencies["refused"]() == {}, "not allowed by docs/licences.toml"


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("unknown", False),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("MIT AND (GPL-2.0-only OR BSD-3-Clause)", True),
        ("(MIT AND GPL-2.0-only) OR LGPL-2.1-only", False),
    ],
)
def test_a_licence_is_allowed_if_one_may_choose_it(
    expression: str, allowed: bool, dependencies: dict[str, Any]
) -> None:
    assert dependencies["is_allowed"](expression) is allowed


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("License-Expression: GPL-3.0-only", "GPL-3.0-only"),
        ("License: GPLv3", "GPLv3"),
        ("License: see the file\nClassifier: License :: OSI Approved :: MIT License", "MIT License"),
        (
            "Classifier: License :: OSI Approved :: MIT License\n"
            "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
            "MIT License AND GNU General Public License v3 (GPLv3)",
        ),
        ("Summary: No word of it", "unknown"),
    ],
)
def test_a_licence_is_what_the_metadata_say(
    said: str, licence: str, dependencies: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "thing-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: thing\nVersion: 1.0\n{said}\n", "utf-8")
    assert dependencies["licence"](PathDistribution(folder)) == licence


@pytest.mark.parametrize(("page", "writer"), [("command.md", "commands"), ("licences.md", "licences")])
def test_page_that_is_written_from_the_package_is_up_to_date(page: str, writer: str) -> None:
    written = runpy.run_path(str(ROOT / "docs" / "generate.py"))[writer]()
    stored = (ROOT / "docs" / page).read_text("utf-8")
    assert stored == written, f"docs/{page} is out of date: run 'python docs/generate.py' and read it"


def test_page_of_the_command_has_every_command() -> None:
    page = (ROOT / "docs" / "command.md").read_text("utf-8")
    titles = set(re.findall(r"^##+ clean-article (.*)$", page, re.MULTILINE))
    assert {*cleaner.cli.COMMANDS} - {"clean"} <= titles
    assert {f"plugins {name}" for name in cleaner.cli.plugins.COMMANDS} <= titles


def test_readme_has_one_command_for_the_main_job_and_one_for_the_tests() -> None:
    main_job, tests = commands()
    assert ".venv/bin/clean-article " in main_job
    assert tests.endswith(".venv/bin/python -m pytest -q")


@pytest.mark.skipif(not CI.exists(), reason="a source archive has no .ci/run")
def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert f"\ntest_command='{commands()[1]}'\n" in CI.read_text("utf-8")


@pytest.mark.parametrize("name", cleaner.__all__)
def test_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(cleaner, name).__doc__


def test_users_code_passes_strict_type_checking(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    shutil.copy(USER_SCRIPT, script)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
