"""What is known of a work before it stands in a list."""

from __future__ import annotations

from dataclasses import dataclass

from dlnotes.records import Kind


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
