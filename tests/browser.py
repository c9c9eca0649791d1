"""A headless Chromium that keeps watch: what it runs into and what it asks for fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_MISSING = "no Chromium: the tests of the review page need it (Debian: apt-get install chromium)"


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield the system's Chromium; where it has none, skip the test, or fail where it has to be there (CI)."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, file: Path, fragment: str = "", **options: Any) -> Iterator[Any]:
    """Yield a file opened as a page; in the end, it must have complained of nothing and asked for nothing else."""
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        complaints: list[str] = []
        requests: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        context.on("request", lambda request: requests.append(request.url))
        page.goto(f"{file.as_uri()}{fragment}")
        yield page
        assert complaints == []
        assert {url.partition("#")[0] for url in requests} == {file.as_uri()}
