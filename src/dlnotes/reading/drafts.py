"""What belongs to one entry, on its way from the blocks to the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from dlnotes.reading.blocks import Block as Range


@dataclass(slots=True)
class Draft:
    """What belongs to one entry, before it is read.

    *head* is its first paragraph; *rest* what follows it; *labelled* the items
    that only hold a labelled link; *cells* the other cells of a table row.  All of
    the head is the title when *is_title* is true: of a cell, and of a heading.
    """

    head: tuple[int, int]
    rest: list[Range] = field(default_factory=list)
    labelled: list[Range] = field(default_factory=list)
    cells: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    is_title: bool = False
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    parent: str | None = None
    start: int = 0
