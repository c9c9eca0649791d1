"""What a rule file says, directive by directive, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from .directives import LINKS, SWITCH

# What global.txt says of these, the page's metadata is asked anyway.
_OWN = frozenset(("title", "author", "date"))


@dataclass(frozen=True, slots=True)
class Directive:
    """One line of a rule file.

    Attributes:
        name: The directive's name.
        value: What stands after the colon.
        argument: What stands in parentheses after the name; None without parentheses.
        file: The file's name.
        line: The line's number, from 1.
    """

    name: str
    value: str
    argument: str | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a rule file.

    Attributes:
        file: The file's name.
        line: The line's number, from 1; 0 where the whole file is meant.
        kind: ``unknown-directive``, ``no-directive``, ``wrong-value``, ``unpaired-string``, ``stray-condition``,
            ``invalid-xpath``, ``slow-xpath``, ``shadowed`` or ``unreadable``.
        message: What is wrong, for a person.
    """

    file: str
    line: int
    kind: str
    message: str

    def __str__(self) -> str:
        """Return the problem as one line that names file and line."""
        return f"{self.file}, line {self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class SiteTest:
    """A page that a rule file was tried on.

    Attributes:
        url: Its address (``test_url``).
        contains: What its text has to hold (the ``test_contains`` below).
    """

    url: str
    contains: tuple[str, ...]


@dataclass(frozen=True)
class SiteRules:
    """A rule file.

    Attributes:
        file: Its name.
        directives: What it says, in its order.
        problems: What is wrong with its lines; those of its XPaths are found by :func:`.lint.problems_of`.
    """

    file: str
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def host(self) -> str:
        """The host that the file's name says, with the dot in front that stands for subdomains."""
        return self.file.removesuffix(".txt")

    def of(self, *names: str) -> tuple[Directive, ...]:
        """Return the directives with these names, in the file's order."""
        return tuple(directive for directive in self.directives if directive.name in names)

    def switch(self, name: str, default: bool) -> bool:
        """Return what a switch is set to; the first setting counts."""
        return next((SWITCH[directive.value.lower()] for directive in self.of(name)), default)

    @cached_property
    def replacements(self) -> tuple[tuple[str, str], ...]:
        """The strings to find in a page's source, each with what to put in its place.

        The first string that is found goes with the first that replaces, and so on; with more of one than of the other
        there are none, as nobody knows which go together.
        """
        found: list[str] = []
        replaced: list[str] = []
        for each in self.of("find_string", "replace_string"):
            if each.name == "find_string":
                found.append(each.value)
            else:
                replaced.append(each.value)
                if each.argument is not None:
                    found.append(each.argument)
        return tuple(zip(found, replaced, strict=True)) if len(found) == len(replaced) else ()

    @cached_property
    def conditions(self) -> dict[Directive, Directive]:
        """The links that are to be followed only on some pages, each with its ``if_page_contains``."""
        found: dict[Directive, Directive] = {}
        link = None
        for directive in self.directives:
            if directive.name in LINKS:
                link = directive
            elif directive.name == "if_page_contains" and link is not None:
                found[link] = directive
        return found

    @property
    def tests(self) -> tuple[SiteTest, ...]:
        """The pages that the file was tried on; a ``test_contains`` goes with the ``test_url`` above it."""
        found: dict[str, list[str]] = {}
        snippets: list[str] = []
        for directive in self.of("test_url", "test_contains"):
            if directive.name == "test_url":
                snippets = found.setdefault(directive.value, [])
            else:
                snippets.append(directive.value)
        return tuple(SiteTest(url, tuple(contains)) for url, contains in found.items())

    def with_common(self, common: SiteRules) -> SiteRules:
        """Return these rules followed by those for all sites; what these say goes first."""
        added = tuple(directive for directive in common.directives if directive.name not in _OWN)
        return replace(self, directives=self.directives + added, problems=self.problems + common.problems)
