"""Pictures of other sites, copied beside the notes while their links are checked.

Only for ``images: local``.  The answer to a link's question is its picture as
well, so nobody is asked twice, and every limit of a check holds here too.
"""

from __future__ import annotations

from collections.abc import Iterable

from dlnotes import disk
from dlnotes.cli.citing import Citation, page_of
from dlnotes.urls.copies import copy_of

WIDEST = 12_000
"""Pixels of a side; a picture that is wider costs its readers' machines too much."""


class Copies:
    """The pictures that have no copy yet, and how many have got one.

    *refused* are the addresses that gave something else: a page, an SVG (a
    program as much as a picture), or a picture that is too large.
    """

    def __init__(self, notes: disk.ReadingList, listed: Iterable[Citation]) -> None:
        self._notes = notes
        self._wanted: dict[str, str] = {}
        self.kept = 0
        self.refused: dict[str, None] = {}
        for citation in listed:
            name = _name(citation.url) if citation.image else None
            if name is not None and not disk.has_copy(notes, name):
                self._wanted[page_of(citation.url)] = name

    def wants(self, url: str) -> bool:
        """Whether what *url* answers is to be kept."""
        return page_of(url) in self._wanted

    def take(self, url: str, data: bytes | None) -> None:
        """Keep what *url* answered; None when that was too large, or broke off.

        Raises DiskError when it cannot be written.
        """
        from dlnotes.render import picture

        found = picture(url, data) if data is not None else None
        if data is None or found is None or max(found.size or (0, 0)) > WIDEST:
            self.refused[url] = None
        elif name := self._wanted.pop(page_of(url), None):
            disk.keep_copy(self._notes, name, data)
            self.kept += 1


def _name(url: str) -> str | None:
    try:
        return copy_of(url)
    except ValueError:
        return None
