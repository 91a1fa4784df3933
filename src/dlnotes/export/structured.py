"""The export format, version 1: one JSON object, an entry a line.

A field may be added within a version; none is renamed, removed or reordered.
``url`` is exactly as written in the note; ``line`` and ``column`` count from
1, ``offset`` in characters of the decoded file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json import dumps

from dlnotes.records import Entry, Link, Note

VERSION = 1


def json(notes: Sequence[Note]) -> Iterator[str]:
    """The notes as the pieces of one JSON document, in their order."""
    yield f'{{"version": {VERSION},\n "notes": ['
    yield from _rows(_note(note) for note in notes)
    yield '],\n "entries": ['
    yield from _rows(_entry(note, entry) for note in notes for entry in note.entries)
    yield "]}\n"


def _rows(rows: Iterator[dict[str, object]]) -> Iterator[str]:
    separator = "\n  "
    for row in rows:
        yield separator + dumps(row, ensure_ascii=False)
        separator = ",\n  "


def _note(note: Note) -> dict[str, object]:
    return {"path": note.path, "title": note.title, "date": note.date}


def _entry(note: Note, entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "note": note.path,
        "line": entry.place.line,
        "topic": entry.topic,
        "topics": entry.topics,
        "title": entry.title,
        "kind": entry.kind,
        "authors": entry.authors,
        "year": entry.year,
        "venue": entry.venue,
        "text": entry.text,
        "links": [_link(link) for link in entry.links],
    }


def _link(link: Link) -> dict[str, object]:
    return {
        "url": link.url,
        "role": link.role,
        "text": link.text,
        "label": link.label,
        "line": link.place.line,
        "column": link.place.column,
        "offset": link.place.offset,
    }
