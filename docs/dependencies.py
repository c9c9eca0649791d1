"""What clean-article needs, and under which licences.

The page ``docs/licences.md`` names what ``pyproject.toml`` names, with the purpose that stands there in a comment, so
that it is the same on every machine. :func:`refused` looks at all that these bring along, as it is installed here.
How metadata spell licences, and which are allowed, is in ``docs/licences.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "clean-article"
_PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
_DECLARED: dict[str, Any] = tomllib.loads(_PYPROJECT)["project"]
_EXTRAS: dict[str, list[str]] = _DECLARED["optional-dependencies"]
_LICENCES: dict[str, Any] = tomllib.loads((ROOT / "docs" / "licences.toml").read_text("utf-8"))
_FAMILIES = {spelt: family for family, spellings in _LICENCES["allowed"].items() for spelt in (family, *spellings)}
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_OPERATOR = re.compile(r" (AND|OR) ")


def installed() -> list[Distribution]:
    """Return what the project needs with all its extras, directly or not, as far as this machine needs it, by name.

    Raises:
        importlib.metadata.PackageNotFoundError: One is not installed; the group ``dev`` has them all.
    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(PROJECT, extra) for extra in ("", *_EXTRAS)]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        if name == PROJECT:
            lines = _EXTRAS[extra] if extra else _DECLARED["dependencies"]
        else:
            found[name] = distribution(name)
            lines = found[name].requires or []
        for needed in map(Requirement, lines):
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(needed.name), each) for each in ("", *needed.extras)]
    return [found[name] for name in sorted(found)]


def pins() -> Iterator[str]:
    """Yield all that is needed, as pip pins it."""
    return (f"{canonicalize_name(each.metadata['Name'])}=={each.version}" for each in installed())


def licence(package: Distribution) -> str:
    """Return what a package's metadata say of its licence: an SPDX expression, a field or its classifiers."""
    metadata = package.metadata
    known: str | None = _LICENCES["packages"].get(canonicalize_name(metadata["Name"]))
    if known or "License-Expression" in metadata:
        return known or metadata["License-Expression"]
    classifiers = [each for each in metadata.get_all("Classifier") or () if each.startswith("License ::")]
    for field in metadata.get_all("License") or ():
        if is_allowed(field) or not classifiers:
            return " ".join(field.split())
    return " AND ".join(each.rpartition(" :: ")[2] for each in classifiers) or "unknown"


def is_allowed(expression: str) -> bool:
    """Tell whether a licence is allowed: of ``A OR B`` one has to be, of ``A AND B`` both."""

    def flat(terms: str) -> bool:
        choices = (choice.split(" AND ") for choice in terms.split(" OR "))
        return any(all(term.strip() in {*_FAMILIES, "True"} for term in choice) for choice in choices)

    while _PARENTHESES.search(expression):
        expression = _PARENTHESES.sub(lambda group: str(flat(group[1])), expression, count=1)
    return flat(expression)


def refused() -> dict[str, str]:
    """Return the licences that are not allowed, by the names of the packages that have them."""
    return {each.metadata["Name"]: licence(each) for each in installed() if not is_allowed(licence(each))}


def page(note: str) -> str:
    """Return the page about the licences of what the project itself names; ``note`` stands below its title."""
    parts = [
        "# Licences",
        note,
        "clean-article is under the MIT licence. These are the packages that it needs, each with its licence; those "
        "with an extra come along only if that is asked for: `pip install 'clean-article[EXTRA]'`.",
        "\n".join(_table()),
        "What they need in turn is not listed, as it changes with versions and machines, but a test looks at it: each "
        f"licence has to be one of these, or offer one: {', '.join(_LICENCES['allowed'])}.",
    ]
    return "\n\n".join(parts) + "\n"


def _table() -> Iterator[str]:
    yield "| Package | Extra | Licence | What for |"
    yield "| --- | --- | --- | --- |"
    for extra, lines in (("", _DECLARED["dependencies"]), *_EXTRAS.items()):
        for line in lines:
            name = Requirement(line).name
            if name != PROJECT:  # an extra may be made of others
                yield f"| {name} | {extra} | {_family(licence(distribution(name)))} | {_purpose(line)} |"


def _family(expression: str) -> str:
    """Return a licence by its families' names, which stay when a package spells it anew."""
    terms: list[str] = _OPERATOR.split(expression)
    return " ".join(term.lower() if term in ("AND", "OR") else _FAMILIES.get(term, term) for term in terms)


def _purpose(line: str) -> str:
    """Return the comment beside a requirement.

    Raises:
        ValueError: There is none.
    """
    found = re.search(rf'^.*"{re.escape(line)}".*?# *(.*)$', _PYPROJECT, re.MULTILINE)
    if found is None:
        raise ValueError(f"pyproject.toml: {line} needs a comment on its line that says what it is for")
    return found[1]
