"""Checks that are killed: a process that forks a check a line, and kills it.

    SMALL_WEB=… python -m tests.check.killing

Reads lines of ``seconds notes told``; for each it forks a check of *notes*,
kills it after that time (SIGKILL), and says ``killed``, or ``done`` where it
had ended.  Every verdict that a check tells is written to *told* at once.
Forking spares the start of Python two hundred times.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import NoReturn

from dlnotes.cli import check, live, main
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


def killed(seconds: float, notes: str, told: str) -> bool:
    process = os.fork()
    if not process:
        child(notes, told)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(min(0.005, max(0.0, end - time.monotonic())))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


if __name__ == "__main__":
    assert check  # imported here, each child has it from the start
    settle_in()
    for line in sys.stdin:
        seconds, notes, told = line.split()
        print("killed" if killed(float(seconds), notes, told) else "done", flush=True)
