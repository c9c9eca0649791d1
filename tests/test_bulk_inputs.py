"""Every kind of input, whole and broken, comes to the same rows, however it is cut into slices."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from fastwarc.warc import WarcRecord, WarcRecordType

from cleaner.bulk import packing
from cleaner.bulk.pages import Fields

from .bulk_runs import Here, made, numbered, read, short, text, text_lines
from .health_pages import record

COUNT = 12
PAGES = numbered(COUNT)
RECORDS = [record(page.encode(), f"https://harbour-post.example/{number}") for number, page in enumerate(PAGES)]
PACKED = [gzip.compress(piece) for piece in RECORDS]


def long_lines(count: int) -> bytes:
    """Return JSON Lines that are hard to compress, so that a packed file of them has many blocks."""
    random = Random(1)
    records = ({"id": f"b{n}", "text": f"{text(n)} {random.randbytes(300).hex()}"} for n in range(count))
    return "".join(json.dumps(each) + "\n" for each in records).encode()


def zeros(data: bytes, start: int, count: int) -> bytes:
    return data[:start] + bytes(count) + data[start + count :]


def with_one(pieces: list[bytes], change: Callable[[bytes], bytes]) -> bytes:
    """Join records, the sixth of them changed."""
    return b"".join([*pieces[:5], change(pieces[5]), *pieces[6:]])


def wet(number: int) -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.conversion)
    made.headers["WARC-Target-URI"] = f"https://harbour-post.example/{number}"
    made.set_bytes_content(text(number).encode())
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()


def wacz(how: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr("archive/first.warc.gz", b"".join(PACKED[:6]))
        archive.writestr("archive/second.warc", b"".join(RECORDS[6:]))
        archive.writestr("pages/pages.jsonl", "{}")
    return file.getvalue()


def parquet(group: int, broken: bool = False) -> bytes:
    file = io.BytesIO()
    lines = [json.loads(line) for line in long_lines(COUNT).splitlines()]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(lines), file, row_group_size=group, compression="zstd")
    return zeros(file.getvalue(), 600, 400) if broken else file.getvalue()


WHOLE = {
    "lines.jsonl": long_lines(COUNT),
    "lines.ndjson.gz": gzip.compress(long_lines(COUNT)),
    "frames.jsonl.zst": zstandard.compress(long_lines(5)) + zstandard.compress(long_lines(7)),
    "crawl.warc": b"".join(RECORDS),
    "crawl.warc.gz": b"".join(PACKED),
    "one-pack.warc.gz": gzip.compress(b"".join(RECORDS)),
    "three-packs.warc.gz": b"".join(gzip.compress(b"".join(RECORDS[a:b])) for a, b in ((0, 5), (5, 7), (7, 12))),
    "texts.warc.wet.gz": b"".join(gzip.compress(wet(number)) for number in range(COUNT)),
    "archive.wacz": wacz(),
    "packed.wacz": wacz(zipfile.ZIP_DEFLATED),
    "one-group.parquet": parquet(COUNT),
    "groups.parquet": parquet(5),
}
BROKEN = {
    "line.jsonl": (long_lines(6) + b'{"text": "cut o\n' + long_lines(5), 11, ["line 7"]),
    "cut.jsonl.gz": (gzip.compress(long_lines(COUNT))[:-700], 10, ["cut.jsonl.gz"]),
    "cut.jsonl.zst": (
        (zstandard.compress(long_lines(5)) + zstandard.compress(long_lines(7)))[:-1],
        5,
        ["cut.jsonl.zst"],
    ),
    "header.warc": (with_one(RECORDS, lambda piece: zeros(piece, 0, 30)), 11, ["after byte "]),
    "header.warc.gz": (with_one(PACKED, lambda piece: zeros(piece, 0, 20)), 11, ["after byte "]),
    "cut-between.warc": (with_one(RECORDS, lambda piece: piece[:300]), 11, ["after byte "]),
    "cut-between.warc.gz": (with_one(PACKED, lambda piece: piece[:200]), 11, ["after byte "]),
    "trash.warc.gz": (with_one(PACKED, lambda piece: b"trash" * 50 + piece), 12, ["after byte "]),
    "cut.warc": (b"".join(RECORDS)[:-200], 11, ["/11"]),
    "cut.warc.gz": (b"".join(PACKED)[:-100], 11, ["/11"]),
    "length.warc": (with_one(RECORDS, lambda piece: piece.replace(b"Length: ", b"Length: 9", 1)), 11, ["/5"]),
    "group.parquet": (parquet(5, broken=True), 7, [f"row {number}" for number in range(1, 6)]),
}
"""Files, how many of their records are well, and the ends or beginnings of the names of the others."""


def assert_cuts_change_nothing(path: Path) -> None:
    """See that the same is read in slices of any size, by one worker and by one for each slice."""
    whole = read(path, 10_000)
    for shard_pages in (1, 3, 7):
        assert read(path, shard_pages) == whole
        assert read(path, shard_pages, anew=True) == whole


@pytest.mark.parametrize("name", WHOLE)
def test_all_records_of_a_file_come_out_in_order_however_it_is_cut(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    found = made(tmp_path / "out", path)
    assert len(found) == COUNT
    assert {row["status"] for row in found} == {"complete"}
    if "warc" in name or "wacz" in name:
        assert [row["url"] for row in found] == [f"https://harbour-post.example/{number}" for number in range(COUNT)]
    assert_cuts_change_nothing(path)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_recorded_and_passed_over_however_the_file_is_cut(tmp_path: Path, name: str) -> None:
    data, well, names = BROKEN[name]
    path = tmp_path / name
    path.write_bytes(data)
    found = made(tmp_path / "out", path)
    failed = [row for row in found if row["failure"]]
    assert {row["failure"] for row in failed} == {"unread"}
    assert all(part in row["source"].removeprefix(str(tmp_path)) for row, part in zip(failed, names, strict=True))
    assert all(row["error"] and row["source"].startswith(str(path)) for row in failed)
    assert len(found) - len(failed) == well
    assert_cuts_change_nothing(path)


def test_a_file_that_is_broken_in_its_middle_is_read_as_far_by_each_worker(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl.gz"
    packed = gzip.compress(long_lines(300))
    path.write_bytes(packed[: len(packed) // 2] + b"\xff" * 500 + packed[len(packed) // 2 + 500 :])
    found = made(tmp_path / "out", path)
    assert sum(row["status"] == "complete" for row in found) > 100
    assert found[-1]["source"] == str(path)
    assert_cuts_change_nothing(path)


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_broken_archive_costs_no_other_file(tmp_path: Path, how: int) -> None:
    (tmp_path / "broken.wacz").write_bytes(zeros(wacz(how), 900, 40))
    (tmp_path / "text.txt").write_text(text(1), "utf-8")
    first, second = made(tmp_path / "out", tmp_path / "broken.wacz", tmp_path / "text.txt")
    assert (first["failure"], first["source"]) == ("unread", str(tmp_path / "broken.wacz"))
    # Of what is packed the packing is broken, of the other only the sum over it.
    assert first["error"].startswith(("no whole WACZ file: Bad CRC-32", "Error -3 while decompressing data: "))
    assert second["status"] == "complete"


def test_lines_and_pages_that_are_too_long_are_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_BYTES", 2000)
    long = json.dumps({"text": text(1) * 9}) + "\n"
    (tmp_path / "lines.jsonl").write_text(text_lines(2) + long + text_lines(1), "utf-8")
    (tmp_path / "page.html").write_text(PAGES[0] + "<!-- -->" * 300, "utf-8")
    found = made(tmp_path / "out", tmp_path / "lines.jsonl", tmp_path / "page.html")
    assert [row["failure"] for row in found] == [None, None, "unread", None, "unread"]
    assert "longer than" in found[2]["error"]
    assert "longer than" in found[4]["error"]


@pytest.mark.parametrize("packer", [gzip.compress, zstandard.compress])
def test_a_bomb_is_recorded(tmp_path: Path, packer: Callable[[bytes], bytes]) -> None:
    path = tmp_path / ("bomb.html.gz" if packer is gzip.compress else "bomb.html.zst")
    path.write_bytes(packer(bytes(101_000_000)))
    (row,) = made(tmp_path / "out", path)
    assert (row["failure"], row["error"]) == ("unread", "longer than 100 MB, which no article is")


def test_null_binary_and_other_columns(tmp_path: Path) -> None:
    table = {
        "page": pyarrow.array([PAGES[0].encode(), None, b"", b"<p>caf\xe9 de la plage</p>" * 9], pyarrow.binary()),
        "plain": [None, text(2), None, None],
        "link": ["https://harbour-post.example/a", None, "https://harbour-post.example/c", ""],
        "number": [7, 8, None, 10],
        "size": [1, 2, 3, 4],
    }
    pyarrow.parquet.write_table(pyarrow.table(table), tmp_path / "pages.parquet")
    fields = Fields(("page", "plain"), "link", "number")
    found = made(tmp_path / "out", tmp_path / "pages.parquet", fields=fields)
    third = f"{tmp_path / 'pages.parquet'}, row 3"
    assert [row["id"] for row in found] == ["7", "8", third, "10"]
    assert [row["failure"] for row in found] == [None, None, "unread", None]
    assert found[2]["error"] == "no object with a text in one of page, plain"
    assert [row["url"] for row in found] == ["https://harbour-post.example/a", None, None, None]
    assert "café de la plage" in found[3]["text"]


@pytest.mark.parametrize(
    ("names", "reason"),
    [(("body", "link"), "no column is called html or content or text"), (("html", "html"), "two have the same name")],
)
def test_odd_columns_are_named(tmp_path: Path, names: tuple[str, ...], reason: str) -> None:
    columns = [pyarrow.array([text(1)]) for _ in names]
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=names), tmp_path / "pages.parquet")
    (row,) = made(tmp_path / "out", tmp_path / "pages.parquet")
    assert reason in row["error"]


def test_folders_patterns_and_files_keep_their_order_and_what_is_named_twice_comes_twice(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "below").mkdir(parents=True)
    for name in ("b.html", "a.htm", "below/ä ö.xhtml", "below/数.txt"):
        (pages / name).write_text(PAGES[1], "utf-8")
    (pages / "c.html.gz").write_bytes(gzip.compress(PAGES[2].encode()))
    (pages / "d.txt.zst").write_bytes(zstandard.compress(text(3).encode()))
    (pages / "picture.png").write_bytes(b"\x89PNG")
    found = made(tmp_path / "out", pages, tmp_path / "pages" / "*.htm*", pages / "b.html")
    names = ["a.htm", "b.html", "c.html.gz", "d.txt.zst", "below/ä ö.xhtml", "below/数.txt"]
    names += ["a.htm", "b.html", "c.html.gz", "b.html"]
    assert [row["id"] for row in found] == [str(pages / name) for name in names]
    assert {row["status"] for row in found} == {"complete"}


def test_a_name_that_is_no_utf_8_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "pages" / os.fsdecode(b"caf\xe9.html")
    path.parent.mkdir()
    path.write_text(PAGES[0], "utf-8")
    assert short(made(tmp_path / "out", path.parent)) == [(f"{path.parent}/caf?.html", "complete", None)]
    made(tmp_path / "texts", path.parent, form="text")
    assert [file.name for file in (tmp_path / "texts" / "part-00000").iterdir()] == ["00000-caf-.html.txt"]


def test_nothing_to_read_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty.jsonl", "empty.warc", "empty.jsonl.zst"):
        (tmp_path / name).write_bytes(b"")
    pyarrow.parquet.write_table(pyarrow.table({"html": pyarrow.array([], pyarrow.string())}), tmp_path / "no.parquet")
    inputs = [
        tmp_path / name for name in ("empty", "empty.jsonl", "empty.warc", "empty.jsonl.zst", "no.parquet", "*.h")
    ]
    found = made(tmp_path / "out", *inputs)
    assert [row["source"] for row in found] == list(map(str, inputs))
    assert {row["failure"] for row in found} == {"unread"}
    assert all(row["error"] for row in found)


class Deleting(Here):
    """Deletes a file after the plan is made."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def __call__(self, job, plan, numbers):  # type: ignore[no-untyped-def]
        while not plan.is_complete:
            yield None
        self.path.unlink()
        yield from super().__call__(job, plan, numbers)


def test_a_page_that_is_deleted_before_it_is_read_costs_itself_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text(1), "utf-8")
    inputs = (tmp_path / "a.txt", tmp_path / "b.txt")
    first, second = made(tmp_path / "out", *inputs, engine=Deleting(tmp_path / "a.txt"))
    assert (first["failure"], first["error"]) == ("unread", "No such file or directory")
    assert second["status"] == "complete"
