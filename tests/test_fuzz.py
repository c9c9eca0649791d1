"""Mutated pages and texts keep the promises; a broken promise and a crash are seen.

The inputs are those of ``benchmarks/soak``: the same numbers each time. Many more, in other processes:
``python -m benchmarks.soak pages --count 100000`` and ``... texts --count 100000``.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.soak.__main__ import main
from benchmarks.soak.mutate import Made, What, make
from benchmarks.soak.page_mutations import PAGE_MUTATIONS
from benchmarks.soak.promises import Fault, difference_of, faults_of, letters, located_bodies
from benchmarks.soak.text_mutations import TEXT_MUTATIONS
from benchmarks.soak.varied import varied
from benchmarks.soak.worker import Outcome, Workers, clean, examine
from cleaner import Article, Cleaner, InputError

SEED = 2
INPUTS = [*(("pages", number) for number in range(0, 120, 10)), *(("texts", number) for number in range(0, 200, 20))]
CLEANER = Cleaner()
TEXT = "The old ferry left the harbour at six on Tuesday, half an hour late, with forty people on board.\n\nRead more"
PAGE = f"<article><h1>Ferry</h1>{''.join(f'<p>{TEXT}</p>' for _ in range(3))}<p class=share>Share this</p></article>"


@pytest.mark.parametrize(("what", "first"), INPUTS)
def test_mutated_inputs_keep_the_promises(what: What, first: int) -> None:
    made = [make(what, number, SEED) for number in range(first, first + (10 if what == "pages" else 20))]
    results = [(each, *examine(each)) for each in made]
    for each, outcome, result in results:
        assert outcome.faults == (), f"python -m benchmarks.soak {what} --seed {SEED} --only {each.number}"
        assert isinstance(result, Article | InputError)
    for each, _, result in reversed(results):
        assert result is not None
        assert difference_of(result, clean(each)) is None


def test_the_same_number_makes_the_same_input_in_another_process() -> None:
    numbers = range(40)
    for what in ("pages", "texts"):
        here = {number: story(make(what, number, SEED))[0].digest for number in numbers}
        there = {outcome.number: outcome.digest for outcome in Workers(what, SEED, 1, examine=story).outcomes(numbers)}
        assert there == here


def story(made: Made) -> tuple[Outcome, None]:
    return Outcome(made.number, digest=repr(made)), None


def test_every_mutation_is_used_and_changes_something() -> None:
    used = Counter(name for what in ("pages", "texts") for number in range(600) for name in make(what, number, 1).story)
    assert [each.__name__ for each in (*PAGE_MUTATIONS, *TEXT_MUTATIONS) if not used[each.__name__]] == []
    assert len({make("pages", number, 1).source for number in range(100)}) > 95


# --- broken promises are seen -------------------------------------------------------------------------------


def made_of(source: str, kind: str) -> tuple[Made, Article, Counter[str] | None]:
    made = Made(0, source, None, None, kind, True, ())
    with located_bodies() as located:
        article = CLEANER.clean(source, kind=kind)
    return made, article, located[0] if located else None


def broken(source: str, kind: str, **changes: object) -> set[str]:
    made, article, located = made_of(source, kind)
    assert list(faults_of(made, article, CLEANER, located)) == []
    return {fault.promise for fault in faults_of(made, replace(article, **changes), CLEANER, located)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "kind"), [(TEXT, "text"), (PAGE, "html")])
def test_what_breaks_a_promise_is_seen(source: str, kind: str) -> None:
    _, article, _ = made_of(source, kind)
    gone = article.removed[0]
    elsewhere = 1 if kind == "text" else "/html/body/p[7]"
    assert broken(source, kind, removed=article.removed[1:]) == {"nothing lost"}
    assert "nothing lost" in broken(source, kind, removed=(*article.removed, gone))
    assert "where it stood" in broken(source, kind, removed=(replace(gone, position=elsewhere), *article.removed[1:]))
    assert broken(source, kind, confidence=1.5) == {"output"}
    assert "output" in broken(source, kind, title="A\x04B")
    assert "output" in broken(source, kind, text=article.text + " And more.")


def test_a_text_that_is_not_clean_yet_is_seen() -> None:
    made, article, located = made_of(TEXT, "text")
    dirty = replace(article, text=TEXT)
    assert "clean stays clean" in {fault.promise for fault in faults_of(made, dirty, CLEANER, located)}


def test_another_result_for_the_same_input_is_seen() -> None:
    _, article, _ = made_of(TEXT, "text")
    assert difference_of(article, article) is None
    assert difference_of(article, replace(article, section="News")) == Fault(
        "nothing remembered", "cleaned again, it has another section"
    )
    assert difference_of(InputError("no page"), InputError("no page")) is None
    assert difference_of(article, InputError("no page")) is not None


def test_letters_are_counted_without_spaces() -> None:
    assert letters("a b\n\u3000a") == Counter({"a": 2, "b": 1})


# --- the processes ------------------------------------------------------------------------------------------


def examine_badly(made: Made) -> tuple[Outcome, Article | None]:
    if made.number == 3:
        os._exit(7)
    if made.number == 5:
        time.sleep(600)
    return Outcome(made.number, lane="text"), None


def test_a_crash_and_a_hang_are_known_by_their_numbers_and_the_rest_is_done() -> None:
    outcomes = {outcome.number: outcome for outcome in bad_outcomes()}
    assert sorted(outcomes) == list(range(8))
    assert {number: outcome.faults[0].promise for number, outcome in outcomes.items() if outcome.faults} == {
        3: "crash",
        5: "hang",
    }
    assert "7" in outcomes[3].faults[0].detail


def bad_outcomes() -> Iterator[Outcome]:
    return Workers("texts", SEED, 1, examine=examine_badly, hangs=4).outcomes(range(8))


def test_the_command_sums_up_and_saves_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.soak.__main__.examine_all", lambda *_: iter([Outcome(4, (Fault("crash", "-11"),))]))
    result = CliRunner().invoke(main, ["texts", "--count", "1", "--keep", str(tmp_path)])
    assert result.exit_code == 1
    assert "crash: 1: --only 4 -11" in result.output
    assert sorted(path.suffix for path in tmp_path.iterdir()) in ([".bytes", ".jsonl"], [".jsonl", ".str"])


def test_one_input_can_be_shown_alone() -> None:
    result = CliRunner().invoke(main, ["texts", "--only", "1", "--seed", str(SEED)])
    assert result.exit_code == 0, result.output
    assert "made of: " in result.output


def test_varied_pages_are_all_different_and_keep_their_structure() -> None:
    pages = [varied(number, 1, odd_names=False) for number in (0, 1, 0)]
    assert pages[0] == pages[2]
    assert pages[0][1] != pages[1][1]
    source, page = pages[0]
    assert page != source.text
    assert page.count("<") == source.text.count("<")
    assert "data-v-" in varied(0, 1, odd_names=True)[1]
