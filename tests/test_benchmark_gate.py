"""The accuracy command: golden cases as pages, differences between systems, the error report, and floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import accuracy, gate
from benchmarks.data import DataError, read_folder

from .benchmark_folder import BODY, URL, html_of, make_case, make_folder

STRANGER = "A cart with two wheels and no horse stood before the chapel all winter, and was gone on the ninth of April."


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """Two golden cases: one comes out right, of the other the expected text lacks a paragraph that is kept."""
    made = tmp_path / "golden"
    make_case(made, "moor_times/right", html_of(BODY), BODY)
    make_case(made, "moor_times/wrong", html_of([*BODY, STRANGER]), BODY)
    return made


def run(folder: Path, *options: str | Path) -> Result:
    arguments = [folder, "--systems", "no-publishers", "--workers", "1", *options]
    return CliRunner().invoke(accuracy.main, [str(argument) for argument in arguments])


def gated(folder: Path, *options: str) -> Result:
    return run(folder, "--gate", folder.with_name("floors.toml"), *options)


def test_golden_cases_are_pages_with_their_expected_text_and_snippets(tmp_path: Path) -> None:
    settings = f'url = "{URL}"\nwith = ["The signal box", "The last bell"]\nwithout = ["Home"]\n'
    make_case(tmp_path / "golden", "moor_times/2024", html_of(BODY), BODY, settings)
    [page] = read_folder(tmp_path / "golden")
    assert (page.folder, page.id, page.url) == ("golden", "moor_times/2024", URL)
    assert page.html() == html_of(BODY)
    assert page.text == "\n\n".join(BODY) + "\n"
    assert page.wanted == ("The signal box",)  # the other one is in the title, which is no part of the body
    assert page.unwanted == ("Home",)


def test_golden_cases_of_text_input_are_left_out(golden: Path) -> None:
    (golden / "moor_times/right/page.html").rename(golden / "moor_times/right/input.txt")
    assert [page.id for page in read_folder(golden)] == ["moor_times/wrong"]


def test_a_golden_case_without_expected_text_is_an_error_that_names_it(golden: Path) -> None:
    (golden / "moor_times/right/expected.txt").unlink()
    with pytest.raises(DataError, match=r"moor_times/right.*expected\.txt"):
        read_folder(golden)


def test_the_differences_of_ours_to_the_other_systems_stand_below_the_table(golden: Path) -> None:
    done = run(golden, "--systems", "no-publishers,generic")
    assert done.exit_code == 0, done.output
    assert "golden: difference of mean word F1" in done.stdout
    assert "no-publishers − generic: +0.000 [+0.000, +0.000]" in done.stdout


def test_a_folder_without_reference_texts_shows_the_difference_of_marks(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "moor", {"box": html_of(BODY)}, [{"id": "box", "with": ["brass bell"]}])
    assert "moor: difference of marks F1" in run(folder, "--systems", "no-publishers,generic").stdout


def test_one_system_alone_has_no_differences(golden: Path) -> None:
    assert "difference" not in run(golden).stdout


def test_the_error_report_names_the_costliest_kind_with_an_example(golden: Path) -> None:
    done = run(golden, "--errors")
    assert done.exit_code == 0, done.output
    kept = done.stdout.partition("What no-publishers wrongly keeps: 22 words, on 2 pages")[2].splitlines()
    row = next(line for line in kept if line.startswith("prose after the article "))
    assert row.split()[-4:] == ["22", "100.0", "1", "1"]
    assert any(line.startswith("  golden/moor_times/wrong  A cart with two wheels") for line in kept)


def test_figures_that_were_pinned_hold_when_nothing_changed(golden: Path) -> None:
    assert gated(golden, "--pin").exit_code == 0
    done = gated(golden)
    assert done.exit_code == 0, done.output
    assert "floors that hold: 2" in done.stdout


def test_pinned_floors_are_the_word_f1_of_each_golden_case(golden: Path) -> None:
    gated(golden, "--pin")
    floors = tomllib.loads(golden.with_name("floors.toml").read_text("utf-8"))["golden"]["no-publishers"]
    words = len(" ".join(BODY).replace("'", " ").split())
    assert floors["moor_times/right"] == 1
    assert floors["moor_times/wrong"] == round(2 * words / (2 * words + 22), 4)


def test_a_case_that_got_worse_fails_and_names_the_figure_its_floor_and_what_was_measured(golden: Path) -> None:
    gated(golden, "--pin")
    (golden / "moor_times/right/page.html").write_text(html_of(BODY[:3]), "utf-8")
    done = gated(golden)
    assert done.exit_code == 1
    assert "golden no-publishers: word F1 of moor_times/right: floor 1.0000, measured 0.8" in done.stderr
    assert "moor_times/wrong:" not in done.stderr


def test_a_new_case_passes_until_it_is_pinned(golden: Path) -> None:
    gated(golden, "--pin")
    make_case(golden, "moor_times/new", html_of(BODY), BODY)
    done = gated(golden)
    assert done.exit_code == 0, done.output
    assert "floors that hold: 2; figures without one until --pin: 1" in done.stdout
    gated(golden, "--pin")
    assert "floors that hold: 3" in gated(golden).stdout


def test_a_case_that_is_gone_fails(golden: Path) -> None:
    gated(golden, "--pin")
    (golden / "moor_times/right/case.toml").unlink()
    done = gated(golden)
    assert done.exit_code == 1
    assert "word F1 of moor_times/right: floor 1.0000, not measured" in done.stderr
    assert gated(golden, "--pin", "--allow-regression").exit_code == 0
    assert "floors that hold: 1" in gated(golden).stdout


def test_pinning_raises_floors_and_lowers_none(golden: Path) -> None:
    gated(golden, "--pin")
    (golden / "moor_times/right/page.html").write_text(html_of(BODY[:3]), "utf-8")
    (golden / "moor_times/wrong/page.html").write_text(html_of(BODY), "utf-8")
    assert gated(golden, "--pin").exit_code == 1
    floors = gate.read(golden.with_name("floors.toml"))["golden", "no-publishers"]
    assert floors == {"moor_times/right": 1, "moor_times/wrong": 1}


def test_floors_are_lowered_where_a_regression_is_allowed(golden: Path) -> None:
    gated(golden, "--pin")
    (golden / "moor_times/right/page.html").write_text(html_of(BODY[:3]), "utf-8")
    assert gated(golden, "--pin", "--allow-regression").exit_code == 0
    assert gate.read(golden.with_name("floors.toml"))["golden", "no-publishers"]["moor_times/right"] < 0.9


def test_pinning_one_folder_and_system_leaves_the_floors_of_others(golden: Path, tmp_path: Path) -> None:
    other = {("elsewhere in “May”", "generic"): {"word_f1": 0.5}}
    gate.write(tmp_path / "floors.toml", other)
    gated(golden, "--pin", "--allow-regression")
    assert gate.read(tmp_path / "floors.toml").items() >= other.items()


def test_a_folder_of_reference_pages_has_a_floor_a_measure_and_ceilings_for_noise_and_lost(tmp_path: Path) -> None:
    rows = [{"id": "box", "text": "\n".join(BODY), "with": ["brass bell"]}]
    folder = make_folder(tmp_path / "moor", {"box": html_of([*BODY, STRANGER])}, rows)
    gated(folder, "--pin")
    floors = gate.read(tmp_path / "floors.toml")["moor", "no-publishers"]
    assert set(floors) == {"word_f1", "noise", "lost", "marks_f1"}
    assert (floors["lost"], floors["marks_f1"]) == (0, 1)
    assert 0.1 < floors["noise"] < 0.3
    gate.write(tmp_path / "floors.toml", {("moor", "no-publishers"): {**floors, "noise": 0.05}})
    done = gated(folder)
    assert done.exit_code == 1
    assert "moor no-publishers: noise: ceiling 0.0500, measured 0." in done.stderr
    assert "word_f1" not in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--pin",), "--pin goes with --gate"),
        (("--gate", "floors.toml", "--allow-regression"), "--allow-regression with --pin"),
        (("--gate", "floors.toml", "--sample", "1"), "cannot go with --sample"),
        (("--systems", "trafilatura", "--errors"), "need one of ours: clean-article, no-publishers, generic"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(golden: Path, options: tuple[str, ...], message: str) -> None:
    done = run(golden, *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_missing_file_of_floors_and_one_that_is_none_are_errors_that_name_it(golden: Path) -> None:
    for content in (None, "[golden", "golden = 1"):
        if content:
            golden.with_name("floors.toml").write_text(content, "utf-8")
        done = gated(golden)
        assert done.exit_code == 1
        assert "floors.toml" in done.stderr
