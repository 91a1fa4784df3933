"""What the cache knows of a list's notes: packs of printed ones, the oldest first.

All that one build printed lies together in a pack, one file for the notes and
one for the pieces of their leaves: making a file costs more than filling it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import Shown
from dlnotes.cli.shelf import Box
from dlnotes.records import Problem
from dlnotes.site import Leaf, Sheet


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """A note on its way to the site, light enough to travel and to be kept.

    The pieces of its *leaves* are on the shelf.  *missed* is the line and
    column of the first address that nobody accounts for, and how many there
    are; None unless reading has a fault.  *pictures* are those of the list's
    own that it shows.  *letters* are the Han characters of its entries, and
    those of what an entry is found by first.
    """

    sheet: Sheet
    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]
    missed: tuple[int, int, int] | None
    pictures: tuple[Shown, ...] = ()
    letters: tuple[str, str] = ("", "")


class Kept(msgspec.Struct, array_like=True):
    """A printed note, and where the pieces of its leaves are: in a box, or *held* in memory."""

    printed: Printed
    box: Box
    held: list[bytes] = []

    @property
    def pack(self) -> str:
        """The pack that it lies in; empty where there is no cache to lie in."""
        return self.box[0].removesuffix(".pieces")


class NewPack:
    """A pack that is being filled: `add` comes as the notes do, from any number of cores."""

    def __init__(self, name: str, file: disk.Filling) -> None:
        self._name = name
        self._file = file
        self._at = 0
        self.notes: dict[str, Kept] = {}

    def add(self, key: str, printed: Printed, pieces: list[bytes]) -> None:
        """Keep a note under its *key*; the *pieces* of each leaf leave the memory at once."""
        sizes = tuple(map(len, pieces))
        if self._file.is_kept:
            self.notes[key] = Kept(printed, (f"{self._name}.pieces", self._at, sizes))
            self._at += sum(sizes)
            self._file.add(b"".join(pieces))
        else:
            self.notes[key] = Kept(printed, ("", 0, sizes), pieces)


_PACKS = msgspec.msgpack.Decoder(list[str])
_KEPT = msgspec.msgpack.Decoder(dict[str, Kept])


class Packs:
    """The packs of one list's *cache*."""

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        try:
            self._names = _PACKS.decode(cache.get("notes") or b"")
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._names = []

    def known(self) -> dict[str, Kept]:
        """Every note that is remembered, by its key."""
        known: dict[str, Kept] = {}
        # The newest last: of a note that was printed again, what is older is void.
        for name in self._names:
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                known |= _KEPT.decode(self._cache.get(f"{name}.notes") or b"")
        return known

    def name_for(self, keys: Sequence[str]) -> str:
        """A name for a new pack of notes with these keys, which no other pack has."""
        return blake2b(repr((self._names, keys)).encode(), digest_size=20).hexdigest()

    def keep(self, known: Mapping[str, Kept], name: str, fresh: Mapping[str, Kept]) -> None:
        """Keep the notes that are still *known* and the *fresh* ones, and nothing of any others."""
        live = {kept.pack for kept in known.values()}
        names = [one for one in self._names if one in live]
        if fresh:
            self._cache.put(f"{name}.notes", msgspec.msgpack.encode(fresh))
            names.append(name)
        # The index last: who finds a pack in it may count on the pack.
        self._cache.put("notes", msgspec.msgpack.encode(names))
        files = (f"{one}.{part}" for one in names for part in ("pieces", "notes"))
        self._cache.keep_only({"pages", "notes", "letters", *files})
