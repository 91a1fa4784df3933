"""Notes written: whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dlnotes.disk.decoding import decode, spliced
from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import File, read
from dlnotes.disk.staging import staged


def edit(file: File, text: str, pieces: Iterable[tuple[int, str, str]]) -> bool:
    """Put *pieces* (`spliced`) into a note that said *text*; False when it says another by now.

    Raises DiskError, as `rewrite` does and when the note's encoding lacks a letter.
    """
    before = read(file)
    if decode(before).text != text:
        return False
    try:
        after = spliced(before, pieces)
    except UnicodeEncodeError as error:
        raise DiskError("cannot-edit", file.shown, reason=str(error)) from error
    return rewrite(file, before, after)


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
        with staged(path, after, mode=stat.S_IMODE(path.stat().st_mode)) as stage:
            if path.read_bytes() != before:
                return False
            stage.replace(path)
        _sync(path.parent)
    return True


def create(path: Path, content: bytes) -> None:
    """Write a note that is not there yet.  Raises DiskError when one is."""
    with told("edit", path):
        with staged(path, content) as stage:
            try:
                os.link(stage, path)
            except FileExistsError:
                raise DiskError("note-exists", path.as_posix()) from None
        _sync(path.parent)


def _sync(folder: Path) -> None:
    """Ask the disk to keep the new name, for the case of a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
