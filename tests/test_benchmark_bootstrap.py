"""The intervals of differences between systems."""

from __future__ import annotations

import pytest

from benchmarks.bootstrap import Interval, mean_difference, pooled_f1_difference
from benchmarks.scores import Counts


def test_two_systems_with_the_same_scores_differ_by_nothing() -> None:
    scores = [0.2, 0.9, 1.0]
    assert mean_difference(scores, scores) == Interval(0, 0, 0)


def test_what_makes_a_page_hard_for_both_systems_does_not_widen_the_interval() -> None:
    ours = [0.1, 0.5, 0.9]
    interval = mean_difference(ours, [score - 0.05 for score in ours])
    assert (interval.value, interval.low, interval.high) == pytest.approx((0.05, 0.05, 0.05))


def test_the_interval_is_that_of_the_mean() -> None:
    # A difference of 1 on every other of 400 pages: the mean's standard error is 0.5 / 20, and 1.96 of them are 0.049.
    interval = mean_difference([1.0, 0.0] * 200, [0.0] * 400)
    assert interval.value == 0.5
    assert interval.low == pytest.approx(0.451, abs=0.008)
    # The first twice: ours 1, theirs 2 true and 4 missed: 4/8.
    assert interval.high == pytest.approx(0.549, abs=0.008)


def test_a_worse_system_has_a_difference_below_zero() -> None:
    interval = mean_difference([0.5, 0.6], [0.9, 0.7])
    assert interval.value == pytest.approx(-0.25)
    assert (interval.low, interval.high) == pytest.approx((-0.4, -0.1))


def test_the_same_scores_give_the_same_interval_every_time() -> None:
    ours, theirs = [0.3, 0.8, 0.95, 0.7], [0.4, 0.6, 0.9, 0.1]
    assert mean_difference(ours, theirs) == mean_difference(ours, theirs)


def test_the_difference_of_marks_is_that_of_the_f1_of_all_pages_counts() -> None:
    ours = [Counts(true=3, false=0, missed=0), Counts(true=0, false=0, missed=1)]
    theirs = [Counts(true=1, false=0, missed=2), Counts(true=1, false=1, missed=0)]
    interval = pooled_f1_difference(ours, theirs)
    # ours 3 true, 0 false, 1 missed: 6/7; theirs 2 true, 1 false, 2 missed: 4/7
    assert interval.value == pytest.approx(6 / 7 - 4 / 7)
    # The second page twice: ours 0, theirs 2 true and 2 false: 4/6.
    assert interval.low == pytest.approx(0 - 4 / 6)
    # The first twice: ours 1, theirs 2 true and 4 missed: 4/8.
    assert interval.high == pytest.approx(1 - 4 / 8)


def test_an_interval_is_shown_with_signs_and_three_decimals() -> None:
    assert str(Interval(0.018, -0.0006, 0.0264)) == "+0.018 [-0.001, +0.026]"
