"""Files to notes: bytes decoded, and read."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dlnotes import disk
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.terminal import counted
from dlnotes.reading import read_note
from dlnotes.records import Note, Place, Problem


class ReadNote(NamedTuple):
    """A note of the list, with its file and the text that was read."""

    file: disk.File
    text: str
    note: Note


def read(file: disk.File, data: bytes, path: str, gathered: Gathered) -> tuple[str, Note]:
    """The text of a file and the note in it, under the name *path*."""
    decoded = disk.decode(data)
    note = read_again(decoded.text, path, gathered)
    if decoded.encoding:
        problem = Problem("not-utf8", Place(0, 1, 1), values=(decoded.encoding,))
        note = replace(note, problems=(problem, *note.problems))
    return decoded.text, note


def read_again(text: str, path: str, gathered: Gathered) -> Note:
    """The note in a text, by the settings and the ledger of its list."""
    known = gathered.ledger
    return read_note(
        text, path=path, config=gathered.config, oldest=known.oldest, origin=known.origin
    )


def read_all(gathered: Gathered) -> Iterator[ReadNote]:
    """Every note of the list, in order, under the path that the user would write."""

    def work(file: disk.File) -> bytes:
        text, note = read(file, disk.read(file), file.shown, gathered)
        return pickle.dumps(ReadNote(file, text, note))

    files = gathered.files
    done = spread(work, files, children_for(sum(map(disk.size, files)), WORTH_A_CHILD, len(files)))
    # Pickled by ourselves a moment ago: a child is trusted as we are.
    yield from map(pickle.loads, counted(done, "reading", len(files)))


def numbered(ids: Iterable[str]) -> Iterator[str]:
    """Permanent ids in the order of the list; the same work again gets a number.

    >>> list(numbered(["a", "b", "a", "a"]))
    ['a', 'b', 'a-2', 'a-3']
    """
    seen: dict[str, int] = {}
    for name in ids:
        count = seen[name] = seen.get(name, 0) + 1
        yield name if count == 1 else f"{name}-{count}"
