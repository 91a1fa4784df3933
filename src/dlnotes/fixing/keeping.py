"""What the ledger must remember of repairs, so that the permanent ids stay.

An id comes from the oldest spelling of an address that the ledger knows.  So each
repair is written down there: what the new address was before (`Memory.was`), with
all that was known of its page.  Where that cannot be, because the list has an
entry of its own under the new address, the repair is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from dlnotes.fixing.edits import Edit
from dlnotes.fixing.mending import same
from dlnotes.ledger import Ledger, Memory, amended
from dlnotes.records import Note
from dlnotes.urls import identity
from dlnotes.urls.in_text import LEVELS


@dataclass(slots=True)
class Keeper:
    """Watches over the ids of a list while its links are mended.

    `enter` every note first; then `refuses` says of each edit whether it would
    cost an entry its id; `memories` is what to write down for those that are made.
    """

    ledger: Ledger
    today: str
    _held: dict[str, str] = field(default_factory=dict)
    _passed: set[str] = field(default_factory=set)
    _anchors: set[tuple[str, int]] = field(default_factory=set)
    _claims: dict[str, str] = field(default_factory=dict)

    def enter(self, note: Note) -> None:
        """Take down by which addresses the entries of *note* are known."""
        for entry in note.entries:
            if (link := entry.address) is not None:
                address = identity(link.url)
                self._held.setdefault(address, f"{note.path}:{link.place.line}")
                self._anchors.add((note.path, link.place.offset))
                older = self.ledger.before.get(address)
                while older is not None and older not in self._passed:
                    self._passed.add(older)
                    older = self.ledger.before.get(older)

    def names(self, note: Note, edit: Edit) -> bool:
        """Whether *edit* is about the address that an entry is known by."""
        return bool(edit.old) and (note.path, edit.anchor) in self._anchors

    def refuses(self, note: Note, edit: Edit) -> str | None:
        """The place of the other entry that *edit* would be confused with; None for none."""
        old, new = identity(edit.old), identity(edit.address)
        if not edit.old or old == new:
            return None
        first, known = self.ledger.oldest(old), self._claims.get(new)
        if known is None and self._is_free(new, first):
            self._claims[new] = first
            return None
        if known == first or not self.names(note, edit):
            return None
        return self._held.get(new) or self._held.get(known or "") or new

    def _is_free(self, new: str, first: str) -> bool:
        if self.ledger.oldest(new) == first:
            return True
        memory = self.ledger.memories.get(new)
        is_known = new in self._held or new in self._passed
        return not is_known and (memory is None or not memory.was)

    def memories(self, edits: Iterable[Edit]) -> list[Memory]:
        """What is to be remembered once *edits* are made, in order of address."""
        found: dict[str, Memory] = {}
        for edit in edits:
            old, new = identity(edit.old), identity(edit.address)
            first = self.ledger.oldest(old)
            if edit.old and old != new and self._claims.get(new) == first:
                address = identity(edit.spelling)
                found.setdefault(address, self._memory(edit, address, first))
        return [found[url] for url in sorted(found) if found[url] != self.ledger.memories.get(url)]

    def ledger_after(self, edits: Iterable[Edit]) -> Ledger:
        """The ledger that *edits* leave behind."""
        return amended(self.ledger, self.memories(edits))

    def ledger_for_trying(self, edits: Sequence[Edit]) -> Ledger:
        """The same, whichever spelling of its address an edit comes to have."""
        every = [edit.at_level(level) for edit in edits for level in range(LEVELS)]
        return self.ledger_after(every)

    def _memory(self, edit: Edit, new: str, first: str) -> Memory:
        known = self.ledger.memories.get(new)
        if known is not None:
            return replace(known, was=known.was or first)
        before = self.ledger.of(edit.old)
        if before is None or "archived" in edit.reasons or before.verdict == "unchecked":
            return Memory(url=new, known=self.today, was=first)
        # It is the same page: what is known of it need not be asked again.
        is_there = before.verdict == "moved"
        moved = before.moved if before.moved and not same(before.moved, new) else None
        return replace(
            before,
            url=new,
            verdict="alive" if is_there and moved is None else before.verdict,
            evidence="status" if is_there and moved is None else before.evidence,
            values=(str(before.status or 200),) if is_there and moved is None else before.values,
            known=self.today,
            target=None,
            moved=moved,
            was=first,
            etag=None,
            modified=None,
        )
