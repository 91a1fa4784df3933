"""The rows of a table, each on its way to become an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dlnotes.reading import naming
from dlnotes.reading.body import cells
from dlnotes.reading.entries import Draft
from dlnotes.reading.venues import VENUE

_NUMBER_CELL = re.compile(r"[#\d.\s]*$")
_YEAR_COLUMN = re.compile(r"年份?|年代|发表年份|时间|日期|years?|dates?", re.IGNORECASE)
_VENUE_COLUMN = re.compile(
    r"会议|期刊|出处|发表|venues?|conferences?|journals?|pub(?:lication)?", re.I
)
_YEAR = re.compile(r"((?:19|20)\d\d)(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?)?")


def table_drafts(
    text: str, rows: Sequence[tuple[int, int]], *, header_is_row: bool
) -> Iterator[Draft]:
    """A draft of each of *rows*; the first one is the header, and a row too if it says so."""
    header = [naming.plain(text[low:high]) for low, high in cells(text, *rows[0])]
    if header_is_row:
        yield from _row(text, [], rows[0])
    for row in rows[1:]:
        yield from _row(text, header, row)


def _row(text: str, header: Sequence[str], row: tuple[int, int]) -> Iterator[Draft]:
    """The first cell that is not a number is the title; a row without one says nothing."""
    found = cells(text, *row)
    for number, (low, high) in enumerate(found):
        if not _NUMBER_CELL.match(text, low, high):
            rest = [
                (header[at] if at < len(header) else "", place)
                for at, place in enumerate(found)
                if at != number and place[0] < place[1]
            ]
            year, venue = _year(text, rest), _venue(text, rest)
            yield Draft((low, high), cells=rest, is_row=True, year=year, venue=venue, start=low)
            return


def _year(text: str, named: Sequence[tuple[str, tuple[int, int]]]) -> int | None:
    """A cell that is a year or a day, in a column that is called so."""
    for column, place in named:
        found = _YEAR.fullmatch(text[slice(*place)].strip())
        if found and _YEAR_COLUMN.fullmatch(column):
            return int(found[1])
    return None


def _venue(text: str, named: Sequence[tuple[str, tuple[int, int]]]) -> str | None:
    """A cell that begins with a venue, in a column that is called so."""
    for column, place in named:
        if _VENUE_COLUMN.fullmatch(column) and (found := VENUE.match(text, *place)):
            return found[1]
    return None
