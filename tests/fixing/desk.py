"""A note mended in memory, as the command does it with files."""

from __future__ import annotations

from dataclasses import dataclass

from dlnotes.fixing import Edit, Keeper, Refused, Wishes, apply, plan, proven
from dlnotes.ledger import Ledger
from dlnotes.reading import read_note
from dlnotes.records import Note

ALL = Wishes(moved=True, archive="replace")


@dataclass(frozen=True)
class Mended:
    """A text before and after, with its notes and both ledgers."""

    text: str
    before: Note
    after: Note
    ledger: Ledger
    edits: list[Edit]
    left: list[Refused]


def mend(written: str, known: Ledger, wishes: Wishes = ALL) -> Mended:
    """Plan, keep the ids, prove and apply."""
    before = read(written, known)
    keeper = Keeper(known, "2026-11-24")
    keeper.enter(before)
    edits, left = [], []
    planned = plan(written, before, known, wishes)
    for edit in sorted(planned, key=lambda edit: not keeper.names(before, edit)):
        other = keeper.refuses(before, edit)
        if other is None:
            edits.append(edit)
        else:
            left.append(Refused(edit, "listed", other))
    edits.sort(key=lambda edit: edit.offset)
    later = keeper.ledger_for_trying(edits)
    made, refused = proven(written, before, edits, lambda text: read(text, later))
    text, after = apply(written, made), keeper.ledger_after(made)
    return Mended(text, before, read(text, after), after, made, left + refused)


def read(text: str, known: Ledger) -> Note:
    return read_note(text, path="a.md", oldest=known.oldest, origin=known.origin)
