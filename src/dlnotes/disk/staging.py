"""A file replaced in one step: its new content is whole, beside it, before it takes its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def staged(
    path: Path, content: bytes, *, mode: int | None = None, synced: bool = True
) -> Iterator[Path]:
    """A hidden file beside *path* with *content*, to be moved there; gone at the end if it was not.

    *mode* is what it may be used for, and *synced* has the disk keep it before it
    is moved, for the case of a power cut.  Raises OSError.
    """
    stage = path.with_name(f".{path.name}.new")
    try:
        # What lies there was left by a program that was killed.  A list comes by pull
        # request, so a link there is not followed either.
        stage.unlink(missing_ok=True)
        with stage.open("xb") as file:
            if mode is not None:
                stage.chmod(mode)
            file.write(content)
            if synced:
                file.flush()
                os.fsync(file.fileno())
        yield stage
    finally:
        with suppress(OSError):
            stage.unlink(missing_ok=True)
