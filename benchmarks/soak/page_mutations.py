"""Mutations of a page's source: each takes it and a source of chance, and returns another page."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from .corpus import corpus, pieces_of
from .odd import ENTITIES, SPACES, TAGS, WRAPPERS, insert_odd

PageMutation = Callable[[str, Random], str]

_VALUE = re.compile(r"""\s([a-zA-Z][\w:-]*)=("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""")
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_NUMBER = re.compile(r"\d+")
_LARGEST = 200_000  # characters of a page; mutations that make it larger stop there


def _span(pieces: list[str], chance: Random) -> tuple[int, int]:
    """Return where an element begins and ends among the pieces; of one without an end tag, its tag alone."""
    tags = [at for at in range(1, len(pieces), 2) if not pieces[at].startswith(("</", "<!", "<?"))]
    if not tags:
        return 0, 1
    start = chance.choice(tags)
    name = _NAME.match(pieces[start])
    if name is None:
        return start, start + 1
    opening, closing = f"<{name[1]}".lower(), f"</{name[1]}".lower()
    depth = 0
    for at in range(start, len(pieces), 2):
        tag = pieces[at].lower()
        depth += tag.startswith(opening) - tag.startswith(closing)
        if depth <= 0:
            return start, at + 1
    return start, start + 1


def _place(pieces: list[str], chance: Random) -> int:
    return chance.randrange(len(pieces) + 1)


def delete_element(page: str, chance: Random) -> str:
    """Leave an element out, with all that is in it."""
    pieces = pieces_of(page)
    start, end = _span(pieces, chance)
    del pieces[start:end]
    return "".join(pieces)


def duplicate_element(page: str, chance: Random) -> str:
    """Say an element twice, or a thousand times."""
    pieces = pieces_of(page)
    start, end = _span(pieces, chance)
    times = min(chance.choice((1, 1, 2, 5, 40, 1000)), _LARGEST // (sum(map(len, pieces[start:end])) + 1))
    return "".join(pieces[:end] + pieces[start:end] * times + pieces[end:])


def move_element(page: str, chance: Random) -> str:
    """Move an element to another place, amid a tag's text or in another element."""
    pieces = pieces_of(page)
    start, end = _span(pieces, chance)
    moved = pieces[start:end]
    del pieces[start:end]
    at = _place(pieces, chance)
    return "".join(pieces[:at] + moved + pieces[at:])


def swap_elements(page: str, chance: Random) -> str:
    """Let two elements change places."""
    pieces = pieces_of(page)
    (start, end), (other, last) = sorted((_span(pieces, chance), _span(pieces, chance)))
    if other < end:
        return page
    return "".join(pieces[:start] + pieces[other:last] + pieces[end:other] + pieces[start:end] + pieces[last:])


def delete_tags(page: str, chance: Random) -> str:
    """Leave elements open, or end them too early."""
    pieces = pieces_of(page)
    for _ in range(chance.choice((1, 1, 3, 10))):
        if len(pieces) > 1:
            pieces[chance.randrange(1, len(pieces), 2)] = ""
    return "".join(pieces)


def delete_end_tags(page: str, chance: Random) -> str:
    """Leave all elements of one name open."""
    name = chance.choice(("p", "div", "a", "li", "span", "em", "td", "article", "h2", "script", "figure"))
    return re.sub(rf"(?i)</{name}\s*>", "", page)


def misnest(page: str, chance: Random) -> str:
    """Swap neighbouring tags, text and all."""
    pieces = pieces_of(page)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(pieces))
        other = min(len(pieces) - 1, at + chance.choice((1, 2, 2, 4)))
        pieces[at], pieces[other] = pieces[other], pieces[at]
    return "".join(pieces)


def insert_tags(page: str, chance: Random) -> str:
    """Put tags anywhere: whole ones, ends alone, and halves."""
    pieces = pieces_of(page)
    for _ in range(chance.randint(1, 8)):
        tag = chance.choice(TAGS)
        pieces.insert(
            _place(pieces, chance), chance.choice((f"<{tag}>", f"</{tag}>", f"<{tag}/>", f"<{tag}", f"{tag}>"))
        )
    return "".join(pieces)


def rename_tags(page: str, chance: Random) -> str:
    """Make all elements of one name, or a single tag, others."""
    old, new = chance.choice(TAGS[:30]), chance.choice(TAGS)
    return re.sub(rf"(?i)<(/?){old}\b", rf"<\g<1>{new}", page, count=chance.choice((0, 0, 1, 2)))


def change_attributes(page: str, chance: Random) -> str:
    """Give attributes values that other pages have."""
    pieces = pieces_of(page)
    values = corpus().attributes
    tags = [at for at in range(1, len(pieces), 2) if "=" in pieces[at]]
    for at in chance.sample(tags, min(len(tags), chance.choice((1, 3, 10)))):

        def other(match: re.Match[str]) -> str:
            name = match[1] if chance.random() < 0.7 else chance.choice(("class", "id", "style", "itemprop", "role"))
            value = chance.choice(values.get(name) or ("",))
            return chance.choice((f' {name}="{value}"', f' {name}="{value}"', f" {name}={value}", f" {name}='{value}"))

        pieces[at] = _VALUE.sub(other, pieces[at])
    return "".join(pieces)


def add_attributes(page: str, chance: Random) -> str:
    """Give elements attributes with values from other pages, odd and long ones among them."""
    pieces = pieces_of(page)
    values = corpus().attributes
    tags = [at for at in range(1, len(pieces), 2) if not pieces[at].startswith(("</", "<!"))]
    for at in chance.sample(tags, min(len(tags), chance.choice((1, 3, 20)))):
        name = chance.choice(
            ("class", "class", "id", "itemprop", "hidden", "style", "role", "data-x", "xml:lang", "a:b")
        )
        value = chance.choice(values.get(name) or ("display:none", "x" * chance.choice((1, 1, 9999)), "&quot;&lt;", ""))
        pieces[at] = pieces[at].rstrip("/>") + f' {name}="{value}">'
    return "".join(pieces)


def splice(page: str, chance: Random) -> str:
    """Put a part of another page in place of a part of this one."""
    pieces, others = pieces_of(page), pieces_of(chance.choice(corpus().pages).text)
    start, end = sorted((_place(pieces, chance), _place(pieces, chance)))
    first, last = sorted((_place(others, chance), _place(others, chance)))
    return "".join(pieces[:start] + others[first:last] + pieces[chance.choice((start, end)) :])


def cut(page: str, chance: Random) -> str:
    """Cut it anywhere: within a tag, a word, an entity."""
    at = chance.randrange(len(page) + 1)
    return page[:at] if chance.random() < 0.7 else page[at:]


def cut_out(page: str, chance: Random) -> str:
    """Leave out a piece, from anywhere."""
    start = chance.randrange(len(page) + 1)
    return page[:start] + page[start + chance.choice((1, 1, 2, 20, 500, 5000)) :]


def wrap(page: str, chance: Random) -> str:
    """Put something around an element, or from one place to another."""
    pieces = pieces_of(page)
    before, after = chance.choice(WRAPPERS)
    start, end = chance.choice((_span(pieces, chance), sorted((_place(pieces, chance), _place(pieces, chance)))))
    return "".join([*pieces[:start], before, *pieces[start:end], after, *pieces[end:]])


def nest(page: str, chance: Random) -> str:
    """Nest a piece deeper than parsers go."""
    pieces = pieces_of(page)
    tag, times = chance.choice(TAGS[:40]), chance.choice((3, 30, 240, 260, 700))
    start, end = _span(pieces, chance)
    ends = f"</{tag}>" * chance.choice((times, times, 0, times // 2))
    return "".join([*pieces[:start], f"<{tag}>" * times, *pieces[start:end], ends, *pieces[end:]])


def repeat(page: str, chance: Random) -> str:
    """Repeat a few characters, or a longer piece, very often."""
    start = chance.randrange(len(page) + 1)
    end = min(len(page), start + chance.choice((1, 2, 10, 100, 2000)))
    times = min(chance.choice((2, 10, 100, 3000)), _LARGEST // (end - start + 1))
    return page[:start] + page[start:end] * times + page[end:]


def insert_entities(page: str, chance: Random) -> str:
    """Put entities into the text, right and wrong ones."""
    pieces = pieces_of(page)
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.randrange(0, len(pieces), 2)
        inside = chance.randrange(len(pieces[at]) + 1)
        pieces[at] = pieces[at][:inside] + chance.choice(ENTITIES) + pieces[at][inside:]
    return "".join(pieces)


def change_spaces(page: str, chance: Random) -> str:
    """Change all spaces of a kind, or of one piece of text, for another kind."""
    new = chance.choice(SPACES)
    if chance.random() < 0.4:
        return page.replace(chance.choice((" ", "\n", "\n\n")), new)
    pieces = pieces_of(page)
    at = chance.randrange(0, len(pieces), 2)
    pieces[at] = new.join(pieces[at].split(" "))
    return "".join(pieces)


def add_labels(page: str, chance: Random) -> str:
    """Put what other sites print between the tags, bare or as paragraphs and links."""
    pieces = pieces_of(page)
    for _ in range(chance.choice((1, 3, 12))):
        label = chance.choice(corpus().labels).replace("<", "&lt;")
        tagged = chance.choice((label, f"<p>{label}</p>", f"<div><a href='/x'>{label}</a></div>", f"<h3>{label}</h3>"))
        pieces.insert(_place(pieces, chance), tagged)
    return "".join(pieces)


def swap_texts(page: str, chance: Random) -> str:
    """Let pieces of text change places, so that a title stands in a footer."""
    pieces = pieces_of(page)
    texts = [at for at in range(0, len(pieces), 2) if pieces[at].strip()]
    for _ in range(chance.choice((1, 3, 12)) if texts else 0):
        at, other = chance.choice(texts), chance.choice(texts)
        pieces[at], pieces[other] = pieces[other], pieces[at]
    return "".join(pieces)


def delete_texts(page: str, chance: Random) -> str:
    """Leave out some or all of the text."""
    pieces = pieces_of(page)
    share = chance.choice((0.1, 0.5, 1.0))
    pieces[::2] = [text if chance.random() >= share else "" for text in pieces[::2]]
    return "".join(pieces)


def grow_numbers(page: str, chance: Random) -> str:
    """Make numbers longer, those of attributes and entities too."""
    by = chance.choice(("0", "000000000", "9" * 60, "-1", ".5e9", "\u0663"))
    share = chance.choice((0.05, 0.5, 1.0))
    return _NUMBER.sub(lambda match: match[0] + by if chance.random() < share else match[0], page)


def change_case(page: str, chance: Random) -> str:
    """Change the case of tags and attributes, or of the text."""
    pieces = pieces_of(page)
    which = chance.choice((0, 1))
    pieces[which::2] = [chance.choice((str.upper, str.lower, str.swapcase))(piece) for piece in pieces[which::2]]
    return "".join(pieces)


PAGE_MUTATIONS: tuple[PageMutation, ...] = (
    delete_element, duplicate_element, move_element, swap_elements, delete_tags, delete_end_tags, misnest, insert_tags,
    rename_tags, change_attributes, add_attributes, splice, cut, cut_out, wrap, nest, repeat, insert_odd,
    insert_entities, change_spaces, add_labels, swap_texts, delete_texts, grow_numbers, change_case,
)  # fmt: skip
