"""Write the documentation that comes from the code: ``python docs/generate.py``.

- ``docs/rules.md``: the rules, from their docstrings;
- ``docs/plugins.md``: the supported sites, from the built-in plugins;
- ``README.md``: what the commands in its ``console`` blocks print.

``tests/test_docs.py`` fails where a file is not what this would write.
"""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from click.testing import CliRunner

import cleaner.phrases
from cleaner import Layout, Platform, PluginModule, Publisher
from cleaner.cli import main as command
from cleaner.rules import RULES, Rule
from cleaner_plugins import index

ROOT = Path(__file__).resolve().parent.parent
_NOTE = "<!-- Written by docs/generate.py from the code: do not edit. -->"
S = TypeVar("S", Publisher, Platform)
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def documents() -> dict[Path, str]:
    """Return what each generated file should hold."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "rules.md": rules(),
        ROOT / "docs" / "plugins.md": plugins(),
        readme: with_output(readme.read_text("utf-8")),
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
        "was last seen.",
        _table(
            ("Publisher", "Hosts", "Layouts", "Golden cases"),
            [
                (f"[{site.name}](../{source})", ", ".join(site.hosts), _layouts(site.layouts), _cases(source.stem))
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


def _code(text: str) -> str:
    return f"`{text}`"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def with_output(markdown: str) -> str:
    """Return a page with the output of each command in its ``console`` blocks as it is now."""
    return _CONSOLE.sub(lambda block: "\n".join(map(_run, re.findall(r"^\$ (.*)", block[0], re.MULTILINE))), markdown)


def _run(line: str) -> str:
    name, *arguments = shlex.split(line)
    if name == "cat":
        printed = "".join((ROOT / path).read_text("utf-8") for path in arguments)
    elif name == "clean-article":
        before = Path.cwd()
        os.chdir(ROOT)
        try:
            printed = CliRunner().invoke(command, arguments, catch_exceptions=False).output
        finally:
            os.chdir(before)
    else:
        raise ValueError(f"README.md shows {line!r}: only cat and clean-article are run here")
    return f"$ {line}\n{printed}"


if __name__ == "__main__":
    for path, text in documents().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
