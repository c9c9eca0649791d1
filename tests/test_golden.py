"""Every golden case gives its golden body, fields and removals, to the letter."""

from __future__ import annotations

import pytest
from pytest_regressions.data_regression import DataRegressionFixture
from pytest_regressions.file_regression import FileRegressionFixture

from cleaner.authoring.golden import Case, facts

from .golden import cases


def _demand(case: Case, request: pytest.FixtureRequest) -> None:
    """A missing golden file fails: a test run writes none unless it is asked to."""
    if request.config.getoption("force_regen"):
        return
    missing = [name for name in ("expected.txt", "expected.yml") if not (case.folder / name).exists()]
    if missing:
        pytest.fail(
            f"golden/{case.name} lacks {' and '.join(missing)}: write it by hand, or run "
            f"'pytest -k {case.folder.name} --force-regen' and read what it wrote"
        )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_body_is_the_golden_one(
    case: Case, file_regression: FileRegressionFixture, request: pytest.FixtureRequest
) -> None:
    _demand(case, request)
    file_regression.check(case.clean().text + "\n", fullpath=case.folder / "expected.txt", encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_fields_and_removals_are_the_golden_ones(
    case: Case, data_regression: DataRegressionFixture, request: pytest.FixtureRequest
) -> None:
    _demand(case, request)
    data_regression.check(facts(case.clean()), fullpath=case.folder / "expected.yml")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_body_holds_all_that_the_case_says_and_nothing_that_it_forbids(case: Case) -> None:
    text = case.clean().to_text()
    for snippet in case.settings.get("with", ()):
        assert snippet in text
    for snippet in case.settings.get("without", ()):
        assert snippet not in text
