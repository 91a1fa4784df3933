"""What is known of a work before it stands in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dlnotes.records import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """A work: its *url*, what it is called, by whom, and what the curator says (*note*).

    *topics* is the path of headings that it came under, *date* (ISO 8601) when it
    was kept; both only where it comes from another list.
    """

    url: str
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    kind: Kind | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date: str = ""


def one_line(text: str) -> str:
    """Text without line ends, and without the spaces around what is left.

    >>> one_line(" Attention\\n  is all ")
    'Attention is all'
    """
    return " ".join(text.split())


def people(authors: Sequence[str]) -> str:
    """The first few of *authors*, as a list names them.

    >>> people(["A", "B", "C", "D"])
    'A, B, C et al.'
    """
    return ", ".join(authors[:3]) + (" et al." if len(authors) > 3 else "")


def commonest(found: Iterable[T], otherwise: T) -> T:
    """What most neighbours do, the first of several; *otherwise* where there are none."""
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else otherwise
