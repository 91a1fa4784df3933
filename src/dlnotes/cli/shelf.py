"""The pieces of a list's leaves, out of the way until a page needs them.

A page that is printed holds stand-ins (`site.pieces`), which are filled here.
A template that escapes a stand-in, as it does any text, gets the piece escaped.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeAlias

from markupsafe import escape

from dlnotes import disk
from dlnotes.config import Mistake
from dlnotes.site import Leaf, Pieces
from dlnotes.site.pieces import CLOSE, OPEN, renamed

_OPEN, _CLOSE = OPEN.encode(), CLOSE.encode()
_ESCAPED = b"&#34;"
_BETWEEN = b"\x00"

Box: TypeAlias = tuple[str, int, tuple[int, ...]]
"""Where the cache has the pieces of a note: a key, the first byte, and how many of each leaf."""

FORGOTTEN = "forgotten"
"""The code of a `Mistake` that is nobody's: the cache has lost what it had."""


def packed(pieces: Pieces) -> bytes:
    """The pieces of a leaf, as the shelf keeps them."""
    return _BETWEEN.join(piece.encode() for piece in pieces)


class Shelf:
    """The pieces of a list's leaves: in memory, or in the cache.

    Those of a leaf are read where they are wanted, and only the last ones are
    kept: several processes print at once, and what they share is there but once.
    """

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        self._where: dict[str, int] = {}
        self._held: dict[int, bytes] = {}
        # A leaf's place in a file of the cache, in columns: there are many.
        self._keys: list[str] = []
        self._key, self._start, self._size = array("I"), array("Q"), array("I")
        self._last: tuple[str, list[bytes]] = ("", [])

    def add(self, leaves: Sequence[Leaf], box: Box, held: Sequence[bytes] = ()) -> None:
        """Know where the pieces of a note's *leaves* are, or keep those that are *held*."""
        first = len(self._size)
        self._where.update((leaf.imprint, first + at) for at, leaf in enumerate(leaves))
        self._held.update((first + at, one) for at, one in enumerate(held))
        key, start, sizes = box
        if not self._keys or self._keys[-1] != key:
            self._keys.append(key)
        self._key.extend([len(self._keys) - 1] * len(sizes))
        self._start.extend(accumulate(sizes[:-1], initial=start) if sizes else ())
        self._size.extend(sizes)

    def fill(self, text: str, adapted: Callable[[str], str] | None = None) -> bytes:
        """*text* with each stand-in replaced by its piece, *adapted* to where it stands.

        Raises Mistake (`FORGOTTEN`) when a piece is not to be had any more.
        """
        first, *others = text.encode().split(_OPEN)
        filled = [first]
        for following in others:
            name, _, rest = following.partition(_CLOSE)
            if _ESCAPED in name:
                piece = self._piece(name.replace(_ESCAPED, b'"').decode())
                filled += (str(escape(piece.decode())).encode(), rest)
                continue
            piece = self._piece(name.decode())
            filled += (adapted(piece.decode()).encode() if adapted else piece, rest)
        return b"".join(filled)

    def _piece(self, name: str) -> bytes:
        """The piece behind a stand-in, without its marks."""
        sort, imprint = int(name[0]), name[1:]
        # Pieces of one leaf often stand together.
        if imprint != self._last[0]:
            self._last = imprint, self._pieces(imprint)
        return self._last[1][sort]

    def _pieces(self, imprint: str) -> list[bytes]:
        own, mark, digest = imprint.partition('"')
        # Under an ordinal, they are those of the first of its name.
        first, _, ordinal = own.partition("-")
        found = self._read(self._where.get(f"{first}{mark}{digest}", -1))
        if not ordinal:
            return found
        return [renamed(piece.decode(), first, own).encode() for piece in found]

    def _read(self, number: int) -> list[bytes]:
        content = self._held.get(number)
        if content is None and number >= 0:
            key = self._keys[self._key[number]]
            content = self._cache.part(key, self._start[number], self._size[number])
        pieces = (content or b"").split(_BETWEEN)
        if len(pieces) != len(Pieces._fields):
            raise Mistake(FORGOTTEN)
        return pieces
