"""The accuracy command with rule files: pages whose host has one, with the files and without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import accuracy, ours

from .benchmark_folder import BODY, URL, html_of, make_folder
from .site_configs import BOX, write


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Two pages, one of a host with a file that strips what the other tool keeps."""
    monkeypatch.setenv(ours.FOLDER_VARIABLE, "")  # so that it is as before afterwards
    ours.cleaner_of.cache_clear()
    html = html_of(BODY, f"<p class='hall'>{BOX}</p>")
    rows = [
        {"id": "box", "url": URL, "text": "\n".join(BODY)},
        {"id": "other", "url": "https://other.example/", "text": "\n".join(BODY)},
    ]
    folder = make_folder(tmp_path / "moor", {"box": html, "other": html}, rows)
    (tmp_path / "rules").mkdir()
    rules = write(tmp_path / "rules", "body: //article\nstrip_id_or_class: hall", "moor-times.example.txt")
    options = ("--site-configs", str(rules), "--workers", "1", "--save", str(tmp_path / "scores.json"))
    return CliRunner().invoke(accuracy.main, [str(folder), *options])


def test_pages_of_hosts_with_a_file_are_scored_with_the_files_and_without(run: Result, tmp_path: Path) -> None:
    assert run.exit_code == 0, run.output
    [(page, scores)] = json.loads((tmp_path / "scores.json").read_text("utf-8"))["pages"]["moor"].items()
    assert page == "box"
    assert scores["site-configs"] == 1 > scores["no-publishers"]
    assert "site-configs − no-publishers: +0." in run.stdout
