"""Notes written: whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import File


def rewrite(file: File, before: bytes, after: bytes) -> bool:
    """Write *after* in place of *before*, in one step; False when the note is another by now.

    A link is followed, so that it stays one; the mode of the file stays, and
    nothing half-written is ever under its name.  Raises DiskError (a full disk,
    a note that may not be written): it is then as it was.
    """
    with told("edit", file.shown):
        path = file.path.resolve()
        if not os.access(path, os.W_OK):
            raise DiskError("cannot-edit", file.shown, reason="the note is read-only")
        stage = path.with_name(f".{path.name}.new")
        try:
            _stage(stage, after, stat.S_IMODE(path.stat().st_mode))
            if path.read_bytes() != before:
                return False
            stage.replace(path)
        finally:
            with suppress(OSError):
                stage.unlink(missing_ok=True)
        _sync(path.parent)
    return True


def create(path: Path, content: bytes) -> None:
    """Write a note that is not there yet.  Raises DiskError when one is."""
    with told("edit", path):
        stage = path.with_name(f".{path.name}.new")
        try:
            _stage(stage, content)
            try:
                os.link(stage, path)
            except FileExistsError:
                raise DiskError("note-exists", path.as_posix()) from None
        finally:
            with suppress(OSError):
                stage.unlink(missing_ok=True)
        _sync(path.parent)


def _stage(stage: Path, content: bytes, mode: int | None = None) -> None:
    # Whoever writes here holds the list's lock: what lies there was left by a killed one.
    stage.unlink(missing_ok=True)
    with stage.open("xb") as file:
        if mode is not None:
            stage.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Ask the disk to keep the new name, for the case of a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
