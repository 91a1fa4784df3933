"""The same work on every core: forked children, each with its share.

A child is a copy of this process, so it has the list, the templates and all
that it needs in memory already, and only results travel.  Each child ends by
itself: when its share is done, or when nobody listens any more, so that not
even ``kill -9`` on the parent leaves one behind.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from dlnotes.config import Mistake

T = TypeVar("T")

WORTH_A_CHILD = 60_000
"""Bytes of notes from which a second process pays for its start."""

_ROOM = 1 << 20
"""Bytes that a pipe should hold, so that a child need not wait for the parent."""


def children_for(size: int, share: int, items: int) -> int:
    """How many children are worth their start for work of that *size*.

    *share* is what is worth a child, and more than *items* find nothing to do;
    1 where none can be forked.
    """
    if not hasattr(os, "fork"):
        return 1
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(here or 1, size // share + 1, items))


def spread(work: Callable[[T], bytes], items: Sequence[T], children: int) -> Iterator[bytes]:
    """What *work* makes of each of *items*, in their order, by so many *children*.

    With one there is no child: the work is done here.

    Raises what *work* raises where that is a `Mistake`, else a RuntimeError
    with the child's traceback.
    """
    if children < 2:
        yield from map(work, items)
        return
    started: list[_Child] = []
    # Nothing is ever written here: it ends when this process does.
    life, hold = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    try:
        for number in range(children):
            started.append(_start(work, items[number::children], life, hold))
        for number in range(len(items)):
            yield started[number % children].next()
    finally:
        gc.unfreeze()
        for child in started:
            child.end()
        os.close(life)
        os.close(hold)


@dataclass(frozen=True, slots=True)
class _Child:
    process: int
    pipe: int

    def next(self) -> bytes:
        """The next result of this child's share."""
        kind, length = self._read(1), int.from_bytes(self._read(8))
        content = self._read(length)
        if kind == b"r":
            return content
        if kind == b"m":
            code, place, *pairs = content.decode().split("\0")
            raise Mistake(code, place, **dict(zip(pairs[::2], pairs[1::2], strict=True)))
        raise RuntimeError(content.decode())

    def _read(self, length: int) -> bytes:
        pieces = []
        while length:
            piece = os.read(self.pipe, length)
            if not piece:
                raise RuntimeError("a worker was killed; the machine may be short of memory")
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def end(self) -> None:
        """Let the child go, whether or not it has finished."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)


def _start(work: Callable[[T], bytes], share: Sequence[T], life: int, hold: int) -> _Child:
    ours, theirs = os.pipe()
    _widen(theirs)
    # A child that heard Ctrl-C too soon would clean up after its parent.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    process = os.fork()
    if not process:
        os.close(hold)
        _labour(work, share, theirs, life)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    os.close(theirs)
    return _Child(process, ours)


def _labour(work: Callable[[T], bytes], share: Sequence[T], pipe: int, life: int) -> NoReturn:
    """Be a child: do *share*, tell the parent, and end without any farewell."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        threading.Thread(target=_end_with, args=[life], daemon=True).start()
        gc.disable()
        for item in share:
            _send(pipe, b"r", work(item))
    except BrokenPipeError:
        pass
    except Mistake as mistake:
        told = [mistake.code, mistake.place]
        told += [part for pair in mistake.values.items() for part in pair]
        _send(pipe, b"m", "\0".join(told).encode("utf-8", "replace"))
    except BaseException:
        _send(pipe, b"e", traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(0)


def _end_with(life: int) -> None:
    os.read(life, 1)
    os._exit(0)


def _send(pipe: int, kind: bytes, content: bytes) -> None:
    left = memoryview(kind + len(content).to_bytes(8) + content)
    while left:
        left = left[os.write(pipe, left) :]


def _widen(pipe: int) -> None:
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
