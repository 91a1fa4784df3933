"""Promises that hold for any text at all.

``HYPOTHESIS_PROFILE=thorough`` tries ten thousand texts for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dlnotes.reading import read_note
from dlnotes.records import Note, Place
from tests.promises.lists import SCHEME, said
from tests.promises.mentions import Mention, any_text, comments, several, titles
from tests.promises.test_addresses import counted

DEFINED = re.compile(r"\]:\s*<?\Z")
"""Text before an address that a definition gives."""


@given(any_text)
def test_any_text_gives_a_note(text: str) -> None:
    """Reading never fails, and reads the same text the same way twice."""
    assert read_note(text) == read_note(text)


@given(any_text)
def test_every_place_lies_in_the_text(text: str) -> None:
    """Entries, prose, headings, links and problems stand at a real line and column of the note."""
    note = read_note(text)
    for place in places(note):
        assert 0 <= place.offset <= len(text)
        assert place == counted(text, place.offset)
    for problem in note.problems:
        assert problem.length >= 1


@given(any_text)
def test_every_address_is_accounted_for(text: str) -> None:
    """Each address is where its record says, and none is nobody's."""
    note = read_note(text)
    covered: set[int] = set()
    for address in said(note):
        start, end = address.place.offset, address.place.offset + len(address.url)
        assert text[start:end] == address.url
        covered.update(range(start, end))
    assert not [at.start() for at in SCHEME.finditer(text) if at.start() not in covered]


@given(any_text)
def test_an_entry_shows_each_of_its_links_once(text: str) -> None:
    """An entry's links are those of its head and of its body, and no place is shown twice.

    But for a definition's (``[x]: url``): several references may lead there.
    """
    for entry in read_note(text).entries:
        offsets = [link.place.offset for link in entry.links]
        once = [offset for offset in offsets if not DEFINED.search(text, 0, offset)]
        assert len(once) == len(set(once))
        assert {link.place.offset for link in entry.head} <= set(offsets)


@given(several)
def test_every_mention_is_an_entry(works: Sequence[Mention]) -> None:
    """A work written in one of the usual ways is one entry, under its own address."""
    assert set(ids_of(works)) == {work.url for work in works}


@given(several, st.randoms(use_true_random=False))
def test_an_entry_keeps_its_id_when_it_moves(works: list[Mention], random: Random) -> None:
    """Entries in another order, under other headings, keep their permanent addresses."""
    moved = list(works)
    random.shuffle(moved)
    half = random.randrange(len(works) + 1)
    first, second = "".join(map(str, moved[:half])), "".join(map(str, moved[half:]))
    note = read_note(f"# 甲\n\n{first}# 乙\n\n{second}")
    assert by_address(note, works) == ids_of(works)


@given(several, several)
def test_an_entry_keeps_its_id_when_others_come(works: list[Mention], more: list[Mention]) -> None:
    """New entries, before or after, change no permanent address."""
    known = {work.url for work in works}
    new = [work for work in more if work.url not in known]
    before, after = new[::2], new[1::2]
    note = read_note("".join(map(str, [*before, *works, *after])))
    assert by_address(note, works) == ids_of(works)


@given(several, titles, comments)
def test_an_entry_keeps_its_id_when_its_words_change(
    works: list[Mention], title: str, comment: str
) -> None:
    """A corrected title and a rewritten comment leave the permanent address alone."""
    changed = [Mention(work.url, title, work.form, "", comment) for work in works]
    assert ids_of(changed) == ids_of(works)


@given(several)
def test_an_entry_keeps_its_id_whatever_its_note_is_called(works: list[Mention]) -> None:
    """The name, the title and the date of its note have no part in a permanent address."""
    text = "---\ntitle: 别的\ndate: 2001-01-01\n---\n\n" + "".join(map(str, works))
    note = read_note(text, path="elsewhere/2001-01-01-other.md")
    assert by_address(note, works) == ids_of(works)


def ids_of(works: Sequence[Mention]) -> dict[str, str]:
    """The permanent id of each work, by its address, when they stand in one plain list."""
    return by_address(read_note("".join(map(str, works))), works)


def by_address(note: Note, works: Sequence[Mention]) -> dict[str, str]:
    wanted = {work.url for work in works}
    found = [(link.url, entry.id) for entry in note.entries for link in entry.links]
    return {url: identity for url, identity in found if url in wanted}


def places(note: Note) -> Iterator[Place]:
    """Everything in a note that has a place."""
    for section in note.sections:
        yield section.place
        yield from (item.place for item in section.items)
    yield from (link.place for link in note.links)
    yield from (left.place for left in note.left_out)
    yield from (problem.place for problem in note.problems)
