"""The documentation says what the code does: generated files are up to date, examples run, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATED = ("README.md", "docs/plugins.md", "docs/rules.md")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions.md", "docs/plugins.md", "docs/rules.md")
LINK = re.compile(r"\]\((?!https?:|#)([^)\s#]+)(?:#[^)]*)?\)")


def fences(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def written() -> dict[Path, str]:
    documents = runpy.run_path(str(ROOT / "docs" / "generate.py"))["documents"]
    found: dict[Path, str] = documents()
    return found


@pytest.mark.parametrize("page", GENERATED)
def test_generated_page_is_up_to_date(page: str, written: dict[Path, str]) -> None:
    stored = (ROOT / page).read_text("utf-8")
    assert stored == written[ROOT / page], f"{page} is out of date: run 'python docs/generate.py' and read it"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_exist(page: str) -> None:
    targets = LINK.findall((ROOT / page).read_text("utf-8"))
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_sessions_give_what_they_show(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for number, session in enumerate(fences(page, "pycon"), 1):
        example = doctest.DocTestParser().get_doctest(session, {}, f"{page}, session {number}", page, 0)
        said: list[str] = []
        assert runner.run(example, out=said.append).failed == 0, "".join(said)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_modules_can_be_imported(page: str) -> None:
    for number, module in enumerate(fences(page, "python"), 1):
        exec(compile(module, f"{page}, module {number}", "exec"), {"__name__": "example"})
