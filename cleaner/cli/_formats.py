"""What ``--format`` names, and how the results of several inputs follow one another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cleaner.model import Article, InputError

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

Render = Callable[[Article], str]

FORMATS = ("text", "markdown", "json")


def renderer(cleaner: Cleaner, name: str, body_only: bool) -> Render:
    """Return what makes the output of an article.

    Raises:
        click.UsageError: No such format, or the options don't go together.
    """
    if name == "json":
        if body_only:
            raise click.UsageError("JSON holds every part of an article: leave out --body-only")
        return Article.to_json
    if name not in FORMATS and not _is_rendered(cleaner, name):
        raise click.BadParameter(
            f"{name!r} is none of {', '.join(FORMATS)}, and no plugin renders it", param_hint="'--format'"
        )

    def render(article: Article) -> str:
        if body_only:
            article = replace(article, title=None, standfirst=None)
        if name == "text":
            return article.to_text()
        if name == "markdown":
            return article.to_markdown()
        rendered = cleaner.registry.render(article, name)
        if rendered is None:
            raise InputError(f"no plugin renders it as {name}")
        return rendered

    return render


def _is_rendered(cleaner: Cleaner, name: str) -> bool:
    """Tell whether a plugin takes the format, by the only way there is: to ask for it."""
    try:
        return cleaner.registry.render(Article(), name) is not None
    except Exception:
        return True  # it tried; what it makes of real articles is seen then


def framed(render: Render, name: str, several: bool) -> Callable[[str, Article, bool], str]:
    """Return what makes an article's output with what parts it from the one before.

    It takes the input's name, the article, and whether it is the first.
    """

    def frame(label: str, article: Article, first: bool) -> str:
        if several and name == "json":
            line = json.dumps({"input": label, **article.to_dict()}, ensure_ascii=False)
            # Legal in JSON, but line ends to many readers of lines.
            for character in "\x85\u2028\u2029":
                line = line.replace(character, f"\\u{ord(character):04x}")
            return line + "\n"
        text = render(article)
        if text and not text.endswith("\n"):
            text += "\n"
        if several and name == "markdown":
            return text if first or not text else f"\n---\n\n{text}"
        if several and name == "text":
            return f"{'' if first else chr(10)}==> {label} <==\n{text}"
        return text

    return frame
