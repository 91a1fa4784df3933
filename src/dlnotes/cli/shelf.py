"""What is printed of the entries, out of the way until a page needs it.

Laying out a site moves tens of thousands of entries about, and after one edit
nearly none of them is printed.  So a leaf travels with a stand-in for each of
its pieces (`site.PIECES`), and only a page that is printed anew has its
stand-ins filled.  A template that escapes a stand-in, as it does any text, gets
the piece escaped.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate

from markupsafe import escape

from dlnotes import disk
from dlnotes.config import Mistake
from dlnotes.site import PIECES, Leaf, digest_of, renamed

# Controls: what a page holds has been cleaned of them, so that nobody can have
# written a stand-in.  The id stands in it as in HTML, twice, for `renamed` to
# find; its quotes tell whether it has been escaped.
_OPEN, _CLOSE = b"\x01", b"\x02"
_ID = re.compile('#([^"]*)"')
_ESCAPED = b"&#34;"
_BETWEEN = "\x00"

Box = tuple[str, int, tuple[int, ...]]
"""Where the cache has the pieces of a note: a key, the first byte, and how many of each sort."""

FORGOTTEN = "forgotten"
"""The code of a `Mistake` that is nobody's: the cache has lost what it had."""


def lightened(leaf: Leaf) -> Leaf:
    """The same leaf with a stand-in for each of its pieces."""
    named = f' id="{leaf.id or ""}"#{leaf.id or ""}"'
    sorts = iter(range(len(PIECES)))
    return leaf.changed(lambda piece: _stand_in(piece, f"{named}{next(sorts)}"))


def _stand_in(piece: str, named: str) -> str:
    """A short text for a piece that is there; it ends in the piece's sort."""
    return f"\x01{digest_of(piece)}{named}\x02" if piece else ""


def packed(leaves: Sequence[Leaf]) -> list[bytes]:
    """The pieces of a note's leaves, one sort after the other, as the shelf keeps them."""
    sorts = zip(*(leaf.pieces for leaf in leaves), strict=True)
    return [_BETWEEN.join(sort).encode() for sort in sorts] or [b""] * len(PIECES)


class Shelf:
    """The pieces of a list's leaves: fresh from the press, or in the cache.

    A piece is cut out where it is wanted, and never kept: several processes
    print at once, and what they share is there but once.
    """

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        self._boxes: list[Sequence[bytes] | Box] = []
        self._leaves: list[Sequence[Leaf]] = []
        self._where: dict[str, list[tuple[int, int]]] = {}
        self._opened: dict[tuple[int, int], tuple[bytes, Sequence[int]]] = {}

    def add(self, leaves: Sequence[Leaf], box: Sequence[bytes] | Box) -> None:
        """Keep the pieces of a note's *leaves*, or know where they are."""
        note = len(self._boxes)
        for number, leaf in enumerate(leaves):
            # Prose has no id, and nothing but HTML.
            self._where.setdefault(leaf.id or leaf.html, []).append((note, number))
        self._leaves.append(leaves)
        self._boxes.append(box)

    def fill(self, text: str, change: Callable[[bytes], bytes] | None = None) -> bytes:
        """*text* with each stand-in replaced by its piece, after a *change*.

        Raises Mistake (`FORGOTTEN`) when a piece is not to be had any more.
        """
        first, *pieces = text.encode().split(_OPEN)
        filled = [first]
        for following in pieces:
            name, _, rest = following.partition(_CLOSE)
            if _ESCAPED in name:
                piece = self._piece(name.replace(_ESCAPED, b'"').decode())
                filled += (str(escape(piece.decode())).encode(), rest)
                continue
            piece = self._piece(name.decode())
            filled += (change(piece) if change else piece, rest)
        return b"".join(filled)

    def _piece(self, name: str) -> bytes:
        """The piece behind a stand-in, without its marks."""
        own: str = _ID.search(name)[1]  # type: ignore[index]
        sort, whole = int(name[-1]), f"\x01{name}\x02"
        # A work may stand in several notes, under one id.
        for note, number in self._where.get(own or whole, ()):
            if getattr(self._leaves[note][number], PIECES[sort]) == whole:
                content, starts = self._content(note, sort)
                return content[starts[number] : starts[number + 1] - 1]
        # Under an ordinal, it is that of the first of its name.
        old = own.rpartition("-")[0]
        if not old:
            raise Mistake(FORGOTTEN)
        return renamed(self._piece(renamed(name, own, old)).decode(), old, own).encode()

    def _content(self, note: int, sort: int) -> tuple[bytes, Sequence[int]]:
        """All of a note's pieces of one sort, and where each begins."""
        if (note, sort) not in self._opened:
            content = self._read(self._boxes[note], sort) or b""
            sizes = (len(piece) + 1 for piece in content.split(_BETWEEN.encode()))
            starts = array("Q", accumulate(sizes, initial=0))
            if len(starts) != len(self._leaves[note]) + 1:
                raise Mistake(FORGOTTEN)
            self._opened[note, sort] = content, starts
        return self._opened[note, sort]

    def _read(self, box: Sequence[bytes] | Box, sort: int) -> bytes | None:
        if not isinstance(box, tuple):
            return box[sort]
        key, start, sizes = box
        return self._cache.part(key, start + sum(sizes[:sort]), sizes[sort])
