"""What has to hold for every result, whatever the input: checked without knowing what the right text is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from lxml import etree

from cleaner import Article, Cleaner, FieldText, InputError, Removal, body, pipeline
from cleaner.blocks import html_blocks
from cleaner.document import clean_characters, read
from cleaner.located import Body
from cleaner.publisher import Layout
from cleaner.region import outermost, page_of
from cleaner.selecting import Finder
from cleaner.visible import UNSEEN_TAGS, is_gutter, is_hidden

from .mutate import Made

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff]")
_SHOWN = 60  # characters of a detail
_PLACES = 200  # of a page's positions that are looked up: with thousands in one element, each takes long


class Fault(NamedTuple):
    """A promise that a result breaks, and how."""

    promise: str
    detail: str


def letters(text: str) -> Counter[str]:
    """Count the characters that are no space."""
    return Counter("".join(text.split()))


def entries(article: Article) -> list[Removal | FieldText]:
    """Return what left the body."""
    return [*article.removed, *article.fields]


def taken(article: Article) -> Counter[str]:
    """Count the characters of everything that the article accounts for."""
    texts = [block.text for block in article.blocks] + [entry.text for entry in entries(article)]
    return letters(" ".join(texts))


@contextmanager
def located_bodies() -> Iterator[list[Counter[str]]]:
    """Note down the characters of every page's body as it is located: before the rules see it."""
    found: list[Counter[str]] = []
    find_body = body.find_body

    def noting(*args: Any, **kwargs: Any) -> Body:
        located = find_body(*args, **kwargs)
        found.append(letters(" ".join(block.text for block in located.blocks)))
        return located

    with patch.object(pipeline, "find_body", noting):
        yield found


def faults_of(made: Made, article: Article, cleaner: Cleaner, located: Counter[str] | None) -> Iterator[Fault]:
    """Yield the promises that a result breaks.

    Args:
        made: The input.
        article: The result.
        cleaner: What cleaned it.
        located: The characters of the located body; None for text.
    """
    yield from _output(article)
    if located is None:
        yield from _text_account(read(made.source, made.kind).text, article)
    else:
        yield from _page_account(made.source, article, cleaner, located)
    yield from _settling(made, article, cleaner)


# --- what comes out -----------------------------------------------------------------------------------------


def _output(article: Article) -> Iterator[Fault]:
    if not 0 <= article.confidence <= 1:
        yield Fault("output", f"confidence is {article.confidence}")
    data = json.loads(article.to_json())
    if data["text"] != article.text:
        yield Fault("output", "JSON holds another text")
    rendered = (article.text, article.title, article.standfirst, article.byline, article.section, article.to_markdown())
    for text in (*rendered, *article.captions, *article.authors, *(entry.text for entry in entries(article))):
        if text and (odd := _UNPRINTABLE.search(text)):
            yield Fault("output", f"holds the character {odd[0]!r}: {_short(text[odd.start() :])}")
            break
    blocks = [line for block in article.blocks for line in block.text.split("\n") if line]
    if [line for line in article.text.split("\n") if line] != blocks:
        yield Fault("output", "the text is not the blocks in order")


# --- 1. nothing lost ----------------------------------------------------------------------------------------


def _text_account(text: str, article: Article) -> Iterator[Fault]:
    """Every character is accounted for once, every line where it stood."""
    if (difference := _difference(letters(text), taken(article))) is not None:
        yield Fault("nothing lost", difference)
        return
    lines = text.split("\n")
    left = {number: letters(line) for number, line in enumerate(lines, 1) if line.strip()}
    for entry in entries(article):
        at = entry.position
        assert isinstance(at, int)
        for number, line in enumerate(entry.text.split("\n")):  # of a wrapped paragraph several
            piece = letters(line)
            if number:
                at = next((later for later in range(at + 1, len(lines) + 1) if piece <= left.get(later, Counter())), 0)
            if at not in left or not piece <= left[at]:
                yield Fault("where it stood", f"line {entry.position} does not hold {_short(line)} (any more)")
                return
            left[at] -= piece
    rest = [count for _, count in sorted(left.items()) if count]
    if rest != [letters(line) for block in article.blocks for line in block.text.split("\n")]:
        yield Fault("where it stood", "the body's lines are not what is left of the text's lines")


def _page_account(source: str | bytes, article: Article, cleaner: Cleaner, located: Counter[str]) -> Iterator[Fault]:
    if (difference := _difference(located, taken(article))) is not None:
        yield Fault("nothing lost", f"of the located body: {difference}")
    # Layouts take a page as it came; the other lanes, and layouts that found nothing there, take it mended.
    trees = [tree for mended in (False, True) if (tree := read(source, "html", mended=mended).tree) is not None]
    for tree in trees:
        if (difference := _difference(_seen([page_of(tree)]), _of_blocks(page_of(tree)))) is not None:
            yield Fault("nothing lost", f"of the page's blocks: {difference}")
            break
    layout = _layout_of(article, cleaner)
    if layout is not None and layout.rework is not None:  # what stands there was made by the plugin
        return
    tried = [list(_in_tree(tree, article, layout, located)) for tree in trees]
    yield from min(tried, key=len)


def _in_tree(tree: etree._Element, article: Article, layout: Layout | None, located: Counter[str]) -> Iterator[Fault]:
    whole = letters(clean_characters("".join(tree.itertext())))
    if more := _plain(taken(article)) - _plain(whole):
        yield Fault("nothing added", f"the page has fewer of {_sample(more)}")
    if layout is not None:
        roots = outermost(Finder(tree).select(layout.body))
        if (difference := _difference(_seen(roots), located)) is not None:
            yield Fault("nothing lost", f"of the layout's body: {difference}")
    found = entries(article)
    for entry in found[:: 1 + len(found) // _PLACES]:
        try:
            elements = tree.getroottree().xpath(str(entry.position))
        except etree.XPathError as error:
            yield Fault("where it stood", f"{entry.position}: {error}")
            break
        element = elements[0] if isinstance(elements, list) and len(elements) == 1 else None
        if not isinstance(element, etree._Element):
            yield Fault("where it stood", f"no single element is at {entry.position}")
            break
        if _plain(letters(entry.text)) - _plain(letters(clean_characters("".join(element.itertext())))):
            yield Fault("where it stood", f"{entry.position} does not hold {_short(entry.text)}")
            break


def _layout_of(article: Article, cleaner: Cleaner) -> Layout | None:
    """Return the layout that located the body; None in the other lanes."""
    kind, _, name = article.lane.partition(":")
    if kind not in ("publisher", "platform"):
        return None
    site, _, layout_name = name.rpartition("/")
    layouts = cleaner.registry.find(site).layouts
    return next(layout for layout in layouts if layout.name == layout_name)


def _seen(roots: list[etree._Element]) -> Counter[str]:
    """Count the characters that a browser shows of elements, found without the code that makes blocks of them."""
    texts: list[str] = []
    for root in roots:
        stack = [root]
        while stack:
            element = stack.pop()
            if element is not root:
                texts.append(element.tail or "")
                if element.tag in UNSEEN_TAGS or is_hidden(element) or is_gutter(element):
                    continue
            texts.append(element.text or "")
            stack += element
    return letters(clean_characters(" ".join(texts)))


def _of_blocks(root: etree._Element) -> Counter[str]:
    return letters(" ".join(block.text for block in html_blocks(root)))


# --- 2. clean stays clean -----------------------------------------------------------------------------------


def _settling(made: Made, article: Article, cleaner: Cleaner) -> Iterator[Fault]:
    """A cleaned text comes back unchanged; a page's text may lose more once, as text tells other things."""

    def again(text: str) -> Article:
        return cleaner.clean(text, made.url, made.publisher, kind="text")

    cleaned = article if article.lane == "text" else again(article.text)
    if (text := again(cleaned.text).text) != cleaned.text:
        yield Fault("clean stays clean", _first_difference(cleaned.text, text))
    if (text := again(cleaned.to_text()).to_text()) != cleaned.to_text():
        yield Fault("clean stays clean", f"with title: {_first_difference(cleaned.to_text(), text)}")


# --- 3. nothing remembered ----------------------------------------------------------------------------------


def difference_of(first: Article | InputError, second: Article | InputError) -> Fault | None:
    """Return how the results of one input differ, which was cleaned twice with others in between."""
    if isinstance(first, InputError) or isinstance(second, InputError):
        return None if str(first) == str(second) else Fault("nothing remembered", f"{first}, then {second}")
    if first == second:
        return None
    fields = [name for name in Article.__slots__ if getattr(first, name) != getattr(second, name)]
    return Fault("nothing remembered", f"cleaned again, it has another {', '.join(fields)}")


# --- words --------------------------------------------------------------------------------------------------


def _plain(count: Counter[str]) -> Counter[str]:
    """Leave out the borders of a table's cells, and what one byte may be read as, by what else is around it."""
    return Counter({character: number for character, number in count.items() if character not in "|…"})


def _difference(wanted: Counter[str], found: Counter[str]) -> str | None:
    wanted, found = _plain(wanted), _plain(found)
    if wanted == found:
        return None
    return f"{_sample(wanted - found)} lost, {_sample(found - wanted)} added"


def _sample(count: Counter[str]) -> str:
    return f"{count.total()} characters {''.join(sorted(count))[:_SHOWN]!r}"


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _first_difference(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - 20)
    return f"{_short(one[start:])} became {_short(other[start:])}"
