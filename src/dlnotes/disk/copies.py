"""The copies of other sites' pictures, beside the notes."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import ReadingList


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
        stage = path.with_name(f".{path.name}.new")
        stage.unlink(missing_ok=True)
        try:
            _write(stage, content)
            stage.replace(path)
        except OSError:
            with suppress(OSError):
                stage.unlink(missing_ok=True)
            raise


def _write(stage: Path, content: bytes) -> None:
    # "x": what stands there under that name by now is somebody else's.
    with stage.open("xb") as file:
        file.write(content)
