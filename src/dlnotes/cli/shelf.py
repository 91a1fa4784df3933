"""What is printed of the entries, out of the way until a page needs it.

Laying out a site moves tens of thousands of entries about, and after one edit
nearly none of them is printed.  So a leaf travels with a stand-in for each of
its pieces (`site.PIECES`), and only a page that is printed anew has its
stand-ins filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dlnotes import disk
from dlnotes.config import Mistake
from dlnotes.site import Leaf, digest_of, renamed

# Controls: what a page holds has been cleaned of them, so that nobody can have
# written a stand-in.  The id stands in it as in HTML, twice, for `renamed` to
# find.
_OPEN, _CLOSE = b"\x01", b"\x02"
_ID = re.compile('#([^"]*)"')
_BETWEEN = b"\x00"

Box = tuple[str, int, int]
"""Where the cache has the pieces of a note: a key, the first byte, and how many."""

FORGOTTEN = "forgotten"
"""The code of a `Mistake` that is nobody's: the cache has lost what it had."""


def lightened(leaf: Leaf) -> Leaf:
    """The same leaf with a stand-in for each of its pieces."""
    named = "" if leaf.id is None else f' id="{leaf.id}"#{leaf.id}"'
    return leaf.changed(lambda piece: f"\x01{digest_of(piece)}{named}\x02" if piece else "")


def packed(leaves: Sequence[Leaf]) -> bytes:
    """The pieces of a note's leaves, as the shelf keeps them."""
    return _BETWEEN.join(piece.encode() for leaf in leaves for piece in leaf.pieces)


class Shelf:
    """The pieces of a list's leaves: fresh from the press, or in the cache."""

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        self._boxes: list[bytes | Box] = []
        self._where: dict[str, int] = {}
        self._leaves: list[Sequence[Leaf]] = []
        self._pieces: dict[bytes, bytes] = {}

    def add(self, leaves: Sequence[Leaf], box: bytes | Box) -> None:
        """Keep the pieces of a note's *leaves*, or know where they are."""
        self._where |= dict.fromkeys(_names(leaves), len(self._boxes))
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
            piece = self._pieces.get(name) or self._find(name)
            filled += (change(piece) if change else piece, rest)
        return b"".join(filled)

    def _find(self, name: bytes) -> bytes:
        """The piece behind a stand-in that is met for the first time."""
        known = f"\x01{name.decode()}\x02"
        if known in self._where:
            self._open(self._where[known])
            return self._pieces[name]
        # Under an ordinal, it is that of the first of its name.
        new = _ID.search(known)[1]  # type: ignore[index]
        old = new.rpartition("-")[0]
        piece = self.fill(renamed(known, new, old)).decode()
        self._pieces[name] = renamed(piece, old, new).encode()
        return self._pieces[name]

    def _open(self, number: int) -> None:
        box, leaves = self._boxes[number], self._leaves[number]
        content = box if isinstance(box, bytes) else self._cache.part(*box)
        names = list(_names(leaves))
        pieces = [piece for piece in (content or b"").split(_BETWEEN) if piece]
        if content is None or len(pieces) != len(names):
            raise Mistake(FORGOTTEN)
        self._pieces.update(zip([name[1:-1].encode() for name in names], pieces, strict=True))


def _names(leaves: Sequence[Leaf]) -> Iterator[str]:
    """The stand-ins of a note's pieces, in their order; what is empty has none."""
    return (piece for leaf in leaves for piece in leaf.pieces if piece)
