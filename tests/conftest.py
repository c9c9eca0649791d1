"""What holds for all tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def logging_again() -> Iterator[None]:
    """Benchmarks silence logging for the whole process; other tests read what is logged."""
    yield
    logging.disable(logging.NOTSET)
