"""``dlnotes completion``: the commands and options, completed by the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from dlnotes.cli.terminal import pour


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    To install it, once:
      bash   dlnotes completion bash >> ~/.bashrc
      zsh    dlnotes completion zsh >> ~/.zshrc
      fish   dlnotes completion fish > ~/.config/fish/completions/dlnotes.fish
    """
    scripts = get_completion_class(shell)
    assert scripts is not None
    commands = context.find_root().command
    pour([scripts(commands, {}, "dlnotes", "_DLNOTES_COMPLETE").source()])
