"""What a live preview wants of the disk: what to watch, and the files of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import dlnotes
from dlnotes.config import Config
from dlnotes.disk.ledger import NAME as LEDGER
from dlnotes.disk.mistakes import told
from dlnotes.disk.notes import File, ReadingList
from dlnotes.disk.settings import NAMES as SETTINGS
from dlnotes.disk.templates import packaged


@dataclass(frozen=True, slots=True)
class Sources:
    """The folders whose files make a site, *deep* with all that they hold.

    Of a *flat* one only the files called *names* matter, and of no folder
    what lies in *apart*, the site itself.  *identity* is another one when a
    folder is another than before, under the same name too.
    """

    deep: tuple[Path, ...]
    flat: tuple[Path, ...]
    names: frozenset[str]
    apart: Path
    identity: tuple[int, ...]

    def hold(self, path: Path) -> bool:
        """Whether a change at *path* may change the site; of hidden files none does."""
        if path == self.apart or self.apart in path.parents:
            return False
        for folder in self.deep:
            if path.is_relative_to(folder):
                return not any(part[0] == "." for part in path.relative_to(folder).parts)
        return path.name in self.names


def sources(
    notes: ReadingList, config: Config, output: str, pictures: Iterable[str] = ()
) -> Sources:
    """Everything that a site in *output* is made of, as far as it exists.

    With one note, the folder around it may be anything: it is watched for
    that note and its *pictures* (as the note names them) alone.
    """
    home = notes.folder.resolve()
    own = home / config.theme if notes.single else home
    deep = [path for path in (own, packaged().resolve()) if path.is_dir()]
    shown = [(home / path).resolve() for path in pictures] if notes.single else []
    shown = [path for path in shown if home in path.parents]
    around = [home.parent, *([home] if notes.single else []), *(path.parent for path in shown)]
    flat = [path for path in dict.fromkeys(around) if path.is_dir()]
    names = {*SETTINGS, LEDGER, notes.given.name, home.name, own.name}
    names.update(path.name for path in shown)
    identity = tuple(_number(path) for path in (*deep, *flat))
    return Sources(tuple(deep), tuple(flat), frozenset(names), Path(output).resolve(), identity)


def served(site: str | Path, name: str) -> bytes | None:
    """The content of a site's file, None where there is none.

    Whatever *name* says and whatever links lead to, nothing outside the site
    is ever read.
    """
    try:
        top = Path(site).resolve()
        path = (top / name).resolve()
        return path.read_bytes() if top in path.parents and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def age(file: File) -> int:
    """When a note was last written, in nanoseconds; 0 when it is gone."""
    try:
        return file.path.stat().st_mtime_ns
    except OSError:
        return 0


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def lasting_script() -> tuple[str, str]:
    """The one script of the site that changes nothing in a page's ``<main>``: its name and text."""
    name = "static/box.js"
    with told("read", packaged() / name):
        return name, (packaged() / name).read_text("utf-8-sig")


def live_script() -> str:
    """The script that the preview adds to the pages it sends."""
    path = Path(dlnotes.__file__).parent / "serve" / "live.js"
    with told("read", path):
        return path.read_text("utf-8")
