"""The copies of other sites' pictures, beside the notes."""

from __future__ import annotations

import stat

from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import ReadingList
from dlnotes.disk.staging import staged


def has_copy(notes: ReadingList, name: str) -> bool:
    """Whether the copy of that *name* lies beside the notes."""
    try:
        return stat.S_ISREG((notes.folder / name).stat(follow_symlinks=False).st_mode)
    except OSError:
        return False


def keep_copy(notes: ReadingList, name: str, content: bytes) -> None:
    """Put *content* beside the notes, all of it or nothing; *name* is its way from there.

    Raises DiskError when it cannot be written, or when the folder for it is a
    link: a list comes by pull request, and a link could lead anywhere.
    """
    path = notes.folder / name
    with told("remember", path):
        path.parent.mkdir(exist_ok=True)
        if path.parent.is_symlink():
            raise DiskError("leads-out", path.parent.as_posix())
        with staged(path, content, synced=False) as stage:
            stage.replace(path)
