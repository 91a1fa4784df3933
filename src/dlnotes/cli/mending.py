"""The way of a fix: read, plan, prove, ask, remember, write."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dlnotes import disk
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.reading import read_again, read_all
from dlnotes.fixing import Edit, Keeper, Refused, Wishes, apply, plan, proven
from dlnotes.records import Note

TRIES = 5
"""How often a note that keeps changing is read again."""


@dataclass(frozen=True, slots=True)
class EditedNote:
    """A note: its text as it was read, and the edits of it."""

    file: disk.File
    text: str
    note: Note
    edits: Sequence[Edit]

    @property
    def after(self) -> str:
        """The text with the edits made."""
        return apply(self.text, self.edits)


@dataclass(slots=True)
class Repairs:
    """What a fix has to do: the notes with their edits, and what it leaves alone."""

    gathered: Gathered
    keeper: Keeper
    notes: list[EditedNote] = field(default_factory=list)
    left: list[tuple[str, Refused]] = field(default_factory=list)

    @property
    def edits(self) -> list[Edit]:
        """All edits of all notes."""
        return [edit for edited in self.notes for edit in edited.edits]

    @property
    def reasons(self) -> Counter[str]:
        """How many edits there are for each reason."""
        return Counter(reason for edit in self.edits for reason in edit.reasons)


Choose = Callable[[EditedNote, Edit], bool]


def laid_out(given: str | Path, wishes: Wishes, today: str) -> Repairs:
    """Read the notes, and find out what to mend in them."""
    gathered = gather(given)
    repairs = Repairs(gathered, Keeper(gathered.ledger, today))
    for file, text, note in read_all(gathered):
        repairs.keeper.enter(note)
        if edits := plan(text, note, gathered.ledger, wishes):
            repairs.notes.append(EditedNote(file, text, note, edits))
    if repairs.notes:
        _keep_ids(repairs)
        _prove(repairs)
    return repairs


def _keep_ids(repairs: Repairs) -> None:
    """Leave alone what would cost an entry its permanent id."""
    refused: set[tuple[str, Edit]] = set()
    # First those that an entry is known by: the others can stand back.
    for names in (True, False):
        for edited in repairs.notes:
            for edit in edited.edits:
                if repairs.keeper.names(edited.note, edit) is not names:
                    continue
                if (other := repairs.keeper.refuses(edited.note, edit)) is not None:
                    refused.add((edited.note.path, edit))
                    repairs.left.append((edited.note.path, Refused(edit, "listed", other)))
    repairs.notes = [
        replace(
            edited, edits=[edit for edit in edited.edits if (edited.note.path, edit) not in refused]
        )
        for edited in repairs.notes
    ]


def _prove(repairs: Repairs) -> None:
    """Leave alone what would be read otherwise."""
    ledger = repairs.keeper.ledger_for_trying(repairs.edits)
    later = replace(repairs.gathered, ledger=ledger)

    def prove(edited: EditedNote) -> bytes:
        path = edited.note.path
        read = lambda text: read_again(text, path, later)  # noqa: E731
        return pickle.dumps(proven(edited.text, edited.note, edited.edits, read))

    size = sum(len(edited.text) for edited in repairs.notes)
    found = spread(prove, repairs.notes, children_for(size, WORTH_A_CHILD, len(repairs.notes)))
    notes = []
    for edited, said in zip(repairs.notes, found, strict=True):
        # Pickled by ourselves a moment ago: a child is trusted as we are.
        edits, refused = pickle.loads(said)
        repairs.left += ((edited.note.path, one) for one in refused)
        if edits:
            notes.append(replace(edited, edits=edits))
    repairs.notes = notes


def chosen(repairs: Repairs, choose: Choose) -> Repairs:
    """The same repairs with only those edits that the user wants."""
    kept = (
        replace(edited, edits=[edit for edit in edited.edits if choose(edited, edit)])
        for edited in repairs.notes
    )
    return replace(repairs, notes=[edited for edited in kept if edited.edits])


def done(repairs: Repairs, again: Callable[[], Repairs]) -> Iterator[Repairs]:
    """Make the repairs, and give those that were made, each time.

    What somebody else has changed meanwhile is read and laid out *again*.  The
    ledger is written first: an address that it expects and nobody cites yet harms
    nothing, and an entry without its id would.
    """
    with disk.journal(repairs.gathered.notes) as journal:
        for _ in range(TRIES):
            if disk.ledger(repairs.gathered.notes).memories != repairs.gathered.ledger.memories:
                repairs = again()
            for memory in repairs.keeper.memories(repairs.edits):
                journal.note(memory)
            journal.settle()
            written = [edited for edited in repairs.notes if _write(edited)]
            yield replace(repairs, notes=written)
            if len(written) == len(repairs.notes):
                return
            repairs = again()
    raise disk.DiskError("note-in-motion", repairs.notes[0].file.shown if repairs.notes else "")


def _write(edited: EditedNote) -> bool:
    """Write one note; False when it is another by now."""
    pieces = [(edit.offset, edit.old, edit.new) for edit in edited.edits]
    return disk.edit(edited.file, edited.text, pieces)
