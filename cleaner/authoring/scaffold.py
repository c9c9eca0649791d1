"""The files of a new plugin: a module, golden cases, and around them a package if it is to be one."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.hosts import host_of
from cleaner.model import InputError
from cleaner.registry import Registry

if TYPE_CHECKING:
    from jinja2 import Environment

_PUBLISHERS = Path("plugins", "cleaner_plugins", "publishers")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST_HOST = 253
_SECOND_LEVEL = {"ac", "co", "com", "edu", "gov", "net", "or", "org"}
"""Labels before a country's that name no site."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A golden case to be written.

    Attributes:
        name: Its folder's name; usually its layout's.
        url: The page's address.
        shows: What it shows, in a few words.
        page: The page.
        seen: When the real page with this structure was published.
    """

    name: str
    url: str
    shows: str
    page: str
    seen: date | None = None

    @property
    def settings(self) -> str:
        """The text of case.toml."""
        return _filled("case.toml", url=self.url, shows=self.shows, seen=self.seen)


@dataclass(frozen=True, slots=True)
class NewPlugin:
    """A plugin to be written.

    Attributes:
        host: As plugins declare hosts.
        name: The site's, as a person would write it.
        source: The module's text.
        cases: Its golden cases.
    """

    host: str
    name: str
    source: str
    cases: tuple[NewCase, ...]

    @property
    def module(self) -> str:
        """The module's name."""
        return module_of(self.host)

    @property
    def package_module(self) -> str:
        """The module's name in a package of its own, which is imported as all are: no digit in front."""
        return f"site_{self.module}" if self.module[0].isdigit() else self.module


def checked_host(text: str) -> str:
    """Return the host in what somebody typed: an address, say, or a host with a port.

    Raises:
        InputError: There is none; the message says what one looks like.
    """
    host = host_of(text)
    labels = host.split(".")
    if any(not _LABEL.fullmatch(label) for label in labels) or len(host) > _LONGEST_HOST:
        raise InputError(f"{text!r} is no host; give one such as example-post.com")
    if len(labels) == 1 or labels[-1].isdigit():
        raise InputError(f"{text!r} is no host of a publisher: that has a name with a dot, such as example-post.com")
    return host


def module_of(host: str) -> str:
    """Return the name of the module for a host: ``example_post_com``."""
    return re.sub(r"[.-]", "_", host)


def name_of(host: str) -> str:
    """Return a name for the site of a host, until somebody knows better: ``Example Post``."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1].replace("-", " ").title()


def checked_name(name: str) -> str:
    """Return a site's name, if it can stand in a docstring.

    Raises:
        InputError: It can't.
    """
    if not name.strip() or not name.isprintable() or set(name) & set('"\\'):
        raise InputError(f"{name!r} is no name for a site: letters, without quotation marks and backslashes")
    return name.strip()


def refuse_known_host(host: str, registry: Registry) -> None:
    """See that no plugin has the host already.

    Raises:
        InputError: One has; the message names it.
    """
    publisher = registry.for_host(host)
    if publisher and host in publisher.hosts:
        raise InputError(
            f"{host} has a plugin already, {publisher.name}; see 'clean-article plugins show {host}', and give "
            "that plugin a new layout where the site has changed"
        )


def empty_plugin(host: str, name: str | None = None, year: int | None = None) -> NewPlugin:
    """Return a plugin to be filled in: its one layout fits its one page, both made up.

    Args:
        host: As :func:`checked_host` returns it.
        name: The site's; default: made from the host.
        year: What the layout is named after; default: this year.
    """
    name = name or name_of(host)
    layout = str(year or date.today().year)
    url = f"https://{host}/a-bridge-of-glass"
    page = _filled("page.html", name=name, url=url)
    case = NewCase(layout, url, "TODO: what is on this page besides the article", page)
    return NewPlugin(host, name, _filled("module.py", name=name, host=host, layout=layout), (case,))


def repository_of(folder: Path) -> Path | None:
    """Return the checkout of this project's repository that a folder is in, None where it is in none."""
    places = (folder.resolve(), *folder.resolve().parents)
    return next((place for place in places if (place / _PUBLISHERS).is_dir()), None)


def repository_files(plugin: NewPlugin, root: Path) -> dict[Path, str]:
    """Return what goes into a checkout of this project's repository: the module and its golden cases."""
    return {root / _PUBLISHERS / f"{plugin.module}.py": plugin.source, **_cases(plugin, root, plugin.module)}


def refuse_full_folder(folder: Path) -> None:
    """See that a package can be made in a folder.

    Raises:
        InputError: It is there and not empty, or is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is no folder; name one that is new or empty")
    if folder.is_dir() and any(folder.iterdir()):
        raise InputError(f"{folder} is not empty; name a new folder")


def package_files(plugin: NewPlugin, folder: Path) -> dict[Path, str]:
    """Return the files of a package of one's own, whose golden cases are tested by one line for pytest."""
    module = plugin.package_module
    project = f"clean-article-{plugin.host.replace('.', '-')}"
    told = {"name": plugin.name, "host": plugin.host, "module": module, "project": project}
    return {
        folder / "pyproject.toml": _filled("package/pyproject.toml", **told),
        folder / "README.md": _filled("package/README.md", **told),
        folder / ".gitignore": _filled("package/gitignore"),
        folder / f"{module}.py": plugin.source,
        folder / "tests" / f"test_{module}.py": _filled("package/test_plugin.py", **told),
        **_cases(plugin, folder, module),
    }


def next_commands(plugin: NewPlugin, package: Path | None) -> tuple[str, ...]:
    """Return what to run once the files are there; ``package`` is the folder of :func:`package_files`."""
    if package is None:
        return (f"clean-article plugins check {plugin.module} --update",)
    check = f"clean-article plugins check --plugin {plugin.package_module}.py --update"
    return (f"cd {shlex.quote(str(package))}", check)


def _cases(plugin: NewPlugin, root: Path, module: str) -> dict[Path, str]:
    files = {}
    for case in plugin.cases:
        folder = root / "golden" / module / case.name
        files[folder / "page.html"] = case.page
        files[folder / "case.toml"] = case.settings
    return files


def write_files(files: Mapping[Path, str]) -> None:
    """Write new files: all, or none where one can't be written.

    Raises:
        InputError: One of them is there already.
        OSError: The system refuses.
    """
    there = [path for path in files if os.path.lexists(path)]
    if there:
        raise InputError(f"{there[0]} is there already, and nothing was written; remove it, or mend it by hand")
    made: list[Path] = []
    try:
        for path, text in files.items():
            folders = [folder for folder in path.parents if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            made += reversed(folders)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except OSError:
        _remove(reversed(made))
        raise


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def write_index(root: Path) -> None:
    """Write the index of a checkout's plugins anew, by which the new one is found.

    Raises:
        InputError: A module can't be imported; the message is its error.
    """
    # A process of its own: modules that were imported here are older than what was written just now.
    run = subprocess.run(
        [sys.executable, "-m", "cleaner_plugins"],
        cwd=root / _PUBLISHERS.parent.parent,  # whose folder goes before an installed package
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        said = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise InputError(f"'python -m cleaner_plugins' failed: {said}")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    found = Environment(
        loader=PackageLoader("cleaner.authoring", "templates/new"),
        autoescape=select_autoescape(("html.jinja",)),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    found.filters["quoted"] = _quoted
    return found


def _quoted(text: str) -> str:
    """Return text as Python and TOML both write it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _filled(template: str, **values: object) -> str:
    return _templates().get_template(f"{template}.jinja").render(values)
