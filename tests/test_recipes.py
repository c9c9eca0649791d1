"""Each recipe is a script that works as it stands, and a bad page costs no other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import polars
import pytest

from cleaner.authoring.golden import Case

from .golden import GOLDEN
from .health_pages import ARTICLES, TITLES, page

RECIPES = Path(__file__).parent.parent / "docs" / "recipes.md"
SECTIONS = re.split(r"^## (.+)\n", RECIPES.read_text("utf-8"), flags=re.MULTILINE)[1:]
SCRIPTS = {
    name: re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    for name, section in zip(SECTIONS[::2], SECTIONS[1::2], strict=True)
}
"""Each section's scripts."""

PDF = "%PDF-1.7\nno page at all"
NO_JAVA = "no Java: the test of the recipe for Spark needs it (Debian: apt-get install default-jre-headless)"

GUARDIAN = Case(GOLDEN / "theguardian_com/2020")
WORDPRESS = Case(GOLDEN / "wordpress/classic")
ROWS = [
    *({"html": case.source, "url": case.settings["url"]} for case in (GUARDIAN, WORDPRESS)),
    {"html": page(TITLES[0]), "url": None},
    {"html": PDF, "url": "https://harbour-post.example/menu.pdf"},
    {"html": None, "url": "https://harbour-post.example/missing"},
]


def run(folder: Path, recipe: str, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a recipe's script in a folder of its own."""
    (script,) = SCRIPTS[recipe]
    (folder / "recipe.py").write_text(script, "utf-8")
    return subprocess.run(
        [sys.executable, "recipe.py", *args],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )


def prose(title: str) -> str:
    return "\n\n".join(ARTICLES[title])


def expected(case: Case) -> str:
    return (case.folder / "expected.txt").read_text("utf-8").rstrip("\n")


def checked(rows: list[dict[str, Any]]) -> None:
    """Check the articles that a recipe has made of the rows above."""
    by_url = {row["url"]: row for row in rows}
    guardian, wordpress, harbour, pdf, missing = (by_url[row["url"]] for row in ROWS)
    assert guardian["title"] == "Harbour seals return to the estuary after sixty years"
    assert (guardian["authors"], guardian["published"]) == (["Mira Holt"], "2024-03-02T16:07:25+00:00")
    assert (guardian["lane"], guardian["status"]) == ("publisher:The Guardian/2020", "complete")
    assert [guardian["text"], wordpress["text"], harbour["text"]] == [
        expected(GUARDIAN),
        expected(WORDPRESS),
        prose(TITLES[0]),
    ]
    assert 0 < wordpress["confidence"] <= 1
    assert [row["error"] for row in (guardian, wordpress, harbour)] == [None, None, None]
    assert pdf["error"] == "the source looks like a PDF; extract its text first"
    assert missing["error"].startswith("the source is a ")
    assert [pdf["text"], pdf["authors"], pdf["confidence"], missing["text"]] == [None, None, None, None]


def test_every_script_of_the_page_is_run_here() -> None:
    assert set(SCRIPTS) == {"requests", "httpx", "pandas", "pandas, in pieces", "polars", "Spark"}


# --- fetching -----------------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    """Serves two articles, a PDF, and nothing else."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/library")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        kind, text = {
            "/bell": ("text/html; charset=iso-8859-1", page(TITLES[0]).replace("<head>", "<head><meta charset=utf-8>")),
            "/library": ("text/html", page(TITLES[1])),
            "/menu": ("application/pdf", PDF),
        }.get(self.path, ("text/html", "<p>Gone</p>"))
        self.send_response(404 if "Gone" in text else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_requests_fetches_page_after_page(tmp_path: Path, site: str) -> None:
    addresses = [f"{site}/bell", f"{site}/gone", f"{site}/menu", "no address", f"{site}/moved"]
    done = run(tmp_path, "requests", *addresses)
    assert done.returncode == 0
    assert done.stdout == "".join(f"{title}\n\n{prose(title)}\n\n" for title in TITLES[:2])
    gone, menu, wrong = done.stderr.splitlines()
    assert gone.startswith(f"{site}/gone: 404 ")
    assert menu == f"{site}/menu: the source looks like a PDF; extract its text first"
    assert wrong.startswith("no address: ")


def test_httpx_fetches_several_pages_at_once_and_cleans_them_in_other_processes(tmp_path: Path, site: str) -> None:
    addresses = [f"{site}/bell", f"{site}/gone", f"{site}/menu", "no address", "http://[", f"{site}/moved"]
    done = run(tmp_path, "httpx", *addresses)
    assert (done.returncode, done.stderr) == (0, "")
    found = {each["url"]: each for each in map(json.loads, done.stdout.splitlines())}
    bell, library = TITLES[:2]
    canonical = f"{site}/bell", f"{site}/library"
    assert [(found[url]["title"], found[url]["text"]) for url in canonical] == [
        (bell, prose(bell)),
        (library, prose(library)),
    ]
    errors = {url: each["error"] for url, each in found.items() if "error" in each}
    assert set(errors) == {f"{site}/gone", f"{site}/menu", "no address", "http://["}
    assert "404" in errors[f"{site}/gone"]
    assert errors[f"{site}/menu"] == "the source looks like a PDF; extract its text first"


# --- tables -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", ["pandas", "pandas, in pieces"])
def test_pandas_makes_a_table_of_articles(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    done = run(tmp_path, recipe, "pages.jsonl", "articles.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    checked([json.loads(line) for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()])


def test_pandas_in_pieces_keeps_all_rows_in_their_order(tmp_path: Path) -> None:
    urls = [f"https://inn.example/{number}" for number in range(2100)]
    rows = ({"html": f"Room {number} of the inn is free.", "url": url} for number, url in enumerate(urls))
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run(tmp_path, "pandas, in pieces", "pages.jsonl", "articles.jsonl").returncode == 0
    found = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()]
    assert [each["url"] for each in found] == urls
    assert all(each["text"] == f"Room {number} of the inn is free." for number, each in enumerate(found))


def test_polars_makes_a_table_of_articles(tmp_path: Path) -> None:
    polars.DataFrame(ROWS).write_parquet(tmp_path / "pages.parquet")
    done = run(tmp_path, "polars", "pages.parquet", "articles.parquet")
    assert (done.returncode, done.stderr) == (0, "")
    checked(polars.read_parquet(tmp_path / "articles.parquet").to_dicts())


def test_spark_makes_a_table_of_articles(tmp_path: Path) -> None:
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        if os.environ.get("CI") == "true":
            pytest.fail(NO_JAVA)
        pytest.skip(NO_JAVA)
    polars.DataFrame(ROWS).write_parquet(tmp_path / "pages.parquet")
    here = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--conf spark.ui.enabled=false pyspark-shell",
    }
    done = run(tmp_path, "Spark", "pages.parquet", "articles", **here)
    assert done.returncode == 0, done.stderr
    checked(polars.read_parquet(tmp_path / "articles" / "*.parquet").to_dicts())
