"""The documentation says what the code does: generated files are up to date, examples run, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATED = ("README.md", "docs/plugins.md", "docs/rules.md", "docs/tutorial.md")
SITE_ONLY = ("index.md", "contributing.md", "changelog.md", "benchmarks.md")
"""Pages that the site makes out of what stands elsewhere."""

PAGES = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
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
    known = SITE_ONLY if page.startswith("docs/") else ()
    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]
    assert [target for target in missing if target not in known] == []


def test_the_picture_of_explain_shows_what_explain_prints(written: dict[Path, str]) -> None:
    # Words alone: another version of rich may draw them in another way.
    picture = ROOT / "docs" / "explain.svg"
    stored, now = (
        re.findall(r">([^<>]+)</text>", drawing) for drawing in (picture.read_text("utf-8"), written[picture])
    )
    assert any("standfirst" in line for line in stored)
    assert stored == now, "docs/explain.svg is out of date: run 'python docs/generate.py' and look at it"


def test_drawn_pictures_are_up_to_date() -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "draw.py"))["pictures"]()
    for picture, source in drawn.items():
        assert picture.read_text("utf-8") == source, f"{picture.name} is out of date: run 'python docs/draw.py'"


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("*.svg")), ids=lambda path: path.name)
def test_pictures_load_nothing(picture: Path) -> None:
    loaded = re.findall(r"url\(\s*['\"]?(?!#)|@import|<script|<image|\bhref=['\"](?!#)", picture.read_text("utf-8"))
    assert loaded == []


def test_every_page_of_the_docs_is_in_the_sites_menu() -> None:
    named = set(re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    assert named == {path.name for path in (ROOT / "docs").glob("*.md")} | set(SITE_ONLY)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/lines.md"])
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
