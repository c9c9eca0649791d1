"""The output formats: text, Markdown, a dict and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from .model import Article, Block, InputError

_PARTS: dict[str, Callable[[Article], str | None]] = {
    "title": lambda article: article.title,
    "standfirst": lambda article: article.standfirst,
    "byline": lambda article: article.byline,
    "published": lambda article: article.published.isoformat() if article.published else None,
    "section": lambda article: article.section,
    "captions": lambda article: "\n\n".join(article.captions),
    "body": lambda article: article.text,
}

# What is markup inside a line. "<" and "&" become entities and not backslash escapes, so that prose that is
# pasted into HTML as it is carries no tag of the page either.
_MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash where it would escape the next character or break the line
    r"|[`*]"
    r"|(?<!\w)_++|(?<!_)_++(?![^\W_])"  # underscores, but not those inside a word
    r"|~~+|(?<=\S)~"  # strikethrough, but not "~10 %"
    r"|\](?=[\[(:])"  # what would make a link, an image, a definition or a footnote of "[…]"
    r"|<(?=[a-zA-Z/!?])"
    r"|&(?=#?\w{1,31};)"
)

# What is markup at the start of a line, or after the number in group 1.
_LINE_START = re.compile(
    r"#{1,6}(?:\s|$)"  # heading
    r"|>"  # quote
    r"|[-+](?:\s|$)"  # list item
    r"|([0-9]{1,9})[.)](?:\s|$)"  # numbered list item
    r"|\[[ xX]\](?:\s|$)"  # task
    r"|=+$"  # underline of a heading
    r"|[-:|][-:|\s]*$"  # the same, or a thematic break, or the second row of a table
)
_CLOSING_HASHES = re.compile(r"(^|\s)(#+)$")
_CELL_BORDER = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_LINE_FEED = re.compile(r"\r\n?")


def to_text(article: Article, include: Iterable[str] = ("title", "standfirst", "body")) -> str:
    """Return the named parts as plain text, parted by blank lines, in the order given.

    Raises:
        InputError: A part has another name.
    """
    names = (include,) if isinstance(include, str) else tuple(include)
    for name in names:
        if name not in _PARTS:
            raise InputError(f"an article has no part {name!r}; the parts are {', '.join(_PARTS)}")
    parts = (_PARTS[name](article) for name in names)
    return "\n\n".join(part for part in parts if part)


def to_markdown(article: Article) -> str:
    """Return title, standfirst and body as Markdown; nothing of the text can become markup by accident.

    CommonMark with GitHub's tables: the standfirst is in emphasis, the first row of a table is its header.
    """
    parts = []
    if article.title and (title := _one_line(article.title)):
        parts.append(f"# {title}")
    if article.standfirst and (standfirst := _lines(article.standfirst)):
        parts.append(f"*{standfirst}*")
    blocks = [block for block in article.blocks if block.text.strip()]
    levels = [block.level for block in blocks if block.kind == "heading"]
    deeper = 1 if levels and min(levels) <= 1 else 0  # only the title is of level 1
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "heading":
            parts += [f"{'#' * min(max(b.level, 1) + deeper, 6)} {_one_line(b.text)}" for b in run]
        elif kind == "list_item":
            parts.append(_list(run))
        elif kind == "quote":
            parts.append("\n>\n".join(f"> {_lines(block.text, '> ')}" for block in run))
        elif kind == "table_row":
            parts.append(_table(run))
        elif kind == "preformatted":
            parts += [_fenced(block.text) for block in run]
        else:
            parts += [_lines(block.text) for block in run]
    return "\n\n".join(parts)


def to_dict(article: Article) -> dict[str, Any]:
    """Return all attributes as JSON's types (``published`` in ISO 8601)."""
    return {field.name: plain(getattr(article, field.name)) for field in fields(article)}


def to_json(article: Article) -> str:
    """Return :func:`to_dict` as one JSON object, indented, not escaped to ASCII."""
    return json.dumps(to_dict(article), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Return a value of an article's as JSON's types."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _escape(line: str) -> str:
    """Return one line of text as Markdown that reads the same inside a block."""

    def literal(match: re.Match[str]) -> str:
        token = match[0]
        return {"<": "&lt;", "&": "&amp;"}.get(token) or "".join(f"\\{character}" for character in token)

    return _MARKUP.sub(literal, line)


def _one_line(text: str) -> str:
    """Return text for a heading, which can hold no line break."""
    line = _escape(" ".join(text.split()))
    return _CLOSING_HASHES.sub(r"\1\\\2", line)


def _lines(text: str, indent: str = "") -> str:
    """Return text as the lines of a paragraph, line breaks kept; all lines but the first are indented."""
    lines = (line.strip() for line in _LINE_FEED.sub("\n", text.strip()).split("\n"))
    return f"\\\n{indent}".join(_start_escaped(line) for line in lines)


def _start_escaped(line: str) -> str:
    """Return one line of text as Markdown that reads the same where a block could start."""
    if match := _LINE_START.match(line):
        at = match.end(1) if match[1] else 0
        return f"{line[:at]}\\{line[at]}{_escape(line[at + 1 :])}"
    return _escape(line)


def _list(items: Iterable[Block]) -> str:
    """Return list items, each as deep as there are shallower ones above it."""
    lines: list[str] = []
    levels: list[int] = []
    for item in items:
        while levels and levels[-1] >= item.level:
            levels.pop()
        indent = "  " * len(levels)
        levels.append(item.level)
        lines.append(f"{indent}- {_lines(item.text, indent + '  ')}")
    return "\n".join(lines)


def _table(rows: Iterable[Block]) -> str:
    """Return table rows as a table, the first as its header."""
    cells = [[_cell(cell) for cell in _CELL_BORDER.split(row.text.strip())] for row in rows]
    width = max(len(row) for row in cells)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    lines.insert(1, f"|{' --- |' * width}")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return _escape(" ".join(text.split())).replace("|", "\\|")


def _fenced(text: str) -> str:
    text = _LINE_FEED.sub("\n", text).strip("\n")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"
