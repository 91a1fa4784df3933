"""The templates: those that ship with the program, and a list's own over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dlnotes
from dlnotes.config import Config
from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import ReadingList


def templates(notes: ReadingList, config: Config) -> dict[str, str]:
    """The text of every template by its name, ``static/style.css`` and all.

    A file in the list's theme folder replaces the one of the same name, and
    may add new ones.  Raises DiskError when one is not UTF-8 text.
    """
    found = dict(_folder(packaged()))
    if themed(notes, config):
        found.update(_folder(notes.folder / config.theme))
    return dict(sorted(found.items()))


def themed(notes: ReadingList, config: Config) -> bool:
    """Whether the list has templates of its own."""
    return (notes.folder / config.theme).is_dir()


def template(notes: ReadingList, config: Config, name: str) -> Path:
    """The file that holds the template *name*: the list's own, or the built-in one."""
    own = notes.folder / config.theme / name
    return own if own.is_file() else packaged() / name


def packaged() -> Path:
    """Where the templates are that ship with the program."""
    # In a wheel they lie inside the package, in a checkout beside src/.
    package = Path(dlnotes.__file__).parent
    for folder in (package / "templates", package.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise DiskError("no-templates", str(package))


def _folder(top: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(top.rglob("*")):
        name = path.relative_to(top)
        if any(part.startswith(".") for part in name.parts):
            continue
        if path.is_file():
            with told("read", path):
                data = path.read_bytes()
            try:
                yield name.as_posix(), data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise DiskError("template-not-text", path.as_posix()) from error
