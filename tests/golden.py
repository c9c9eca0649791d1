"""The golden cases of the built-in plugins: where they are."""

from __future__ import annotations

from pathlib import Path

from cleaner.authoring.golden import Case, cases_in

GOLDEN = Path(__file__).parent.parent / "golden"


def cases() -> list[Case]:
    return cases_in(GOLDEN)
