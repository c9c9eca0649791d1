"""What replaces words when a page is frozen, and what of lines, attributes and addresses stays."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from cleaner.authoring.freezing import frozen_url
from cleaner.authoring.freezing.filler import Filler, words
from cleaner.authoring.freezing.labels import labels_of
from cleaner.authoring.freezing.touched import Touched
from cleaner.phrases import phrasebook

from .generated import PROSE

NOISE = "Our valley newsletter comes with the milk"


@pytest.mark.parametrize("text", PROSE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", [None, "de", "fr", "es"])
def test_filler_keeps_marks_capitals_and_script_and_no_word(text: str, language: str | None) -> None:
    filled = Filler(language).text(text)
    spaceless = any("\u3040" < char < "\u9fff" for char in text)
    assert re.sub(r"\w|[\u0610-\u061a\u064b-\u0652]", "", filled) == re.sub(r"\w", "", text)
    if not spaceless:
        assert len(filled.split()) == len(text.split())
        assert [word[0].isupper() for word in re.findall(r"\w+", filled)] == [
            word[0].isupper() for word in re.findall(r"\w+", text)
        ]
        pairs = zip(re.findall(r"\w+", text.casefold()), re.findall(r"\w+", filled.casefold()), strict=True)
        assert [one for one, other in pairs if one == other] == []
    assert 0.7 < len(filled) / len(text) < 1.3


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Старый паром вышел из гавани", "CYRILLIC"),
        ("Το παλιό καράβι έφυγε", "GREEK"),
        ("غادرت العبارة القديمة الميناء", "ARABIC"),
        ("המעבורת הישנה עזבה את הנמל", "HEBREW"),
        ("पुरानी नाव सुबह निकली", "DEVANAGARI"),
        ("เรือเก่าออกจากท่าแต่เช้า", "THAI"),
        ("老渡轮早上离开港口", "CJK"),
        ("ふるいふねがみなとをでた", "HIRAGANA"),
        ("낡은 배가 아침에 떠났다", "HANGUL"),
    ],
)
def test_filler_is_of_the_script_of_the_text(text: str, block: str) -> None:
    filled = Filler().text(text)
    assert filled != text
    assert all(unicodedata.name(char).startswith(block) for char in filled if not char.isspace())


def test_the_same_word_gets_the_same_filler_so_that_repeats_repeat() -> None:
    filler = Filler()
    assert filler.text("The choir sang. THE CHOIR").upper().startswith(filler.text("the choir").upper())
    assert filler.text("The choir").upper() == filler.text("THE CHOIR")


def test_units_and_short_numbers_stay_and_long_numbers_go() -> None:
    assert Filler().text("9:43pm 2024 3rd 12.5 %") == "9:43pm 2024 3rd 12.5 %"
    assert "0551778" not in Filler().text("05517788990")


def test_no_word_of_filler_is_a_phrase() -> None:
    folder = Path(__file__).parent.parent / "cleaner" / "authoring" / "freezing" / "fillers"
    names = [file.stem for file in sorted(folder.glob("*.txt"))]
    assert len(names) > 10
    found = {word for name in names for chosen in words(name).values() for word in chosen}
    assert {word for word in found if phrasebook().hits(word)} == set()


# --- labels and what selectors ask ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Share this article", ["Share this article"]),
        ("Read more: The choir of the ropewalk", ["Read more:"]),
        ("Ann Hale, 3 May 2024, 10:15", ["3 May 2024, 10:15"]),
        (NOISE + "!", [NOISE]),
        ("The ropewalk spun its last hawser.", []),
    ],
)
def test_labels_are_phrases_declared_noise_and_dates(line: str, kept: list[str]) -> None:
    assert [line[start:end] for start, end in labels_of(line, (NOISE,))] == kept


@pytest.mark.parametrize(
    ("selector", "value", "least"),
    [
        ("[data-x]", "anything at all", ""),
        ("[data-x='a b']", "a b", "a b"),
        ("[data-x*='tag']", "/some/tag/ferry", "tag"),
        ("[data-x^='/a/'][data-x$='.html']", "/a/ferry.html", "/a/.html"),
        ("[data-x~='two']", "one two three", "two"),
        ("[data-x='other']", "value", None),
        (".x", "value", None),
    ],
)
def test_of_a_value_stays_what_its_tests_need(selector: str, value: str, least: str | None) -> None:
    assert Touched([selector]).value("data-x", value) == least


@pytest.mark.parametrize(
    ("url", "frozen"),
    [
        ("https://a.example/news/2024/the-old-rope.html", r"https://a\.example/news/2024/\w{3}-\w{3}-\w{4}\.html"),
        ("https://a.example/", r"https://a\.example/"),
        ("https://a.example/old-rope/?utm=1", r"https://a\.example/\w{3}-\w{4}"),
    ],
)
def test_an_address_keeps_its_host_and_folders(url: str, frozen: str) -> None:
    found = frozen_url(url, Filler())
    assert re.fullmatch(frozen, found)
    assert "rope" not in found
