"""Golden cases: a page or text, and what cleaning has to make of it.

A case is a folder ``<plugin>/<case>`` below a folder of golden cases, with

- ``page.html`` or ``input.txt``: the input;
- ``case.toml``: ``url`` or ``publisher``, what the case ``shows``, and snippets that the result has to hold (``with``)
  or must not hold (``without``);
- ``expected.txt``: the body's text;
- ``expected.yml``: fields, status, lane, and all removals.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.model import Article, InputError

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

PAGE, TEXT, SETTINGS = "page.html", "input.txt", "case.toml"
BODY, FACTS = "expected.txt", "expected.yml"
_CONTEXT = 1  # lines around a difference


class GoldenError(ValueError):
    """A golden case can't be used; the message names the file and says what to mend."""


@dataclass(frozen=True)
class Case:
    """One golden case.

    Attributes:
        folder: Where it is.
    """

    folder: Path

    @property
    def plugin(self) -> str:
        """The folder of the plugin that it belongs to."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """``<plugin>/<case>``."""
        return f"{self.plugin}/{self.folder.name}"

    @property
    def is_html(self) -> bool:
        """Tells a page from a text."""
        return (self.folder / PAGE).exists()

    @property
    def source(self) -> str:
        """The input.

        Raises:
            GoldenError: There is none, or it is no UTF-8.
        """
        return _read(self.folder / (PAGE if self.is_html else TEXT))

    @property
    def settings(self) -> dict[str, Any]:
        """What ``case.toml`` says.

        Raises:
            GoldenError: It is no TOML, or a value has the wrong type.
        """
        file = self.folder / SETTINGS
        try:
            said = tomllib.loads(_read(file))
        except tomllib.TOMLDecodeError as error:
            raise GoldenError(f"{file}: {error}") from error
        for name in ("url", "publisher", "shows"):
            if not isinstance(said.get(name, ""), str):
                raise GoldenError(f"{file}: {name} is a text in quotes, not {said[name]!r}")
        for name in ("with", "without"):
            snippets = said.get(name, [])
            if not isinstance(snippets, list) or not all(isinstance(snippet, str) for snippet in snippets):
                raise GoldenError(f"{file}: {name} is a list of texts, not {snippets!r}")
        return said

    def clean(self, cleaner: Cleaner | None = None) -> Article:
        """Return what cleaning makes of the input.

        Args:
            cleaner: Default: one with all installed plugins.

        Raises:
            GoldenError: The case can't be used.
        """
        from cleaner import clean

        settings, kind = self.settings, "html" if self.is_html else "text"
        work = cleaner.clean if cleaner else clean
        try:
            return work(self.source, url=settings.get("url"), publisher=settings.get("publisher"), kind=kind)
        except InputError as error:
            raise GoldenError(f"{self.folder}: {error}") from error

    def faults(self, article: Article) -> list[str]:
        """Return what is wrong with a result, by the snippets of ``case.toml``."""
        text, settings = article.to_text(), self.settings
        lacks = [f"lacks {snippet!r}" for snippet in settings.get("with", ()) if snippet not in text]
        return lacks + [f"holds {snippet!r}" for snippet in settings.get("without", ()) if snippet in text]

    def differences(self, article: Article) -> list[Difference]:
        """Return where a result is not the expected one.

        Raises:
            GoldenError: An expected file can't be read.
        """
        body, found = article.text + "\n", facts(article)
        file, differences = self.folder / BODY, []
        old = _read_if_there(file)
        if old != body:
            differences.append(Difference(file, old is None, body, _diff((old or "").split("\n"), body.split("\n"))))
        file = self.folder / FACTS
        known = _parsed(text, file) if (text := _read_if_there(file)) is not None else None
        if known != found:
            lines = _diff(_fact_lines(known or {}), _fact_lines(found))
            differences.append(Difference(file, known is None, dumped(found), lines))
        return differences


@dataclass(frozen=True, slots=True)
class Difference:
    """An expected file that is not what cleaning gives.

    Attributes:
        file: The file.
        missing: True where there is none yet.
        actual: What it would have to hold.
        lines: What is different, for people: a line that begins with ``-`` is gone, one with ``+`` is new.
    """

    file: Path
    missing: bool
    actual: str
    lines: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What is wrong, in a line."""
        return f"{self.file.name} is missing" if self.missing else f"{self.file.name} differs"

    def write(self, suffix: str = "") -> Path:
        """Write what cleaning gives to the file, or beside it under a name with a suffix; return where."""
        target = self.file.with_name(self.file.name + suffix)
        target.write_text(self.actual, "utf-8", newline="\n")
        return target


def is_case(folder: Path) -> bool:
    """Tell whether a folder holds a golden case."""
    return (folder / SETTINGS).is_file()


def cases_in(golden: Path) -> list[Case]:
    """Return the cases below a folder of golden cases, by name."""
    return [Case(file.parent) for file in sorted(golden.glob(f"*/*/{SETTINGS}"))]


def facts(article: Article) -> dict[str, Any]:
    """Return all that a golden case pins besides the body's text."""
    return {
        "lane": article.lane,
        "status": article.status,
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "section": article.section,
        "captions": list(article.captions),
        "kinds": " ".join(block.kind for block in article.blocks),
        "removed": [
            {"rule": removal.rule, "text": removal.text, **({"edit": True} if removal.edit else {})}
            for removal in article.removed
        ],
        "warnings": list(article.warnings),
    }


def dumped(found: Mapping[str, Any]) -> str:
    """Return facts as ``expected.yml`` holds them, to the letter as pytest-regressions writes them."""
    import yaml

    text: str = yaml.safe_dump(dict(found), default_flow_style=False, allow_unicode=True, indent=2)
    return text


def _fact_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield facts as people read them: a line a fact, a line a removal with its rule."""
    for name, value in sorted(found.items()):
        if name == "removed":
            for removal in value:
                yield f"removed by {removal['rule']}{', a part' * removal.get('edit', False)}: {removal['text']}"
        elif isinstance(value, list):
            yield from (f"{name}: {item}" for item in value)
        elif value is not None:
            yield f"{name}: {value}"


def _diff(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    lines = list(difflib.unified_diff(list(old), list(new), lineterm="", n=_CONTEXT))[2:]
    return tuple("…" if line.startswith("@@") else line for line in lines)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"{file}: {getattr(error, 'strerror', None) or error}") from error


def _read_if_there(file: Path) -> str | None:
    return _read(file) if file.exists() else None


def _parsed(text: str, file: Path) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(text)
        list(_fact_lines(found))
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise GoldenError(f"{file} is not as it is written: {error}") from error
    result: dict[str, Any] = found
    return result
