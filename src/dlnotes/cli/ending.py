"""How a command that could not go on ends: one sentence, one exit code."""

from __future__ import annotations

import click

from dlnotes.cli.terminal import show_mistake, speak
from dlnotes.config import Mistake


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
    raise error
