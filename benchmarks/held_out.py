"""Weights that never saw a page's site, so that what was learned is measured on what was not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from unittest.mock import patch

import click

from cleaner import verdict
from cleaner.judge import Weights

from .data import Page
from .train_judge import Looks, fold_of

option = click.option(
    "--held-out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Weigh each page by weights that never saw its site (benchmarks.train_confidence --held-out).",
)


@contextmanager
def weighed_by(judge: Looks, confidence: Weights | None = None) -> Iterator[None]:
    """Clean with these weights of the judge and, if given, of confidence, in place of the project's."""
    confidence = verdict.weights() if confidence is None else confidence
    with (
        patch("cleaner.judge.weights", return_value=judge),
        patch("cleaner.verdict.weights", return_value=confidence),
    ):
        yield


def weights_for(page: Page, folder: Path | None) -> AbstractContextManager[None]:
    """Clean with the weights of a folder that never saw the page's site; without a folder, with the project's."""
    return weighed_by(*_read(folder / f"{fold_of(page.site)}.json")) if folder else nullcontext()


def write(folder: Path, fold: int, judge: Looks, confidence: Weights) -> None:
    """Write the weights that never saw a fold's sites."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"judge": judge, "confidence": confidence}
    (folder / f"{fold}.json").write_text(json.dumps(content, ensure_ascii=False) + "\n", "utf-8")


@cache
def _read(file: Path) -> tuple[Looks, Weights]:
    content = json.loads(file.read_text("utf-8"))
    first, second = content["judge"]
    return (first, second), content["confidence"]
