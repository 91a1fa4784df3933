"""The HTML of the entries, out of the way until a page needs it.

Laying out a site moves tens of thousands of entries about, and after one edit
nearly none of them is printed.  So a leaf travels with a stand-in for its
HTML, and only a page that is printed anew has its stand-ins filled.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import msgspec

from dlnotes import disk
from dlnotes.config import Mistake
from dlnotes.site import Leaf

# Noncharacters: what a page holds has been cleaned of them, so that nobody
# can have written a stand-in.  The id stands in it as in HTML, twice, for
# `Leaf.numbered` to find.
_STAND_IN = re.compile('\ufdd0([0-9a-f]+)(?: id="([^"]*)"#[^"]*")?\ufdd1')

_HTML = msgspec.msgpack.Decoder(list[str])


FORGOTTEN = "forgotten"
"""The code of a `Mistake` that is nobody's: the cache has lost what it had."""


def stand_in(leaf: Leaf) -> str:
    """A short text for the leaf's HTML, another one for any other HTML."""
    digest = hashlib.blake2b(leaf.html.encode(), digest_size=12).hexdigest()
    named = "" if leaf.id is None else f' id="{leaf.id}"#{leaf.id}"'
    return f"\ufdd0{digest}{named}\ufdd1"


class Shelf:
    """The HTML of a list's leaves: in *boxes*, a note each, or in the cache."""

    def __init__(self, cache: disk.Cache, keys: Sequence[str]) -> None:
        self.keys = keys
        self.boxes: dict[int, bytes] = {}
        self._cache = cache
        self._where: dict[str, tuple[int, int]] = {}
        self._leaves: list[Sequence[Leaf]] = []
        self._opened: dict[int, list[str]] = {}

    def learn(self, notes: Iterable[Sequence[Leaf]]) -> None:
        """Know which leaves there are, in the order of the boxes."""
        self._leaves = list(notes)

    def names(self) -> list[str]:
        """What the cache holds for this list and must keep."""
        return ["pages", *self.keys, *(f"{key}.html" for key in self.keys)]

    def fill(self, text: str, change: Callable[[str], str] = str) -> str:
        """*text* with each stand-in replaced by its HTML, after a *change*.

        Raises Mistake (`FORGOTTEN`) when the HTML is not to be had any more.
        """
        if "\ufdd0" not in text:
            return text
        return _STAND_IN.sub(lambda found: change(self._html(found)), text)

    def _html(self, found: re.Match[str]) -> str:
        if not self._where:
            self._where = {
                leaf.html[1:25]: (number, at)
                for number, leaves in enumerate(self._leaves)
                for at, leaf in enumerate(leaves)
            }
        number, at = self._where[found[1]]
        html, leaf = self._open(number)[at], self._leaves[number][at]
        if leaf.id is None or found[2] == leaf.id:
            return html
        ordinal = int(found[2].removeprefix(f"{leaf.id}-"))
        return replace(leaf, html=html).numbered(ordinal).html

    def _open(self, number: int) -> list[str]:
        html = self._opened.get(number)
        if html is None:
            box = self.boxes.get(number) or self._cache.get(f"{self.keys[number]}.html")
            try:
                html = self._opened[number] = _HTML.decode(box or b"")
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise Mistake(FORGOTTEN) from error
            if len(html) != len(self._leaves[number]):
                raise Mistake(FORGOTTEN)
        return html
