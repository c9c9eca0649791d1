"""What holds for all tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def no_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have settings of their own, which the command would read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("no-settings")))
        yield


@pytest.fixture(autouse=True)
def logging_again() -> Iterator[None]:
    """Benchmarks silence logging for the whole process; other tests read what is logged."""
    yield
    logging.disable(logging.NOTSET)
