"""The step for datatrove: pages of WARC files become articles in JSON Lines, and a bad page costs itself alone."""

from __future__ import annotations

import gzip
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dill
import pytest
from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner import Cleaner, InputError, Layout, PluginError, Publisher
from cleaner.authoring.golden import Case
from cleaner.integrations.datatrove import WITHOUT_ARTICLE, ArticleCleaner

from .golden import GOLDEN
from .health_pages import TITLES, page, record
from .plugin_files import written
from .test_docs import fences

ARTICLES = [Case(GOLDEN / name) for name in ("theguardian_com/2020", "theguardian_com/2025", "wordpress/classic")]
LIST = Case(GOLDEN / "wordpress/archive")
PAYWALLED = Case(GOLDEN / "ghost/paid")
HARBOUR_POST = Publisher(name="Harbour Post", hosts=("harbour-post.example",), layouts=(Layout("2024", body=".story"),))
HARMFUL = """
import os
import signal
import time
from cleaner import PluginModule, rule

@rule("harmful")
def harmful(draft):
    text = " ".join(block.text for block in draft.blocks)
    if "kiln" in text:
        time.sleep(600)
    if "keel" in text:
        os.kill(os.getpid(), signal.SIGKILL)

@hookimpl
def rules():
    return (harmful,)

@hookimpl
def publishers():
    return (PluginModule("no_such_module", hosts=("unfinished.example",)),)
"""
HANGS, CRASHES = (next(title for title in TITLES if word in title.lower()) for word in ("kiln", "wreck"))
HARM = {
    "https://harbour-post.example/hangs": ("timeout", page(HANGS)),
    "https://harbour-post.example/crashes": ("crash", page(CRASHES)),
    "https://unfinished.example/library": ("error", page(TITLES[1], host="unfinished.example")),
}
JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ida \\ud800 Quist"}}</script>'
)
HALF_PAIR = page(TITLES[0]).replace("</head>", f"{JSON_LD}</head>")
SECONDS = 4  # that a page may take, where one hangs
UNFORKED = """
import multiprocessing
import sys
from datatrove.data import Document
from cleaner.integrations.datatrove import ArticleCleaner

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    plugin, *pages = sys.argv[1:]
    documents = [Document(page, str(number)) for number, page in enumerate(pages)]
    print([document.id for document in ArticleCleaner([plugin], timeout=60)(iter(documents))])
"""


@pytest.fixture
def harmful(tmp_path: Path) -> str:
    return written(tmp_path, HARMFUL, "harmful.py")


def document(case: Case) -> Document:
    return Document(case.source, case.name, metadata={"url": case.settings["url"], "date": "2026-11-22"})


def expected(case: Case) -> str:
    return (case.folder / "expected.txt").read_text("utf-8").rstrip("\n")


def cleaned(step: ArticleCleaner, *documents: Document) -> list[Document]:
    return list(step(iter(documents)))


def counted(step: ArticleCleaner) -> dict[str, int]:
    return {name: metric.total for name, metric in step.stats.stats.items() if name != "doc_len"}


def crawl(folder: Path, *files: list[tuple[str, str]]) -> str:
    """Write WARC files of addresses and pages."""
    folder.mkdir()
    for number, pages in enumerate(files):
        records = (gzip.compress(record(source.encode(), url)) for url, source in pages)
        (folder / f"{number}.warc.gz").write_bytes(b"".join(records))
    return str(folder)


def pages(*cases: Case) -> list[tuple[str, str]]:
    return [(case.settings["url"], case.source) for case in cases]


def lines(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the documents of all files by their addresses."""
    found = []
    for file in sorted(folder.glob("*.jsonl.gz")):
        found += map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
    by_url = {each["metadata"]["url"]: each for each in found}
    assert len(by_url) == len(found)
    return by_url


# --- whole pipelines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_of_warc_files_become_articles_in_json_lines_and_bad_pages_cost_themselves_alone(
    tmp_path: Path, harmful: str, workers: int
) -> None:
    odd = "https://harbour-post.example/half-a-pair"
    hang, *others = ((url, source) for url, (_, source) in HARM.items())
    source = crawl(
        tmp_path / "crawl",
        [*pages(ARTICLES[0]), hang, *pages(ARTICLES[1], LIST)],
        [*others, (odd, HALF_PAIR), *pages(ARTICLES[2])],
    )
    executor = LocalPipelineExecutor(
        [
            WarcReader(source),
            ArticleCleaner([harmful], timeout=SECONDS, exclusion_writer=JsonlWriter(str(tmp_path / "dropped"))),
            JsonlWriter(str(tmp_path / "clean")),
        ],
        tasks=2,
        workers=workers,
        logging_dir=str(tmp_path / "logs"),
    )
    stats = executor.run().stats[1].stats
    clean, dropped = lines(tmp_path / "clean"), lines(tmp_path / "dropped")

    assert set(clean) == {case.settings["url"] for case in ARTICLES} | {odd}
    assert [clean[case.settings["url"]]["text"] for case in ARTICLES] == [expected(case) for case in ARTICLES]
    facts = clean[ARTICLES[0].settings["url"]]["metadata"]
    assert facts["title"] == "Harbour seals return to the estuary after sixty years"
    assert (facts["authors"], facts["published"]) == (["Mira Holt"], "2024-03-02T16:07:25+00:00")
    assert (facts["status"], facts["lane"], facts["language"]) == ("complete", "publisher:The Guardian/2020", "en")
    assert facts["file_path"].endswith("0.warc.gz")

    reasons = {url: each["metadata"]["filter_reason"] for url, each in dropped.items()}
    assert reasons == {url: reason for url, (reason, _) in HARM.items()} | {LIST.settings["url"]: "not_article"}
    assert dropped[LIST.settings["url"]]["text"] == LIST.source
    assert {name: stats[name].total for name in ("total", "forwarded", "dropped", "dropped_crash")} == {
        "total": 8,
        "forwarded": 4,
        "dropped": 4,
        "dropped_crash": 1,
    }


def test_the_guides_pipeline_runs_and_a_second_run_finds_it_done(tmp_path: Path) -> None:
    (tmp_path / "clean_crawl.py").write_text(*fences("docs/datatrove.md", "python"), encoding="utf-8")
    crawl(tmp_path / "crawl", pages(ARTICLES[0]), pages(ARTICLES[1], LIST))

    def run() -> str:
        command = [sys.executable, "clean_crawl.py", "crawl", "articles"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stderr

    run()
    folder = tmp_path / "articles" / "clean"
    found = {url: each["text"] for url, each in lines(folder).items()}
    assert found == {case.settings["url"]: expected(case) for case in ARTICLES[:2]}
    assert list(lines(tmp_path / "articles" / "dropped")) == [LIST.settings["url"]]

    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert "all 2 tasks have already been completed" in run()
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


# --- one document after the other ---------------------------------------------------------------------------


def test_metadata_stays_where_the_article_says_nothing() -> None:
    given = {"date": "2026-11-22", "section": "Harbour", "title": "Before"}
    (found,) = cleaned(ArticleCleaner(), Document(page(TITLES[0]), "1", metadata=given))
    facts = found.metadata
    assert (facts["date"], facts["section"], facts["title"]) == ("2026-11-22", "Harbour", TITLES[0])
    assert facts["standfirst"] is None
    assert "removed" not in facts


def test_the_address_is_taken_from_the_page_where_the_document_has_none() -> None:
    (found,) = cleaned(ArticleCleaner(), Document(page(TITLES[0]), "1", metadata={"url": None}))
    assert found.metadata["url"] == "https://www.harbour-post.example/bell-of-the-fish-market-rings-again"


def test_what_was_removed_comes_along_on_request() -> None:
    (found,) = cleaned(ArticleCleaner(with_removed=True), document(ARTICLES[0]))
    assert {"Read more", "Sign up to Shoreline"} <= {removal["text"] for removal in found.metadata["removed"]}
    assert {removal["plugin"] for removal in found.metadata["removed"]} >= {"The Guardian"}


def test_a_document_that_holds_text_is_cleaned_as_text() -> None:
    text = "The bridge is open again.\n\nShare this article\n\nTrains run from Monday."
    (found,) = cleaned(ArticleCleaner(), Document(text, "1"))
    assert (found.text, found.metadata["lane"]) == ("The bridge is open again.\n\nTrains run from Monday.", "text")


def test_plugins_can_be_files_and_publishers(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "@hookimpl\ndef publishers():\n"
        "    return (Publisher(name='Valley', hosts=('valley.example',), layouts=(Layout('2023', body='.story'),)),)",
    )
    pages = (Document(page(TITLES[0]), "1"), Document(page(TITLES[1], host="valley.example"), "2"))
    first, second = cleaned(ArticleCleaner([file, HARBOUR_POST]), *pages)
    assert first.metadata["lane"] == "publisher:Harbour Post/2024"
    assert second.metadata["lane"] == "publisher:Valley/2023"


def test_rule_files_are_used(tmp_path: Path) -> None:
    (tmp_path / "harbour-post.example.txt").write_text("body: //div[@class='story']\n")
    (found,) = cleaned(ArticleCleaner(site_configs=tmp_path), Document(page(TITLES[0]), "1"))
    assert found.metadata["lane"] == "site-config:harbour-post.example"


@pytest.mark.parametrize("copied", [lambda it: pickle.loads(pickle.dumps(it)), lambda it: dill.loads(dill.dumps(it))])
def test_the_step_can_be_pickled_before_and_after_work(copied: Callable[[ArticleCleaner], ArticleCleaner]) -> None:
    publisher = Publisher(
        name="Harbour Post", hosts=("harbour-post.example",), layouts=(Layout("2024", body=".story"),)
    )
    step = ArticleCleaner([publisher])
    for _ in range(2):
        step = copied(step)
        (found,) = cleaned(step, Document(page(TITLES[0]), "1"))
        assert found.metadata["lane"] == "publisher:Harbour Post/2024"


# --- what is dropped ----------------------------------------------------------------------------------------


def test_lists_and_pages_without_text_are_dropped_and_the_beginning_of_an_article_is_not() -> None:
    step = ArticleCleaner()
    empty = Document("<!doctype html><html><body><div id='root'></div></body></html>", "empty")
    (found,) = cleaned(step, document(LIST), empty, document(PAYWALLED))
    assert found.metadata["status"] == "paywalled"
    assert (
        counted(step).items()
        >= {
            "total": 3,
            "forwarded": 1,
            "dropped": 2,
            "dropped_not_article": 1,
            "dropped_empty": 1,
            "status_paywalled": 1,
            "lane_platform": 1,
        }.items()
    )


def test_the_statuses_to_drop_can_be_chosen() -> None:
    assert cleaned(ArticleCleaner(drop_statuses=(*WITHOUT_ARTICLE, "paywalled")), document(PAYWALLED)) == []
    (found,) = cleaned(ArticleCleaner(drop_statuses=()), document(LIST))
    assert found.metadata["status"] == "not_article"


def test_a_document_without_text_is_dropped_whatever_its_status() -> None:
    step = ArticleCleaner(drop_statuses=())
    assert cleaned(step, Document("<html><body></body></html>", "1")) == []
    assert counted(step)["dropped_no_text"] == 1


def test_articles_below_the_least_confidence_are_dropped() -> None:
    (sure,) = cleaned(ArticleCleaner(), document(ARTICLES[0]))
    confidence = sure.metadata["confidence"]
    assert len(cleaned(ArticleCleaner(least_confidence=confidence), document(ARTICLES[0]))) == 1
    step = ArticleCleaner(least_confidence=1)
    assert confidence < 1
    assert cleaned(step, document(ARTICLES[0])) == []
    assert counted(step)["dropped_low_confidence"] == 1


def test_the_exclusion_writer_learns_what_was_wrong_with_a_page(tmp_path: Path) -> None:
    step = ArticleCleaner(exclusion_writer=JsonlWriter(str(tmp_path), compression=None))
    assert cleaned(step, Document("%PDF-1.7 and so on", "1")) == []
    (line,) = (tmp_path / "00000.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "text": "%PDF-1.7 and so on",
        "id": "1",
        "metadata": {"error": "the source looks like a PDF; extract its text first", "filter_reason": "input_error"},
    }


def test_a_crash_costs_one_page_where_processes_are_not_forked_too(tmp_path: Path, harmful: str) -> None:
    (tmp_path / "unforked.py").write_text(UNFORKED, "utf-8")
    sources = [page(TITLES[0]), page(CRASHES), page(TITLES[1]), page(CRASHES), page(TITLES[0])]
    command = [sys.executable, "unforked.py", harmful, *sources]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    assert done.stdout == "['0', '2', '4']\n", done.stderr


# --- what is wrong from the start ---------------------------------------------------------------------------


def test_a_bug_is_told_by_its_place_without_the_pages_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def clean(self: Cleaner, source: str, url: str | None = None) -> None:
        raise KeyError(source)

    monkeypatch.setattr(Cleaner, "clean", clean)
    found = document(ARTICLES[0])
    assert not cleaned(ArticleCleaner(), found)
    assert re.fullmatch(r"KeyError \(test_datatrove\.py, line \d+\)", found.metadata["error"])


def test_a_wrong_plugin_ends_the_task_at_once(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"missing\.py: no such file"):
        cleaned(ArticleCleaner([tmp_path / "missing.py"]), document(ARTICLES[0]))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"drop_statuses": ["empty", "gone"]}, "no status is called gone; the statuses are complete, "),
        ({"least_confidence": 50}, "least_confidence is 50; it has to be between 0 and 1"),
        ({"timeout": 0}, "timeout is 0; it has to be above 0"),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ArticleCleaner(**options)


def test_without_datatrove_the_message_has_the_command_to_install_it() -> None:
    program = "import sys; sys.modules['datatrove'] = None; import cleaner.integrations.datatrove"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "ImportError: this step needs one more package: pip install 'clean-article[datatrove]'" in done.stderr
