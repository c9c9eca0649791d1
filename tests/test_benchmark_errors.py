"""The error report: what is wrongly kept and dropped, and of what kind it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import errors
from benchmarks.error_kinds import kind_of_kept
from benchmarks.errors import Error, find_errors
from benchmarks.ours import GENERIC, cleaner_of
from benchmarks.scores import words
from cleaner import Article
from cleaner.source_block import SourceBlock

from .benchmark_folder import BODY, LEAD, html_of, make_page

STRANGER = "Elsewhere in the valley, the baker has begun to sell her rye loaves by the half again, as in the war."


def found(errors: list[Error]) -> list[tuple[str, str, str]]:
    return [(error.side, error.kind, error.text) for error in errors]


def test_a_page_that_comes_out_right_has_no_errors(tmp_path: Path) -> None:
    assert find_errors(make_page(tmp_path / "f", html_of(BODY), BODY), GENERIC) == []
    assert find_errors(make_page(tmp_path / "empty", "<p></p>", []), GENERIC) == []


@pytest.mark.parametrize(("place", "where"), [(0, "before"), (2, "amid"), (4, "after")])
def test_a_kept_paragraph_that_the_reference_lacks_is_named_by_where_it_stands(
    tmp_path: Path, place: int, where: str
) -> None:
    paragraphs = [*BODY[:place], STRANGER, *BODY[place:]]
    [error] = find_errors(make_page(tmp_path / "f", html_of(paragraphs), BODY), GENERIC)
    assert (error.side, error.kind, error.text) == ("kept", f"prose {where} the article", STRANGER)
    assert error.words == 21
    assert error.page == "f/box"


def test_an_errors_cost_is_its_words_of_those_of_result_and_reference_together(tmp_path: Path) -> None:
    [error] = find_errors(make_page(tmp_path / "f", html_of([*BODY, STRANGER]), BODY), GENERIC)
    body = len(words("\n".join(BODY)))
    assert error.cost == pytest.approx(21 / (body + 21 + body))


def test_an_optional_paragraph_is_no_error_kept_or_dropped(tmp_path: Path) -> None:
    with_lead = make_page(tmp_path / "with", html_of([*BODY[:2], STRANGER, *BODY[2:]]), BODY, optional=[STRANGER])
    without = make_page(tmp_path / "without", html_of(BODY), BODY, optional=[LEAD])
    assert find_errors(with_lead, GENERIC) == find_errors(without, GENERIC) == []


def test_a_missing_line_is_named_by_the_rule_that_took_it_and_its_shape(tmp_path: Path) -> None:
    page = make_page(tmp_path / "f", html_of(BODY, below="<h3>Leave a comment</h3>"), [*BODY, "Leave a comment"])
    assert found(find_errors(page, GENERIC)) == [("dropped", "comment-form: heading", "Leave a comment")]


def test_a_missing_line_that_went_to_a_field_says_which(tmp_path: Path) -> None:
    page = make_page(tmp_path / "f", html_of(BODY), ["The last bell", *BODY])
    assert found(find_errors(page, GENERIC)) == [("dropped", "moved to title: heading", "The last bell")]


def test_a_missing_line_that_no_rule_took_stood_elsewhere_or_nowhere_on_the_page(tmp_path: Path) -> None:
    page = make_page(tmp_path / "f", html_of(BODY), [*BODY, "Letters page", LEAD])
    assert found(find_errors(page, GENERIC)) == [
        ("dropped", "outside the located body: short line", "Letters page"),
        ("dropped", "not in the page's text: prose", LEAD),
    ]


def test_the_number_that_a_browser_prints_before_a_list_item_does_not_make_it_missing(tmp_path: Path) -> None:
    item = "Brass polish for the bell, a ladder that reaches it, and somebody who dares to climb up there in the wind."
    page = make_page(tmp_path / "f", html_of(BODY, below=f"<ol><li>{item}</li></ol>"), [*BODY, f"1. {item}"])
    assert found(find_errors(page, GENERIC)) == [("dropped", errors.SCATTERED, "")]


def test_wrong_words_inside_lines_that_are_mostly_right_are_counted_apart(tmp_path: Path) -> None:
    glued = [*BODY[:3], f"{BODY[3]} More bricks tomorrow"]
    [error] = find_errors(make_page(tmp_path / "f", html_of(glued), BODY), GENERIC)
    assert (error.side, error.kind, error.words, error.text) == ("kept", errors.SCATTERED, 3, "")


def test_a_page_on_which_cleaning_raises_loses_every_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page(tmp_path / "f", html_of(BODY), BODY)
    monkeypatch.setattr(type(cleaner_of(GENERIC)), "clean", lambda *arguments, **options: 1 // 0)
    kinds = [(error.side, error.kind) for error in find_errors(page, GENERIC)]
    assert kinds == [("dropped", "the cleaner raised ZeroDivisionError")] * len(BODY)


def block(text: str, kind: str = "paragraph", **facts: object) -> SourceBlock:
    return SourceBlock(kind, text, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (block("A bell for the parish", "heading", level=2), "heading with nothing below it"),
        (block("Rye loaves", "list_item", links=1.0), "link list item"),
        (block("Rye loaves", "list_item"), "list item"),
        (block("Bell | Receipt", "table_row"), "table row"),
        (block("He rang it twice.", "quote"), "quote"),
        (block("Rye loaves, by the half"), "short line"),
        (block("Rye loaves, by the half", links=0.9), "link short line"),
        (block("The box in 1911", tags=("figure", "div")), "caption-like line"),
        (block("Read more"), "short line with a phrase of related"),
        (block("The moor in colour | Read more"), "short line with a phrase of related"),
        (block("Rye loaves", concepts=frozenset(("newsletter",))), "short line in an element named newsletter"),
        (block("The Last Bell", "heading", level=1), "title"),
        (block(BODY[0]), "repeated line"),
    ],
)
def test_what_a_kept_line_is_is_said_by_its_shape_its_words_and_its_place(wrong: SourceBlock, kind: str) -> None:
    body = [block(BODY[0]), wrong]
    assert kind_of_kept(Article(title="The last bell"), body, [True, False], 1) == f"{kind} after the article"


def test_a_heading_with_text_below_it_is_told_from_a_bare_one() -> None:
    heading = block("A bell for the parish", "heading", level=2)
    below = {
        "prose": block(BODY[1]),
        "deeper": block("Bells", "heading", level=3),
        "next": block("Box", "heading", level=2),
    }
    kinds = {
        name: kind_of_kept(Article(), [block(BODY[0]), heading, other], [True, False, False], 1)
        for name, other in below.items()
    }
    assert kinds == {
        "prose": "heading after the article",
        "deeper": "heading after the article",
        "next": "heading with nothing below it after the article",
    }


def test_where_nothing_was_kept_rightly_no_line_has_a_place() -> None:
    assert kind_of_kept(Article(), [block(STRANGER)], [False], 0) == "prose where nothing is right"


def test_kinds_are_sorted_by_what_they_cost_together() -> None:
    made = [
        Error("f/a", "kept", "one long", 50, 0.03, "x"),
        Error("f/b", "kept", "many short", 20, 0.02, "y"),
        Error("f/c", "kept", "many short", 20, 0.02, "z"),
    ]
    assert list(errors.by_kind(made)) == ["many short", "one long"]


def test_examples_are_the_costliest_of_each_kind_each_of_another_page() -> None:
    made = [
        Error(f"f/{page}", "kept", "prose", 20, cost, f"line {cost}")
        for page, cost in [("a", 0.01), ("b", 0.04), ("b", 0.05), ("c", 0.03), ("d", 0.02)]
    ]
    assert list(errors.example_lines(errors.by_kind(made))) == [
        "\nprose", "  f/b  line 0.05", "  f/c  line 0.03", "  f/d  line 0.02",
    ]  # fmt: skip
