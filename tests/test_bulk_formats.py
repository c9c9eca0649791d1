"""What a run writes: rows as they are documented, the same in every format, and equal to what ``clean`` says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest
import zstandard

import cleaner
from cleaner.bulk.rows import COLUMNS, REMOVED, Row

from .bulk_runs import content, evil_plugin, made, numbered, parts, summary, text
from .health_pages import NEWSLETTER, PLUGIN, TITLES, page, record
from .plugin_files import written

GUIDE = Path(__file__).parent.parent / "docs" / "bulk.md"
TYPES = {"string": "string", "number": "double", "bool": "bool", "strings": "list<element: string>"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    for number, source in enumerate(numbered(3)):
        (folder / f"page {number}.html").write_text(source, "utf-8")
    (folder / "text.txt").write_text(text(4), "utf-8")
    lines = [{"html": page(TITLES[0], more=NEWSLETTER), "id": "first"}, {"text": "\t“Tab”, \ud800 and — dash.\u2028"}]
    (folder / "x.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "no JSON\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return made(tmp_path_factory.mktemp("expected") / "out", inputs, with_removed=True)


def from_lines(data: bytes) -> list[Row]:
    return [json.loads(line) for line in data.splitlines()]


def from_parquet(data: bytes) -> list[Row]:
    return pyarrow.parquet.read_table(pyarrow.BufferReader(data)).to_pylist()  # type: ignore[no-any-return]


READ: dict[str, Callable[[bytes], list[Row]]] = {
    "jsonl.gz": lambda data: from_lines(gzip.decompress(data)),
    "jsonl.zst": lambda data: from_lines(zstandard.ZstdDecompressor().decompressobj().decompress(data)),
    "parquet": from_parquet,
}


@pytest.mark.parametrize("form", READ)
def test_each_format_holds_the_same(inputs: Path, expected: list[Row], tmp_path: Path, form: str) -> None:
    made(tmp_path / "out", inputs, form=form, with_removed=True)
    assert [path.name.partition(".")[2] for path in parts(tmp_path / "out")] == [form] * len(parts(tmp_path / "out"))
    assert [row for data in content(tmp_path / "out") for row in READ[form](data)] == expected


def test_rows_are_what_clean_says_of_the_same_page(inputs: Path, expected: list[Row]) -> None:
    for row in expected[:4]:
        article = cleaner.clean(Path(row["source"]).read_bytes())
        said = json.loads(article.to_json())
        assert {name: row[name] for name in said if name in row and name != "removed"} == {
            name: value for name, value in said.items() if name in row and name not in ("removed", "confidence")
        } | {"confidence": round(article.confidence, 4)}
        assert [entry["text"] for entry in row["removed"]] == [removal.text for removal in article.removed]


def test_ids_are_the_inputs_own_or_its_name(inputs: Path, expected: list[Row]) -> None:
    names = [str(inputs / f"page {number}.html") for number in range(3)] + [str(inputs / "text.txt")]
    lines = [f"{inputs / 'x.jsonl'}, line {number}" for number in (1, 2, 3)]
    assert [row["id"] for row in expected] == [*names, "first", *lines[1:]]
    assert [row["source"] for row in expected] == [*names, *lines]


def test_a_page_that_failed_has_a_row_that_says_why_and_nothing_else(expected: list[Row]) -> None:
    row = expected[-1]
    assert (row["status"], row["failure"]) == ("failed", "unread")
    assert row["error"].startswith("no JSON: ")
    kept = {"id", "source", "status", "failure", "error", "removed"}
    assert {repr(value) for name, value in row.items() if name not in kept} == {"None", "''", "[]", "0.0"}


def test_removed_comes_on_request_with_its_rule_and_reason(inputs: Path, expected: list[Row], tmp_path: Path) -> None:
    taken = [entry for entry in expected[4]["removed"] if "Sign up for our newsletter" in entry["text"]]
    assert len(taken) == 1
    assert taken[0]["rule"]
    assert taken[0]["reason"]
    plain = made(tmp_path / "out", inputs)
    assert plain == [{name: value for name, value in row.items() if name != "removed"} for row in expected]


def test_texts_are_a_file_an_article_and_failures_stand_beside_them(
    inputs: Path, expected: list[Row], tmp_path: Path
) -> None:
    made(tmp_path / "out", inputs, form="text")
    files = [path for part in parts(tmp_path / "out") for path in sorted(part.iterdir())]
    assert [path.name for path in files] == [
        "00000-page-0.html.txt", "00001-page-1.html.txt", "00002-page-2.html.txt", "00003-text.txt.txt",
        "00000-first.txt", "00001-x.jsonl-line-2.txt", "failed.jsonl",
    ]  # fmt: skip
    first = expected[0]
    assert (
        files[0].read_text("utf-8")
        == "\n\n".join(filter(None, (first["title"], first["standfirst"], first["text"]))) + "\n"
    )
    (failed,) = from_lines(files[-1].read_bytes())
    assert failed["source"] == f"{inputs / 'x.jsonl'}, line 3"


def test_a_long_name_in_any_script_makes_a_file_name_that_fits(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": text(1), "id": "𐌰" * 300}) + "\n", "utf-8")
    made(tmp_path / "out", tmp_path / "x.jsonl", form="text")
    (path,) = (tmp_path / "out" / "part-00000").iterdir()
    assert path.name == f"00000-{'𐌰' * 40}.txt"


# --- what is documented -------------------------------------------------------------------------------------


def documented(heading: str) -> list[tuple[str, str]]:
    """Return the first two cells of each row of the table below a heading of the guide, without backticks."""
    below = GUIDE.read_text("utf-8").partition(f"\n{heading}\n")[2].partition("\n#")[0]
    cells = [line.strip("|").split("|") for line in below.splitlines() if line.startswith("| `")]
    return [(row[0].strip(" `"), row[1].strip()) for row in cells]


def test_the_guide_names_each_column_with_its_type_in_order() -> None:
    assert documented("## Columns") == [*COLUMNS.items(), ("removed", "entries")]


def test_the_guide_names_each_field_of_removed() -> None:
    assert documented("### removed") == list(REMOVED.items())


def test_the_guide_names_each_kind_of_failure() -> None:
    from typing import get_args

    from cleaner.bulk.rows import FailureKind

    assert [name for name, _ in documented("### failure")] == list(get_args(FailureKind))


def test_rows_have_the_columns_of_the_schema_in_order(inputs: Path, expected: list[Row], tmp_path: Path) -> None:
    assert {tuple(row) for row in expected} == {(*COLUMNS, "removed")}
    made(tmp_path / "out", inputs, form="parquet", with_removed=True)
    schema = pyarrow.parquet.read_schema(parts(tmp_path / "out")[0])
    assert schema.names == [*COLUMNS, "removed"]
    types = [re.sub("item", "element", str(schema.field(name).type)) for name in COLUMNS]
    assert types == [TYPES[type_] for type_ in COLUMNS.values()]


# --- the summary --------------------------------------------------------------------------------------------


def test_the_summary_counts_statuses_lanes_rules_drift_and_the_slowest(tmp_path: Path) -> None:
    plugin = written(tmp_path, PLUGIN)
    changed = page(TITLES[1], name="changed")
    sources = [page(TITLES[0], more=NEWSLETTER), changed, page(TITLES[2])]
    lines = [{"html": source, "url": f"https://harbour-post.example/{n}"} for n, source in enumerate(sources)]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "{\n", "utf-8")
    made(tmp_path / "out", tmp_path / "x.jsonl", plugins=(plugin, evil_plugin(tmp_path)))
    said = summary(tmp_path / "out")
    assert (said["pages"], said["statuses"], said["failures"]) == (4, {"complete": 3, "failed": 1}, {"unread": 1})
    assert said["lanes"]["publisher:Harbour Post"] == 2
    assert sum(said["lanes"].values()) == 3
    assert said["drift"] == {"Harbour Post": 1}
    assert sum(said["rules"].values()) >= 1
    assert {entry["source"] for entry in said["slowest"]} == {f"{tmp_path / 'x.jsonl'}, line {n}" for n in range(1, 5)}
    assert said["bytes"] == sum(map(len, sources))


def test_a_response_that_is_an_error_or_no_page_has_no_row(tmp_path: Path) -> None:
    well = record(numbered(1)[0].encode(), "https://harbour-post.example/0")
    gone = record(b"<p>Gone.</p>", "https://harbour-post.example/gone", status=404)
    (tmp_path / "crawl.warc").write_bytes(gone + well + gone)
    (row,) = made(tmp_path / "out", tmp_path / "crawl.warc")
    assert row["url"] == "https://harbour-post.example/0"
