"""Find the notes of a list, and read their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from dlnotes.disk.mistakes import DiskError, told

_SUFFIXES = (".md", ".markdown")
_OURS = ".dlnotes-manifest"


@dataclass(frozen=True, slots=True)
class File:
    """One note: its *path*, its *name* within the list (``2015/a.md``, with
    slashes everywhere), and how the user would write it (*shown*)."""

    path: Path
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class ReadingList:
    """What the user named: a folder, or one note and the *folder* it is in."""

    given: Path
    folder: Path

    @property
    def single(self) -> bool:
        """Whether the list is one note and not a folder."""
        return self.given != self.folder


def find(given: str | Path) -> ReadingList:
    """The list that the user means.  Raises DiskError when there is none."""
    path = Path(given)
    with told("read", path):
        if path.is_dir():
            return ReadingList(path, path)
        if path.exists():
            return ReadingList(path, path.parent)
    raise DiskError("no-such-notes", str(path), near=_nearest(path))


def _nearest(path: Path) -> str:
    """The folder or note beside *path* that has nearly its name, empty if none has."""
    from difflib import get_close_matches

    beside: list[str] = []
    with suppress(OSError):
        beside = [it.name for it in path.parent.iterdir() if it.is_dir() or it.suffix in _SUFFIXES]
    near = next(iter(get_close_matches(path.name, beside, 1)), "")
    return str(path.with_name(near)) if near else ""


def within_repository(notes: ReadingList) -> str:
    """The way from the root of the repository to the folder of a list, with slashes.

    Where no repository is to be seen it is the folder's own name, and empty
    for a single note, as if it lay at the root.
    """
    here = notes.folder.resolve()
    for root in (here, *here.parents):
        if (root / ".git").exists():
            way = here.relative_to(root).as_posix()
            return "" if way == "." else way
    return "" if notes.single else here.name


def files(notes: ReadingList, *, theme: str = "theme") -> tuple[File, ...]:
    """The notes of a list, sorted by name, the same order on every machine.

    Hidden files and folders, the *theme* folder and built sites are skipped;
    folders behind a symbolic link are not entered.  Raises DiskError when
    there is no note, or when one is a link that leads out of the folder.
    """
    if notes.single:
        return (File(notes.given, notes.given.name, notes.given.as_posix()),)
    home = notes.folder.resolve()
    found = []
    for path in _walk(notes.folder, notes.folder / theme):
        # Notes come by pull request: a link to /etc must not be published.
        if path.is_symlink() and home not in path.resolve().parents:
            raise DiskError("leads-out", path.as_posix())
        if path.is_file():
            name = path.relative_to(notes.folder).as_posix()
            found.append(File(path, name, path.as_posix()))
    if not found:
        raise DiskError("no-notes", str(notes.folder))
    return tuple(sorted(found, key=lambda file: file.name))


def is_note(name: str) -> bool:
    """Whether a file of that name would be a note."""
    return name.lower().endswith(_SUFFIXES)


def has_notes(folder: Path) -> bool:
    """Whether there is any note in *folder*, which need not exist."""
    return folder.is_dir() and next(_walk(folder, folder / "theme"), None) is not None


def _walk(top: Path, theme: Path) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise error

    with told("read", top):
        for folder, folders, names in os.walk(top, onerror=fail):
            if _OURS in names:
                folders.clear()
                continue
            here = Path(folder)
            folders[:] = (name for name in folders if name[0] != "." and here / name != theme)
            for name in names:
                if name[0] != "." and is_note(name):
                    yield here / name


def read(file: File) -> bytes:
    """The bytes of a note.  Raises DiskError when it cannot be read."""
    with told("read", file.shown):
        return file.path.read_bytes()


def size(file: File) -> int:
    """How many bytes a note has."""
    with told("read", file.shown):
        return file.path.stat().st_size


def read_beside(file: File, target: str, notes: ReadingList) -> bytes | None:
    """The local file (an image) that a note points at, None when there is none.

    *target* is a relative path with slashes; what lies outside the list's
    folder is never read, whatever links lead there.
    """
    path = _beside(file, target, notes)
    if path is None:
        return None
    with told("read", path):
        return path.read_bytes()


def stamp_beside(file: File, target: str, notes: ReadingList) -> tuple[int, int]:
    """Size and age (nanoseconds) of what `read_beside` would read, (-1, -1) for nothing."""
    path = _beside(file, target, notes)
    if path is None:
        return (-1, -1)
    with told("read", path):
        stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _beside(file: File, target: str, notes: ReadingList) -> Path | None:
    if not target or PurePosixPath(target).is_absolute() or PureWindowsPath(target).anchor:
        return None
    try:
        home = notes.folder.resolve()
        path = (file.path.parent / target).resolve()
        return path if home in path.parents and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        # A name too long, links in a circle, a character that no path may hold.
        return None
