"""What cleaning gains on other extractors' output: the oracle, the figures, the command and its chart."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result as Run

from benchmarks import charts, lift, outputs, systems
from benchmarks.data import Page, read_folder
from benchmarks.oracle import presence, present_lines
from benchmarks.outputs import Output
from benchmarks.scores import Counts
from cleaner import Article, Cleaner

from .benchmark_folder import make_folder

BODY = (
    "The mill at the lower weir ground its last sack of rye on Friday, after a hundred and twelve years of work.",
    "Its wheel will be lifted out in March and stored in the dry barn behind the miller's house until autumn.",
    "Whether it turns again depends on a vote that the valley's nine parishes hold in the second week of May.",
)
REFERENCE = "\n".join(BODY)
LEAD = "Nine parishes decide what becomes of the wheel."
PAGE = f"""<!doctype html><html lang="en"><head><title>The last sack</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>The last sack</h1>
{"".join(f"<p>{text}</p>" for text in BODY)}</article><div>Share this article</div></body></html>"""
PEERS = ["--systems", "trafilatura,beautifulsoup", "--workers", "1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"id": "mill", "url": "https://valley.example/mill", "text": REFERENCE, "optional": [LEAD]},
        {"id": "weir", "text": REFERENCE},
        {"id": "snippets", "with": ["sack of rye"]},
    ]
    return make_folder(tmp_path / "valley", {row["id"]: PAGE for row in rows}, rows)


@pytest.fixture
def page(folder: Path) -> Page:
    return read_folder(folder)[0]


def run(*arguments: str | Path) -> Run:
    return CliRunner().invoke(lift.main, [str(argument) for argument in arguments])


def row_of(table: str, system: str) -> list[str]:
    return next(line.split() for line in table.splitlines() if line.split()[:1] == [system])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (BODY[0], True),
        (BODY[0].upper(), True),
        (f"Advertisement {BODY[1]}", True),  # noise glued to the front of a paragraph
        (LEAD, True),  # optional
        ("nine parishes", True),  # short: as it stands
        ("parishes nine", False),
        ("sack", True),
        ("Valley news by email", False),
        ("a b c nine parishes decide", False),  # one of four trigrams
        ("b c nine parishes decide", True),  # one of three
        ("* * *", False),
        ("", False),
    ],
)
def test_a_line_is_present_where_enough_of_its_trigrams_are_in_the_reference(line: str, expected: bool) -> None:
    assert presence(REFERENCE, [LEAD])(line) is expected


def test_trigrams_do_not_reach_from_an_optional_paragraph_into_the_text() -> None:
    assert not presence("down the stream", ["up the hill"])("hill down the")


def test_the_oracle_keeps_present_lines_and_drops_absent_ones() -> None:
    output = f"The last sack\n{BODY[0]}\n\nShare this article\n{BODY[1]}\nRead more about mills\n"
    assert present_lines(output, REFERENCE) == f"{BODY[0]}\n{BODY[1]}"


def test_an_output_is_scored_as_it_is_cleaned_and_by_the_oracle(page: Page) -> None:
    output = f"{REFERENCE}\nShare this article\nhurdy gurdy zither"
    result = lift.score_output(page, "peer", Output(output), Cleaner(publishers=False))
    assert result.as_is == Counts(true=result.words, false=6, missed=0)
    assert result.cleaned.false < 6
    assert result.oracle == Counts(true=result.words, false=0, missed=0)
    assert (result.lost, result.size, result.error, result.harmed) == (0, len(output), "", False)
    assert result.change > 0


def test_each_text_is_scored_with_the_optional_paragraphs_that_it_holds(page: Page) -> None:
    result = lift.score_output(page, "peer", Output(f"{LEAD}\n\n{REFERENCE}"), Cleaner(publishers=False))
    assert result.as_is.f1 == result.cleaned.f1 == result.oracle.f1 == 1
    assert result.lost == 0


class Cutter(Cleaner):
    """Cleans the last paragraph away, or fails."""

    fails = False

    def clean(self, source: Any, *arguments: Any, **options: Any) -> Article:
        if self.fails:
            raise RuntimeError("the blade broke")
        return super().clean(source.rpartition("\n")[0], *arguments, **options)


def test_words_that_cleaning_took_from_the_article_are_lost_and_the_page_is_harmed(page: Page) -> None:
    result = lift.score_output(page, "peer", Output(REFERENCE), Cutter())
    assert result.lost == result.cleaned.missed == len(BODY[2].replace("'", " ").split())
    assert result.harmed
    summary = lift.summarise([result, replace(result, cleaned=result.as_is, lost=0)])
    assert summary.harmed == 0.5
    assert summary.lost == pytest.approx(result.lost / result.words / 2)


def test_words_that_the_extractor_lacked_before_are_not_lost_by_cleaning(page: Page) -> None:
    result = lift.score_output(page, "peer", Output(BODY[0]), Cleaner(publishers=False))
    assert result.lost == 0
    assert result.as_is.missed == result.cleaned.missed > 0


def test_cleaning_that_fails_is_an_error_and_an_empty_text(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cutter, "fails", True)
    result = lift.score_output(page, "peer", Output(REFERENCE), Cutter())
    assert result.error == "cleaning raised RuntimeError: the blade broke"
    assert (result.cleaned.f1, result.lost) == (0, result.words)


def figures(as_is: Counts, cleaned: Counts, oracle: Counts) -> lift.Result:
    return lift.Result("f", "p", "s", as_is, cleaned, oracle, lost=0, words=4, size=2_000_000, seconds=0.5)


def test_won_is_the_share_of_the_oracles_gain_of_the_means() -> None:
    half, right = Counts(true=1, false=1, missed=1), Counts(true=2, false=0, missed=0)
    summary = lift.summarise([figures(half, right, right), figures(half, half, right)])
    assert (summary.as_is, summary.cleaned, summary.oracle) == (0.5, 0.75, 1)
    assert summary.won == pytest.approx(0.5)
    assert summary.speed == pytest.approx(4)


def test_nothing_is_won_where_the_oracle_gains_nothing() -> None:
    right = Counts(true=2, false=0, missed=0)
    assert lift.summarise([figures(right, right, right)]).won is None


def test_a_page_is_harmed_by_a_fall_of_more_than_a_hundredth() -> None:
    right = Counts(true=1000, false=0, missed=0)
    assert not figures(right, Counts(true=991, false=9, missed=9), right).harmed
    assert figures(right, Counts(true=989, false=11, missed=11), right).harmed


def test_the_table_has_a_row_an_extractor_and_only_pages_with_a_reference_text(folder: Path) -> None:
    done = run(folder, *PEERS)
    assert done.exit_code == 0, done.output
    assert row_of(done.stdout, "trafilatura")[-1] == "2"
    as_is, cleaned, oracle = map(float, row_of(done.stdout, "beautifulsoup")[1:4])
    assert as_is <= cleaned
    assert as_is < oracle == 1
    assert "valley: 1 page without" in done.stderr


def test_a_system_that_fails_is_named_and_the_rest_is_still_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(html: str, url: str) -> str:
        raise KeyError("no grain")

    monkeypatch.setitem(systems.SYSTEMS, "beautifulsoup", lambda: fail)
    systems.extractor.cache_clear()
    try:
        done = run(folder, *PEERS)
    finally:
        systems.extractor.cache_clear()
    assert done.exit_code == 0
    assert "error: beautifulsoup on valley/weir: KeyError: 'no grain'" in done.stderr
    assert row_of(done.stdout, "beautifulsoup")[-2:] == ["2", "2"]
    assert float(row_of(done.stdout, "trafilatura")[1]) > 0.8


def test_our_own_systems_cannot_be_asked_for(folder: Path) -> None:
    done = run(folder, "--systems", "trafilatura,clean-article")
    assert done.exit_code == 2
    assert "clean-article cannot be among --systems" in done.stderr


def test_a_folder_without_reference_texts_is_an_error(folder: Path) -> None:
    (folder / "refs.jsonl").write_text('{"id": "snippets", "with": ["rye"]}\n', "utf-8")
    done = run(folder, *PEERS)
    assert done.exit_code == 1
    assert "none of the pages has a reference text" in done.stderr


def test_the_worst_outputs_are_listed_and_all_figures_saved(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lift, "_cleaner", lambda weights: Cutter())
    done = run(folder, *PEERS, "--worst", "1", "--save", tmp_path / "lift.json")
    assert done.exit_code == 0, done.output
    worst = done.stdout.partition("Where cleaning took most")[2].splitlines()
    assert [line.split()[:2] for line in worst[2:]] == [["valley/mill", "trafilatura"]]
    saved = json.loads((tmp_path / "lift.json").read_text("utf-8"))
    assert set(saved["versions"]) == {"clean-article", "trafilatura", "beautifulsoup"}
    assert saved["folders"]["valley"]["trafilatura"]["harmed"] == 1
    as_is, cleaned, oracle = saved["pages"]["valley"]["mill"]["trafilatura"]
    assert cleaned < as_is <= oracle


def test_it_is_said_where_nothing_got_worse(folder: Path) -> None:
    done = run(folder, *PEERS, "--worst", "5")
    assert "no output got worse" in done.stdout


def test_a_cached_output_is_not_made_again(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    first = outputs.run(page, "beautifulsoup", cache)
    assert BODY[0] in first.text
    with monkeypatch.context() as patched:
        patched.setattr(outputs, "extractor", lambda name: pytest.fail("it ran again"))
        assert outputs.run(page, "beautifulsoup", cache) == first
    [file] = cache.rglob("*.gz")
    file.write_bytes(file.read_bytes()[:20])  # not whole: as if it were not there
    assert outputs.run(page, "beautifulsoup", cache) == first
    page.file.write_bytes(gzip.compress(b"<p>Another page</p>"))
    assert outputs.run(page, "beautifulsoup", cache).text.strip() == "Another page"


def test_an_error_is_not_cached(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(outputs, "extractor", lambda name: lambda html, url: 1 // 0)
        assert outputs.run(page, "beautifulsoup", tmp_path).error.startswith("ZeroDivisionError")
    assert BODY[0] in outputs.run(page, "beautifulsoup", tmp_path).text


def test_the_chart_is_written_as_png_and_svg(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run(folder, *PEERS, "--chart", tmp_path / "lift")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "lift.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    drawing = (tmp_path / "lift.svg").read_text("utf-8")
    assert "<svg" in drawing
    for text in ("trafilatura", "beautifulsoup", "cleaned", "oracle", "(axis begins at 0.5)"):
        assert f">{text}</text>" in drawing
    assert run(folder, *PEERS, "--chart", tmp_path / "again.svg").exit_code == 0
    assert (tmp_path / "again.svg").read_text("utf-8") == drawing


@pytest.mark.parametrize(
    ("name", "message"),
    [("lift.jpg", "has to end in .png or .svg"), ("missing/lift.png", "there is no folder")],
)
def test_a_chart_that_cannot_be_written_is_refused_before_the_work(
    folder: Path, tmp_path: Path, name: str, message: str
) -> None:
    done = run(folder, *PEERS, "--chart", tmp_path / name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr


def test_a_missing_matplotlib_is_named_with_how_to_install_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "find_spec", lambda name: None)
    done = run(folder, *PEERS, "--chart", tmp_path / "lift.png")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "pip install --group charts" in done.stderr
