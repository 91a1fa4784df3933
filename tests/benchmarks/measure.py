"""Time and memory of a whole process, its workers included."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_EVERY = 0.05
"""Seconds between two looks at the memory: a look costs about a millisecond."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process and its workers.

    *seconds* is the time on the wall, *cpu* the time of all cores, which a
    busy machine changes less, and *megabytes* the peak of the memory.
    """

    seconds: float
    cpu: float
    megabytes: float


def run(command: Sequence[str], *, folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run *command* to its end and measure it.

    Memory is the largest sum, over the processes of the run, of what each has
    for itself plus its share of what they have in common (Linux's Pss); for a
    run too short to be looked at, the largest resident size of one process.

    Raises RuntimeError with the output of a command that fails.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**_as_a_user(), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    watcher = _Watcher(process.pid)
    watcher.start()
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    watcher.stop()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said.decode('utf-8', 'replace')}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, max(watcher.peak, usage.ru_maxrss) / 1024)


def _as_a_user() -> dict[str, str]:
    # Where Python may write nothing, it compiles the program at every start.
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


def middle(runs: Sequence[Run]) -> Run:
    """The median of each."""
    return Run(
        median(run.seconds for run in runs),
        median(run.cpu for run in runs),
        median(run.megabytes for run in runs),
    )


class _Watcher(threading.Thread):
    """Looks at the memory of one session of processes until told to stop; *peak* is in KB."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak = 0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_proportional, _members(self.session))))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _members(session: int) -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if os.getsid(int(process.name)) == session:
                    found.append(int(process.name))
            except OSError:
                continue
    return found


def _proportional(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    lines = (line for line in text.splitlines() if line.startswith("Pss:"))
    return sum(int(line.split()[1]) for line in lines)
