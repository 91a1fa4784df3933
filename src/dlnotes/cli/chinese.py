"""The command line's help and click's own words, for who reads Chinese."""

from __future__ import annotations

import gettext

import click

from dlnotes.cli.columns import Columns
from dlnotes.report.catalogue.help import COMMANDS, OPTIONS
from dlnotes.report.catalogue.usage import PLACEHOLDERS, USAGE


def meet() -> None:
    """Have click speak Chinese, and count a character's columns.

    Click asks `gettext`, which knows no other source than compiled files.
    """
    vars(gettext)["dgettext"] = lambda _, message: USAGE.get(message, message)
    vars(gettext)["dngettext"] = lambda _, one, many, n: USAGE.get(one if n == 1 else many, many)
    click.Context.formatter_class = Columns


def translate(name: str, command: click.Command) -> None:
    """Have *command* explain itself in Chinese; what has no words there keeps its English."""
    command.help = COMMANDS.get(name, command.help)
    if command.help:
        command.short_help = command.help.partition("\n")[0].rstrip("。")
    command.options_metavar = PLACEHOLDERS["[OPTIONS]"]
    if isinstance(command, click.Group):
        command.subcommand_metavar = PLACEHOLDERS["COMMAND [ARGS]..."]
    for parameter in command.params:
        if not isinstance(parameter, click.Option):
            continue
        words = OPTIONS.get(name, {})
        parameter.help = next((words[it] for it in parameter.opts if it in words), parameter.help)
        kind = parameter.type.name.upper()
        if parameter.metavar is None and not parameter.is_flag and kind in PLACEHOLDERS:
            parameter.metavar = PLACEHOLDERS[kind]
