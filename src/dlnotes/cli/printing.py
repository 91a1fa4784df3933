"""Notes to leaves: read, checked and printed, on every core for a long list."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dlnotes import disk
from dlnotes.cli.gathering import Gathered, read
from dlnotes.render import Press
from dlnotes.report.account import unaccounted
from dlnotes.site import Leaf, Sheet

_WORTH_A_POOL = 300_000
"""Bytes of notes from which a second process pays for its start."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A note on its way to the site, light enough to travel between processes.

    *missed* is where an address stands that nobody accounts for, with how
    many there are; None unless reading has a fault.
    """

    sheet: Sheet
    leaves: tuple[Leaf, ...]
    problems: int
    missed: tuple[int, int, int] | None


def print_note(data: bytes, file: disk.File, gathered: Gathered, press: Press) -> Printed:
    """Read one note and print its leaves."""
    text, note = read(file, data, file.name, gathered)
    missing = unaccounted(text, note)
    missed = (*_line_and_column(text, missing[0]), len(missing)) if missing else None
    return Printed(Sheet.of(note), tuple(press.leaves(note)), len(note.problems), missed)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, offset - max(text.rfind("\n", 0, offset), -1)


Work = Callable[[disk.File], Printed]


@contextmanager
def workers(
    work: Work, size: int
) -> Iterator[Callable[[tuple[disk.File, ...]], Iterator[Printed]]]:
    """A way to do *work* on many files, in order; *size* is their bytes in all.

    A short list is done here; a long one by as many processes as there are
    cores, forked with everything that they need already in memory.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if size < _WORTH_A_POOL or not cores or cores < 2 or not _can_fork():
        yield lambda files: map(work, files)
        return
    global _work
    _work = work
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(cores, _quiet) as pool:
        yield lambda files: pool.imap(_do, files, chunksize=max(1, min(8, len(files) // 16)))


_work: Work | None = None
"""What a worker does; it is set before the fork, so that nothing is pickled."""


def _do(file: disk.File) -> Printed:
    assert _work is not None
    return _work(file)


def _quiet() -> None:
    # Ctrl-C is told to the parent, which ends the pool; a worker that also
    # heard it would print a traceback.  A worker lives too shortly to collect.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()
