"""The files of a new list: those that ship with the program, and laying them down.

Nothing that exists is ever replaced, whatever it is: a file is made only where
there was none.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import dlnotes
from dlnotes.config import Language
from dlnotes.disk.mistakes import DiskError, told


def scaffold(language: Language) -> dict[str, str]:
    """The text of each file by its name: ``reading.md``, ``workflow.yml`` and so on."""
    top = Path(dlnotes.__file__).with_name("scaffold")
    with told("read", top):
        found = [path for folder in (top, top / language) for path in folder.iterdir()]
        return {path.name: path.read_text("utf-8") for path in found if path.is_file()}


def lay(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Make each of *files* (text by name) in *folder*; the names of those that were made.

    Raises DiskError.
    """
    return [name for name, text in files.items() if _make(folder / name, text)]


def _make(path: Path, text: str) -> bool:
    with told("make", path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            there = next(folder for folder in path.parents if folder.exists())
            raise DiskError("in-the-way", str(there)) from error
        try:
            # Exclusive: not even a symbolic link that leads nowhere is followed.
            file = path.open("xb")
        except FileExistsError:
            return False
        try:
            with file:
                file.write(text.encode())
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
        return True
