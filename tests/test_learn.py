"""Lines that many pages of a site print are found, and nothing that articles repeat by right."""

from __future__ import annotations

import ast
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, InputError, Publisher
from cleaner.cli import main
from cleaner.learn import Learned, RepeatedLine

from .generated import ASIDES, PROSE

CLEANER = Cleaner(publishers=False)
BOX = "Ask your newsagent to keep a copy of the Harbour Post for you."
AGENCY = (
    "The Harbour Agency is the oldest of the islands, has forty correspondents between the lamp and the mainland, and "
    "answers every letter that is sent to it with a stamp for the answer, unless the letter is about hens, the ferry, "
    "the mayor's brother or the price of rope, of which the agency has heard enough in the last hundred and ten years."
)


def article(number: int) -> list[str]:
    """Return paragraphs that no other number has."""
    return [f"{text} That was on day number {number}, as the {word} says." for text, word in WORDS[number]]


NAMES = "mate pilot cook baker nurse judge vicar smith widow clerk miller sexton warden tailor".split()
WORDS = [
    [(PROSE[(number + step) % len(PROSE)], f"{first} of the {second}") for step in range(3)]
    for number, (first, second) in enumerate(itertools.permutations(NAMES, 2))
]


def text(number: int, before: tuple[str, ...] = (), after: tuple[str, ...] = (), amid: tuple[str, ...] = ()) -> str:
    first, *rest = article(number)
    return "\n\n".join([*before, first, *amid, *rest, *after])


def phrases(found: Learned) -> list[str]:
    return [line.phrase for line in found.lines]


def test_a_line_that_many_pages_print_is_found_with_its_count_place_and_examples() -> None:
    found = CLEANER.learn(text(n, after=(BOX,) if n % 2 else ()) for n in range(10))
    assert (found.pages, found.given, found.skipped) == (10, 10, ())
    (line,) = found.lines
    assert isinstance(line, RepeatedLine)
    assert (line.text, line.phrase, line.count, line.share, line.place) == (BOX, BOX.rstrip("."), 5, 0.5, "after")
    assert len(line.examples) == 3
    assert all(example.text == BOX and example.before and not example.after for example in line.examples)


def test_a_line_counts_once_a_page() -> None:
    (line,) = CLEANER.learn(text(n, amid=(BOX,), after=(BOX,)) for n in range(4)).lines
    assert (line.count, line.place) == (4, "amid")


def test_a_paragraph_amid_the_articles_is_found_however_long_it_is() -> None:
    (line,) = CLEANER.learn(text(n, amid=(AGENCY,)) for n in range(4)).lines
    assert len(line.phrase) > 300
    site = Publisher(name="Harbour Post", hosts=("harbour-post.example",), noise=(line.phrase,))
    assert Cleaner(plugins=[site]).clean(text(9, amid=(AGENCY,)), publisher="Harbour Post").text == text(9)


def test_a_number_that_varies_becomes_a_wildcard_and_one_that_does_not_stays() -> None:
    pages = [text(n, after=(f"Top 10: {n * 7 + 1} islanders found this useful",)) for n in range(6)]
    assert phrases(CLEANER.learn(pages)) == ["Top 10: # islanders found this useful"]
    pages = [text(n, after=(f"{n + 3:,}00 islanders found this useful!",)) for n in range(6)]
    assert phrases(CLEANER.learn(pages)) == ["# islanders found this useful"]


@pytest.mark.parametrize(
    "line", ["Conclusion", "Why the pier was built", "“Yes.”", "Yes, of course.", "Q:", "Chapter 4"]
)
def test_what_articles_repeat_by_right_is_not_found(line: str) -> None:
    assert CLEANER.learn(text(n, amid=(line,)) for n in range(20)).lines == ()


@pytest.mark.parametrize("heading", ["Sources", "Ingredients"])
def test_a_heading_with_lines_of_the_page_below_it_is_not_found(heading: str) -> None:
    pages = [text(n, after=(heading, f"Ledger of the {NAMES[n]}", f"Letter of the {NAMES[n + 1]}")) for n in range(12)]
    assert CLEANER.learn(pages).lines == ()


def test_a_label_at_the_edge_of_the_pages_is_found() -> None:
    pages = [text(n, before=("Harbour Post",), after=("Quay Street 4",)) for n in range(5)]
    assert phrases(CLEANER.learn(pages)) == ["Harbour Post", "Quay Street 4"]


def test_a_title_of_some_articles_is_no_noise_and_one_of_most_is() -> None:
    pages = [text(n, before=("Letters to the editor",) if n < 4 else ()) for n in range(10)]
    assert CLEANER.learn(pages).lines == ()
    pages = [text(n, before=("Letters to the editor",) if n < 6 else ()) for n in range(10)]
    assert phrases(CLEANER.learn(pages)) == ["Letters to the editor"]


def test_an_article_that_comes_often_counts_as_one_page() -> None:
    same = [text(1, after=(f"Seen at {n}", f"The clerk of the harbour wrote this on a {name}.")) for n, name in
            enumerate(NAMES)]  # fmt: skip
    found = CLEANER.learn([*same, *same, text(2), text(3)])
    assert (found.lines, found.pages, found.given) == ((), 3, 30)


def test_too_few_pages_and_too_small_a_share_are_not_enough() -> None:
    pages = [text(n, after=(BOX,) if n < 3 else ()) for n in range(100)]
    assert CLEANER.learn(pages[:2]).lines == ()
    assert CLEANER.learn(pages).lines == ()
    assert phrases(CLEANER.learn(pages, least_share=0.01)) == [BOX.rstrip(".")]
    assert phrases(CLEANER.learn(pages, least_share=0.01, least_pages=4)) == []


def test_what_cleaning_removes_already_is_not_found() -> None:
    site = Publisher(name="Harbour Post", hosts=("harbour-post.example",), noise=(BOX,))
    pages = [text(n, after=(BOX, "Share on Facebook")) for n in range(5)]
    assert phrases(CLEANER.learn(pages)) == [BOX.rstrip(".")]
    assert Cleaner(plugins=[site]).learn(pages, publisher="harbour-post.example").lines == ()
    assert Cleaner(plugins=[site]).learn(pages, publisher="Harbour Post").lines == ()


def test_pages_are_read_as_pages() -> None:
    pages = [
        "<!doctype html><html><body><nav>Home</nav><article>"
        + "".join(f"<p>{part}</p>" for part in [*article(n), *article(n + 40), *article(n + 80), BOX])
        + "</article><footer>Imprint</footer></body></html>"
        for n in range(6)
    ]
    mixed = [page.encode() if number % 2 else page for number, page in enumerate(pages)]
    assert phrases(CLEANER.learn(mixed)) == [BOX.rstrip(".")]


def test_a_bad_input_costs_no_other() -> None:
    found = CLEANER.learn([b"%PDF-1.4", *(text(n, after=(BOX,)) for n in range(3)), None, ""])  # type: ignore[list-item]
    assert phrases(found) == [BOX.rstrip(".")]
    assert [(one.index, "PDF" in one.reason) for one in found.skipped] == [(0, True), (4, False)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: CLEANER.learn("one text"),
        lambda: CLEANER.learn(b"one text"),  # type: ignore[arg-type]
        lambda: CLEANER.learn([], publisher="no-such-site.example"),
        lambda: CLEANER.learn([], least_pages=1),
        lambda: CLEANER.learn([], least_share=0),
        lambda: CLEANER.learn([], least_share=1.5),
    ],
)
def test_a_wrong_call_is_an_error(call: Callable[[], object]) -> None:
    with pytest.raises(InputError):
        call()


def test_nothing_is_learned_from_nothing() -> None:
    assert CLEANER.learn([]) == Learned()
    assert CLEANER.learn(["", " ", "\n"]).lines == ()
    assert Learned().snippet() == "noise=(),"


def test_of_many_inputs_a_sample_is_looked_at_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.learn.MOST", 30)
    pages = [text(n, after=(BOX,)) for n in range(120)]
    found = CLEANER.learn(pages)
    assert (found.given, found.pages) == (120, 30)
    assert CLEANER.learn(reversed(pages)) == found
    assert phrases(found) == [BOX.rstrip(".")]


LABELS = (BOX, AGENCY, "Harbour Post", "Quay Street 4", "7 islanders found this", "* Fields with a # are required *")
extras = st.lists(st.sampled_from(LABELS + ASIDES[:6]), max_size=3).map(tuple)
sites = st.lists(st.tuples(st.integers(0, 30), extras, extras, extras), max_size=12).map(
    lambda pages: [text(number, before, after, amid) for number, before, after, amid in pages]
)


@settings(max_examples=60, deadline=None)
@given(sites, st.randoms(use_true_random=False))
def test_the_order_of_the_pages_plays_no_part(pages: list[str], random: Random) -> None:
    found = CLEANER.learn(pages, least_pages=2)
    random.shuffle(pages)
    assert CLEANER.learn(iter(pages), least_pages=2) == found


@settings(max_examples=60, deadline=None)
@given(sites)
def test_lines_handed_to_a_plugin_vanish(pages: list[str]) -> None:
    found = CLEANER.learn(pages, least_pages=2)
    noise = ast.literal_eval(found.snippet().removeprefix("noise=").removesuffix(","))
    assert noise == tuple(phrases(found))
    with_plugin = Cleaner(plugins=[Publisher(name="Post", hosts=("post.example",), noise=noise)])
    for page in pages:
        left = with_plugin.clean(page, publisher="Post").text.split("\n")
        assert not {line.text for line in found.lines} & set(left)
    again = with_plugin.learn(pages, publisher="Post", least_pages=2)
    assert not set(noise) & set(phrases(again))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(text(number, after=(f"{number + 2} islanders found this useful", BOX)))
    return tmp_path


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["learn", *args])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_the_lines(folder: Path) -> None:
    code, out, err = run(*map(str, sorted(folder.iterdir())))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "6\t100%\tafter\t# islanders found this useful",
        f"6\t100%\tafter\t{BOX.rstrip('.')}",
    ]


def test_the_command_prints_a_snippet_and_json(folder: Path) -> None:
    names = [str(path) for path in sorted(folder.iterdir())]
    assert run(*names, "--snippet")[1] == (
        f'noise=(\n    "# islanders found this useful",  # 6 of 6\n    "{BOX.rstrip(".")}",  # 6 of 6\n),\n'
    )
    report = json.loads(run(*names, "--format", "json")[1])
    assert [line["count"] for line in report["lines"]] == [6, 6]
    assert (report["pages"], report["skipped"]) == (6, [])


def test_the_command_names_what_it_could_not_read(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF-1.4")
    code, out, err = run(*(str(path) for path in sorted(folder.iterdir())), str(folder / "missing.txt"))
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "a.pdf: the source looks like a PDF" in err
    assert "missing.txt: no such file" in err


def test_the_command_refuses_wrong_usage(folder: Path) -> None:
    name = str(folder / "0.txt")
    for args in (
        [],
        [name, "--snippet", "--format", "json"],
        [name, "--publisher", "nobody.example"],
        [name, "--least-pages", "1"],
    ):
        assert run(*args)[0] == 2
