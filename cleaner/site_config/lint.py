"""Find what is wrong with a rule file without a page: its lines and its XPaths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .cost import nesting
from .directives import TAKES
from .folder import SiteConfigs
from .rules import Directive, Problem, SiteRules
from .xpath import BadXPathError, compiled, evaluate

_MOST_NESTED = 1  # walks over the page within walks over the page
_FIND_ELEMENTS = frozenset(("body", "strip", "strip_attr", "dissolve", "wrap_in", "move_into"))
_BRACKETS = re.compile(r"""\"[^\"]*\"|'[^']*'|[\[\]]""")
_PLACE = re.compile(r"\b(?:last|position)\(\s*\)")  # has no meaning outside its brackets
_PAGE = etree.HTML("<html><head><title>-</title></head><body><p>-</p></body></html>")


def problems_in(configs: SiteConfigs) -> list[Problem]:
    """Return all that is wrong with a folder's rule files, by their names."""
    found: list[Problem] = []
    for name in configs.files:
        if other := configs.shadowed.get(name):
            found.append(Problem(name, 0, "shadowed", f"is never read, as {other} is for the same host"))
        found += problems_of(configs.read(name))
    return found


def problems_of(rules: SiteRules) -> tuple[Problem, ...]:
    """Return all that is wrong with a rule file, in the order of its lines."""
    found = [*rules.problems, *(problem for directive in rules.directives for problem in _problems(directive))]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _problems(directive: Directive) -> Iterator[Problem]:
    expressions = [directive.value] if TAKES[directive.name] == "xpath" else []
    if directive.name == "move_into" and directive.argument:
        expressions.append(directive.argument)
    for expression in expressions:
        try:
            # libxml2 does not look at a condition before it has an element to try it on, so each is tried by itself.
            for part in (expression, *_conditions(expression)):
                evaluate(_PLACE.sub("1", part), _PAGE)
        except BadXPathError as error:
            yield Problem(directive.file, directive.line, error.kind, f"{directive.name} {error}")
            continue
        if directive.name in _FIND_ELEMENTS and not isinstance(compiled(expression)(_PAGE), list):
            message = f"{directive.name} {expression} says a text, number or truth, and finds no element"
            yield Problem(directive.file, directive.line, "invalid-xpath", message)
        elif nesting(expression) > _MOST_NESTED:
            message = f"{directive.name} {expression} walks the page over and over; pages of some size will skip it"
            yield Problem(directive.file, directive.line, "slow-xpath", message)


def _conditions(expression: str) -> Iterator[str]:
    """Yield what stands in the brackets of an XPath, inner ones too."""
    opened: list[int] = []
    for mark in _BRACKETS.finditer(expression):
        if mark[0] == "[":
            opened.append(mark.end())
        elif mark[0] == "]" and opened:
            yield expression[opened.pop() : mark.start()]
