"""Commands that are killed at any moment: a process that forks one a line, and kills it.

    python -m tests.killing

Reads lines of ``seconds verdicts folder command…`` (tabs between them); for each it
forks `dlnotes` *command* in *folder*, kills it (SIGKILL) after that time or so many
verdicts, and says ``killed``, or ``done`` where it had ended.  Every verdict that a
check tells is written to `TOLD` in the folder at once.  Where the environment has a
small web, the commands live there.  Forking spares the start of Python two hundred
times.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, Protocol

TOLD = "told.txt"
NEVER = 10**9


class Killer(Protocol):
    """Runs a command, kills it, and says whether it had not ended by itself."""

    def __call__(
        self, folder: Path, *command: str, seconds: float, verdicts: int = NEVER
    ) -> bool: ...


@contextmanager
def killer(environment: Mapping[str, str]) -> Iterator[Killer]:
    """The process that forks commands and kills them."""
    root = Path(__file__).resolve().parents[1]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killing"],
        cwd=root,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        pen, ear = process.stdin, process.stdout
        assert pen
        assert ear

        def kill(folder: Path, *command: str, seconds: float, verdicts: int = NEVER) -> bool:
            pen.write("\t".join((f"{seconds:.5f}", str(verdicts), str(folder), *command)) + "\n")
            pen.flush()
            said = ear.readline()
            assert said in ("killed\n", "done\n")
            return said == "killed\n"

        yield kill
        pen.close()


def main() -> None:
    """Fork and kill, line by line."""
    # Imported here, a command is there from the start in each child.
    from dlnotes.cli import add, check, fix, mending, reading  # noqa: F401

    if "SMALL_WEB" in os.environ:
        from tests.check.program import settle_in

        settle_in()
    for line in sys.stdin:
        seconds, verdicts, folder, *command = line.rstrip("\n").split("\t")
        killed = _killed(float(seconds), int(verdicts), Path(folder), command)
        print("killed" if killed else "done", flush=True)


def _killed(seconds: float, verdicts: int, folder: Path, command: list[str]) -> bool:
    before = _verdicts(folder)
    process = os.fork()
    if not process:
        _child(folder, command)
    end = time.monotonic() + seconds
    while time.monotonic() < end and _verdicts(folder) - before < verdicts:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(0.0005)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def _child(folder: Path, command: list[str]) -> NoReturn:
    from dlnotes.cli import live
    from dlnotes.cli import main as run
    from dlnotes.report.verdicts.judged import Judged

    os.chdir(folder)
    handle = os.open(TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)

    class Telling(live.Calm):
        """Writes every verdict down as a terminal would show it: at once."""

        def tell(self, judged: Judged) -> None:
            os.write(handle, f"{judged.url}\n".encode())

    live.watch = Telling
    try:
        run(command)
    finally:
        os._exit(0)


def _verdicts(folder: Path) -> int:
    told = folder / TOLD
    return told.read_bytes().count(b"\n") if told.exists() else 0


if __name__ == "__main__":
    main()
