"""The HTML of the entries, out of the way until a page needs it.

Laying out a site moves tens of thousands of entries about, and after one edit
nearly none of them is printed.  So a leaf travels with a stand-in for its
HTML, and only a page that is printed anew has its stand-ins filled.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

from dlnotes import disk
from dlnotes.config import Mistake
from dlnotes.site import Leaf, renamed

# Controls: what a page holds has been cleaned of them, so that nobody can have
# written a stand-in.  The id stands in it as in HTML, twice, for `renamed` to
# find.
_OPEN, _CLOSE = b"\x01", b"\x02"
_ID = re.compile('#([^"]*)"')
_BETWEEN = b"\x00"

Box = tuple[str, int, int]
"""Where the cache has the HTML of a note: a key, the first byte, and how many."""

FORGOTTEN = "forgotten"
"""The code of a `Mistake` that is nobody's: the cache has lost what it had."""


def stand_in(leaf: Leaf) -> str:
    """A short text for the leaf's HTML, another one for any other HTML."""
    digest = hashlib.blake2b(leaf.html.encode(), digest_size=12).hexdigest()
    named = "" if leaf.id is None else f' id="{leaf.id}"#{leaf.id}"'
    return f"\x01{digest}{named}\x02"


def packed(leaves: Sequence[Leaf]) -> bytes:
    """The HTML of a note's leaves, as the shelf keeps it."""
    return _BETWEEN.join(leaf.html.encode() for leaf in leaves)


class Shelf:
    """The HTML of a list's leaves: fresh from the press, or in the cache."""

    def __init__(self, cache: disk.Cache) -> None:
        self._cache = cache
        self._boxes: list[bytes | Box] = []
        self._where: dict[str, int] = {}
        self._leaves: list[Sequence[Leaf]] = []
        self._html: dict[bytes, bytes] = {}

    def add(self, leaves: Sequence[Leaf], box: bytes | Box) -> None:
        """Keep the HTML of a note's *leaves*, or know where it is."""
        self._where |= dict.fromkeys([leaf.html for leaf in leaves], len(self._boxes))
        self._leaves.append(leaves)
        self._boxes.append(box)

    def fill(self, text: str, change: Callable[[bytes], bytes] | None = None) -> bytes:
        """*text* with each stand-in replaced by its HTML, after a *change*.

        Raises Mistake (`FORGOTTEN`) when the HTML is not to be had any more.
        """
        first, *pieces = text.encode().split(_OPEN)
        filled = [first]
        for piece in pieces:
            name, _, rest = piece.partition(_CLOSE)
            html = self._html.get(name) or self._find(name)
            filled += (change(html) if change else html, rest)
        return b"".join(filled)

    def _find(self, name: bytes) -> bytes:
        """The HTML behind a stand-in that is met for the first time."""
        known = f"\x01{name.decode()}\x02"
        if known in self._where:
            self._open(self._where[known])
            return self._html[name]
        # Under an ordinal, it is that of the first of its name.
        new = _ID.search(known)[1]  # type: ignore[index]
        old = new.rpartition("-")[0]
        html = self.fill(renamed(known, new, old)).decode()
        self._html[name] = renamed(html, old, new).encode()
        return self._html[name]

    def _open(self, number: int) -> None:
        box, leaves = self._boxes[number], self._leaves[number]
        content = box if isinstance(box, bytes) else self._cache.part(*box)
        pieces = (content or b"").split(_BETWEEN)
        if content is None or len(pieces) != len(leaves):
            raise Mistake(FORGOTTEN)
        self._html.update(zip([leaf.html[1:-1].encode() for leaf in leaves], pieces, strict=True))
