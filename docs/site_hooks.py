"""Hooks of MkDocs: pages that stand outside of docs/, and links that lead out of docs/."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "benchmarks/README.md": "benchmarks.md",
}
"""Pages of the repository outside of docs/, and what they are called on the site."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)\s#]+)(#[^)]*)?\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)\s]+)\)")
_ROLE = re.compile(r":(?:func|class|meth|mod):(?=<code>)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that stand outside of docs/."""
    for source, name in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text("utf-8")))
    return files


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
