"""What to say of an exception that nobody foresaw."""

from __future__ import annotations

from pathlib import Path


def bug_report(error: BaseException) -> str:
    """Return one line that names the exception and the place it came from, for a person to report."""
    import traceback  # hardly ever needed, and each start counts

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"unexpected {type(error).__name__}: {error} ({where}); this is a bug, please report it"
