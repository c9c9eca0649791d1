"""What a shell is offered for options and arguments whose type does not tell: files, publishers, formats."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ._formats import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VARIABLE = "_CLEAN_ARTICLE_COMPLETE"
"""The environment variable by which a shell's script asks the command; click derives it from the command's name."""


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leave it to the shell to offer files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def formats(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the formats that need no plugin."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def publishers(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the known hosts, or names where no host begins so: names are known only when all plugins are imported."""
    from cleaner.publisher import PluginError
    from cleaner.registry import Registry

    start = incomplete.casefold()
    try:
        registry = Registry()
        hosts = sorted(host for host in registry.hosts() if host.startswith(start))
        return hosts or [_word(site.name) for site in registry.sites() if site.name.casefold().startswith(start)]
    except PluginError:  # whoever runs the command is told; a shell that waits for words can't show it
        return []


def _word(name: str) -> str:
    """Return a name as the shell wants it: bash inserts it as it is, after click's script has read it once."""
    in_bash = os.environ.get(VARIABLE, "").startswith("bash")
    return name.replace(" ", "\\\\ ").replace("'", "\\\\'") if in_bash else name
