"""Mutations of a text, by its lines: each takes it and a source of chance, and returns another text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from random import Random

from .corpus import corpus
from .odd import ENTITIES, SPACES, TAGS, insert_odd

TextMutation = Callable[[str, Random], str]

_NUMBER = re.compile(r"\d+")
_LARGEST = 200_000  # characters of a text; mutations that make it larger stop there
_BULLETS = ("- ", "* ", "• ", "1. ", "> ", "# ", "    ", "\t", "| ", "– ", "“", "(", "© ", "\u3000")


def _some(lines: list[str], chance: Random) -> list[int]:
    """Return the numbers of some lines that are not blank."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    return chance.sample(full, min(len(full), chance.choice((1, 2, 5, 30))))


def delete_lines(text: str, chance: Random) -> str:
    """Leave lines out."""
    lines = text.split("\n")
    for number in _some(lines, chance):
        lines[number] = ""
    return "\n".join(lines)


def duplicate_lines(text: str, chance: Random) -> str:
    """Say lines twice, or two thousand times."""
    lines = text.split("\n")
    for number in _some(lines, chance)[:4]:
        times = min(chance.choice((1, 1, 2, 20, 2000)), _LARGEST // (len(lines[number]) + 1))
        gap = chance.choice(("\n", "\n\n", " ", ""))
        lines[number] = gap.join([lines[number]] * (times + 1))
    return "\n".join(lines)


def move_lines(text: str, chance: Random) -> str:
    """Move lines to other places."""
    lines = text.split("\n")
    for number in _some(lines, chance):
        lines.insert(chance.randrange(len(lines) + 1), lines.pop(number))
    return "\n".join(lines)


def join_lines(text: str, chance: Random) -> str:
    """Glue lines: labels to paragraphs, or the whole text into one line."""
    joint = chance.choice(("", " ", "  ", " | ", " · ", "\t", "…"))
    if chance.random() < 0.3:
        return joint.join(line for line in text.split("\n") if line)
    share = chance.choice((0.1, 0.5))
    return re.sub(r"\n+", lambda match: joint if chance.random() < share else match[0], text)


def wrap_lines(text: str, chance: Random) -> str:
    """Wrap the text at a width."""
    width = chance.choice((10, 30, 55, 72, 76, 80, 100, 130, 140))
    wrapped = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join("\n".join(lines) for lines in wrapped)


def cut_lines(text: str, chance: Random) -> str:
    """Break lines anywhere, in words too."""
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(("\n", "\n\n", " \n")) + text[at:]
    return text


def change_line_ends(text: str, chance: Random) -> str:
    """End lines as other systems do, and as none does."""
    ends = ("\r\n", "\r", "\n\n", "\n", "\x85", "\u2028", "\u2029", "\v", "\f", "\n \n", "\n\n\n\n")
    end, share = chance.choice(ends), chance.choice((0.3, 1.0))
    return re.sub(r"\n", lambda _: end if chance.random() < share else "\n", text)


def add_labels(text: str, chance: Random) -> str:
    """Put what sites print around articles between the lines, or glue it to them."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 3, 12))):
        label = chance.choice(corpus().labels)
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((f"{lines[at]}\n{label}", f"{label}{lines[at]}", f"{lines[at]} {label}", label))
    return "\n".join(lines)


def splice(text: str, chance: Random) -> str:
    """Put some lines of another text in place of some of this one."""
    lines, others = text.split("\n"), chance.choice(corpus().texts).text.split("\n")
    start, end = sorted(chance.randrange(len(lines) + 1) for _ in range(2))
    first, last = sorted(chance.randrange(len(others) + 1) for _ in range(2))
    return "\n".join(lines[:start] + others[first:last] + lines[chance.choice((start, end)) :])


def repeat_within(text: str, chance: Random) -> str:
    """Say captions twice in a line, as extracted texts do; or a few characters very often."""
    lines = text.split("\n")
    for number in _some(lines, chance)[:3]:
        line = lines[number]
        start = chance.randrange(len(line) + 1)
        end = min(len(line), start + chance.choice((1, 3, 20, 400)))
        times = min(chance.choice((1, 1, 2, 30, 3000)), _LARGEST // (end - start + 1))
        lines[number] = line[:end] + line[start:end] * times + line[end:]
    return "\n".join(lines)


def insert_markup(text: str, chance: Random) -> str:
    """Put tags and entities into the text."""
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(text) + 1)
        tag = chance.choice(TAGS)
        text = text[:at] + chance.choice((f"<{tag}>", f"</{tag}>", "<", ">", "<!--", *ENTITIES)) + text[at:]
    return text


def change_spaces(text: str, chance: Random) -> str:
    """Change spaces for other white space, or leave them out."""
    new, share = chance.choice(SPACES), chance.choice((0.02, 0.2, 1.0))
    return re.sub(" ", lambda _: new if chance.random() < share else " ", text)


def indent(text: str, chance: Random) -> str:
    """Put bullets, marks and spaces before lines."""
    lines = text.split("\n")
    mark = chance.choice(_BULLETS)
    for number in _some(lines, chance):
        lines[number] = mark + lines[number] + chance.choice(("", "", " ", "   ", "\t"))
    return "\n".join(lines)


def grow_numbers(text: str, chance: Random) -> str:
    """Make numbers, dates and times longer."""
    by = chance.choice(("0", "000000000", "9" * 60, "/12", ":61", "\u0663"))
    share = chance.choice((0.1, 1.0))
    return _NUMBER.sub(lambda match: match[0] + by if chance.random() < share else match[0], text)


def change_case(text: str, chance: Random) -> str:
    """Change the case of lines."""
    lines = text.split("\n")
    for number in _some(lines, chance):
        lines[number] = chance.choice((str.upper, str.lower, str.title, str.swapcase))(lines[number])
    return "\n".join(lines)


def cut(text: str, chance: Random) -> str:
    """Cut it anywhere."""
    at = chance.randrange(len(text) + 1)
    return text[:at] if chance.random() < 0.6 else text[at:]


def shuffle_words(text: str, chance: Random) -> str:
    """Change the order of words in lines."""
    lines = text.split("\n")
    for number in _some(lines, chance):
        words = lines[number].split(" ")
        chance.shuffle(words)
        lines[number] = " ".join(words)
    return "\n".join(lines)


TEXT_MUTATIONS: tuple[TextMutation, ...] = (
    delete_lines, duplicate_lines, move_lines, join_lines, wrap_lines, cut_lines, change_line_ends, add_labels, splice,
    repeat_within, insert_odd, insert_markup, change_spaces, indent, grow_numbers, change_case, cut, shuffle_words,
)  # fmt: skip
