"""The command line: one short file a command, each read like its help.

The commands are found by name and imported only when they are asked for, so
``dlnotes --version`` pays for click and nothing else.  Exit codes: 0 nothing
to report, 1 findings, 2 your mistake, 3 no network, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from dlnotes import __version__
from dlnotes.cli.locale import language

_COMMANDS = (
    *("init", "build", "serve", "check", "fix", "add", "import"),
    *("lint", "stats", "export", "completion"),
)
# `import` can name no module and no function.
_MODULES = {"import": ("taking", "take")}
INTERRUPTED = 130
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Commands(click.Group):
    """A group that imports a command's module when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            # Imported late: who can spell pays for no advice.
            from dlnotes.cli.ending import no_command

            raise no_command(args[0], _COMMANDS, ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _MODULES.get(cmd_name, (cmd_name, cmd_name))
        command = getattr(import_module(f"dlnotes.cli.{module}"), name)
        assert isinstance(command, click.Command)
        if language() == "zh-CN":
            from dlnotes.cli.chinese import translate

            translate(cmd_name, command)
        return command


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def dlnotes() -> None:
    """Read a reading list as people write it, and print it as a website.

    A list is a folder of Markdown notes, or a single note. Notes are changed
    by "fix", which mends their addresses, and by "add" and "import" alone.

    \b
    Examples:
      dlnotes init my-list           a new list, ready to be published
      dlnotes build                  notes/ becomes site/
      dlnotes build list.md -o www   one note becomes www/
      dlnotes serve                  the same, live in the browser as you write
      dlnotes check                  which links still lead to their works
      dlnotes fix --dry-run          which of them it can mend in the notes
      dlnotes add 1706.03762         a paper, with its title and authors
      dlnotes stats                  the list at a glance
      dlnotes lint                   what in the notes wants mending
      dlnotes export > list.json     the records, for other programs
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, or *arguments* as if typed, and leave with the exit code."""
    code = _run(arguments)
    if code == INTERRUPTED:
        # Where the interrupt came while Python made a class, it would end by the signal.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    if "_DLNOTES_COMPLETE" in os.environ:
        from dlnotes.cli import shells

        shells.meet()
    if language() == "zh-CN":
        from dlnotes.cli import chinese

        chinese.meet()
        chinese.translate("dlnotes", dlnotes)
    try:
        code = dlnotes.main(arguments, prog_name="dlnotes", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:
        # Imported late: `--version` need not know how to apologise.
        from dlnotes.cli.ending import exit_code

        return exit_code(error)
    return code if isinstance(code, int) else 0
