"""Time grows with the length of a text or page, whatever it is made of: of every pattern, phrase and rule."""

from __future__ import annotations

import html
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import pytest

import cleaner
from cleaner import Cleaner, Layout, Publisher
from cleaner.document import read
from cleaner.phrases import phrasebook
from cleaner.selecting import Finder

from .adversarial import attacks, growth, seconds
from .generated import GLUED, ICONS, PROSE, TIMES, phrases

MOST = 1.5  # of the exponent: 1 is linear, 2 quadratic
TINY, SHORT, NOTICED = (
    (*range(16, 80, 4), 300, 1_000),
    3_000,
    0.002,
)  # characters, and seconds above which longer strings are tried
_PACKAGE = Path(cleaner.__file__).parent
_ANCHORED = frozenset(("match", "fullmatch"))
# Patterns that no page and no stranger's file reaches, or only with a few thousand characters.
_OTHERS = {
    "cleaner.decoding._DECLARED": "reads the first 4,096 bytes",
    "cleaner.document._SELF_CLOSED": "reads the first 4,096 bytes",
    "cleaner.publisher._REFUSED": "reads the selectors of a plugin, which is code anyway",
}


class Used(NamedTuple):
    """A pattern, its name, and the methods by which it is used."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def modules() -> Iterator[ModuleType]:
    """Yield the modules that read pages, texts and rule files; the others need an author's or reader's own input."""
    for found in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        parts = found.name.split(".")
        if parts[1] not in ("authoring", "cli", "bulk", "integrations", "pytest_plugin") and parts[-1] != "__main__":
            yield importlib.import_module(found.name)


def named() -> Iterator[Used]:
    """Yield the patterns that modules hold, with the methods that their source calls."""
    for module in modules():
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                methods = frozenset(re.findall(rf"\b{name}\.(\w+)", source))
                yield Used(f"{module.__name__}.{name}", value, methods or frozenset(("search",)))


def made_at_work() -> Iterator[Used]:
    """Yield the patterns that are compiled when they are first needed, with the methods that asked for them."""
    made: dict[str, Used] = {}
    compile_ = _compiler.compile

    def compile_and_keep(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = compile_(pattern, flags)
        frame: FrameType | None = sys._getframe(1)
        method = ""
        while frame is not None and frame.f_globals.get("__name__", "").startswith("re"):
            method, frame = frame.f_code.co_name, frame.f_back
        if frame is not None and Path(frame.f_code.co_filename).is_relative_to(_PACKAGE):
            name = f"{frame.f_globals['__name__']}, line {frame.f_lineno}: {method}"
            made[f"{name} {pattern!r:.40}"] = Used(name, compiled, frozenset((method,)))
        return compiled

    re.purge()
    _compiler.compile = compile_and_keep
    try:
        for text in ("\n\n".join(PROSE), f"{PROSE[0]}\n\n" + "\n\n".join(TIMES + GLUED + ICONS)):
            cleaner.clean(text)
        body = "".join(f"<p class='share-bar'>{text}</p><pre>a\n\n\nb</pre>" for text in PROSE)
        cleaner.clean(f"<body>{body}</body>")
        cleaner.clean(f"<div>{body}</div>\n\n<p>{PROSE[1]}</p>")
    finally:
        _compiler.compile = compile_
    yield from (used for used in made.values() if not used.name.endswith(": compile"))


def lazy() -> Iterator[Used]:
    """Yield the patterns that functions make of data and keep."""
    icons, authors = (importlib.import_module(f"cleaner.rules.{name}") for name in ("icon_labels", "author_box"))
    yield Used("icons", icons._run(), frozenset(("match",)))
    person, job = authors._patterns()
    yield Used("names with a job", person, frozenset(("match",)))
    yield Used("jobs", job, frozenset(("search",)))


def every_pattern() -> list[Used]:
    return [used for used in (*named(), *lazy(), *made_at_work()) if used.name not in _OTHERS]


def work_of(used: Used) -> list[Callable[[str], object]]:
    """Return what is done with a string: searching for all there is, or matching at its beginning."""
    pattern: re.Pattern[Any] = used.pattern
    whole: list[Callable[[Any], object]] = []
    if not used.methods <= _ANCHORED:
        whole.append(lambda text: sum(1 for _ in pattern.finditer(text)))
    if "match" in used.methods:
        whole.append(pattern.match)
    if "fullmatch" in used.methods:
        whole.append(pattern.fullmatch)
    if isinstance(pattern.pattern, bytes):
        return [lambda text, each=each: each(text.encode("latin-1", "replace")) for each in whole]  # type: ignore[misc]
    return whole


def slow_attacks(used: Used) -> list[str]:
    """Return the strings on which the time of a pattern grows faster than their length."""
    pattern = used.pattern
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    found = []
    for make in attacks(
        re.compile(text, pattern.flags | re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    ):
        for work in work_of(used):
            for tiny in map(make, TINY):
                if seconds(lambda: work(tiny)) > 20 * NOTICED:  # noqa: B023
                    return [tiny]  # so slow that nothing longer would ever end
            short = make(SHORT)
            if seconds(lambda: work(short)) < NOTICED:  # noqa: B023
                continue
            strings = {size: make(size) for size in (4_000, 8_000, 16_000, 32_000)}
            if growth(lambda size: lambda: work(strings[size]), 4_000) > MOST:  # noqa: B023
                found.append(make(40))
                return found
    return found


@pytest.mark.parametrize("pattern", [r"<[^>]*>x"])
def test_a_pattern_that_is_not_linear_is_found(pattern: str) -> None:
    assert slow_attacks(Used("made up", re.compile(pattern), frozenset(("search",))))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s+$", r"<[^<>]*>", r"[\w.]++@?", r"a|b|ab"])
def test_a_pattern_that_is_linear_is_let_pass(pattern: str) -> None:
    assert not slow_attacks(Used("made up", re.compile(pattern), frozenset(("search",))))


def test_every_pattern_is_linear() -> None:
    patterns = every_pattern()
    assert len(patterns) > 60
    assert {used.name: slow for used in patterns if (slow := slow_attacks(used))} == {}


def test_every_phrase_takes_no_time_on_lines_made_of_it() -> None:
    book = phrasebook()
    for _, _, phrase in phrases():
        lines = [f"{phrase} " * (count // len(phrase) + 1) + end for count in (290, 20_000) for end in ("", "\x00")]
        assert seconds(lambda: [book.hits(line) for line in lines]) < 0.05, phrase  # noqa: B023


# --- rules --------------------------------------------------------------------------------------------------

SITE = Publisher(
    name="Harbour Post", hosts=("h.example",), layouts=(Layout("2024", body="article"),), related=True,
    noise=("Tide * of * and *",),
)  # fmt: skip
CLEANER = Cleaner(plugins=[SITE])
LINES = {
    "phrases": [phrase for _, _, phrase in phrases()][::7],
    "sponsored": ["Sponsored Content", "some words"],
    "related": ["Related articles", "A headline of other news", PROSE[0]],
    "tags": ["Topics:", "Election", "Boats"],
    "comments": ["Leave a reply", "Well said"],
    "bylines and dates": ["By Mira Holt", *TIMES],
    "captions": [*GLUED, "A bridge at dawn.   © Agency"],
    "icons": ICONS,
    "speakers": ["Ann: hello", "Bob: hello, Ann"],
    "authors": ["Ann Hale is the editor of this paper and lives near the harbour.", "Bo Lund is a reporter of ours."],
    "signs": ["© 2024 Example News. All rights reserved.", "***", "—", "12:30"],
    "tides": ["Tide of of and of and x", "Tide of and of and of"],
    "prose": PROSE,
}


@pytest.mark.parametrize("kind", ["text", "layout"])
@pytest.mark.parametrize("name", LINES)
def test_rules_take_time_by_the_number_of_lines(name: str, kind: str) -> None:
    url = "https://h.example/ferry" if kind == "layout" else None

    def work(count: int) -> Callable[[], object]:
        lines = [
            *PROSE[:6],
            *(f"{line} {n}" if n % 2 else line for n, line in enumerate(islice(cycle(LINES[name]), count))),
        ]
        if kind == "text":
            return lambda: CLEANER.clean("\n".join([*lines, *PROSE[:6]]), kind="text")
        markup = "".join(f"<p>{html.escape(line)}</p>" for line in [*lines, *PROSE[:6]])
        return lambda: CLEANER.clean(f"<body><article>{markup}</article></body>", url=url, kind="html")

    assert growth(work, 100, floor=1.0) < MOST  # what is quadratic takes seconds for a thousand lines, or is none yet


def test_quotes_in_a_script_that_nothing_ends_take_time_by_their_number() -> None:
    def work(count: int) -> Callable[[], object]:
        page = '<body><script>x = "\\u003c/p' + r"\"" * count + "</script></body>"
        return lambda: cleaner.clean(page)

    assert growth(work, 10_000, floor=1.0) < MOST


@pytest.mark.parametrize("selector", ["h1 ~ div", "div ~ div", "h1 ~ div p", ".none > p ~ div"])
def test_siblings_of_an_element_are_found_in_time_by_their_number(selector: str) -> None:
    def work(count: int) -> Callable[[], object]:
        tree = read(f"<body>{'<div>a boat</div>' * count}</body>", "html").root
        return lambda: Finder(tree).select(selector)

    assert growth(work, 2_000, floor=1.0) < MOST  # what is quadratic takes minutes for 16,000


@pytest.mark.parametrize("selector", [".none div div", ".none div div div", ".none ~ div div > div div"])
def test_elements_in_one_another_are_found_in_time_by_their_depth(selector: str) -> None:
    def work(depth: int) -> Callable[[], object]:
        tree = read(f"<body>{('<div>' * depth + '</div>' * depth) * 40}</body>", "html").root
        return lambda: Finder(tree).select(selector)

    assert growth(work, 30, floor=1.0) < MOST  # what tries all ways takes minutes for 240


MARKUP = (
    "<article><h1>Tides {0}</h1><p>{1}</p></article>",
    "<figure><img src=a><figcaption>Tide {0}</figcaption></figure>",
    "<button>Share</button>",
    "<p><a href=/{0}>A headline of news {0}</a></p>",
)


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("url", [None, "https://h.example/ferry"])
def test_rules_take_time_by_the_number_of_elements(markup: str, url: str | None) -> None:
    def work(count: int) -> Callable[[], object]:
        inside = "".join(markup.format(number, PROSE[number % 8]) for number in range(count))
        return lambda: CLEANER.clean(f"<body><article>{inside}</article></body>", url=url, kind="html")

    assert growth(work, 250, floor=1.0) < MOST
