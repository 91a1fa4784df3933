"""Whether an edited text reads back: the same records, but for the addresses.

An address that stood safely may not be replaced safely: a longer one may swallow
the words after it, or end at its own parenthesis.  So every edit is tried, in the
most readable spelling that works, and what cannot be made to read back is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dlnotes.fixing.edits import Edit, Shift, apply
from dlnotes.fixing.shapes import Written, alike, items, skeleton
from dlnotes.records import Entry, Note
from dlnotes.urls.in_text import LEVELS

Why: TypeAlias = Literal["reads-otherwise", "listed"]
Read: TypeAlias = Callable[[str], Note]


READINGS = 64
"""How often a note is read, at the most, to find out which of several edits is at fault."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that is not made: *why*, and the *other* place that stands against it."""

    edit: Edit
    why: Why
    other: str = ""


def proven(
    text: str, before: Note, edits: Sequence[Edit], read: Read
) -> tuple[list[Edit], list[Refused]]:
    """Those of *edits* with which *text* reads as *before* but for the addresses; the rest.

    *read* reads a text as it will be read from then on, with the ledger that the
    edits leave behind.  It is asked a few times, however many edits there are.
    """
    made, dropped = _Trial(text, before, read).settle(edits)
    return made, [Refused(edit, "reads-otherwise") for edit in dropped]


@dataclass(slots=True)
class _Trial:
    text: str
    before: Note
    read: Read
    readings: int = 0

    def settle(self, edits: Sequence[Edit]) -> tuple[list[Edit], list[Edit]]:
        """Leave out whatever is suspected, and then take back who was innocent."""
        made, suspects = list(edits), list[Edit]()
        while made and (bad := self._culprits(made)):
            suspects += (edit for edit in made if edit in bad and edit.level + 1 >= LEVELS)
            made = _raised([edit for edit in made if edit not in suspects], bad)
        return self._add(made, [edit.at_level(0) for edit in suspects])

    def _add(self, base: list[Edit], more: list[Edit]) -> tuple[list[Edit], list[Edit]]:
        """What of *more* can be made beside *base*: all of it, else of each half what can."""
        if not more or self.readings > READINGS:
            return base, more
        made = _in_order([*base, *more])
        while bad := self._culprits(made):
            if any(edit.level + 1 >= LEVELS for edit in bad):
                break
            made = _raised(made, bad)
        else:
            return made, []
        if len(more) == 1:
            return base, more
        half = len(more) // 2
        base, refused = self._add(base, more[:half])
        base, others = self._add(base, more[half:])
        return base, refused + others

    def _culprits(self, edits: Sequence[Edit]) -> set[Edit]:
        """The edits because of which the edited text is read otherwise; none if it is not."""
        self.readings += 1
        return _culprits(self.before, self.read(apply(self.text, edits)), edits)


def _raised(edits: Sequence[Edit], bad: set[Edit]) -> list[Edit]:
    return [edit.at_level(edit.level + 1) if edit in bad else edit for edit in edits]


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.offset, edit.end))


def _culprits(before: Note, after: Note, edits: Sequence[Edit]) -> set[Edit]:
    shift = Shift(edits)
    found = {link.place.offset: link.url for link in after.links}
    lost = {edit for edit in edits if found.get(edit.stands(shift)) != edit.spelling}
    if lost:
        return lost
    if skeleton(before) != skeleton(after):
        return set(edits)
    anchors = {edit.anchor for edit in edits if not edit.old}
    added = frozenset(edit.stands(shift) for edit in edits if not edit.old)
    was = Written(shift, {edit.offset: edit.new for edit in edits if edit.old})
    for old, new in zip(items(before), items(after), strict=True):
        held = {link.place.offset for link in old.links} if isinstance(old, Entry) else set()
        loose = None if held.isdisjoint(anchors) else added
        if not alike(old, new, was, added=loose):
            lost |= {edit for edit in edits if edit.anchor in held} or set(edits)
    return lost
