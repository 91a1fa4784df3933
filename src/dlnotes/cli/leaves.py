"""Notes to leaves: read, checked and printed, or remembered from the last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import Album, still_shown
from dlnotes.cli.basis import Basis
from dlnotes.cli.blame import blamed
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.packs import NewPack, Packs, Printed
from dlnotes.cli.shelf import Shelf, packed
from dlnotes.cli.terminal import counted
from dlnotes.render import Press
from dlnotes.report.account import unaccounted
from dlnotes.site import Sheet, search

_PARTS = msgspec.msgpack.Decoder(tuple[Printed, list[bytes]])


def print_notes(
    gathered: Gathered, start: Basis, press: Press, cache: disk.Cache
) -> tuple[list[Printed], Shelf]:
    """Every note of the list, printed, in order; and the shelf with their pieces.

    A note that was printed before under the same key comes from the *cache*;
    the rest is done on every core.
    """
    packs = Packs(cache)
    remembered = packs.known()
    notes = {
        key: remembered[key]
        for key, file in zip(start.keys, gathered.files, strict=True)
        if key in remembered and still_shown(remembered[key].printed.pictures, file, gathered.notes)
    }
    new = [number for number, key in enumerate(start.keys) if key not in notes]
    if new or len(notes) < len(remembered):
        name = packs.name_for([start.keys[number] for number in new])
        with cache.filling(f"{name}.pieces") as file:
            pack = NewPack(name, file)
            for number, parts in zip(new, _print(new, gathered, start, press), strict=True):
                pack.add(start.keys[number], *_PARTS.decode(parts))
        packs.keep(notes, name, pack.notes)
        notes |= pack.notes
    shelf = Shelf(cache)
    for key in start.keys:
        shelf.add(notes[key].printed.leaves, notes[key].box, notes[key].held)
    return [notes[key].printed for key in start.keys], shelf


def _print(new: Sequence[int], gathered: Gathered, start: Basis, press: Press) -> Iterator[bytes]:
    def work(number: int) -> bytes:
        with blamed(gathered):
            file = gathered.files[number]
            return msgspec.msgpack.encode(print_note(start.data[number], file, gathered, press))

    size = sum(len(start.data[number]) for number in new)
    done = spread(work, new, children_for(size, WORTH_A_CHILD, len(new)))
    return counted(done, "reading", len(new))


def print_note(
    data: bytes, file: disk.File, gathered: Gathered, press: Press
) -> tuple[Printed, list[bytes]]:
    """Read one note and print its leaves: the light part, and the pieces of each."""
    # A rebuild that finds every note remembered need not know how to read.
    from dlnotes.cli.reading import read

    text, note = read(file, data, file.name, gathered)
    missing = unaccounted(text, note)
    missed = (*_line_and_column(text, missing[0]), len(missing)) if missing else None
    album = Album(file, gathered.notes, copies=gathered.config.images == "local")
    pairs = list(press.leaves(note, album.picture))
    leaves = tuple(leaf for leaf, _ in pairs)
    letters = search.letters_of(pieces.row for _, pieces in pairs)
    printed = Printed(Sheet.of(note), leaves, note.problems, missed, album.shown, letters)
    return printed, [packed(pieces) for _, pieces in pairs]


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
