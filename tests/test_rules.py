"""Every rule takes its noise and leaves alone what only sounds like it; the cases are in ``rule_cases/``.

A case is a snippet of text or HTML that stands amid paragraphs of prose (``where``: amid, head or end; of the
generic lane's cases ``page`` is a whole page). Of a cleaned one, ``takes`` lists what the rule takes (default: the
lines of the text), ``leaves`` what is left of it; with ``field`` it goes to that field. ``bug`` names a defect of
the library that is not mended yet.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cleaner import Article, Cleaner, Layout, Publisher
from cleaner.rules import RULES

from .generated import PROSE

CASES = Path(__file__).parent / "rule_cases"
SITE = Publisher(
    name="Harbour Post",
    hosts=("harbour-post.example",),
    layouts=(Layout("2024", body="article"),),
    noise=("Sign up to the tide table", "Our boats need # hands", "Picture of the * day"),
)
STRAYS = Publisher(name="Stray Post", hosts=("stray.example",), layouts=SITE.layouts, related=True)
CLEANER = Cleaner(plugins=[SITE, STRAYS])
BEFORE, AFTER = PROSE[:3], PROSE[3:6]


@dataclass(frozen=True)
class Case:
    """One entry of a case file."""

    rule: str
    number: int
    data: dict[str, Any]

    @property
    def snippet(self) -> str:
        return str(self.data.get("text") or self.data.get("html") or self.data["page"]).strip("\n")

    @property
    def is_text(self) -> bool:
        return "text" in self.data

    @property
    def takes(self) -> list[str]:
        if "takes" in self.data:
            return list(self.data["takes"])
        assert self.is_text, "a case in HTML has to say what it takes"
        return [line for line in self.snippet.split("\n") if line]

    def among_prose(self, snippet: str) -> str:
        before, after = ([] if self.is_text else [f"<p>{text}</p>" for text in texts] for texts in (BEFORE, AFTER))
        if self.is_text:
            before, after = list(BEFORE), list(AFTER)
        where = self.data.get("where", "amid")
        before, after = {"amid": (before, after), "head": ([], before + after), "end": (before + after, [])}[where]
        return "\n\n".join(part for part in [*before, snippet, *after] if part)

    def clean(self) -> Article:
        if "page" in self.data:
            prose = {f"${number}": text for number, text in enumerate(PROSE[:6], 1)}
            page = self.snippet
            for mark, text in prose.items():
                page = page.replace(mark, text)
            return CLEANER.clean(page, kind="html")
        url = f"https://{self.data.get('host', 'harbour-post.example')}/"
        source = self.among_prose(self.snippet)
        if self.is_text:
            return CLEANER.clean(source, url=url, kind="text")
        article = CLEANER.clean(f"<article>{source}</article>", url=url, kind="html")
        assert article.lane.startswith("publisher:")
        return article


def cases(kind: str) -> list[Any]:
    found = []
    for rule in RULES:
        path = CASES / f"{rule.name}.toml"
        entries = tomllib.loads(path.read_text("utf-8")).get(kind, ()) if path.exists() else ()
        for number, data in enumerate(entries):
            marks = [pytest.mark.xfail(reason=data["bug"])] if "bug" in data else []
            case = Case(rule.name, number, data)
            found.append(pytest.param(case, marks=marks, id=f"{rule.name}-{number}-{case.snippet[:30]}"))
    return found


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_every_rule_has_three_cases_that_it_cleans_and_three_that_it_leaves_alone(name: str) -> None:
    path = CASES / f"{name}.toml"
    assert path.exists(), f"write {path.relative_to(CASES.parent.parent)}"
    entries = tomllib.loads(path.read_text("utf-8"))
    assert set(entries) == {"cleaned", "left"}
    for kind in ("cleaned", "left"):
        assert len([entry for entry in entries[kind] if "bug" not in entry]) >= 3, kind


def test_every_case_file_is_of_a_rule_and_every_key_is_known() -> None:
    known = {"text", "html", "page", "where", "takes", "leaves", "field", "host", "bug"}
    for path in CASES.glob("*.toml"):
        if path.stem == "unchanged":
            continue
        assert path.stem in {rule.name for rule in RULES}
        entries = tomllib.loads(path.read_text("utf-8"))
        for entry in [*entries["cleaned"], *entries["left"]]:
            assert set(entry) <= known, entry


@pytest.mark.parametrize("case", cases("cleaned"))
def test_a_rule_takes_its_noise_and_nothing_else(case: Case) -> None:
    article = case.clean()
    field = case.data.get("field")
    if field:
        assert case.takes == [entry.text for entry in article.fields if entry.field == field]
    else:
        assert case.takes == [removal.text for removal in article.removed if removal.rule == case.rule]
    if "page" in case.data:
        for text in [*PROSE[:6], *case.data.get("leaves", ())]:
            assert text in article.text
    elif case.is_text:
        assert article.text == case.among_prose(case.data.get("leaves", ""))
    else:
        left = [text for text in article.text.split("\n\n") if text not in PROSE]
        assert left == list(case.data.get("leaves", ()))
        assert all(text in article.text for text in BEFORE + AFTER)


@pytest.mark.parametrize("case", cases("left"))
def test_a_rule_leaves_alone_what_only_sounds_like_noise(case: Case) -> None:
    article = case.clean()
    assert [removal for removal in article.removed if "page" not in case.data or removal.rule == case.rule] == []
    assert article.fields == () or "page" in case.data
    if case.is_text:
        assert article.text == case.among_prose(case.snippet)
    for text in case.data.get("leaves", ()):
        assert text in article.text


UNCHANGED = tomllib.loads((CASES / "unchanged.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", UNCHANGED)
def test_a_text_of_this_kind_comes_back_unchanged(name: str, request: pytest.FixtureRequest) -> None:
    if "bug" in UNCHANGED[name]:
        request.applymarker(pytest.mark.xfail(reason=UNCHANGED[name]["bug"]))
    source = UNCHANGED[name]["text"].strip("\n")
    article = CLEANER.clean(source)
    assert article.removed == ()
    assert article.to_text(("section", "title", "standfirst", "byline", "body")) == source
    assert article.fields == () or UNCHANGED[name].get("titled")


@pytest.mark.parametrize("kind", ["poem", "recipe", "list", "interview", "code", "transcript", "short", "results"])
def test_every_kind_of_text_that_tools_harm_has_a_case(kind: str) -> None:
    assert any(name.startswith(kind) for name in UNCHANGED)


@pytest.mark.xfail(reason="timestamp reads what the page prints, not the datetime attribute beside it")
def test_a_time_element_gives_the_time_that_its_attribute_states() -> None:
    page = "".join(f"<p>{text}</p>" for text in PROSE[:6])
    article = CLEANER.clean(f"<article><time datetime='2024-04-09T10:00:00Z'>9 April 2024</time>{page}</article>")
    assert article.published is not None
    assert article.published.isoformat() == "2024-04-09T10:00:00+00:00"
