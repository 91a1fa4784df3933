"""The records as CSV (RFC 4180, UTF-8): a row a link, for a spreadsheet.

An entry's own columns stand on each of its rows; an entry without a link has
one row.  Several names in a cell are joined by ``; ``.

A note may come from a stranger, and a spreadsheet runs a cell that begins
with ``=``, ``+``, ``-`` or ``@`` as a formula.  Such a cell gets a leading
apostrophe, which spreadsheets read as "this is text" (OWASP, "CSV
Injection").  Who needs every character as written reads the JSON.
"""

from __future__ import annotations

import csv as standard
import io
from collections.abc import Iterator, Sequence

from dlnotes.records import Entry, Link, Note

COLUMNS = (
    *("id", "note", "line", "topic", "topics", "title", "kind", "authors", "year", "venue"),
    *("text", "url", "role", "link_text", "label", "link_line", "link_column", "link_offset"),
)


def csv(notes: Sequence[Note]) -> Iterator[str]:
    """The notes as the lines of a CSV file, the names of the columns first."""
    yield _line(COLUMNS)
    for note in notes:
        for entry in note.entries:
            about = _about(note, entry)
            for link in entry.links or (None,):
                yield _line((*about, *_link(link)))


def _about(note: Note, entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.id, note.path, entry.place.line, entry.topic, "; ".join(entry.topics)),
        *(entry.title, entry.kind, "; ".join(entry.authors), entry.year, entry.venue, entry.text),
    )


def _link(link: Link | None) -> tuple[object, ...]:
    if link is None:
        return ("",) * 7
    place = link.place
    return (link.url, link.role, link.text, link.label, place.line, place.column, place.offset)


def _line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    standard.writer(line, lineterminator="\r\n").writerow([_guarded(cell) for cell in cells])
    return line.getvalue()


def _guarded(cell: object) -> object:
    """
    >>> _guarded("=HYPERLINK(1)"), _guarded("a=b"), _guarded(-1)
    ("'=HYPERLINK(1)", 'a=b', -1)
    """
    if isinstance(cell, str) and cell.lstrip("\t\r\n ")[:1] in tuple("=+-@"):
        return f"'{cell}"
    return cell
