"""``clean-article completion``: the script by which a shell completes the command's words."""

from __future__ import annotations

import click

from ._completions import VARIABLE
from ._shared import HELP, write_stdout

SHELLS = ("bash", "zsh", "fish")


@click.command(context_settings=HELP)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a SHELL complete commands, options, files and publishers' hosts.

    \b
    Put it where your shell looks, once:
      bash  clean-article completion bash > ~/.local/share/bash-completion/completions/clean-article
      zsh   clean-article completion zsh > ~/.zfunc/_clean-article
      fish  clean-article completion fish > ~/.config/fish/completions/clean-article.fish

    Make the folder first where there is none. bash needs the package bash-completion and version 4.4 or newer; zsh
    needs the lines 'fpath+=~/.zfunc' and 'autoload -Uz compinit && compinit' in ~/.zshrc. To try it in bash without
    a file: eval "$(clean-article completion bash)". Shells that are open see it when they are started anew.
    """
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    scripts = dict(zip(SHELLS, (BashComplete, ZshComplete, FishComplete), strict=True))
    write_stdout(scripts[shell](context.find_root().command, {}, "clean-article", VARIABLE).source())
