"""One build, or one check, at a time in one folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dlnotes.disk.mistakes import DiskError

try:
    import fcntl
except ImportError:  # Windows opens files exclusively enough for our moves.
    fcntl = None  # type: ignore[assignment]


@contextmanager
def held(folder: Path, *, busy: str = "output-busy") -> Iterator[None]:
    """Hold *folder* while inside; the system lets go even after ``kill -9``.

    The lock is on the folder itself, so nothing is left behind in it.
    Where the file system knows no locks (some network drives) there is none.
    Raises DiskError, with *busy* as its code, when another program holds it.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DiskError(busy, str(folder)) from error
        except OSError:
            pass
        yield
    finally:
        os.close(handle)
