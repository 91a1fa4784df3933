"""A row: one thing that a house, or one kind of house, is known to say, and where.

A pattern is searched in what a reader would see.  ``host`` is a host as
`urls.host` says it, its subdomains included, or empty for any.  The rows
themselves stand in `excuses`, `gates` and `strangers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dlnotes.config import Where

SHORT = 1_000
BRIEF = 300
"""Characters: a page that says less, and not the work's name, may be an excuse."""

_LONGEST: dict[Where, int] = {"short text": SHORT, "brief text": BRIEF}


class Row(NamedTuple):
    """One thing a host says, and where."""

    host: str
    where: Where
    pattern: str


def fitting(rows: Iterable[Row], *, host: str, url: str, title: str, text: str) -> Iterator[Row]:
    """The rows that fit a page, in their order; capitals and small letters are alike."""
    places = _places(url, title, text)
    for row in rows:
        of, where, pattern = row
        place = places.get(where)
        if place is None or (of and not is_at(host, of)):
            continue
        if _compiled(pattern).search(place):
            yield row


def is_at(host: str, house: str) -> bool:
    """Whether *host* is *house* or within it."""
    return host == house or host.endswith("." + house)


def quoted(row: Row, text: str) -> str:
    """The words of *text* that a row is about."""
    found = re.search(row.pattern, text, re.I)
    return found[0] if found else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """*pattern* for text in small letters: several times as fast as one that ignores case."""
    if "(?" in pattern.replace("(?:", ""):
        return re.compile(pattern, re.I)
    return re.compile(_CAPITAL.sub(lambda found: found[0].lower(), pattern))


@lru_cache(16)  # one judgment looks at the same page ten times
def _places(url: str, title: str, text: str) -> dict[Where, str]:
    """Where there is something to look at, in small letters."""
    said = text.lower()
    places: dict[Where, str] = {"title": title.lower(), "url": url.lower(), "text": said}
    return places | {where: said for where, longest in _LONGEST.items() if len(text) <= longest}


_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
