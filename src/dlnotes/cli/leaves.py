"""Notes to leaves: read, checked and printed, or remembered from the last time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import Album, Shown, still_shown
from dlnotes.cli.basis import Basis
from dlnotes.cli.blame import blamed
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.shelf import Shelf, stand_in
from dlnotes.cli.terminal import counted
from dlnotes.render import Press
from dlnotes.report.account import unaccounted
from dlnotes.site import Leaf, Sheet


@dataclass(frozen=True, slots=True)
class Printed:
    """A note on its way to the site, light enough to travel and to be kept.

    Its *leaves* hold stand-ins for their HTML, which is on the shelf.
    *missed* is the line and column of the first address that nobody accounts
    for, and how many there are; None unless reading has a fault.  *pictures*
    are those of the list's own that it shows.
    """

    sheet: Sheet
    leaves: tuple[Leaf, ...]
    problems: int
    missed: tuple[int, int, int] | None
    pictures: tuple[Shown, ...] = ()


_PRINTED = msgspec.msgpack.Decoder(Printed)
_PARTS = msgspec.msgpack.Decoder(tuple[bytes, bytes])


def print_notes(
    gathered: Gathered, start: Basis, press: Press, cache: disk.Cache
) -> tuple[list[Printed], Shelf]:
    """Every note of the list, printed, in order; and the shelf with their HTML.

    A note that was printed before under the same key comes from the *cache*;
    the rest is done on every core.
    """
    data, keys = start.data, start.keys
    notes = [
        _remembered(cache, key, file, gathered)
        for key, file in zip(keys, gathered.files, strict=True)
    ]
    new = [number for number, printed in enumerate(notes) if printed is None]
    shelf = Shelf(cache, keys)

    def work(number: int) -> bytes:
        with blamed(gathered):
            printed, html = print_note(data[number], gathered.files[number], gathered, press)
        light, heavy = msgspec.msgpack.encode(printed), msgspec.msgpack.encode(html)
        # The heavy part first: who finds the light one may count on it.
        cache.put(f"{keys[number]}.html", heavy)
        cache.put(keys[number], light)
        return msgspec.msgpack.encode((light, heavy))

    size = sum(len(data[number]) for number in new)
    done = spread(work, new, children_for(size, WORTH_A_CHILD, len(new)))
    for number, parts in zip(new, counted(done, "reading", len(new)), strict=True):
        light, shelf.boxes[number] = _PARTS.decode(parts)
        notes[number] = _PRINTED.decode(light)
    shelf.learn([printed.leaves for printed in notes if printed is not None])
    return [printed for printed in notes if printed is not None], shelf


def print_note(
    data: bytes, file: disk.File, gathered: Gathered, press: Press
) -> tuple[Printed, list[str]]:
    """Read one note and print its leaves: the light part, and their HTML."""
    # A rebuild that finds every note remembered need not know how to read.
    from dlnotes.cli.reading import read

    text, note = read(file, data, file.name, gathered)
    missing = unaccounted(text, note)
    missed = (*_line_and_column(text, missing[0]), len(missing)) if missing else None
    album = Album(file, gathered.notes)
    leaves = list(press.leaves(note, album.picture))
    light = tuple(replace(leaf, html=stand_in(leaf)) for leaf in leaves)
    printed = Printed(Sheet.of(note), light, len(note.problems), missed, album.shown)
    return printed, [leaf.html for leaf in leaves]


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _remembered(cache: disk.Cache, key: str, file: disk.File, gathered: Gathered) -> Printed | None:
    content = cache.get(key)
    if content is None:
        return None
    try:
        printed = _PRINTED.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return printed if still_shown(printed.pictures, file, gathered.notes) else None
