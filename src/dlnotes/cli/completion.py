"""``dlnotes completion``: commands, options, and the list's own words, completed by the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from dlnotes.cli import shells
from dlnotes.cli.terminal import pour


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    It completes commands and options, and of the list at hand its topics,
    kinds and hosts where an option takes one.

    \b
    To install it, once:
      bash   dlnotes completion bash >> ~/.bashrc
      zsh    dlnotes completion zsh >> ~/.zshrc
      fish   dlnotes completion fish > ~/.config/fish/completions/dlnotes.fish
    """
    shells.meet()
    scripts = get_completion_class(shell)
    assert scripts is not None
    commands = context.find_root().command
    pour([scripts(commands, {}, "dlnotes", "_DLNOTES_COMPLETE").source()])
