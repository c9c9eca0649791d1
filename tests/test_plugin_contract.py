"""What every built-in plugin owes: golden cases that use all that it declares."""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cleaner_plugins
from cleaner import Platform, Publisher
from cleaner.authoring.check import Contract, Outcome
from cleaner_plugins.__main__ import index

from .golden import cases

HOME = Path(cleaner_plugins.__file__).parent
NOT_PLUGINS = {"generic", "text"}


def modules() -> list[str]:
    """Return the dotted names of the built-in plugins' modules."""
    paths = sorted(HOME.glob("p*s/[!_]*.py"))
    return [f"cleaner_plugins.{path.parent.name}.{path.stem}" for path in paths]


def sites() -> list[Any]:
    """Return (folder of the golden cases, publisher or platform) of every built-in plugin."""
    found = []
    for name in modules():
        module = importlib.import_module(name)
        declared = module.publishers() if hasattr(module, "publishers") else module.platforms()
        found += [pytest.param(name.rpartition(".")[2], site, id=site.name) for site in declared]
    return found


@cache
def outcomes(folder: str) -> tuple[Outcome, ...]:
    return tuple(Outcome(case, case.clean()) for case in cases() if case.plugin == folder)


def test_the_index_is_what_the_modules_declare() -> None:
    written = json.loads((HOME / "index.json").read_text("utf-8"))
    assert written == index(), "run 'python -m cleaner_plugins'"
    assert (HOME / "index.json").read_text("utf-8") == json.dumps(index(), indent=1, ensure_ascii=False) + "\n"


def test_every_module_declares_either_publishers_or_platforms() -> None:
    for name in modules():
        module = importlib.import_module(name)
        assert hasattr(module, "publishers") is ("publishers" in name)
        assert hasattr(module, "platforms") is ("platforms" in name)


def test_every_folder_of_golden_cases_is_of_a_plugin() -> None:
    known = {name.rpartition(".")[2] for name in modules()} | NOT_PLUGINS
    assert {case.plugin for case in cases()} <= known


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_plugin_has_a_golden_page_and_says_what_each_case_shows(folder: str, site: Publisher | Platform) -> None:
    contract = Contract(site, outcomes(folder))
    assert not contract.lacks_page, f"golden/{folder} has no page"
    assert contract.undescribed == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_layout_is_matched_by_a_golden_page(folder: str, site: Publisher | Platform) -> None:
    assert Contract(site, outcomes(folder)).layouts_without_page == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_selector_to_drop_or_keep_matches_something_in_a_golden_page(
    folder: str, site: Publisher | Platform
) -> None:
    assert Contract(site, outcomes(folder)).idle_selectors == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_selector_of_a_field_matches_something_in_a_golden_page(folder: str, site: Publisher | Platform) -> None:
    assert Contract(site, outcomes(folder)).idle_fields == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_noise_phrase_takes_something_in_a_golden_case(folder: str, site: Publisher | Platform) -> None:
    assert Contract(site, outcomes(folder)).idle_noise == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_no_built_in_layout_is_left_to_the_judge(folder: str, site: Publisher | Platform) -> None:
    assert [layout.name for layout in site.layouts if layout.judged] == []
