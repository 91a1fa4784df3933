"""What is printed of the entries, out of the way until a page needs it.

Laying out a site moves tens of thousands of entries about, and after one edit
nearly none of them is printed.  So a leaf travels with a stand-in for each of
its pieces (`site.PIECES`), and only a page that is printed anew has its
stand-ins filled.  A template that escapes a stand-in, as it does any text, gets
the piece escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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
    """The pieces of a list's leaves: fresh from the press, or in the cache."""

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        self._boxes: list[list[bytes] | Box] = []
        self._leaves: list[Sequence[Leaf]] = []
        self._where: dict[str, list[int]] = {}
        self._opened: set[tuple[int, int]] = set()
        self._pieces: dict[bytes, bytes] = {}

    def add(self, leaves: Sequence[Leaf], box: list[bytes] | Box) -> None:
        """Keep the pieces of a note's *leaves*, or know where they are."""
        for leaf in leaves:
            # Prose has no id, and nothing but HTML.
            self._where.setdefault(leaf.id or leaf.html, []).append(len(self._boxes))
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
                piece = self._piece(name.replace(_ESCAPED, b'"'))
                filled += (str(escape(piece.decode())).encode(), rest)
                continue
            piece = self._piece(name)
            filled += (change(piece) if change else piece, rest)
        return b"".join(filled)

    def _piece(self, name: bytes) -> bytes:
        return self._pieces.get(name) or self._find(name)

    def _find(self, name: bytes) -> bytes:
        """The piece behind a stand-in that is met for the first time."""
        known = name.decode()
        own: str = _ID.search(known)[1]  # type: ignore[index]
        # A work may stand in several notes, under one id.
        for number in self._where.get(own or f"\x01{known}\x02", ()):
            box = number, int(known[-1])
            if name not in self._pieces and box not in self._opened:
                self._opened.add(box)
                self._open(*box)
        if name not in self._pieces:
            # Under an ordinal, it is that of the first of its name.
            old = own.rpartition("-")[0]
            if not old:
                raise Mistake(FORGOTTEN)
            piece = self._piece(renamed(known, own, old).encode()).decode()
            self._pieces[name] = renamed(piece, old, own).encode()
        return self._pieces[name]

    def _open(self, number: int, sort: int) -> None:
        content = self._content(self._boxes[number], sort)
        names = [leaf.pieces[sort] for leaf in self._leaves[number]]
        pieces = (content or b"").split(_BETWEEN.encode())
        if content is None or len(pieces) != len(names):
            raise Mistake(FORGOTTEN)
        found = zip(names, pieces, strict=True)
        self._pieces.update((name[1:-1].encode(), piece) for name, piece in found if name)

    def _content(self, box: list[bytes] | Box, sort: int) -> bytes | None:
        if isinstance(box, list):
            # It is cut up now, and opened no second time: nobody needs it whole.
            content, box[sort] = box[sort], b""
            return content
        key, start, sizes = box
        return self._cache.part(key, start + sum(sizes[:sort]), sizes[sort])
