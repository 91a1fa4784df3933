"""What the last build left: which notes it was made of, and which files it wrote."""

from __future__ import annotations

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import Shown, still_shown
from dlnotes.cli.basis import Basis
from dlnotes.cli.gathering import Gathered
from dlnotes.records import Problem


class Row(msgspec.Struct, array_like=True):
    """A page of the last build: what stood on it (as a digest), which fields
    of the site its template asked for, and what they were (as a digest)."""

    content: bytes
    asked: tuple[str, ...]
    answers: bytes


class Totals(msgspec.Struct, frozen=True):
    """How much a site holds, for the sentences at the end of a build.

    *han* counts the different Han characters of its entries.
    """

    notes: int = 0
    entries: int = 0
    links: int = 0
    problems: int = 0
    han: int = 0


class Memo(msgspec.Struct):
    """The last build, valid under one *salt* only.

    *notes* is a digest of all notes, *rows* are its pages by name, and *files*
    the size and age of every file that it wrote.  *pictures* are those that
    each note shows, and *problems* what its curator may want to mend, both by
    the note's number.  *arrivals* names the history that the entries' days
    came from.
    """

    salt: str = ""
    notes: str = ""
    totals: Totals = Totals()
    rows: dict[str, Row] = {}
    files: dict[str, tuple[int, int]] = {}
    pictures: dict[int, tuple[Shown, ...]] = {}
    problems: dict[int, tuple[Problem, ...]] = {}
    arrivals: str = ""

    def holds(self, basis: Basis, gathered: Gathered, output: disk.Output) -> bool:
        """Whether the site is what a build of these notes would make."""
        if self.notes != basis.notes or output.ours != self.files.keys():
            return False
        if self.arrivals != gathered.arrivals.name:
            return False
        for number, pictures in self.pictures.items():
            if not still_shown(pictures, gathered.files[number], gathered.notes):
                return False
        return all(output.has(name, stamp) for name, stamp in self.files.items())


def load(cache: disk.Cache, salt: str) -> Memo:
    """What the last build remembers; nothing where all else has changed."""
    try:
        memo = msgspec.msgpack.decode(cache.get("pages") or b"", type=Memo)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Memo(salt)
    return memo if memo.salt == salt else Memo(salt)


def save(cache: disk.Cache, memo: Memo) -> None:
    """Remember *memo* for the next build."""
    cache.put("pages", msgspec.msgpack.encode(memo))
