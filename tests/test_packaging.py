"""What users install: two packages with types, a command, and a README whose commands are those that CI runs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest

import cleaner

ROOT = Path(__file__).parent.parent
CI = ROOT / ".ci" / "run"

# What a user's own code may look like; it has to pass as it stands.
USER_SCRIPT = """
from datetime import datetime

import cleaner
from cleaner import Article, Block, Cleaner, FieldText, Layout, Publisher, Removal, hookimpl

POST = Publisher(
    name="Example Post",
    hosts=("example-post.com",),
    layouts=(Layout("2024", body="article .story-body", drop=(".promo",)),),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    return (POST,)


article: Article = Cleaner(plugins=[POST]).clean(b"<p>Text.</p>", url="https://example-post.com/", kind="html")
title: str | None = article.title
published: datetime | None = article.published
blocks: tuple[Block, ...] = article.blocks
removed: tuple[Removal, ...] = article.removed
fields: tuple[FieldText, ...] = article.fields
confidence: float = article.confidence
complete: bool = article.status == "complete"
text: str = article.to_text(include=("title", "body")) + article.to_markdown() + article.to_json()
try:
    cleaner.clean("Text.", publisher="nobody")
except cleaner.InputError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


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


def test_licence_is_the_declared_one(pyproject: dict[str, Any]) -> None:
    assert pyproject["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


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
    script.write_text(USER_SCRIPT, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
