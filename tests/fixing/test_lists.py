"""What a fix changes in people's lists: the proven addresses, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlnotes.reading import read_note
from dlnotes.records import Link, Note
from tests.fixing.desk import ALL, Mended, mend
from tests.fixing.made_up import MadeUp, alike, made_up
from tests.promises.lists import every_list, text_of


def by_place(note: Note) -> list[Link]:
    """The links of a note as they stand in its text, each place once."""
    return [link for _, link in sorted({link.place.offset: link for link in note.links}.items())]


@every_list()
@pytest.mark.parametrize("seed", [1, 2])
def test_only_the_proven_addresses_change(path: Path, seed: int) -> None:
    """Between the links every byte stays; a link reads what is proved, or is said to be left."""
    text = text_of(path)
    known = made_up(by_place(read_note(text)), seed)
    done = mend(text, known.ledger)
    assert done.edits
    check_bytes(text.encode(), done, known)
    assert not done.left


def check_bytes(before: bytes, done: Mended, known: MadeUp) -> None:
    """Walk both texts side by side, without the edits: by what stands between the links."""
    after, here, there = done.text.encode(), 0, 0
    left = {one.edit.offset for one in done.left}
    old_links, new_links = by_place(done.before), by_place(done.after)
    text = before.decode()
    assert len(old_links) == len(new_links)
    for old, new in zip(old_links, new_links, strict=True):
        start = here + len(text[len(before[:here].decode()) : old.place.offset].encode())
        between = before[here:start]
        assert after[there : there + len(between)] == between
        there += len(between)
        expected = old.url if old.place.offset in left else known.of(old)
        assert alike(new.url, expected) or "://" not in old.url, (old.url, new.url, expected)
        assert after[there : there + len(new.url.encode())] == new.url.encode()
        here, there = start + len(old.url.encode()), there + len(new.url.encode())
    assert before[here:] == after[there:]


@every_list()
def test_the_second_time_nothing_changes(path: Path) -> None:
    """A fix right after a fix finds nothing to do, with the ledger that the first one left."""
    text = text_of(path)
    done = mend(text, made_up(by_place(read_note(text)), 3).ledger)
    again = mend(done.text, done.ledger)
    assert done.text != text
    assert again.edits == []
    assert again.text == done.text


@every_list()
def test_the_records_stay_but_for_their_addresses(path: Path) -> None:
    """Ids, titles, kinds, years, roles, comments: all that an entry says is said as before."""
    text = text_of(path)
    done = mend(text, made_up(by_place(read_note(text)), 4).ledger, ALL)
    assert len(done.before.entries) == len(done.after.entries)
    for old, new in zip(done.before.entries, done.after.entries, strict=True):
        facts = "id topic topics kind authors year venue date tags parent others"
        for name in facts.split():
            assert getattr(old, name) == getattr(new, name), (old, new)
        assert old.title == new.title or any(old.title in link.url for link in old.links)
        assert [(link.role, link.label, link.text, link.title) for link in old.links] == [
            (link.role, link.label, link.text, link.title) for link in new.links
        ]
