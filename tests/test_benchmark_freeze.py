"""The benchmark of freezing: what it counts, on a made folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import freeze as benchmark
from benchmarks.freeze import Result, main, prose_runs, runs_in

from .benchmark_folder import BODY, URL, html_of, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "moor", {"box": html_of(BODY)}, [{"id": "box", "url": URL, "text": "\n".join(BODY)}])


def test_runs_are_of_five_words_or_ten_characters_without_spaces() -> None:
    assert list(runs_in("One two three, four five six.")) == [
        ("one", "two", "three", "four", "five"),
        ("two", "three", "four", "five", "six"),
    ]
    assert list(runs_in("古い連絡船は火曜日の朝")) == [("古い連絡船は火曜日の",), ("い連絡船は火曜日の朝",)]
    assert list(runs_in("four words and no")) == []


def test_labels_and_addresses_are_no_prose() -> None:
    noise = ("Our bell rings for you each and every morning",)
    page = html_of(
        BODY, f"<p>{noise[0]}</p><p>Your email address will not be published.</p><p>https://a.example/b/c/d/e/f</p>"
    )
    runs = prose_runs(page, noise)
    assert ("the", "signal", "box", "at", "the") in runs
    assert not runs & {
        *runs_in(noise[0]),
        *runs_in("your email address will not be published"),
        *runs_in("https a example b c"),
    }
    assert set(runs_in(noise[0])) <= prose_runs(page, ())


def test_the_command_passes_where_nothing_is_left(folder: Path) -> None:
    result = CliRunner().invoke(main, [str(folder), "--workers", "1", "--list"])
    assert result.exit_code == 0, result.output
    assert "with words left" in result.stdout


def test_the_command_fails_where_words_or_names_are_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = Result("box", left=("the signal box at the",), names=("Edwin Marrable",))
    monkeypatch.setattr(benchmark, "freeze_page", lambda page: left)
    result = CliRunner().invoke(main, [str(folder), "--workers", "1"])
    assert result.exit_code == 1
    assert "box: left: the signal box at the" in result.stdout
    assert "box: left: Edwin Marrable" in result.stdout
