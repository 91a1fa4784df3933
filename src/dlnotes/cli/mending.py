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
class Sheet:
    """One note on the desk: its text as it was read, and the edits of it."""

    file: disk.File
    text: str
    note: Note
    edits: Sequence[Edit]

    @property
    def after(self) -> str:
        """The text with the edits made."""
        return apply(self.text, self.edits)


@dataclass(slots=True)
class Work:
    """What a fix has to do: the notes with their edits, and what it leaves alone."""

    gathered: Gathered
    keeper: Keeper
    sheets: list[Sheet] = field(default_factory=list)
    left: list[tuple[str, Refused]] = field(default_factory=list)

    @property
    def edits(self) -> list[Edit]:
        """All edits of all notes."""
        return [edit for sheet in self.sheets for edit in sheet.edits]

    @property
    def reasons(self) -> Counter[str]:
        """How many edits there are for each reason."""
        return Counter(reason for edit in self.edits for reason in edit.reasons)


Choose = Callable[[Sheet, Edit], bool]


def laid_out(given: str | Path, wishes: Wishes, today: str) -> Work:
    """Read the notes, and find out what to mend in them."""
    gathered = gather(given)
    work = Work(gathered, Keeper(gathered.ledger, today))
    for file, (text, note) in zip(gathered.files, read_all(gathered), strict=True):
        work.keeper.enter(note)
        if edits := plan(text, note, gathered.ledger, wishes):
            work.sheets.append(Sheet(file, text, note, edits))
    if work.sheets:
        _keep_ids(work)
        _prove(work)
    return work


def _keep_ids(work: Work) -> None:
    """Leave alone what would cost an entry its permanent id."""
    refused: set[tuple[str, Edit]] = set()
    # First those that an entry is known by: the others can stand back.
    for names in (True, False):
        for sheet in work.sheets:
            for edit in sheet.edits:
                if work.keeper.names(sheet.note, edit) is not names:
                    continue
                if (other := work.keeper.refuses(sheet.note, edit)) is not None:
                    refused.add((sheet.note.path, edit))
                    work.left.append((sheet.note.path, Refused(edit, "listed", other)))
    work.sheets = [
        replace(
            sheet, edits=[edit for edit in sheet.edits if (sheet.note.path, edit) not in refused]
        )
        for sheet in work.sheets
    ]


def _prove(work: Work) -> None:
    """Leave alone what would be read otherwise."""
    ledger = work.keeper.ledger_for_trying(work.edits)
    later = replace(work.gathered, ledger=ledger)

    def prove(sheet: Sheet) -> bytes:
        path = sheet.note.path
        read = lambda text: read_again(text, path, later)  # noqa: E731
        return pickle.dumps(proven(sheet.text, sheet.note, sheet.edits, read))

    size = sum(len(sheet.text) for sheet in work.sheets)
    found = spread(prove, work.sheets, children_for(size, WORTH_A_CHILD, len(work.sheets)))
    sheets = []
    for sheet, said in zip(work.sheets, found, strict=True):
        # Pickled by ourselves a moment ago: a child is trusted as we are.
        edits, refused = pickle.loads(said)
        work.left += ((sheet.note.path, one) for one in refused)
        if edits:
            sheets.append(replace(sheet, edits=edits))
    work.sheets = sheets


def chosen(work: Work, choose: Choose) -> Work:
    """The same work with only those edits that the user wants."""
    kept = (
        replace(sheet, edits=[edit for edit in sheet.edits if choose(sheet, edit)])
        for sheet in work.sheets
    )
    return replace(work, sheets=[sheet for sheet in kept if sheet.edits])


def done(work: Work, again: Callable[[], Work]) -> Iterator[Work]:
    """Do the work, and give what of it was done each time.

    What somebody else has changed meanwhile is read and laid out *again*.  The
    ledger is written first: an address that it expects and nobody cites yet harms
    nothing, and an entry without its id would.
    """
    with disk.journal(work.gathered.notes) as journal:
        for _ in range(TRIES):
            if disk.ledger(work.gathered.notes).memories != work.gathered.ledger.memories:
                work = again()
            for memory in work.keeper.memories(work.edits):
                journal.note(memory)
            journal.settle()
            written = [sheet for sheet in work.sheets if _write(sheet)]
            yield replace(work, sheets=written)
            if len(written) == len(work.sheets):
                return
            work = again()
    raise disk.DiskError("note-in-motion", work.sheets[0].file.shown if work.sheets else "")


def _write(sheet: Sheet) -> bool:
    """Write one note; False when it is another by now."""
    before = disk.read(sheet.file)
    if disk.decode(before).text != sheet.text:
        return False
    pieces = [(edit.offset, edit.old, edit.new) for edit in sheet.edits]
    return disk.rewrite(sheet.file, before, disk.spliced(before, pieces))
