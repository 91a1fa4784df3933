"""Fixes and adds that are killed: a process that forks a command a line, and kills it.

    python -m tests.fixing.killing

Reads lines of ``seconds folder command…``; for each it forks `dlnotes` *command*
in *folder*, kills it (SIGKILL) after that time, and says ``killed``, or ``done``
where it had ended.  Forking spares the start of Python two hundred times.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import NoReturn

# Imported here, a command is there from the start in each child.
from dlnotes.cli import add, fix, main, mending, reading  # noqa: F401


def child(folder: str, command: list[str]) -> NoReturn:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    try:
        main(command)
    finally:
        os._exit(0)


def killed(seconds: float, folder: str, command: list[str]) -> bool:
    process = os.fork()
    if not process:
        child(folder, command)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(0.0005)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


if __name__ == "__main__":
    for line in sys.stdin:
        seconds, folder, *command = line.rstrip("\n").split("\t")
        ended = not killed(float(seconds), folder, command)
        print("done" if ended else "killed", flush=True)
