"""The ledger is sorted, steady, and loses nothing that two writers know."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.ledger import Ledger, Memory, ledger, merged, parse, pruned, text_of

DATES = st.sampled_from(["", "2026-01-01", "2026-02-01", "2026-11-23"])
MAYBE = st.none() | st.sampled_from(["http://b.example/", "http://c.example/", "http://例子.cn/"])
WORDS = st.text(max_size=12).filter(lambda text: text.isprintable())


def memories(urls: st.SearchStrategy[str]) -> st.SearchStrategy[Memory]:
    """Memories of some addresses."""
    return st.builds(
        Memory,
        url=urls,
        verdict=st.sampled_from(["alive", "moved", "dead", "unsure", "unchecked"]),
        status=st.none() | st.integers(100, 999),
        evidence=st.sampled_from(["", "status", "gone"]),
        values=st.lists(WORDS, max_size=2).map(tuple),
        since=DATES,
        known=DATES,
        checked=DATES,
        target=MAYBE,
        moved=MAYBE,
        archived=MAYBE,
        title=st.none() | WORDS,
        failures=st.lists(DATES, max_size=3).map(tuple),
    )


URLS = st.sampled_from([f"http://{letter}.example/" for letter in string.ascii_lowercase[:6]])
ONE = memories(st.just("http://a.example/"))


@given(st.lists(memories(URLS), max_size=8))
def test_a_ledger_that_is_read_and_written_is_the_same(found: list[Memory]) -> None:
    """Byte for byte, in any order of writing."""
    written = text_of(ledger(found).memories.values())
    again = parse(written)
    assert again.skipped == ()
    assert text_of(again.memories.values()) == written
    assert text_of(reversed(list(again.memories.values()))) == written


@given(ONE, ONE, ONE)
def test_two_machines_that_merge_agree(one: Memory, other: Memory, third: Memory) -> None:
    """It does not matter who merges whom, in which order, or how often."""
    assert merged(one, other) == merged(other, one)
    assert merged(one, one) == one
    assert merged(merged(one, other), other) == merged(one, other)
    assert merged(merged(one, other), third) == merged(one, merged(other, third))


@given(ONE, ONE)
def test_a_merge_loses_nothing_that_is_for_good(one: Memory, other: Memory) -> None:
    """A target, a capture and the first date survive, and the later news wins."""
    both = merged(one, other)
    for name in ("target", "archived", "known"):
        assert bool(getattr(both, name)) == bool(getattr(one, name) or getattr(other, name))
    assert both.checked == max(one.checked, other.checked)


def test_two_addresses_are_not_merged() -> None:
    """Only what is about one address can be one memory."""
    with pytest.raises(ValueError, match="two addresses"):
        merged(Memory(url="http://a.example/"), Memory(url="http://b.example/"))


def test_gits_conflict_marks_are_healed() -> None:
    """A ledger in the midst of a merge holds what both sides know."""
    text = (
        "<<<<<<< HEAD\n"
        '{"url":"http://a.example/","verdict":"alive","checked":"2026-01-01","target":"http://b/"}\n'
        "=======\n"
        '{"url":"http://a.example/","verdict":"dead","checked":"2026-02-01"}\n'
        ">>>>>>> theirs\n"
    )
    found = parse(text)
    assert found.skipped == (1, 3, 5)
    memory = found.memories["http://a.example/"]
    assert (memory.verdict, memory.target) == ("dead", "http://b/")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "null",
        "[]",
        '"x"',
        "{}",
        '{"url": 1}',
        '{"url": "http://a.example/", "verdict": "perfect"}',
        '{"url": "http://a.example/", "status": "200"}',
        "[" * 100_000,
        '{"url": "http://a.example/\ud800"}',
    ],
)
def test_a_line_that_nobody_can_read_is_skipped(line: str) -> None:
    """And counted; the rest of the ledger is read."""
    found = parse(f'{line}\n{{"url":"http://b.example/"}}\n')
    assert found.skipped == (1,)
    assert list(found.memories) == ["http://b.example/"]


def test_what_a_later_version_writes_is_no_obstacle() -> None:
    """A key that we do not know is passed over."""
    assert parse('{"url":"http://a.example/","mood":"fine"}').memories


@given(st.text())
def test_any_text_is_a_ledger(text: str) -> None:
    """If an empty one."""
    assert isinstance(parse(text), Ledger)


def test_windows_line_ends_are_read() -> None:
    """An editor's CRLF changes nothing."""
    assert parse('{"url":"http://a.example/"}\r\n\r\n').skipped == ()


OLDEST = [
    # Expanding a short link, following a move: the first spelling stays.
    (
        [Memory(url="http://t.cn/R1", target="http://b.example/x")],
        "http://b.example/x",
        "http://t.cn/R1",
    ),
    (
        [Memory(url="http://a.example/", moved="http://b.example/")],
        "http://b.example/",
        "http://a.example/",
    ),
    # After the expansion the target is checked too, and is still younger.
    (
        [
            Memory(url="http://t.cn/R1", target="http://b.example/x", known="2026-01-01"),
            Memory(url="http://b.example/x", known="2026-02-01"),
        ],
        "http://b.example/x",
        "http://t.cn/R1",
    ),
    # A page that was in the list before the code that leads to it is its own.
    (
        [
            Memory(url="http://b.example/x", known="2026-01-01"),
            Memory(url="http://t.cn/R1", target="http://b.example/x", known="2026-02-01"),
        ],
        "http://b.example/x",
        "http://b.example/x",
    ),
    # Twice moved.
    (
        [
            Memory(url="http://a.example/", moved="http://b.example/", known="2026-01-01"),
            Memory(url="http://b.example/", moved="http://c.example/", known="2026-02-01"),
        ],
        "http://c.example/",
        "http://a.example/",
    ),
    # In a circle.
    (
        [
            Memory(url="http://a.example/", moved="http://b.example/", known="2026-01-01"),
            Memory(url="http://b.example/", moved="http://a.example/", known="2026-02-01"),
        ],
        "http://b.example/",
        "http://a.example/",
    ),
    ([], "http://b.example/", "http://b.example/"),
]


@pytest.mark.parametrize(("known", "url", "expected"), OLDEST)
def test_an_id_survives_every_repair(known: list[Memory], url: str, expected: str) -> None:
    """Expanding a code or following a move leads back to the spelling that came first."""
    found = parse(text_of(known))
    assert found.oldest(url) == expected
    assert ledger(known).oldest(url) == expected


def test_a_link_is_found_however_it_is_written() -> None:
    """The ledger is asked with what stands in a note."""
    found = ledger([Memory(url="http://a.example/")])
    assert found.of("HTTP://A.Example:80#x") is not None
    assert found.of("../x") is None


@given(st.lists(memories(URLS), max_size=8), st.sets(URLS))
def test_what_is_pruned_is_missed_by_nobody(found: list[Memory], cited: set[str]) -> None:
    """Of what the notes cite nothing is forgotten, nor where it came from; twice is as once."""
    known = ledger(found)
    kept = pruned(known, cited)
    for url in cited:
        assert kept.of(url) == known.of(url)
        assert kept.oldest(url) == known.oldest(url)
        assert kept.origin(url) == known.origin(url)
    assert kept.memories.items() <= known.memories.items()
    assert pruned(kept, cited).memories == kept.memories
