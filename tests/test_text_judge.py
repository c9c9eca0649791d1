"""Whole-page dumps: the article stays, what stands around and amid it goes, and clean text is never judged."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleaner
from cleaner.draft import Draft
from cleaner.judge.line_keys import line_keys
from cleaner.judge.run_facts import best_stretch, run_keys
from cleaner.judge.text import Verdict, facts_of, is_judged, noise_among, text_judge
from cleaner.lines import text_blocks

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
UNCHANGED = sorted((Path(__file__).parent / "unchanged").glob("*.txt"))
LABELS = ("Share this article", "Sign up to our newsletter")


def parts_of(file: Path) -> list[tuple[str, str]]:
    """Return the lines of a dump, each with the part it belongs to: noise, title or article."""
    part, found = "", []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        else:
            found.append((part, line))
    return found


@pytest.mark.parametrize("file", DUMPS, ids=lambda file: file.stem)
def test_of_a_whole_page_the_article_stays_and_nothing_else(file: Path) -> None:
    parts = parts_of(file)
    article = cleaner.clean("\n".join(line for _, line in parts), kind="text")
    assert article.text.split("\n") == [line for part, line in parts if part == "article"]
    assert article.title == next(line for part, line in parts if part == "title")


@pytest.mark.parametrize("file", DUMPS, ids=lambda file: file.stem)
def test_every_line_of_a_whole_page_is_accounted_for_and_explained(file: Path) -> None:
    lines = [line for _, line in parts_of(file)]
    article = cleaner.clean("\n".join(lines), kind="text")
    places = [removal.position for removal in article.removed] + [entry.position for entry in article.fields]
    body = [number for number, line in enumerate(lines, 1) if line in article.text.split("\n")]
    assert sorted([*places, *body], key=int) == list(range(1, len(lines) + 1))
    assert all(removal.reason for removal in article.removed)


def test_a_text_in_which_the_rules_find_nothing_is_not_judged() -> None:
    draft = Draft(
        text_blocks("Home\nNews\nSport\n\nThe ferry left at six, half an hour late, with hens aboard."), is_html=False
    )
    assert not is_judged(draft)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("file", UNCHANGED, ids=lambda file: file.stem)
def test_a_label_does_not_condemn_the_text_below_it(file: Path, label: str) -> None:
    text = file.read_text("utf-8")
    article = cleaner.clean(f"{text.rstrip()}\n\n{label}\n", kind="text")
    assert [removal.text for removal in article.removed] == [label]


def test_the_best_stretch_is_the_one_with_the_greatest_sum() -> None:
    assert best_stretch([-1, 2, -1, 3, -5, 1]) == (1, 4)
    assert best_stretch([-1, -2]) == (0, 0)
    assert best_stretch([]) == (0, 0)


def test_scores_around_a_line_are_seen_on_its_own_side_only() -> None:
    (first, *_, last) = run_keys([3.0, 3.0, -3.0, -3.0], [10, 10, 10, 10])
    assert ("around", 1, 0, 9, 3, 5) in first
    assert ("around", 1, 1, 0, 0, 0) in last


def test_prose_is_known_by_its_facts_and_kept() -> None:
    prose = [line for part, line in parts_of(DUMPS[0]) if part == "article"]
    draft = Draft(text_blocks("\n".join(["Teilen", *prose[:4], "Drucken", *prose[4:]])), is_html=False)
    verdicts = {verdict.block.text: verdict for verdict in text_judge().judge(draft)}
    assert all(verdicts[line].score > 0 for line in prose)
    keys = {block.text: keys for block, keys in line_keys(draft)}
    assert "prose" in [fact for key in keys[prose[0]] for fact in facts_of(key)]


def test_a_lone_line_amid_others_that_stay_is_judged_more_strictly() -> None:
    blocks = text_blocks("One.\nTwo.\nThree.\nFour.")
    Draft(blocks, is_html=False)
    low = [Verdict(block, score, ()) for block, score in zip(blocks, (3, -1, 3, 3), strict=True)]
    assert noise_among(low) == [False, False, False, False]
    run = [Verdict(block, score, ()) for block, score in zip(blocks, (3, -1, -1, 3), strict=True)]
    assert noise_among(run) == [False, True, True, False]
