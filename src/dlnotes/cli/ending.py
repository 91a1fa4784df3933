"""How a command that could not go on ends: one sentence, one exit code."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from gettext import gettext as _
from pathlib import Path

import click

from dlnotes.cli.terminal import show_mistake, speak
from dlnotes.config import Mistake

_FULL = (errno.ENOSPC, errno.EDQUOT)


def exit_code(error: BaseException) -> int:
    """Tell the user what stopped the command.

    What is nobody's mistake but ours is raised again: a traceback is our bug.
    """
    match error:
        case Mistake():
            show_mistake(error)
            # An address that reading lost is our fault: a finding, not a slip.
            return 1 if error.code == "unaccounted" else 2
        case KeyboardInterrupt() | click.Abort():
            speak("interrupted")
            return 130
        case click.ClickException():
            error.show()
            return 2
        # The files that we write have their own words for it: this is stdout.
        case OSError() if error.errno in _FULL:
            with suppress(OSError):
                sys.stdout.close()
            show_mistake(Mistake("nowhere-to-print"))
            return 2
    raise error


def no_command(written: str, commands: Sequence[str], ctx: click.Context) -> click.UsageError:
    """What to say of a command that there is not, in click's own words: the nearest that there is.

    Who names a list and no command wants its site.
    """
    said = _("No such command {name!r}.").format(name=written)
    near = next(iter(get_close_matches(written, commands, 1)), "")
    if not near and Path(written).exists():
        near = f"dlnotes build {written}"
    if near:
        said += " " + _("Did you mean {possibility}?").format(possibility=repr(near))
    return click.UsageError(said, ctx)
