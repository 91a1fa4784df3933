"""Every address that a person wrote is accounted for, at its exact place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dlnotes.reading import read_note
from dlnotes.records import Place
from tests.promises.lists import OWN, SCHEME, SHARED, every_list, said, text_of


@every_list()
def test_a_link_stands_where_its_record_says(path: Path) -> None:
    """The URL of a record is, letter for letter, what stands at its place in the note."""
    text = text_of(path)
    note = read_note(text, path=str(path))
    assert note.links
    for address in said(note):
        start = address.place.offset
        assert text[start : start + len(address.url)] == address.url
        assert address.place == counted(text, start)


@every_list()
def test_every_address_is_a_link_or_left_out_with_a_reason(path: Path) -> None:
    """No address of a note is nobody's: it belongs to an entry, or to what is deliberately none."""
    text = text_of(path)
    note = read_note(text, path=str(path))
    covered: set[int] = set()
    for address in said(note):
        covered.update(range(address.place.offset, address.place.offset + len(address.url)))
    lost = [found.start() for found in SCHEME.finditer(text) if found.start() not in covered]
    assert not [text[start : start + 60] for start in lost]


@every_list()
def test_no_address_is_counted_twice(path: Path) -> None:
    """Two records never claim the same place of a note."""
    note = read_note(text_of(path), path=str(path))
    offsets = [link.place.offset for link in note.links]
    assert len(offsets) == len(set(offsets))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(OWN, id="ours"),
        pytest.param(
            next(SHARED.glob("notes/*.md"), None),
            id="its model",
            marks=pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/notes is not here"),
        ),
    ],
)
def test_the_list_has_102_addresses_in_65_entries(path: Path) -> None:
    """All 102 addresses of the list are links, and 65 entries have one."""
    text = text_of(path)
    note = read_note(text, path=str(path))
    assert len(note.links) == len(SCHEME.findall(text)) == 102
    assert not note.left_out
    assert sum(1 for entry in note.entries if entry.links) == 65
    assert all(link.role for link in note.links)
    assert all(entry.topic for entry in note.entries)
    assert len({entry.topics for entry in note.entries}) == 11


def counted(text: str, offset: int) -> Place:
    """The place of a character, counted the slow way."""
    before = re.sub("\r\n|\r", "\n", text[:offset])
    line = before[before.rfind("\n") + 1 :]
    first = "\n" not in before
    column = len(line) - (1 if first and line.startswith("\ufeff") else 0) + 1
    return Place(offset, before.count("\n") + 1, column)
