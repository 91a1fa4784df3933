"""Write a report to the file that the user named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.staging import staged


def check_place(path: Path) -> None:
    """Say early that a report cannot be written, before hours of work are done for it.

    Raises DiskError.
    """
    with told("report", path):
        if path.is_dir():
            raise DiskError("report-is-a-folder", str(path))
        if not path.parent.is_dir():
            raise DiskError("no-folder-for-report", str(path), folder=str(path.parent))


def write_report(path: Path, pieces: Iterable[str]) -> None:
    """Write a report as UTF-8, whole or not at all.

    What is no plain file (``/dev/stdout``, a pipe) is written to as it is.
    Raises DiskError.
    """
    data = "".join(pieces).encode("utf-8", "backslashreplace")
    with told("report", path):
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.write(data)
            return
        with staged(path, data, synced=False) as stage:
            stage.replace(path)
