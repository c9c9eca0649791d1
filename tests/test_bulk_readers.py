"""Pages come out of folders and files of every kind; what can't be read is named, and the rest is done.

Read through ``clean-article plugins health``.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from random import Random

import pytest

from .health_pages import PLUGIN, TITLES, health, lines, page, pages, record, records, saved
from .plugin_files import written

RAISING = """
from cleaner import rule

@rule("odd")
def odd(draft):
    assert not any("kiln" in block.text for block in draft.blocks)

@hookimpl
def rules():
    return (odd,)
"""


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    return written(tmp_path, PLUGIN)


# --- kinds of input -----------------------------------------------------------------------------------------


def test_pages_come_out_of_every_kind_of_file(tmp_path: Path, plugin: str) -> None:
    files = {
        "pages.jsonl": lines(pages()).encode(),
        "pages.NDJSON.gz": gzip.compress(lines(pages()).encode()),
        "crawl.warc": b"".join(records()),
        "crawl.warc.gz": b"".join(map(gzip.compress, records())),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        result = health(plugin, str(tmp_path / name))
        assert (result.exit_code, result.stderr) == (0, ""), name
        assert result.stdout == "Harbour Post\t5\t2024 5\t0.0%\t0.0%\t0.0%\twell\n", name


def test_folders_are_read_to_the_bottom_and_other_files_passed_over(tmp_path: Path, plugin: str) -> None:
    folder = tmp_path / "pages"
    saved(folder, {"a": page(TITLES[0])})
    saved(folder / "below", {"b": page(TITLES[1])})
    (folder / "c.HTM.gz").write_bytes(gzip.compress(page(TITLES[2]).encode()))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (folder / "notes.txt").write_text("Nothing here")
    result = health(plugin, str(folder), str(folder / "a.html"))
    assert result.stdout.startswith("Harbour Post\t4\t")
    assert result.exit_code == 0


def test_a_file_that_is_named_is_a_page_whatever_its_name(tmp_path: Path, plugin: str) -> None:
    (tmp_path / "saved").write_text(page(TITLES[0]), "utf-8")
    assert health(plugin, str(tmp_path / "saved")).stdout.startswith("Harbour Post\t1\t")


# --- bad input ----------------------------------------------------------------------------------------------


def noise(length: int) -> bytes:
    """Return bytes that can't be compressed, the same each time."""
    return Random(1).randbytes(length)


BAD = {
    "broken.jsonl": (b'{"html": "<p>cut o\n', ", line 1: no JSON"),
    "deep.jsonl": (b"[" * 100_000 + b"\n", ", line 1: no JSON"),
    "other.jsonl": (b'\n["a list"]\n', ", line 2: no object with a text in one of html, content, text"),
    "number.jsonl": (b'{"html": 7, "text": null}\n', ", line 1: no object with a text"),
    "text.jsonl": (b'{"text": "A line of text.\\n\\nAnd another one."}\n', ", line 1: a text and no page"),
    "nothing.jsonl": (b"\n", ": the file holds no page"),
    "cut.html.gz": (gzip.compress(page(TITLES[0]).encode())[:-60], "Compressed file ended"),
    "cut.jsonl.gz": (gzip.compress(noise(5000))[:600], "cut.jsonl.gz"),
    "plain.html.gz": (page(TITLES[0]).encode(), "Not a gzipped file"),
    "binary.html": (b"\x89PNG\r\n\x1a\n" + noise(2000), "image"),
    "packed.html": (gzip.compress(noise(100)), "gzip"),
    "trash.warc": (b"no record\r\n" * 30, "trash.warc, after byte 0: a broken record: Invalid WARC header"),
    "empty.warc": (b"", "the file holds no page"),
    "cut.warc": (
        record(page(TITLES[0]).encode(), "https://harbour-post.example/cut")[:900],
        "/cut: the file ends within",
    ),
    "cut.warc.gz": (
        gzip.compress(record(noise(4000), "https://harbour-post.example/cut"))[:900],
        "/cut: the file ends",
    ),
    "unpacked.warc": (
        record(b"<p>Not packed</p>", "https://harbour-post.example/un", more="Content-Encoding: gzip\r\n"),
        "/un: a broken response",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_can_not_be_read_is_named_and_the_rest_is_done(tmp_path: Path, plugin: str, name: str) -> None:
    data, reason = BAD[name]
    folder = tmp_path / "pages"
    saved(folder, pages())
    (folder / name).write_bytes(data)
    result = health(plugin, str(folder))
    assert result.exit_code == 1
    assert result.stdout.startswith("Harbour Post\t5\t2024 5\t")
    assert all(line.startswith(f"clean-article: {folder / name}") for line in result.stderr.splitlines())
    assert reason in result.stderr


def test_records_before_and_after_a_broken_one_are_read(tmp_path: Path, plugin: str) -> None:
    good, (broken, _) = records(), BAD["unpacked.warc"]
    (tmp_path / "crawl.warc").write_bytes(b"".join([good[0], broken, *good[1:]]))
    result = health(plugin, str(tmp_path / "crawl.warc"))
    assert result.stdout.startswith("Harbour Post\t5\t")
    assert result.stderr.count("\n") == 1


def test_a_missing_and_an_empty_folder_are_named_and_the_rest_is_done(tmp_path: Path, plugin: str) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty = str(tmp_path / "missing"), str(tmp_path / "empty")
    result = health(plugin, missing, empty, saved(tmp_path / "pages", pages()))
    assert result.exit_code == 1
    assert result.stdout.startswith("Harbour Post\t5\t")
    first, second = result.stderr.splitlines()
    assert first == f"clean-article: {missing}: No such file or directory"
    assert second.startswith(f"clean-article: {empty}: the folder holds no file of a known kind (.html, ")


def test_a_plugins_rule_that_raises_costs_no_page(tmp_path: Path, plugin: str) -> None:
    bad = written(tmp_path, RAISING, "odd.py")
    result = health(plugin, saved(tmp_path / "pages", pages()), "--plugin", bad)
    assert result.exit_code == 0
    assert result.stdout.startswith("Harbour Post\t5\t")


def test_without_the_package_for_warc_the_message_has_the_command_to_install_it(
    tmp_path: Path, plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = saved(tmp_path / "pages", pages())
    (tmp_path / "pages" / "crawl.warc").write_bytes(b"".join(records()))
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    result = health(plugin, folder)
    assert result.exit_code == 1
    assert result.stdout.startswith("Harbour Post\t5\t")
    assert "crawl.warc: WARC files need one more package: pip install 'clean-article[warc]'\n" in result.stderr
