"""Checks that are killed: a process that forks a check a line, and kills it.

    SMALL_WEB=… python -m tests.check.killing

Reads lines of ``seconds verdicts notes told``; for each it forks a check of
*notes*, kills it (SIGKILL) after that time or so many verdicts, and says
``killed``, or ``done`` where it had ended.  Every verdict that a check tells is
written to *told* at once.  Forking spares the start of Python two hundred times.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

# Imported here, a check is there from the start in each child.
from dlnotes.cli import check, live, main, reading  # noqa: F401
from dlnotes.report.verdicts.judged import Judged
from tests.check.program import settle_in


class Telling(live.Calm):
    """Writes every verdict down as a terminal would show it: at once."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def tell(self, judged: Judged) -> None:
        os.write(self._handle, f"{judged.url}\n".encode())


def child(notes: str, told: str) -> NoReturn:
    handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    live.watch = lambda: Telling(handle)
    try:
        main(["check", notes])
    finally:
        os._exit(0)


def killed(seconds: float, verdicts: int, notes: str, told: Path) -> bool:
    before = verdicts_in(told)
    process = os.fork()
    if not process:
        child(notes, str(told))
    end = time.monotonic() + seconds
    while time.monotonic() < end and verdicts_in(told) - before < verdicts:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def verdicts_in(told: Path) -> int:
    return told.read_bytes().count(b"\n") if told.exists() else 0


if __name__ == "__main__":
    settle_in()
    for line in sys.stdin:
        seconds, verdicts, notes, told = line.split()
        ended = not killed(float(seconds), int(verdicts), notes, Path(told))
        print("done" if ended else "killed", flush=True)
