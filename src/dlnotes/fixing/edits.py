"""Edits of a note's text: planned from its links, and applied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dlnotes.fixing.mending import Reason, Wishes, copy_of, mended
from dlnotes.ledger import Ledger
from dlnotes.records import Link, Note, Place
from dlnotes.urls.in_text import LEVELS, spelled

LABELS = {"zh": "存档", "en": "archived"}
"""What is written before an archived copy, by the note's language."""

_TARGET_END = re.compile(r"""[ \t]*(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”)?[ \t]*[)）]""")


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[offset:offset + len(old)] == old`` becomes *new*, for these reasons.

    *place* is where it begins, *anchor* the offset of the link that it is about.
    An *old* that is empty adds something after that link.  *address* is the new
    address, which *new* holds in a spelling for the place where it stands.
    """

    place: Place
    old: str
    new: str
    address: str
    reasons: tuple[Reason, ...]
    anchor: int = 0
    level: int = 0

    @property
    def offset(self) -> int:
        """Where it begins, in characters of the text."""
        return self.place.offset

    @property
    def end(self) -> int:
        """Where what it replaces ends."""
        return self.offset + len(self.old)

    @property
    def spelling(self) -> str:
        """The new address as it is written."""
        return spelled(self.address, self.level)

    def stands(self, shift: Shift) -> int:
        """Where the new address stands in the new text."""
        return shift(self.offset) + self.new.index(self.spelling)

    def at_level(self, level: int) -> Edit:
        """The same edit with its address written in another way."""
        new = self.new.replace(self.spelling, spelled(self.address, level))
        return replace(self, new=new, level=level)


def plan(text: str, note: Note, ledger: Ledger, wishes: Wishes) -> list[Edit]:
    """What *ledger* proves of the links of *note*, in the order of its *text*."""
    edits: list[Edit] = []
    written = {link.url for link in note.links} | {left.url for left in note.left_out}
    links = {link.place.offset: link for link in note.links}
    for _, link in sorted(links.items()):
        found = mended(link.url, link.role, ledger, wishes)
        new = spelled(found.url, 0)
        if new != link.url:
            at = link.place
            edits.append(Edit(at, link.url, new, found.url, found.reasons, at.offset))
        copy = copy_of(found.memory) if wishes.archive == "append" else None
        if copy and link.role != "image" and not _stands(copy, written):
            edits.extend(_beside(text, note, link, copy))
            written.add(copy)
    return edits


def apply(text: str, edits: Iterable[Edit]) -> str:
    """*text* with all *edits* made; they stand in order and apart.

    >>> apply("a http://b c", [Edit(Place(2, 1, 3), "http://b", "https://b", "https://b", ())])
    'a https://b c'
    """
    pieces, position = list[str](), 0
    for edit in edits:
        pieces += (text[position : edit.offset], edit.new)
        position = edit.end
    return "".join((*pieces, text[position:]))


class Shift:
    """From offsets of the old text to those of the text with *edits* made."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.offset for edit in edits]
        self._grown = [0, *accumulate(len(edit.new) - len(edit.old) for edit in edits)]

    def __call__(self, offset: int) -> int:
        """The new offset; of what an edit replaces, where the new address begins."""
        return offset + self._grown[bisect_left(self._starts, offset)]


def _stands(copy: str, written: set[str]) -> bool:
    return any(spelled(copy, level) in written for level in range(LEVELS))


def _beside(text: str, note: Note, link: Link, copy: str) -> list[Edit]:
    """The archived copy after a link, written as the link itself is."""
    end = link.place.offset + len(link.url)
    label = LABELS["zh" if (note.language or "zh").startswith("zh") else "en"]
    address, before = spelled(copy, 0), text[: link.place.offset]
    if before.endswith(("(", "(<", "（")):
        closing = _TARGET_END.match(text, end + before.endswith("<"))
        if closing is None:
            return []
        end, new = closing.end(), f" [{label}]({address})"
    elif before.endswith(("<", '"', "'", "=", "]: ", "]:")):
        return []  # an HTML attribute, a definition: nothing can follow it there
    else:
        new = f" {label}:{address}" if label == LABELS["zh"] else f" {label}: {address}"
    place = Place(end, link.place.line, link.place.column + end - link.place.offset)
    return [Edit(place, "", new, copy, ("archived",), link.place.offset)]
