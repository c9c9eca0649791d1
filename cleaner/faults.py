"""What to say of an exception that nobody foresaw."""

from __future__ import annotations

from pathlib import Path


def said(error: BaseException) -> str:
    """Return an exception in one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def bug_report(error: BaseException) -> str:
    """Return one line that names the exception and the place it came from, for a person to report."""
    return f"unexpected {said(error)} ({_place_of(error)}); this is a bug, please report it"


def for_logs(error: BaseException) -> str:
    """Return the exception's type and the place it came from: what it says may hold a piece of the page."""
    return f"{type(error).__name__} ({_place_of(error)})"


def _place_of(error: BaseException) -> str:
    import traceback  # hardly ever needed, and each start counts

    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(place.filename).name}, line {place.lineno}"
