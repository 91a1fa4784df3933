"""A cache of bytes by key, which may vanish or be nonsense at any time.

It lies in the user's cache folder, never in the list, and one folder of it
belongs to one list.  Whatever goes wrong here costs time and nothing else:
every error means "not remembered".
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, Self

import dlnotes

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class Cache:
    """What earlier builds of the list at *place* left; ``Cache(None)`` is none."""

    def __init__(self, place: Path | None) -> None:
        self.folder: Path | None = None
        self._handles: dict[str, int] = {}
        if place is not None and (home := _home()) is not None:
            name = hashlib.blake2b(os.fsencode(place.absolute()), digest_size=12).hexdigest()
            self.folder = home / name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close what `part` has opened."""
        while self._handles:
            os.close(self._handles.popitem()[1])

    def get(self, key: str) -> bytes | None:
        """What was put under *key*, or None."""
        if self.folder is None:
            return None
        try:
            return (self.folder / key).read_bytes()
        except OSError:
            return None

    def part(self, key: str, start: int, length: int) -> bytes | None:
        """*length* bytes from *start* on of what was put under *key*, or None."""
        if self.folder is None:
            return None
        try:
            if key not in self._handles:
                self._handles[key] = os.open(self.folder / key, _READ)
            found = _read(self._handles[key], length, start)
        except OSError:
            return None
        return found if len(found) == length else None

    def put(self, key: str, content: bytes) -> None:
        """Remember *content*, whole or not at all."""
        with self.filling(key) as file:
            file.add(content)

    def filling(self, key: str) -> Filling:
        """Remember what is added to it one after the other, whole or not at all."""
        return Filling(None if self.folder is None else self.folder / key)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget everything but *keys*, so that the cache never outgrows its list."""
        if self.folder is None:
            return
        wanted = set(keys)
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)


def _read(handle: int, length: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        # Forked children have the place in a file in common, and must not move it.
        return os.pread(handle, length, start)
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, length)


@cache
def program() -> str:
    """A name for the code that runs now, to keep what an older one remembered out.

    Looked up once: when the files are another version's, this process is not.
    """
    package = Path(dlnotes.__file__).parent
    files = ((path, path.stat()) for path in sorted(package.rglob("*.py")))
    return repr([(path.name, stat.st_size, stat.st_mtime_ns) for path, stat in files])


class Filling:
    """Content on its way into a cache, in a file of its own until all of it is there."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._staged(self._path).open("wb")
        return self

    @property
    def is_kept(self) -> bool:
        """Whether there is a cache at all to remember it."""
        return self._path is not None

    def add(self, content: bytes) -> None:
        """Add some more; what cannot be added makes all of it be forgotten."""
        if self._file is not None:
            try:
                self._file.write(content)
            except OSError:
                self._give_up()

    def __exit__(self, kind: object, *_: object) -> None:
        """Remember it, unless anything went wrong."""
        if kind is not None:
            self._give_up()
        if self._file is not None and self._path is not None:
            with suppress(OSError):
                self._file.close()
                self._staged(self._path).replace(self._path)

    def _give_up(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()

    @staticmethod
    def _staged(path: Path) -> Path:
        return path.with_name(f"{path.name}.{os.getpid()}")


def beside_program() -> Cache:
    """What the program makes of its own parts, kept where Python keeps what it compiles.

    Whoever can write there can change the program itself.  Where Python may
    write nothing, this remembers nothing.
    """
    found = Cache(None)
    if __spec__.cached and not sys.dont_write_bytecode:
        found.folder = Path(__spec__.cached).parent
    return found


def _home() -> Path | None:
    """The user's cache folder, by the custom of the platform; None without a home."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen) / "dlnotes"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dlnotes"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "dlnotes" / "Cache"
    return home / ".cache" / "dlnotes"
