"""The pictures beside the notes: found while a note is printed, and put into the site.

What a note shows is remembered with each file's size and age, so that a
picture that changes, comes or goes has its note printed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlnotes import disk
from dlnotes.urls.copies import copy_of

if TYPE_CHECKING:
    from dlnotes.cli.gathering import Gathered
    from dlnotes.cli.memo import Memo
    from dlnotes.render import Picture


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by the *path* that a note gives it, and its *name* on the site.

    *stamp* is the file's size and age; of no file, and of no picture, the name
    is empty.
    """

    path: str
    stamp: tuple[int, int]
    name: str


class Album:
    """The pictures of one note, found as they are asked for.

    With *copies*, those of other sites are looked for where a check puts them.
    """

    def __init__(self, file: disk.File, notes: disk.ReadingList, *, copies: bool = False) -> None:
        self._file = file
        self._notes = notes
        self._copies = copies
        self._found: dict[str, tuple[Shown, Picture | None]] = {}

    def picture(self, url: str) -> Picture | None:
        """The picture that the note means by *url*, None when there is none."""
        # A rebuild that prints nothing asks for none.
        from dlnotes.render import path_of, picture

        path = path_of(url) or (self._copy(url) if self._copies else None)
        if path is None:
            return None
        if path not in self._found:
            stamp = disk.stamp_beside(self._file, path, self._notes)
            data = disk.read_beside(self._file, path, self._notes)
            found = picture(path, data) if data is not None else None
            self._found[path] = Shown(path, stamp, found.name if found else ""), found
        return self._found[path][1]

    def _copy(self, url: str) -> str | None:
        """The way from the note to the copy of a picture elsewhere."""
        try:
            return "../" * self._file.name.count("/") + copy_of(url)
        except ValueError:
            return None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """All that were asked for, those that are missing as well."""
        return tuple(shown for shown, _ in self._found.values())


def still_shown(pictures: Iterable[Shown], file: disk.File, notes: disk.ReadingList) -> bool:
    """Whether a note's pictures are what they were when it was printed."""
    return all(disk.stamp_beside(file, it.path, notes) == it.stamp for it in pictures)


def put_pictures(
    site: disk.Output, gathered: Gathered, albums: Sequence[Sequence[Shown]], memo: Memo
) -> dict[str, bool]:
    """Put every picture into the site: their names, and whether each is new there."""
    offered: dict[str, bool] = {}
    for file, pictures in zip(gathered.files, albums, strict=True):
        for shown in pictures:
            if not shown.name or shown.name in offered:
                continue
            stamp = memo.files.get(shown.name)
            if stamp is not None and site.has(shown.name, stamp):
                # The name tells the content: nothing to read.
                offered[shown.name] = False
                continue
            data = disk.read_beside(file, shown.path, gathered.notes)
            if data is not None:
                offered[shown.name] = site.offer(shown.name, data)
    return offered
