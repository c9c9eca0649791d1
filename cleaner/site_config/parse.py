"""Read a rule file's text: directives, and the problems of its lines."""

from __future__ import annotations

import difflib
import re

from .directives import LINKS, MAY_HAVE_ARGUMENT, SWITCH, TAKES, WITH_ARGUMENT
from .rules import Directive, Problem, SiteRules

_LONGEST = 2_000  # characters of a line; the longest of the collection has less than 600
_LINE_END = re.compile(r"\r\n|\r|\n")
_WITH_ARGUMENT = re.compile(r"(\w+)\s*\((.*?)\)\s*:(.*)")
_TAG = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE)


def decode(data: bytes) -> str:
    """Decode a rule file: UTF-8, with or without a mark, or else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def parse(text: str, file: str) -> SiteRules:
    """Return what a rule file says; a line that is wrong is a problem and has no effect.

    Args:
        text: The file's text.
        file: Its name, for messages.
    """
    directives: list[Directive] = []
    problems: list[Problem] = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if len(line) > _LONGEST:
            message = f"{_short(line)!r} has {len(line):,} characters; a line may have {_LONGEST:,}"
            problems.append(Problem(file, number, "wrong-value", message))
            continue
        directive = _directive(line, file, number)
        problem = (
            ("no-directive", f"{_short(line)!r} is no directive; write NAME: VALUE")
            if directive is None
            else _wrong(directive, directives)
        )
        if problem is not None:
            problems.append(Problem(file, number, *problem))
        elif directive is not None:
            directives.append(directive)
    rules = SiteRules(file, tuple(directives), tuple(problems))
    unpaired = _unpaired(rules)
    return SiteRules(file, rules.directives, (*rules.problems, unpaired)) if unpaired else rules


def _directive(line: str, file: str, number: int) -> Directive | None:
    """Return the directive of a line, whose name may be none; the argument may hold colons."""
    if match := _WITH_ARGUMENT.fullmatch(line):
        return Directive(match[1], match[3].strip(), match[2], file, number)
    name, colon, value = line.partition(":")
    return Directive(name.strip(), value.strip(), None, file, number) if colon else None


def _wrong(directive: Directive, above: list[Directive]) -> tuple[str, str] | None:
    """Return the kind of what is wrong with a directive, and what to say of it."""
    name, value, argument = directive.name, directive.value, directive.argument
    if name not in TAKES:
        near = difflib.get_close_matches(name, TAKES, n=1, cutoff=0.6)
        return "unknown-directive", f"no directive is called {_short(name)!r}" + (
            f"; did you mean {near[0]}?" if near else ""
        )
    if name in WITH_ARGUMENT and not argument:
        return "wrong-value", f"{name} needs what to wrap or move into: {name}(…): XPATH"
    if argument is not None and name not in WITH_ARGUMENT | MAY_HAVE_ARGUMENT:
        return "wrong-value", f"{name} takes no parentheses: {name}: VALUE"
    if name == "replace_string" and argument == "":
        return "wrong-value", "replace_string() names no string to find"
    if not value and name != "replace_string":
        return "wrong-value", f"{name} has no value"
    if TAKES[name] == "switch" and value.lower() not in SWITCH:
        return "wrong-value", f"{name} is yes or no, not {_short(value)!r}"
    if name == "wrap_in" and argument and not _TAG.fullmatch(argument):
        return "wrong-value", f"wrap_in: {_short(argument)!r} is no tag"
    if name == "if_page_contains" and not any(other.name in LINKS for other in above):
        return (
            "stray-condition",
            f"if_page_contains stands below no {' or '.join(LINKS)}, so it is a condition of nothing",
        )
    return None


def _unpaired(rules: SiteRules) -> Problem | None:
    strings = rules.of("find_string", "replace_string")
    if not strings or rules.replacements:
        return None
    finds, replaces = (sum(each.name == name and each.argument is None for each in strings) for name in
                       ("find_string", "replace_string"))  # fmt: skip
    return Problem(
        rules.file,
        strings[-1].line,
        "unpaired-string",
        f"{finds} find_string and {replaces} replace_string: each needs one of the other, so nothing is replaced",
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
