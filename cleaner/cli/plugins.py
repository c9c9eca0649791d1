"""``clean-article plugins``: what is known of publishers and platforms, and what helps to write plugins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.model import InputError
from cleaner.publisher import Layout, Platform, PluginError, Publisher, Site

from ._completions import publishers
from ._shared import HELP, loaded, make_cleaner, plugin_option, to_terminal, write_stdout
from ._table import print_table

if TYPE_CHECKING:
    from cleaner.registry import Registry

COLUMNS = ("name", "kind", "hosts", "layouts")


COMMANDS = {
    "check": "cleaner.cli.check:check",
    "draft": "cleaner.cli.draft:draft",
    "freeze": "cleaner.cli.freeze:freeze",
    "health": "cleaner.cli.health:health",
    "lint": "cleaner.cli.lint:lint",
    "new": "cleaner.cli.new:new",
    "try": "cleaner.cli.try_:try_",
}
"""The commands that have a module of their own."""


class _Plugins(click.Group):
    """Loads commands when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, loaded or not."""
        return sorted({*COMMANDS, *self.commands})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command, if it has a module of its own."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.add_command(loaded(COMMANDS[cmd_name]), cmd_name)
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Plugins, context_settings=HELP)
def plugins() -> None:
    """Show, write, try and check the plugins of publishers and platforms."""


@plugins.command("list")
@click.option("--hooks", is_flag=True, help="List the plugins instead, each with the hooks it implements.")
@plugin_option
def list_(plugins: tuple[Path, ...], hooks: bool) -> None:
    """List publishers and platforms with their hosts and layouts.

    Where standard output is no terminal: a line each, its columns parted by tabs.
    """
    registry = make_cleaner(plugins).registry
    if hooks:
        print_table(("plugin", "hooks"), ((name, ", ".join(found)) for name, found in registry.plugins()))
        return
    print_table(COLUMNS, (_row(site) for site in _sites(registry)))


@plugins.command()
@click.argument("name", shell_complete=publishers)
@plugin_option
def show(name: str, plugins: tuple[Path, ...]) -> None:
    """Show all that is declared about one publisher or platform, by its NAME or host."""
    try:
        site = make_cleaner(plugins).registry.find(name)
    except (InputError, PluginError) as error:
        raise click.BadParameter(str(error), param_hint="'NAME'") from error
    text = "".join(f"{line}\n" for line in _facts(site))
    write_stdout(text if to_terminal() else click.unstyle(text))


def _sites(registry: Registry) -> list[Site]:
    try:
        return registry.sites()
    except PluginError as error:
        raise click.ClickException(str(error)) from error


def _row(site: Site) -> tuple[str, ...]:
    hosts = ", ".join(site.hosts) if isinstance(site, Publisher) else ""
    return site.name, type(site).__name__.lower(), hosts, ", ".join(layout.name for layout in site.layouts)


def _facts(site: Site) -> Iterator[str]:
    yield f"{click.style(site.name, bold=True)} ({type(site).__name__.lower()})"
    if isinstance(site, Publisher):
        yield from _entry("hosts", *site.hosts)
        if site.related:
            yield from _entry("related", "headlines of other articles stand between the paragraphs")
    if isinstance(site, Platform):
        yield from _entry("when", site.when)
    if isinstance(site, Publisher | Platform):
        yield from _entry("marks", *site.marks)
    yield from _entry("noise", *site.noise)
    for layout in site.layouts:
        yield ""
        until = f", last seen {layout.until}" if layout.until else ""
        yield f"{click.style(f'layout {layout.name}', bold=True)}{until}"
        yield from _layout(layout)


def _layout(layout: Layout) -> Iterator[str]:
    yield from _entry("body", layout.body)
    if layout.when:
        yield from _entry("when", layout.when)
    for field, selector in layout.field_selectors().items():
        yield from _entry(field, selector)
    yield from _entry("drop", *layout.drop)
    yield from _entry("keep", *layout.keep)
    if layout.judged:
        yield from _entry("judged", "each block, as nobody has read yet what the layout keeps")
    if layout.rework:
        yield from _entry("rework", getattr(layout.rework, "__name__", repr(layout.rework)))


def _entry(name: str, *values: str) -> Iterator[str]:
    for index, value in enumerate(values):
        yield f"  {name if index == 0 else '':<11} {value}"
