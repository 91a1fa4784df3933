"""What a list comes to: its notes and what is known of its links, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dlnotes.ledger import Ledger, VerdictName
from dlnotes.records import Entry, Kind, Note
from dlnotes.report.verdicts.judged import Judged, summary
from dlnotes.report.verdicts.text import GROUPS
from dlnotes.urls import host
from dlnotes.urls.hostname import spoken

T = TypeVar("T")

Counted = Mapping[T, int]
"""How many there are of each, in the order in which to tell them."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """A list in numbers.

    *topics*, *kinds* and *years* count entries, *hosts* links, each the most
    frequent first (but years by year); what has none is not counted there.
    *health* counts addresses, as `dlnotes check --offline` does, and *to_do*
    those that ask for something, by the codes of `report.verdicts.text`.
    """

    notes: int
    entries: int
    links: int
    problems: int
    topics: Counted[str]
    kinds: Counted[Kind]
    years: Counted[int]
    hosts: Counted[str]
    health: Counted[VerdictName]
    to_do: Counted[str]


def count(notes: Sequence[Note], ledger: Ledger, found: Sequence[Judged]) -> Statistics:
    """Count *notes*; *ledger* knows where short links lead, *found* how the links are."""
    entries = [entry for note in notes for entry in note.entries]
    return Statistics(
        notes=len(notes),
        entries=len(entries),
        links=sum(len(entry.links) for entry in entries),
        problems=sum(len(note.problems) for note in notes),
        topics=_most(entry.topic for entry in entries if entry.topic),
        kinds=_most(entry.kind for entry in entries if entry.kind),
        years=dict(sorted(Counter(entry.year for entry in entries if entry.year).items())),
        hosts=_most(_hosts(entries, ledger)),
        health=summary(found),
        to_do={group.code: _sum(group.holds, found) for group in GROUPS},
    )


def _most(names: Iterable[T]) -> dict[T, int]:
    """How often each occurs, the most frequent first, else in the order of the notes.

    >>> _most(["b", "a", "a", "c"])
    {'a': 2, 'b': 1, 'c': 1}
    """
    return dict(Counter(names).most_common())


def _hosts(entries: Iterable[Entry], ledger: Ledger) -> Iterator[str]:
    for entry in entries:
        for link in entry.links:
            memory = ledger.of(link.url)
            name = host((memory.target if memory else None) or link.url)
            if name:
                yield spoken(name)


def _sum(holds: Callable[[Judged], bool], found: Iterable[Judged]) -> int:
    return sum(map(holds, found))
