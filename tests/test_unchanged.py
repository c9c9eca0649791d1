"""Texts without noise come back as they were: one file each in ``unchanged/``, ``<kind>-<language>-<number>.txt``.

They are of the kinds that look like noise to a rule that judges lines by their shape: short lines, lists, tables,
times, numbers, words in capitals, sentences that say what labels say. The first lines may be found to be the title
and the standfirst; nothing may be removed, and no other line may move.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cleaner import Cleaner

FILES = sorted((Path(__file__).parent / "unchanged").glob("*.txt"))
KINDS = """
    chess classified code credits dialogue diary essay events faq glossary horoscope instructions interview keypoints
    legal letter list liveblog log maths media news notes numbers obituary play poem press proverbs quiz readmore recipe
    review short song story table timetable transcript travel verses weather
""".split()
CLEANER = Cleaner()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_of_this_kind_comes_back_unchanged(path: Path) -> None:
    source = path.read_text("utf-8").strip("\n")
    article = CLEANER.clean(source, kind="text")
    assert article.removed == ()
    assert {entry.field for entry in article.fields} <= {"title", "standfirst"}
    lines = [line for line in source.split("\n") if line]
    head = [entry.text for entry in article.fields]
    assert head == lines[: len(head)]
    assert [*head, *filter(None, article.text.split("\n"))] == lines
    assert source.endswith(article.text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_of_this_kind_is_seen_to_be_text(path: Path) -> None:
    assert CLEANER.clean(path.read_text("utf-8")).lane == "text"


def test_every_kind_has_two_texts_and_ten_languages_have_two() -> None:
    names = [path.stem.split("-") for path in FILES]
    kinds, languages = Counter(kind for kind, _, _ in names), Counter(language for _, language, _ in names)
    assert [kind for kind in KINDS if kinds[kind] < 2] == []
    assert len([language for language, count in languages.items() if count >= 2]) >= 10
