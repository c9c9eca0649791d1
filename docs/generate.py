"""Write the documentation that comes from the code: ``python docs/generate.py``.

- ``docs/rules.md``: the rules, from their docstrings;
- ``docs/plugins.md``: the supported sites, from the built-in plugins;
- ``docs/command.md``: what each command says with ``--help``;
- ``docs/licences.md``: what the project needs, under which licences, by ``docs/dependencies.py``;
- ``docs/explain.svg``: a picture of what ``--explain`` prints;
- ``README.md`` and ``docs/tutorial.md``: what the commands in their ``console`` blocks print.

``tests/test_docs.py`` fails where a file is not what this would write.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import os
import re
import runpy
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest import mock

import click
from click.testing import CliRunner
from rich.console import Console
from rich.text import Text

import cleaner.phrases
from cleaner import Cleaner, Layout, Platform, PluginModule, Publisher
from cleaner.cli import main as command
from cleaner.cli._explain import explainer
from cleaner.rules import RULES, Rule
from cleaner_plugins import index

ROOT = Path(__file__).resolve().parent.parent
_NOTE = "<!-- Written by docs/generate.py from the code: do not edit. -->"
_EXAMPLE = "golden/theguardian_com/text/input.txt"
_COLUMNS = 110
_HELP_COLUMNS = 100
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # they would be loaded from elsewhere
S = TypeVar("S", Publisher, Platform)
_TUTORIAL = ROOT / "docs" / "tutorial"
_COMMAND = re.compile(r"^\$ (.*)", re.MULTILINE)
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def documents() -> dict[Path, str]:
    """Return what each generated file should hold."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "rules.md": rules(),
        ROOT / "docs" / "plugins.md": plugins(),
        ROOT / "docs" / "command.md": commands(),
        ROOT / "docs" / "licences.md": licences(),
        ROOT / "docs" / "explain.svg": explain(),
        ROOT / "docs" / "tutorial.md": tutorial(),
        readme: with_output(readme.read_text("utf-8"), ROOT),
    }


def rules() -> str:
    """Return the page about the rules, in the order in which they run."""
    parts = [
        "# Rules",
        _NOTE,
        "Each removal in `article.removed` names the rule that took it. These are the built-in rules, in the order "
        "in which they run; what one has taken, the next no longer sees. `Cleaner(rules=[…])` runs only the named "
        "ones. A plugin's `rules()` adds more, which run after these.",
        "One more name stands in removals: `layout`. That is what a publisher's or platform's layout declares as "
        "noise (`drop`); it goes before any rule runs, and the removal's `plugin` names the site.",
    ]
    for each in RULES:
        parts += [f"## {each.name}", *_paragraphs(each), f"Source: {_source(each)}"]
    languages = sorted(path.stem for path in Path(cleaner.phrases.__file__).parent.glob("*.txt"))
    languages = [name for name in languages if len(name) in (2, 3)]
    files = ", ".join(f"[{name}](../cleaner/phrases/{name}.txt)" for name in languages)
    parts += [
        "## Phrases and class names",
        f"Most rules look for phrases, which are data, a file a language: {files}. The words of class and id names "
        "that betray an element are in [tokens.toml](../cleaner/phrases/tokens.toml), the names of icons in "
        "[icons.toml](../cleaner/phrases/icons.toml). [CONTRIBUTING.md](../CONTRIBUTING.md) says how to add some.",
    ]
    return "\n\n".join(parts) + "\n"


def _paragraphs(each: Rule) -> Iterator[str]:
    text = (inspect.getdoc(each.apply) or "").replace("``", "`")
    return (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _source(each: Rule) -> str:
    path = Path(inspect.getfile(each.apply)).resolve().relative_to(ROOT).as_posix()
    return f"[{path}](../{path})"


def plugins() -> str:
    """Return the page about the supported sites."""
    # Not a Registry's: that also holds what strangers' packages in this environment declare.
    publishers = sorted(_sites(index.publishers(), Publisher), key=lambda pair: pair[0].name.casefold())
    platforms = list(_sites(index.platforms(), Platform))
    parts = [
        "# Supported sites",
        _NOTE,
        "These plugins come with the package. All other pages go through the semantic or the generic lane. "
        "`clean-article plugins list` shows the same with the plugins that you installed, and "
        "`clean-article plugins show NAME` all that one declares.",
        f"## Publishers ({len(publishers)})",
        "A host stands for its subdomains too. Layouts are listed newest first, with the month in which an old one "
        "was last seen. The last column is the date of the newest page whose structure a golden case shows.",
        _table(
            ("Publisher", "Hosts", "Layouts", "Golden cases", "Last seen"),
            [
                (
                    f"[{site.name}](../{source})",
                    ", ".join(site.hosts),
                    _layouts(site.layouts),
                    _cases(source.stem),
                    _last_seen(source.stem),
                )
                for site, source in publishers
            ],
        ),
        f"## Platforms ({len(platforms)})",
        "A platform is recognised by its markup, on any host. Where a publisher declares the host, its layouts come "
        "first.",
        _table(
            ("Platform", "Recognised by", "Layouts", "Golden cases"),
            [
                (f"[{site.name}](../{source})", _code(site.when), _layouts(site.layouts), _cases(source.stem))
                for site, source in platforms
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _sites(modules: list[PluginModule], kind: type[S]) -> Iterator[tuple[S, Path]]:
    for reference in modules:
        module = importlib.import_module(reference.module)
        source = Path("plugins", *reference.module.split(".")).with_suffix(".py")
        for site in module.publishers() if kind is Publisher else module.platforms():
            yield site, source


def _layouts(layouts: tuple[Layout, ...]) -> str:
    return ", ".join(f"{each.name} (until {each.until})" if each.until else each.name for each in layouts)


def _cases(plugin: str) -> str:
    found = sorted(path.parent.name for path in (ROOT / "golden" / plugin).glob("*/case.toml"))
    return ", ".join(f"[{name}](../golden/{plugin}/{name})" for name in found)


def _last_seen(plugin: str) -> str:
    settings = (tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "golden" / plugin).glob("*/case.toml"))
    return max((str(found["seen"]) for found in settings if "seen" in found), default="")


def _code(text: str) -> str:
    return f"`{text}`"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def commands() -> str:
    """Return the page about the command: its help, and that of each command below it."""
    return "\n\n".join(["# The command", _NOTE, *_helps(command, [])]) + "\n"


def _helps(each: click.Command, names: list[str]) -> Iterator[str]:
    if names:
        yield f"{'#' * (len(names) + 1)} clean-article {' '.join(names)}"
    run = CliRunner().invoke(command, [*names, "--help"], prog_name="clean-article", terminal_width=_HELP_COLUMNS)
    yield f"```text\n{run.stdout.rstrip()}\n```"
    if isinstance(each, click.Group):
        context = click.Context(each)
        default = getattr(each, "default_cmd_name", None)  # its help is the group's
        for name in each.list_commands(context):
            if name != default and (below := each.get_command(context, name)):
                yield from _helps(below, [*names, name])


def licences() -> str:
    """Return the page about licences."""
    page: str = runpy.run_path(str(ROOT / "docs" / "dependencies.py"))["page"](_NOTE)
    return page


def explain() -> str:
    """Return a picture of what a terminal shows of the README's example with ``--explain``."""
    cleaner = Cleaner()
    with mock.patch.dict(os.environ, {"FORCE_COLOR": "1", "COLUMNS": str(_COLUMNS), "TERM": "xterm-256color"}):
        os.environ.pop("NO_COLOR", None)
        explained = explainer(cleaner, colour=True)
        printed = explained(cleaner.clean((ROOT / _EXAMPLE).read_text("utf-8"), publisher="theguardian.com"))
        console = Console(record=True, width=_COLUMNS, file=io.StringIO())
        console.print(
            Text.from_ansi(f"$ clean-article --explain --publisher theguardian.com input.txt\n{printed.rstrip()}")
        )
    drawing = console.export_svg(title="clean-article", unique_id="explain")
    return _FONT.sub("", drawing).replace("Fira Code", "ui-monospace")


def with_output(markdown: str, folder: Path) -> str:
    """Return a page with the output of each command in its ``console`` blocks as it is now, run in a folder."""
    shell = Shell(folder)
    return _CONSOLE.sub(
        lambda block: "".join(f"$ {line}\n{shell.run(line)}" for line in _COMMAND.findall(block[0])), markdown
    )


class Shell:
    """Runs the few commands that pages show, one after another.

    Attributes:
        folder: The current folder.
        failed: True where the last command ended with another exit code than 0.
    """

    def __init__(self, folder: Path) -> None:
        """Start in a folder."""
        self.folder = folder
        self.failed = False

    def run(self, line: str) -> str:
        """Return what a command prints.

        Raises:
            ValueError: It is none of those that are run here.
        """
        name, *arguments = shlex.split(line)
        if name == "cat":
            return "".join((self.folder / path).read_text("utf-8") for path in arguments)
        if name == "cd" and len(arguments) == 1:
            self.folder = self.folder / arguments[0]
            return ""
        if name != "clean-article":
            raise ValueError(f"a page shows {line!r}: only cat, cd and clean-article are run here")
        no_settings = {"XDG_CONFIG_HOME": str(self.folder)}
        with contextlib.chdir(self.folder):
            run = CliRunner(env=no_settings).invoke(command, arguments, catch_exceptions=False)
        self.failed = run.exit_code != 0
        return run.output


def tutorial() -> str:
    """Return the tutorial with what its commands print, run beside its saved pages in a folder of their own."""
    with TemporaryDirectory() as folder:
        shutil.copytree(_TUTORIAL / "pages", Path(folder) / "pages")
        return with_output(_TUTORIAL.with_suffix(".md").read_text("utf-8"), Path(folder))


if __name__ == "__main__":
    for path, text in documents().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
