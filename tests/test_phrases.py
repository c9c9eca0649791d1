"""The phrase files: what they may hold, and how lines are looked up."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cleaner.phrases import phrasebook, plain, read_phrases

FILES = sorted(entry.name for entry in files("cleaner.phrases").iterdir() if entry.name.endswith(".txt"))


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_written_as_they_are_compared(name: str) -> None:
    for hit in read_phrases((files("cleaner.phrases") / name).read_text("utf-8")):
        assert hit.phrase == plain(hit.phrase, hit.how)
        assert hit.phrase[:1] != "*"
        assert hit.how != "end" or not set(hit.phrase) & set("*#")


@pytest.mark.parametrize(
    ("line", "concept"),
    [
        ("» READ MORE «", "related"),
        ("12 Comments", "comments"),
        ("5 min read", "reading-time"),
        ("Sign up for our weekly newsletter", "newsletter"),
        ("Lesen Sie auch: Hochwasser am Hafen", "related"),
        ("関連記事", "related"),
    ],
)
def test_a_line_is_found_whatever_marks_and_case_it_has(line: str, concept: str) -> None:
    assert concept in {hit.concept for hit in phrasebook().hits(line)}


@pytest.mark.parametrize("line", ["Morello cherries ripen late", "Readmore Ltd", "", "—"])
def test_a_phrase_ends_at_a_words_edge(line: str) -> None:
    assert phrasebook().hits(line) == ()
