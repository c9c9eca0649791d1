"""Hooks of MkDocs: pages that stand outside of docs/, the commands' page, and links that lead out of docs/."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from cleaner.cli import main

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "benchmarks/README.md": "benchmarks.md",
}
"""Pages of the repository outside of docs/, and what they are called on the site."""

_COLUMNS = 82  # of the help's lines
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)\s#]+)(#[^)]*)?\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)\s]+)\)")
_ROLE = re.compile(r":(?:func|class|meth|mod):(?=<code>)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that stand outside of docs/, and the commands'."""
    for source, name in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text("utf-8")))
    files.append(File.generated(config, "commands.md", content="\n\n".join(["# The command", *_helps(main, [])])))
    return files


def _helps(command: click.Command, names: list[str]) -> Iterator[str]:
    """Yield what a command says with ``--help``, and those below it, each under its name."""
    run = CliRunner().invoke(main, [*names, "--help"], prog_name="clean-article", terminal_width=_COLUMNS)
    yield f"{'#' * (len(names) + 1)} {' '.join(['clean-article', *names])}" if names else ""
    yield f"```text\n{run.stdout.rstrip()}\n```"
    if isinstance(command, click.Group):
        context = click.Context(command)
        default = getattr(command, "default_cmd_name", None)  # whose help is the group's
        for name in command.list_commands(context):
            if name != default and (below := command.get_command(context, name)):
                yield from _helps(below, [*names, name])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn the repository's links into the site's; of one to a source file its text stays."""
    home = next(
        (source for source, name in ELSEWHERE.items() if name == page.file.src_uri), f"docs/{page.file.src_uri}"
    )

    def on_site(target: str) -> str | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(home), target))
        name = ELSEWHERE.get(path, path.removeprefix("docs/"))
        return name if files.get_file_from_path(name) else None

    def link(match: re.Match[str]) -> str:
        name = on_site(match[2])
        return f"[{match[1]}]({name}{match[3] or ''})" if name else match[1]

    def picture(match: re.Match[str]) -> str:
        return f"![{match[1]}]({on_site(match[2]) or match[2]})"

    return _PICTURE.sub(picture, _LINK.sub(link, markdown))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave out the names of roles (``:func:``), which are Sphinx's."""
    return _ROLE.sub("", html)
