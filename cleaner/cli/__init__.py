"""The command ``clean-article``: one module a command, imported when the command is called."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from click_default_group import DefaultGroup

from ._shared import loaded

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "clean": "cleaner.cli.clean:clean",
    "bulk": "cleaner.cli.bulk:bulk",
    "plugins": "cleaner.cli.plugins:plugins",
    "learn": "cleaner.cli.learn:learn",
    "review": "cleaner.cli.review:review",
    "completion": "cleaner.cli.completion:completion",
}
"""Each command's module and name; the first is the default."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


class _Main(DefaultGroup):  # type: ignore[misc]  # click_default_group has no types
    """Loads commands when they are asked for, and ends the process with the project's exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, loaded or not."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command, or the default one where the name is none of ours."""
        name = cmd_name if cmd_name in COMMANDS else self.default_cmd_name
        if name not in self.commands:
            self.add_command(loaded(COMMANDS[name]), name)
        command: click.Command | None = super().get_command(ctx, cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand options before the first input to the default command; the group would eat ``--``."""
        if ctx.resilient_parsing and not args:  # a shell asks for the first word, which may be any command
            return click.Group.parse_args(self, ctx, args)
        if args and args[0].startswith("-"):
            args.insert(0, self.default_cmd_name)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer for the first word what the default command takes, and the commands."""
        from ._completions import files

        default = loaded(COMMANDS[self.default_cmd_name])
        with default.make_context(default.name, [], parent=ctx, resilient_parsing=True) as below:
            options = default.shell_complete(below, incomplete)
            # Files come first: click's script for bash forgets what it was offered before them.
            inputs = [] if incomplete.startswith("-") else files(below, default.params[0], incomplete)
        return [*inputs, *options, *super().shell_complete(ctx, incomplete)]

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run the command and exit: 0 done, 1 some input failed, 2 wrong usage, 130 interrupted."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **extra)
        try:
            code = super().main(*args, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)


main = _Main("clean-article", default=next(iter(COMMANDS)), default_if_no_args=True, add_help_option=False)
