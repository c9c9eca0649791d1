"""Text input whose lines are no paragraphs: whole articles in a line, and paragraphs wrapped at a width."""

from __future__ import annotations

import textwrap
import time

import pytest

import cleaner
from cleaner.lines import text_blocks
from cleaner.sentences import starts_of_pieces

STORY = (
    "The council met in the old sail loft on Monday, because the roof of the town hall had let the rain in again.",
    "Forty people came, and those who found no chair sat on the coils of rope along the wall.",
    "“We can mend the pier or we can pay the pilot,” said Mira Holt, who keeps the harbour's books.",
    "“We can't do both before the spring.”",
    "Nobody answered her for a while.",
    "Then old Mr. Arden got up and said that the pilot had not been paid since September, and that he was the pilot.",
    "The vote was put off to next week, when the tide tables for the coming year will be on the wall as well.",
    "Until then the ferry runs at six and at noon, as it has since 1952, and the evening boat stays tied up.",
    "On Friday the engineer from the mainland will look at the piles, at least at those that can be seen.",
    "He asked for dry weather, a rowing boat and somebody who remembers where the old slipway ended.",
    "Three people have offered to show him, and each of them has named a different place.",
    "The harbourmaster keeps a chart of 1911 in her desk, but the mice have been at the corner that matters.",
    "Whatever the engineer finds, the boats will need a place to lie in winter, and there is none on this side.",
    "So the smith has begun to forge rings, without an order, and stacks them in front of his door.",
    "Children count them on their way to school, and yesterday there were thirty-one.",
)
DUMP = " ".join(STORY)


def wrapped(width: int, *paragraphs: str, gap: str = "\n\n") -> str:
    return gap.join(textwrap.fill(text, width, break_on_hyphens=False) for text in paragraphs)


def sentences(line: str) -> list[str]:
    starts = starts_of_pieces(line)
    return [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


# --- an article in one line ---------------------------------------------------------------------------------


def test_a_line_that_holds_an_article_comes_back_unchanged() -> None:
    article = cleaner.clean(DUMP)
    assert (article.text, article.removed, article.fields) == (DUMP, (), ())
    assert [block.text for block in article.blocks] == [DUMP]


def test_noise_between_the_sentences_of_a_line_goes_and_the_line_stays_one() -> None:
    noise = ["Sign up to our newsletter for the week's best stories.", "Already a subscriber? Log in"]
    source = " ".join([*STORY[:5], noise[0], *STORY[5:12], noise[1], *STORY[12:]])
    article = cleaner.clean(source)
    assert article.text == DUMP
    assert [(removal.position, removal.edit) for removal in article.removed] == [(1, True)] * len(article.removed)
    assert " ".join(removal.text for removal in article.removed) == " ".join(noise)
    assert len(article.blocks) == 1


def test_labels_that_are_glued_without_a_full_stop_go() -> None:
    glued = "Share this article Advertisement"
    source = f"{' '.join(STORY[:5])} {glued} {' '.join(STORY[5:])}"
    article = cleaner.clean(source)
    assert article.text == DUMP
    assert [removal.text for removal in article.removed] == ["Share this article", "Advertisement"]


def test_spaces_between_glued_labels_are_no_sentence() -> None:
    kept = "  ".join(STORY)[:1450].rpartition("  ")[0]
    asked = ["Already a subscriber? Log in", "Sign up to our newsletter for the week's best stories."]
    source = f"{'  '.join([kept, 'Share this article', *asked * 4])}\n\n{STORY[0]}"
    assert cleaner.clean(source, kind="text").text == f"{kept}\n\n{STORY[0]}"


def test_a_linked_headline_goes_to_where_the_next_label_or_sentence_begins() -> None:
    for after in ("Sign up to our newsletter Advertisement ", ""):
        source = f"{' '.join(STORY[:5])} Read more: Ferry timetable changes {after}{' '.join(STORY[6:])}"
        article = cleaner.clean(source)
        assert article.text == " ".join([*STORY[:5], *STORY[6:]])
        assert article.removed[0].text == "Read more: Ferry timetable changes"


def test_every_long_line_of_several_is_cut_and_each_stays_a_line() -> None:
    long = f"{' '.join(STORY[:8])} Advertisement {' '.join(STORY[8:])} {' '.join(STORY[3:8])}"
    article = cleaner.clean(f"{long}\n{STORY[0]}\n\n{long}")
    clean = long.replace("Advertisement ", "")
    assert article.text == f"{clean}\n{STORY[0]}\n\n{clean}"
    assert [removal.position for removal in article.removed] == [1, 4]


def test_removals_from_a_line_stand_in_its_order() -> None:
    noise = ["Share this article", "Sign up to our newsletter for more.", "Advertisement", "Already a subscriber?"]
    parts = [piece for pair in zip(STORY[:4], noise, strict=True) for piece in pair]
    article = cleaner.clean(" ".join([*parts, *STORY[4:]]))
    assert [removal.text for removal in article.removed] == noise
    assert article.text == DUMP


@pytest.mark.parametrize(
    "sentence",
    [
        "He read the Share this article button aloud, twice.",
        "She put an Advertisement for rope in the paper.",
        "They told us more about the author than we asked.",
        "“Sign up to our newsletter,” he read, and laughed.",
        "You can follow the coast to the light and then turn inland.",
        "Presented by the guild, the show of knots and splices fills both floors of the loft until the spring.",
        "He was late.",
    ],
)
def test_a_sentence_that_only_sounds_like_noise_stays_in_its_line(sentence: str) -> None:
    for at in (0, 6, len(STORY)):
        source = " ".join([*STORY[:at], sentence, *STORY[at:]])
        article = cleaner.clean(source)
        assert (article.text, article.fields) == (source, ())


def test_a_label_in_a_line_takes_nothing_along() -> None:
    for label in ("Sponsored Content", "Leave A Reply", "Related articles", "Topics"):
        source = " ".join([*STORY[:4], label, "He laughed.", *STORY[4:]])
        article = cleaner.clean(source)
        assert article.text in (source, " ".join([*STORY[:4], "He laughed.", *STORY[4:]]))


def test_a_paragraph_of_common_length_is_not_cut() -> None:
    source = f"{' '.join(STORY[:5])} Advertisement {STORY[5]}\n\n{STORY[6]}"
    assert cleaner.clean(source).text == source


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Dr. Holt met J. K. Arden and Mr. Lind at 3.5 knots. Nobody spoke.", 2),
        ("Das war z. B. am 3. Mai so, in Nr. 5 bzw. Nr. 612. Danach nicht mehr.", 2),
        ("„Wir gehen.“ Er ging. »Bleibt!« Keiner blieb.", 4),
        ("« Il pleut. » M. Arden rit. Puis il sortit !", 3),
        ("¿Quién paga? ¡Nadie! El faro sigue apagado… Nadie protesta.", 4),
        ("Паром ушёл. Г. Арден остался. А дальше? Тишина!", 4),
        ("渡轮开走了。没有人说话！“下周再来。”他说。", 4),
        ("船は出た。「また来る。」だれも答えない？静かだった。", 4),
        ("غادرت العبارة. من يدفع؟ لا أحد يعرف.", 3),
        ("नाव चली गई। कौन देगा? कोई नहीं जानता।", 3),
        ("The p.m. boat left at 6 p.m. sharp... and then? It sank (nearly). “Ha!” The end.", 4),
    ],
)
def test_sentences_end_where_they_do_in_many_languages(line: str, count: int) -> None:
    assert len(sentences(line)) == count, sentences(line)


# --- paragraphs wrapped at a width --------------------------------------------------------------------------

PARAGRAPHS = [" ".join(STORY[:3]), " ".join(STORY[3:6]), " ".join(STORY[6:9]), " ".join(STORY[9:])]
NOISE = (
    "Sign up to our newsletter and have the best stories of the harbour, its boats and its people brought to you "
    "every Friday."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_wrapped_text_comes_back_as_it_was(width: int, gap: str) -> None:
    source = wrapped(width, *PARAGRAPHS, gap=gap)
    article = cleaner.clean(source)
    assert (article.text, article.removed, article.fields) == (source, (), ())


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_the_lines_of_a_wrapped_paragraph_are_one_block(width: int) -> None:
    blocks = cleaner.clean(wrapped(width, *PARAGRAPHS)).blocks
    assert [" ".join(block.text.split()) for block in blocks] == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_wrapped_paragraph_of_noise_goes_as_a_whole_and_the_rest_keeps_its_breaks(width: int) -> None:
    article = cleaner.clean(wrapped(width, *PARAGRAPHS[:2], NOISE, *PARAGRAPHS[2:]))
    assert article.text == wrapped(width, *PARAGRAPHS)
    assert [removal.text for removal in article.removed] == [textwrap.fill(NOISE, width)]
    assert not article.removed[0].edit


def test_a_line_of_a_wrapped_paragraph_that_looks_like_noise_stays() -> None:
    text = "The council asked the harbourmaster whether people who live on the other side of the river could"
    source = f"{wrapped(72, PARAGRAPHS[0])}\n\n{wrapped(72, f'{text} sign up to the newsletter {STORY[7]}')}"
    assert cleaner.clean(source).text == source


POEM = """The boats came in at evening
with nothing in the hold,
and those who stood there waiting
were neither young nor old.

They tied them to the railings
and did not say a word.
Whatever they had fished for
was taken by a bird."""
CODE = """def tide(hour):
    if hour < 6:
        return "low"
    for mark in range(hour):
        if mark % 6 == 0:
            print("turn", mark)
    return "high"

print(tide(4))"""
TABLE = """Boat          Length   Built   Berth   Owner
Maren         12.5 m   1911    north   Holt
Anna Lind      9.0 m   1934    north   Lind
Seventh Sea   14.2 m   1958    south   Arden
Old Ferry     31.0 m   1952    pier    the town"""
DIALOGUE = """“Is it the boat?”
“It is not the boat.”
“Then what is it?”
“It's the light on the water, as it was yesterday.”
“And the day before.”
“Yes. And the day before.”"""
LISTED = """What to bring on Friday:
- a rowing boat that does not leak too much, with both of its oars
- a lead line of at least thirty fathoms
- dry socks
- somebody who remembers the slipway"""
ADDRESS = """Harbour Office
12 Rope Walk
Port Ellery"""
LOG = "\n".join(
    f"1952-04-{day:02} 06:{day:02}:11 INFO ferry left the harbour with {day + 10} people" for day in range(1, 20)
)
HEADLINES = "\n".join(
    f"Council {verb} the {thing} after a {adjective} winter"
    for verb, thing, adjective in zip(
        ("mends", "sells", "paints", "forgets", "measures", "praises"),
        ("pier", "ferry", "lighthouse", "slipway", "old town hall", "bell"),
        ("hard", "long and rainy", "mild", "very wet", "dry", "cold"),
        strict=True,
    )
)


@pytest.mark.parametrize("kept", [POEM, CODE, TABLE, DIALOGUE, LISTED, ADDRESS, LOG, HEADLINES])
def test_lines_that_are_no_paragraph_are_not_joined(kept: str) -> None:
    lines = [line for line in kept.split("\n") if line]
    assert [block.text for block in text_blocks(kept)] == lines
    between = f"{STORY[0]}\n\n{kept}\n\n{STORY[1]}"
    assert [block.text for block in text_blocks(between)] == [STORY[0], *lines, STORY[1]]
    assert cleaner.clean(between).text == between
    among = f"{wrapped(72, *PARAGRAPHS)}\n\n{kept}\n\n{wrapped(72, PARAGRAPHS[0])}"
    assert cleaner.clean(among).text == among


# --- speed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    ["a", ". ", "! » ", "The ", "A. ", "。", "word ", "Advertisement ", "Share this article ", "x\n", f"{STORY[5]} "],
)
def test_the_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        cleaner.clean(unit * (size // len(unit)), kind="text")
        return time.process_time() - start

    seconds(1000)
    small, large = max(seconds(30_000), 0.01), seconds(300_000)
    assert large < small * 40
