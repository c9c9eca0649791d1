"""Threads: each gets what it gets alone, and none crashes. ``python -m benchmarks.soak threads`` runs for longer."""

from __future__ import annotations

import faulthandler
import gc
import os
import threading
import time

import pytest
from lxml import etree, html

import cleaner
from benchmarks.soak.corpus import corpus
from benchmarks.soak.threads import Job, Scene, many_cleaners, one_cleaner, run_in_threads
from cleaner.one_thread import alone

LANES = ("generic", "platform", "publisher", "semantic")


@pytest.mark.parametrize("scene", [one_cleaner, many_cleaners])
def test_eight_threads_get_what_one_thread_gets(scene: Scene) -> None:
    done, wrong = run_in_threads(scene, seconds=3)
    assert wrong == []
    assert done > 8


def crashing(_: int) -> list[Job]:
    """Make a job that ends the process, as lxml does, in any thread but the first."""
    first = threading.get_ident()
    return [lambda: threading.get_ident() == first or faulthandler._sigsegv()]  # type: ignore[attr-defined]


def remembering(_: int) -> list[Job]:
    return [threading.get_ident]


def failing(_: int) -> list[Job]:
    first = threading.get_ident()
    return [lambda: 1 // (threading.get_ident() == first)]


@pytest.mark.parametrize(
    ("scene", "said"), [(crashing, "a crash"), (remembering, "another result"), (failing, "ZeroDivisionError")]
)
def test_what_goes_wrong_in_a_thread_is_seen(scene: Scene, said: str) -> None:
    _, wrong = run_in_threads(scene, seconds=0.2)
    assert said in wrong[0]


# lxml crashes where two threads change and parse with one dictionary of names: that of a parser which both use, or of
# the thread that parsed a tree for another. So a tree has a parser of its own, and is changed and freed in one thread.


def test_one_thread_at_a_time_is_in_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most = 0, 0

    def extract(*_: object, **__: object) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.02)
        inside -= 1

    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    work = [threading.Thread(target=cleaner.clean, args=("<p>The ferry left.</p>",)) for _ in range(6)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert most == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_process_forked_while_another_thread_was_in_trafilatura_goes_on() -> None:
    with alone():
        child = os.fork()
        if child == 0:
            os._exit(not alone().acquire(timeout=5))
    assert os.waitpid(child, 0)[1] == 0


def test_no_tree_comes_in_from_another_thread() -> None:
    tree = html.fromstring("<p>The ferry left at six.</p>")
    with pytest.raises(cleaner.InputError, match="pass the content itself"):
        cleaner.clean(tree)


def elements() -> int:
    return sum(isinstance(thing, etree._Element | etree._ElementTree) for thing in gc.get_objects())


def test_no_part_of_a_tree_outlives_the_cleaning_of_its_page() -> None:
    full, bare = cleaner.Cleaner(), cleaner.Cleaner(publishers=False, platforms=False)
    work = [(full, page.text, page.url) for page in corpus().pages[::15]]
    work += [(bare, page.text, None) for page in corpus().pages[::15]]
    lanes = set()
    gc.collect()
    before = elements()
    gc.disable()  # the collector frees in whatever thread it runs: nothing may be left to it
    try:
        for one, page, url in work:
            lanes.add(one.clean(page, url, kind="html").lane.partition(":")[0])
            assert elements() == before
    finally:
        gc.enable()
    assert lanes == set(LANES)


def test_the_elements_of_a_tree_are_counted_as_long_as_they_live() -> None:
    before = elements()
    tree = html.fromstring("<p>The ferry left at six.</p>")
    assert elements() == before + 1
    del tree
    assert elements() == before
