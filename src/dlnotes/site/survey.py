"""How the links of a list stand: counted for the page on their health.

Each link of an entry counts, and one that is cited twice counts twice, as on
the first page.  What nobody has asked about yet counts only as that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from dlnotes.ledger import VerdictName
from dlnotes.site.leaf import TROUBLE, Checked, Leaf
from dlnotes.site.topics import Placed, Topic

STATES: tuple[VerdictName, ...] = (
    *("alive", "moved", "blocked", "unsure", "suspect", "dead", "unsafe", "unchecked"),
)
"""The states that a page tells apart, the best first."""

K = TypeVar("K", bound=Hashable)

Tally: TypeAlias = dict[K, tuple[int, int]]
"""By some key, how many links there are and how many of them are marked."""

_KEPT = frozenset({"alive", "moved", "blocked"})
_LOST = frozenset({"dead", "suspect"})


class Survey:
    """What the links of all entries come to.

    *states* counts them all.  *hosts*, *topics* and *years* (of the works, None
    where none is known) count those that were asked about, and mark those in
    trouble.  *copies*, *moves* and *shorts* count what is dead, what has moved
    and what hides its page, and mark what a reader finds all the same.
    *wanting* are the links that want a human, with their entries.  *news* is
    the latest day of which the ledger tells.
    """

    def __init__(self, placed: Iterable[Placed]) -> None:
        self.total = 0
        self.news = ""
        self.states: dict[VerdictName, int] = dict.fromkeys(STATES, 0)
        self.hosts: Tally[str] = {}
        self.topics: Tally[Topic] = {}
        self.years: Tally[int | None] = {}
        self.copies = self.moves = self.shorts = (0, 0)
        self.wanting: list[tuple[Placed, Checked]] = []
        self._listed: Tally[int | None] = {}
        self._made: Tally[int | None] = {}
        for place in placed:
            leaf = place[0]
            self.total += leaf.links
            self.news = max(self.news, leaf.news)
            for link in leaf.checked:
                self._count(place, link)
        self.states["unchecked"] += self.total - sum(self.states.values())

    @property
    def checked(self) -> int:
        """How many links have been asked about."""
        return self.total - self.states["unchecked"]

    @property
    def survival(self) -> tuple[bool, list[tuple[int, int, int]]]:
        """(year, links that gave an answer, those still with their work), the years in order.

        By the year in which they were listed, and True; where all of them were
        listed in one, by the year of the work, and False.
        """
        listed, made = in_order(self._listed), in_order(self._made)
        return (False, made) if len(made) > len(listed) == 1 or not listed else (True, listed)

    def _count(self, place: Placed, link: Checked) -> None:
        state, leaf = link.state, place[0]
        self.states[state] += 1
        if state == "unchecked":
            return
        trouble = state in TROUBLE
        _add(self.hosts, link.host, marked=trouble)
        _add(self.topics, place[1], marked=trouble)
        _add(self.years, leaf.year, marked=trouble)
        if state in _KEPT or state in _LOST:
            _add(self._listed, _year(leaf), marked=state in _KEPT)
            _add(self._made, leaf.year, marked=state in _KEPT)
        self._rescue(link)
        if trouble and not link.saved:
            self.wanting.append((place, link))

    def _rescue(self, link: Checked) -> None:
        if link.state == "dead":
            self.copies = _more(self.copies, marked=link.saved)
        if link.state == "moved":
            self.moves = _more(self.moves, marked=link.followed)
        if link.short:
            self.shorts = _more(self.shorts, marked=link.followed)


def in_order(years: Mapping[int | None, tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(year, all, marked) for every year that is known, the years in order."""
    return [(year, *years[year]) for year in sorted(filter(None, years))]


def worst(tally: Mapping[K, tuple[int, int]], most: int) -> tuple[Sequence[K], tuple[int, int]]:
    """The *most* keys with most marked, then with most at all; and what the others come to.

    >>> worst({"a.cn": (9, 0), "b.cn": (3, 2), "c.cn": (1, 0)}, 2)
    (['b.cn', 'a.cn'], (1, 0))
    """
    keys = sorted(tally, key=lambda key: (-tally[key][1], -tally[key][0]))
    rest = [tally[key] for key in keys[most:]]
    return keys[:most], (sum(total for total, _ in rest), sum(marked for _, marked in rest))


def _year(leaf: Leaf) -> int | None:
    year = (leaf.date or "")[:4]
    return int(year) if year.isdigit() else None


def _add(tally: Tally[K], key: K, *, marked: bool) -> None:
    tally[key] = _more(tally.get(key, (0, 0)), marked=marked)


def _more(count: tuple[int, int], *, marked: bool) -> tuple[int, int]:
    return count[0] + 1, count[1] + marked
