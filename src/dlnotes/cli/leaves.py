"""Notes to leaves: read, checked and printed, or remembered from the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import Album, Shown, still_shown
from dlnotes.cli.basis import Basis
from dlnotes.cli.blame import blamed
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.shelf import Box, Shelf, lightened, packed
from dlnotes.cli.terminal import counted
from dlnotes.records import Problem
from dlnotes.render import Press
from dlnotes.report.account import unaccounted
from dlnotes.site import Leaf, Sheet, search


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """A note on its way to the site, light enough to travel and to be kept.

    Its *leaves* hold stand-ins for their pieces, which are on the shelf.
    *missed* is the line and column of the first address that nobody accounts
    for, and how many there are; None unless reading has a fault.  *pictures*
    are those of the list's own that it shows.  *letters* are the Han characters
    of its entries, and those of what an entry is found by first.
    """

    sheet: Sheet
    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]
    missed: tuple[int, int, int] | None
    pictures: tuple[Shown, ...] = ()
    letters: tuple[str, str] = ("", "")


class _Kept(msgspec.Struct, array_like=True):
    """What the cache knows of a note, by the note's key."""

    printed: Printed
    box: Box


_PACKS = msgspec.msgpack.Decoder(list[str])
_KEPT = msgspec.msgpack.Decoder(dict[str, _Kept])
_PRINTED = msgspec.msgpack.Decoder(Printed)
_PARTS = msgspec.msgpack.Decoder(tuple[bytes, list[bytes]])


def print_notes(
    gathered: Gathered, start: Basis, press: Press, cache: disk.Cache
) -> tuple[list[Printed], Shelf]:
    """Every note of the list, printed, in order; and the shelf with their pieces.

    A note that was printed before under the same key comes from the *cache*;
    the rest is done on every core.
    """
    remembered = _remembered(cache)
    known = {
        key: remembered[key]
        for key, file in zip(start.keys, gathered.files, strict=True)
        if key in remembered and still_shown(remembered[key].printed.pictures, file, gathered.notes)
    }
    new = [number for number, key in enumerate(start.keys) if key not in known]
    fresh: dict[str, tuple[Printed, list[bytes]]] = {}
    for number, parts in zip(new, _print(new, gathered, start, press), strict=True):
        light, pieces = _PARTS.decode(parts)
        fresh[start.keys[number]] = _PRINTED.decode(light), pieces
    if fresh or len(known) < len(remembered):
        _remember(cache, known, fresh)
    shelf = Shelf(cache)
    notes = []
    for key in start.keys:
        printed, box = fresh[key] if key in fresh else (known[key].printed, known[key].box)
        shelf.add(printed.leaves, box)
        notes.append(printed)
    return notes, shelf


def _print(new: Sequence[int], gathered: Gathered, start: Basis, press: Press) -> Iterator[bytes]:
    def work(number: int) -> bytes:
        with blamed(gathered):
            printed, pieces = print_note(
                start.data[number], gathered.files[number], gathered, press
            )
        return msgspec.msgpack.encode((msgspec.msgpack.encode(printed), pieces))

    size = sum(len(start.data[number]) for number in new)
    done = spread(work, new, children_for(size, WORTH_A_CHILD, len(new)))
    return counted(done, "reading", len(new))


def print_note(
    data: bytes, file: disk.File, gathered: Gathered, press: Press
) -> tuple[Printed, list[bytes]]:
    """Read one note and print its leaves: the light part, and their pieces."""
    # A rebuild that finds every note remembered need not know how to read.
    from dlnotes.cli.reading import read

    text, note = read(file, data, file.name, gathered)
    missing = unaccounted(text, note)
    missed = (*_line_and_column(text, missing[0]), len(missing)) if missing else None
    album = Album(file, gathered.notes, copies=gathered.config.images == "local")
    leaves = list(press.leaves(note, album.picture))
    light = tuple(map(lightened, leaves))
    found = search.letters_of(leaf.row for leaf in leaves)
    printed = Printed(Sheet.of(note), light, note.problems, missed, album.shown, found)
    return printed, packed(leaves)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _remembered(cache: disk.Cache) -> dict[str, _Kept]:
    known: dict[str, _Kept] = {}
    # The newest last: of a note that was printed again, what is older is void.
    for name in _packs(cache):
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            known |= _KEPT.decode(cache.get(f"{name}.notes") or b"")
    return known


def _packs(cache: disk.Cache) -> list[str]:
    try:
        return _PACKS.decode(cache.get("notes") or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return []


def _remember(
    cache: disk.Cache,
    known: Mapping[str, _Kept],
    fresh: Mapping[str, tuple[Printed, list[bytes]]],
) -> None:
    """Keep these notes in the cache, and nothing of any others.

    All that is new lies together in one pack, a file for the light parts and
    one for the pieces: making a file costs more than filling it.
    """
    live = {kept.box[0].removesuffix(".pieces") for kept in known.values()}
    packs = [name for name in _packs(cache) if name in live]
    if fresh:
        named = [(key, printed.pictures) for key, (printed, _) in fresh.items()]
        name = blake2b(repr(named).encode(), digest_size=20).hexdigest()
        boxes = _boxes(f"{name}.pieces", fresh.values())
        light = {key: _Kept(printed, next(boxes)) for key, (printed, _) in fresh.items()}
        # The index last: who finds a pack in it may count on the pack.
        cache.put(f"{name}.pieces", *(piece for _, pieces in fresh.values() for piece in pieces))
        cache.put(f"{name}.notes", msgspec.msgpack.encode(light))
        packs.append(name)
    cache.put("notes", msgspec.msgpack.encode(packs))
    cache.keep_only(
        {
            "pages",
            "notes",
            "letters",
            *(f"{n}.{part}" for n in packs for part in ("pieces", "notes")),
        }
    )


def _boxes(name: str, notes: Iterable[tuple[Printed, list[bytes]]]) -> Iterator[Box]:
    start = 0
    for _, pieces in notes:
        sizes = tuple(map(len, pieces))
        yield name, start, sizes
        start += sum(sizes)
