"""Whatever stands in a note, and whatever is proved of its links, nothing else changes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dlnotes.fixing import Wishes, apply
from dlnotes.reading import read_note
from tests.fixing.desk import Mended, mend
from tests.fixing.made_up import made_up
from tests.fixing.test_lists import by_place
from tests.promises.mentions import any_text, mentions, scraps

FACTS = "id topic topics kind authors year venue date tags text parent"
LINK_FACTS = "role label text title"

neighbours = st.sampled_from(["，", "中文", "tail", ")", "' ", ":", ".", "http://t.cn/R7yTgLo"])
texts = st.one_of(
    any_text, st.lists(st.one_of(mentions.map(str), scraps, neighbours), max_size=30).map("".join)
)
wishes = st.builds(
    Wishes,
    moved=st.booleans(),
    https=st.booleans(),
    clean=st.booleans(),
    archive=st.sampled_from(["replace", "none"]),
)


def mended(text: str, seed: int, wanted: Wishes) -> Mended:
    return mend(text, made_up(by_place(read_note(text)), seed).ledger, wanted)


@given(texts, st.integers(0, 10**6), wishes)
def test_only_addresses_change(text: str, seed: int, wanted: Wishes) -> None:
    """What stands between the links is the same text, and there are as many links as before."""
    done = mended(text, seed, wanted)
    assert between(text, done.before) == between(done.text, done.after)
    for edit in done.edits:
        assert text[edit.offset : edit.end] == edit.old
        assert not re.search(r"\s", edit.new)


def between(text: str, note: object) -> list[str]:
    pieces, position = list[str](), 0
    for link in by_place(note):  # type: ignore[arg-type]
        pieces.append(text[position : link.place.offset])
        position = link.place.offset + len(link.url)
    return [*pieces, text[position:]]


@given(texts, st.integers(0, 10**6), wishes)
def test_the_records_stay_but_for_their_addresses(text: str, seed: int, wanted: Wishes) -> None:
    """Every entry keeps its id, its place in the list and all that is said of it."""
    done = mended(text, seed, wanted)
    assert len(done.before.entries) == len(done.after.entries)
    addresses = {edit.old for edit in done.edits}
    for old, new in zip(done.before.entries, done.after.entries, strict=True):
        for name in FACTS.split():
            if not any(address in str(getattr(old, name)) for address in addresses):
                assert getattr(old, name) == getattr(new, name), name
        for name in LINK_FACTS.split():
            was, now = ([getattr(link, name) for link in entry.links] for entry in (old, new))
            assert was == now, name


@given(texts, st.integers(0, 10**6), wishes)
def test_the_second_time_nothing_changes(text: str, seed: int, wanted: Wishes) -> None:
    """What one fix leaves, the next one leaves too."""
    done = mended(text, seed, wanted)
    assert mend(done.text, done.ledger, wanted).text == done.text


@given(texts, st.integers(0, 10**6))
def test_a_copy_is_added_and_nothing_else(text: str, seed: int) -> None:
    """Taking away what `append` put in gives the text back, and a second one adds nothing."""
    wanted = Wishes(archive="append")
    done = mended(text, seed, wanted)
    added = [edit for edit in done.edits if not edit.old]
    others = [edit for edit in done.edits if edit.old]
    rest = apply(text, others)
    assert len(done.text) == len(rest) + sum(len(edit.new) for edit in added)
    assert [entry.id for entry in done.before.entries] == [e.id for e in done.after.entries]
    assert mend(done.text, done.ledger, wanted).text == done.text
