"""Packages that only some files need: extras of ours."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from cleaner.model import InputError

_PACKAGES = {
    "warc": ("fastwarc.warc", "WARC files"),
    "parquet": ("pyarrow.parquet", "Parquet files"),
    "zstd": ("zstandard", ".zst files"),
}
"""By the name of the extra: the module that is used, and what for."""


def needed(extra: str) -> Any:
    """Return the module that an extra is for.

    Raises:
        InputError: It is not installed; the message has the command that does it.
    """
    module, what = _PACKAGES[extra]
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"{what} need one more package: pip install 'clean-article[{extra}]'") from None


def check_file(path: Path, kind: str) -> None:
    """See that a file can be read with what is installed.

    Raises:
        InputError: A package is missing.
    """
    if kind in _PACKAGES:
        needed(kind)
    if path.suffix.lower() == ".zst" and kind != "warc":
        needed("zstd")


def check_format(form: str) -> None:
    """See that a format of the output can be written.

    Raises:
        InputError: A package is missing.
    """
    if form == "parquet":
        needed("parquet")
    if form.endswith(".zst"):
        needed("zstd")
