"""The sections of a note while they fill: entries, and the prose between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.body import Body, Cut
from dlnotes.reading.drafts import Draft
from dlnotes.reading.entries import Desk
from dlnotes.reading.shapes import Shapes
from dlnotes.records import Block, Entry, Place, Prose, Section


@dataclass(slots=True)
class _Open:
    """A section that is being filled."""

    heading: str | None
    topics: tuple[str, ...]
    offset: int
    items: list[Entry | Prose] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)
    loose_from: Place | None = None

    def bind(self) -> None:
        """Make one piece of prose of the blocks since the last entry."""
        if self.loose_from:
            self.items.append(Prose(tuple(self.loose), self.loose_from))
            self.loose, self.loose_from = [], None


class Filling:
    """Takes entries and prose in the order of the note; the last section is the open one."""

    def __init__(self, desk: Desk, shapes: Shapes) -> None:
        self.desk = desk
        self.findings = desk.findings
        self.shapes = shapes
        self.made: list[_Open] = [_Open(None, (), 0)]
        self.seen: dict[tuple[tuple[str, ...], str], int] = {}

    @property
    def now(self) -> _Open:
        """The section that is being filled."""
        return self.made[-1]

    def begin(self, heading: str | None, topics: tuple[str, ...], offset: int) -> None:
        """Begin a section at *offset* of the text."""
        self.now.bind()
        self.made.append(_Open(heading, topics, offset))

    def sections(self) -> tuple[Section, ...]:
        """All that was filled; what has neither heading nor content is none."""
        self.now.bind()
        place = self.findings.source.place
        return tuple(
            Section(one.heading, one.topics, tuple(one.items), place(one.offset))
            for one in self.made
            if one.items or one.heading
        )

    def prose(self, blocks: Sequence[Range]) -> None:
        """Keep *blocks* as they stand, as what the curator wrote between entries."""
        if not blocks:
            return
        cuts: list[Cut] = []
        for block in blocks:
            for token in self.shapes.tokens_in(block):
                if token.kind in ("definition", "comment"):
                    cuts.append((token.start, token.end, None))
                elif token.kind == "anchor":
                    cuts.append((token.start, token.end, token.text))
        made: tuple[Block, ...] = Body(self.findings, cuts).blocks(blocks)
        if not made:
            return
        self.now.loose.extend(made)
        self.now.loose_from = self.now.loose_from or self.findings.source.place(blocks[0].start)

    def entry(self, draft: Draft) -> Entry | None:
        """Read *draft* and keep it; None when it says nothing."""
        now = self.now
        entry = self.desk.entry(draft, now.heading, now.topics)
        if entry is not None:
            now.bind()
            now.items.append(entry)
            self._find_twice(entry)
        return entry

    def _find_twice(self, entry: Entry) -> None:
        """The same address in two entries of one topic."""
        topics = self.now.topics
        for link in entry.links:
            if link.role in ("image", "discussion"):
                continue
            address = self.findings.canonical(link.url)
            first = self.seen.setdefault((topics, address), entry.place.line)
            if first != entry.place.line:
                place, size = link.place, len(link.url)
                self.findings.problem("duplicate-link", place.offset, size, link.url, str(first))
