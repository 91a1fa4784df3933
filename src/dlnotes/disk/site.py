"""Write a site so that there is a whole one at every moment.

New content is first written to a stage, a hidden folder inside the output (so
on the same file system), and only when all of it is there does it move in,
file by file, each move atomic.  A full disk, Ctrl-C or ``kill -9`` before that
leaves the old site as it was; one in the middle leaves whole files, some old
and some new, and the next build puts it right.

A manifest lists what dlnotes wrote.  Only those files are ever replaced or
removed; a file of anyone else's in the way stops the build before anything
has changed.  Nothing is forced to the platter: a power cut may cost a build.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dlnotes.disk.lock import held
from dlnotes.disk.mistakes import DiskError, told

MANIFEST = ".dlnotes-manifest"
STAGE = ".dlnotes-stage"
_TITLE = "# Files that dlnotes wrote here, and may replace or remove.\n"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did, by name; the *kept* files were right already."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


@contextmanager
def output(folder: str | Path, *, apart_from: Path) -> Iterator[Output]:
    """The folder for a site, held for one build at a time.

    *apart_from* is the notes' folder, which a site may lie in but never hold.
    Raises DiskError when *folder* is no place for a site, or another build
    is writing there.
    """
    path = Path(folder)
    with told("write", path):
        _check_place(path, apart_from)
        new = _first_missing(path)
        path.mkdir(parents=True, exist_ok=True)
    # A folder that another build holds is not ours to take back.
    with held(path):
        _clear(path / STAGE)
        try:
            with told("write", path):
                (path / STAGE).mkdir()
            yield Output(path)
        finally:
            _clear(path / STAGE)
            _remove_empty(path, new)


def _check_place(path: Path, notes: Path) -> None:
    if path.exists() and not path.is_dir():
        raise DiskError("output-not-a-folder", str(path))
    real, source = path.resolve(), notes.resolve()
    if real == source or real in source.parents:
        raise DiskError("output-holds-notes", str(path), notes=str(notes))
    if real in (Path(real.anchor), Path.home()):
        raise DiskError("output-too-much", str(path))


def _first_missing(path: Path) -> Path | None:
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    return missing[-1] if missing else None


def _remove_empty(path: Path, new: Path | None) -> None:
    """Take back folders that we made for a site that never came."""
    while new is not None and (path == new or new in path.parents):
        try:
            path.rmdir()
        except OSError:
            return
        path = path.parent


class Output:
    """A site's folder, held by this build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ours = _manifest(folder / MANIFEST)
        self.stage = folder / STAGE
        self._ready: set[str] = set()

    def write(self, files: Iterable[tuple[str, bytes]]) -> Written:
        """Make the site be *files*, pairs of a name (with slashes) and content.

        *files* is consumed once, and not held in memory.  Raises as `offer`
        and `settle` do.
        """
        return self.settle([(name, self.offer(name, content)) for name, content in files])

    def offer(self, name: str, content: bytes) -> bool:
        """Stage one file where it differs from the site's, and say whether it does.

        Several processes may offer at once.  Raises DiskError, with the site
        still as it was, when the disk is full or a foreign file is in the way,
        and ValueError for a name that would leave the site.
        """
        if not _safe(name):
            raise ValueError(f"not a name for a page: {name!r}")
        with told("write", self.folder / name):
            self._prepare(name.rpartition("/")[0])
            if not self._differs(name, content):
                return False
            (self.stage / name).write_bytes(content)
            return True

    def settle(self, offered: Iterable[tuple[str, bool]]) -> Written:
        """Move in what was offered and differs, and remove what nobody offered."""
        pairs = list(offered)
        names = {name for name, _ in pairs}
        if len(names) < len(pairs):
            raise ValueError("two pages have one name")
        changed = [name for name, differs in pairs if differs]
        gone = sorted(self.ours - names)
        with told("write", self.folder):
            self._move_in(names, changed)
            self._remove(gone)
            self._remember(names)
        return Written(tuple(changed), tuple(gone), tuple(sorted(names.difference(changed))))

    def has(self, name: str, stamp: tuple[int, int]) -> bool:
        """Whether *name* is a file of ours that nobody touched since its *stamp*."""
        return name in self.ours and self.stamp(name) == stamp

    def stamp(self, name: str) -> tuple[int, int]:
        """A file's size and age (nanoseconds): another one says that it changed."""
        try:
            # Asked of every file in every build: a Path for each would cost more than the answer.
            found = os.lstat(f"{self.folder}/{name}")
        except OSError:
            return (-1, -1)
        return found.st_size, found.st_mtime_ns

    def _differs(self, name: str, content: bytes) -> bool:
        path = self.folder / name
        try:
            found = path.lstat()
        except FileNotFoundError:
            return True
        same = stat.S_ISREG(found.st_mode) and found.st_size == len(content)
        same = same and path.read_bytes() == content
        if not same and (name not in self.ours or stat.S_ISDIR(found.st_mode)):
            raise DiskError("foreign-file", str(path))
        return not same

    def _prepare(self, name: str) -> None:
        """See that the folder of that name can hold pages, and make its stage; once a build."""
        if name in self._ready:
            return
        folder = self.folder / name
        while folder != self.folder:
            # A link could lead out of the output, a file cannot hold our page.
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                raise DiskError("foreign-file", str(folder))
            folder = folder.parent
        (self.stage / name).mkdir(parents=True, exist_ok=True)
        self._ready.add(name)

    def _move_in(self, names: set[str], changed: list[str]) -> None:
        for folder in sorted({(self.folder / name).parent for name in changed}):
            folder.mkdir(parents=True, exist_ok=True)
        # Killed in the middle, the manifest must know the new files and the old.
        if not names <= self.ours:
            self._remember(names | self.ours)
        # What pages lean on first, the front door last.
        for name in sorted(changed, key=_arrival):
            (self.stage / name).replace(self.folder / name)

    def _remove(self, gone: list[str]) -> None:
        for name in gone:
            path = self.folder / name
            if not _safe(name) or any(
                folder.is_symlink() for folder in path.parents if self.folder in folder.parents
            ):
                continue
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, _child(self.folder, name))

    def _remember(self, names: set[str]) -> None:
        text = _TITLE + "".join(f"{name}\n" for name in sorted(names))
        staged = self.stage / MANIFEST
        staged.write_bytes(text.encode())
        staged.replace(self.folder / MANIFEST)


def _arrival(name: str) -> tuple[int, str]:
    rank = 0 if name.startswith("static/") else 2 if name == "index.html" else 1
    return rank, name


def _child(folder: Path, name: str) -> Path | None:
    top, slash, _ = name.partition("/")
    return folder / top if slash else None


def _safe(name: str) -> bool:
    parts = name.split("/")
    return all(part not in ("", ".", "..") for part in parts) and not parts[0].startswith(
        ".dlnotes"
    )


def _manifest(path: Path) -> set[str]:
    try:
        lines = path.read_bytes().decode().split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return set()
    except OSError as error:
        raise DiskError("cannot-read", str(path), reason=os.strerror(error.errno or 0)) from error
    return {line for line in lines if line and not line.startswith("#") and _safe(line)}


def _clear(stage: Path) -> None:
    if stage.is_symlink():
        stage.unlink()
    shutil.rmtree(stage, ignore_errors=True)
