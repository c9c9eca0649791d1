"""How far confidence can be trusted: bins, calibration error, ROC AUC, the command and its plot."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result as Run

from benchmarks import trust
from benchmarks.charts import Bin
from benchmarks.trust import Trial, auc, bins_of, calibration_error

from .benchmark_folder import BODY, html_of, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {"box": html_of(BODY), "other": html_of(BODY)}
    rows = [{"id": "box", "text": "\n".join(BODY)}, {"id": "other", "text": "Something else."}]
    return make_folder(tmp_path / "moor", pages, rows)


def run(*arguments: str | Path) -> Run:
    return CliRunner().invoke(trust.main, [*map(str, arguments), "--workers", "1"])


def summary_of(done: Run, folder: str) -> list[str]:
    """Return a folder's row of the last table."""
    return [line.split() for line in done.stdout.splitlines() if line.startswith(f"{folder} ")][-1]


def trials(*pairs: tuple[float, float]) -> list[Trial]:
    return [Trial("f", str(number), confidence, f1) for number, (confidence, f1) in enumerate(pairs)]


def test_a_bin_has_its_pages_mean_confidence_and_share_of_good_results() -> None:
    assert bins_of(trials((0.82, 0.99), (0.88, 0.6), (0.3, 0.95), (0.84, 1))) == {
        3: Bin(1, 0.3, 1.0),
        8: Bin(3, pytest.approx((0.82 + 0.88 + 0.84) / 3), pytest.approx(2 / 3)),
    }


def test_bins_begin_at_tenths_and_the_last_one_holds_a_confidence_of_one() -> None:
    tenths = [number / 10 for number in range(11)]
    assert {number: each.count for number, each in bins_of(trials(*((tenth, 1.0) for tenth in tenths))).items()} == {
        **dict.fromkeys(range(9), 1),
        9: 2,
    }


def test_calibration_error_is_the_distance_to_the_share_of_good_results_weighted_by_pages() -> None:
    # The last bin: 2 pages, one of them good, 0.9 - 0.5 = 0.4; the third: 1 page, not good, 0.2.
    assert calibration_error(trials((0.9, 1), (0.9, 0.5), (0.2, 0.5))) == pytest.approx((2 * 0.4 + 0.2) / 3)


def test_confidence_that_is_right_has_no_calibration_error() -> None:
    assert calibration_error(trials((0.5, 1), (0.5, 0.1), (0, 0.3))) == 0


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (((0.2, 0.1), (0.9, 1.0)), 1.0),  # the bad result has the lower confidence
        (((0.9, 0.1), (0.2, 1.0)), 0.0),
        (((0.5, 0.1), (0.5, 1.0)), 0.5),  # a tie
        (((0.2, 0.1), (0.6, 0.7), (0.6, 0.9), (0.9, 1.0)), 3.5 / 4),  # four pairs: three won, one tied
        (((0.2, 0.8), (0.9, 0.79)), 0.0),  # 0.8 is not bad any more
    ],
)
def test_auc_is_the_chance_that_a_bad_result_has_the_lower_confidence(
    pairs: tuple[tuple[float, float], ...], expected: float
) -> None:
    assert auc(trials(*pairs)) == pytest.approx(expected)


def test_there_is_no_auc_without_bad_results_or_without_others() -> None:
    assert auc(trials((0.9, 1))) is None
    assert auc(trials((0.9, 0.1))) is None


def test_the_command_shows_bins_and_a_row_a_folder_and_leaves_marks_out(folder: Path, tmp_path: Path) -> None:
    marks = make_folder(tmp_path / "marks", {"box": html_of(BODY)}, [{"id": "box", "with": ["brass bell"]}])
    done = run(folder, marks)
    assert done.exit_code == 0, done.output
    assert "marks: 1 page without a reference text left out" in done.stderr
    assert summary_of(done, "moor")[:4] == ["moor", "2", "50.0", "50.0"]  # one result of two is good, the other is bad
    assert "all folders" not in done.stdout


def test_several_folders_are_taken_together_too(folder: Path, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "fen", {"box": html_of(BODY)}, [{"id": "box", "text": "\n".join(BODY)}])
    assert summary_of(run(folder, other), "all folders")[2:5] == ["3", "66.7", "33.3"]


def test_folders_without_reference_texts_are_an_error(tmp_path: Path) -> None:
    marks = make_folder(tmp_path / "marks", {"box": html_of(BODY)}, [{"id": "box", "with": ["brass bell"]}])
    done = run(marks)
    assert done.exit_code == 1
    assert "none of the pages has a reference text" in done.stderr


def test_the_plot_is_written_as_png_and_svg(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run(folder, "--plot", tmp_path / "trust")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "trust.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    drawing = (tmp_path / "trust.svg").read_text("utf-8")
    for text in ("moor", "confidence", "share with word F1 ≥ 0.95", "good results"):
        assert f">{text}</text>" in drawing


def test_a_plot_of_another_format_is_refused_before_the_work(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "--plot", tmp_path / "trust.pdf")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "has to end in .png or .svg" in done.stderr
