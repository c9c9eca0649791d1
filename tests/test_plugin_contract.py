"""What every built-in plugin owes: golden cases that use all that it declares."""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cleaner_plugins
from cleaner import Article, Layout, Platform, Publisher
from cleaner.document import read
from cleaner.phrases import Phrasebook, Section, plain
from cleaner.selecting import Finder
from cleaner_plugins.__main__ import index

from .golden import Case, cases

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
def cleaned(folder: str) -> tuple[tuple[Case, Article], ...]:
    return tuple((case, case.clean()) for case in cases() if case.plugin == folder)


def pages_of(folder: str, layout: Layout) -> list[Any]:
    """Return the trees of the golden pages that come out by a layout."""
    trees = []
    for case, article in cleaned(folder):
        if case.is_html and article.lane.endswith(f"/{layout.name}"):
            trees.append(read(case.source, "html").tree)
    return trees


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
    assert any(case.is_html for case, _ in cleaned(folder)), f"golden/{folder} has no page"
    for case, _ in cleaned(folder):
        assert case.settings.get("shows"), f"golden/{case.name}/case.toml does not say what it shows"


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_layout_is_matched_by_a_golden_page(folder: str, site: Publisher | Platform) -> None:
    kind = "publisher" if isinstance(site, Publisher) else "platform"
    lanes = {article.lane for _, article in cleaned(folder)}
    missing = [layout.name for layout in site.layouts if f"{kind}:{site.name}/{layout.name}" not in lanes]
    assert missing == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_selector_to_drop_or_keep_matches_something_in_a_golden_page(
    folder: str, site: Publisher | Platform
) -> None:
    # A selector that several layouts share is shown once.
    unused = []
    for selector in dict.fromkeys(selector for layout in site.layouts for selector in (*layout.drop, *layout.keep)):
        trees = [
            (tree, layout)
            for layout in site.layouts
            if selector in (*layout.drop, *layout.keep) and layout.rework is None
            for tree in pages_of(folder, layout)
        ]
        roots = [root for tree, layout in trees for root in Finder(tree).select(layout.body)]
        if trees and not any(Finder(root).select(selector) for root in roots):
            unused.append(selector)
    assert unused == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_selector_of_a_field_matches_something_in_a_golden_page(folder: str, site: Publisher | Platform) -> None:
    unused = [
        (layout.name, name, selector)
        for layout in site.layouts
        for name, selector in layout.field_selectors().items()
        if not any(Finder(tree).select(selector) for tree in pages_of(folder, layout))
    ]
    assert unused == []


@pytest.mark.parametrize(("folder", "site"), sites())
def test_every_noise_phrase_takes_something_in_a_golden_case(folder: str, site: Publisher | Platform) -> None:
    taken = [removal.text for _, article in cleaned(folder) for removal in article.removed]
    unused = []
    for phrase in site.noise:
        book = Phrasebook([Section("site-noise", "line", [plain(phrase, "line")])])
        if not any(book.hits(text) for text in taken):
            unused.append(phrase)
    assert unused == []
