"""References as journals print them: GB/T 7714, APA, and an author with a year in brackets.

A citation is one line whose parts stand in a fixed order, so it is read as a
whole, before anybody looks for a title in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dlnotes.reading import people
from dlnotes.reading.venues import VENUE
from dlnotes.records import Kind

_KINDS: dict[str, Kind] = {
    "M": "book",
    "C": "paper",
    "J": "paper",
    "D": "paper",
    "R": "paper",
    "A": "paper",
    "P": "paper",
    "N": "news",
    "DB": "dataset",
    "CP": "code",
    "EB": "article",
}
"""What the letters of GB/T 7714 mean; a ``/OL`` behind them says that it is online."""

_GB = re.compile(
    r"(?P<authors>[^.．\[\]\n]{2,200}?(?:\bet al)?)[.．]\s*(?P<title>[^\[\]\n]{2,300}?)\s*"
    rf"\[(?P<type>{'|'.join(_KINDS)})(?:/OL)?\](?P<rest>[^\n]*)"
)
_APA = re.compile(
    rf"(?P<authors>[^()（）\n]{{2,300}}?)\s*[(（](?P<year>{people.YEAR})[a-z]?[)）][.,．]\s*"
    r"(?P<title>[^\n]{4,300}?[^\W\d_][)）]?)[.?．](?=\s|$)(?P<rest>[^\n]*)"
)
_BRACKETED = re.compile(
    rf"\[(?P<authors>[^\[\]\n]{{2,60}}?),?\s*(?P<year>{people.YEAR})[a-z]?\]\s*(?P<title>[^\n]{{4,300}})"
)
_HAN_NAMES = re.compile(
    r"[^\W\x00-\u024f]{2,4}(?:\s*[,，、]\s*[^\W\x00-\u024f]{2,4})*(?:\s*[,，]?\s*等)?"
)
# “Mikolov T, Sutskever I”: a surname, then bare initials.
_SURNAMES = re.compile(
    r"[A-Z][A-Za-z\u00c0-\u024f’'\-]+(?:\s[A-Z]{1,3})?(?:,\s[A-Z][A-Za-z\u00c0-\u024f’'\-]+(?:\s[A-Z]{1,3})?)*"
    r"(?:,\set\sal)?"
)
_SOME_YEAR = re.compile(rf"(?<!\d){people.YEAR}(?!\d)")


class Citation(NamedTuple):
    """A reference, taken apart; *rest* is the part that no field holds."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    venue: str | None
    kind: Kind | None
    rest: str


def citation(text: str) -> Citation | None:
    """The reference that *text* is, None when it is none.

    >>> citation("李航. 统计学习方法[M]. 清华大学出版社, 2012.")[:3]
    ('统计学习方法', ('李航',), 2012)
    >>> citation("Mikolov T, Chen K, et al. Words and phrases[C]//NIPS. 2013: 3111-3119")[:4]
    ('Words and phrases', ('T Mikolov', 'K Chen', 'et al'), 2013, 'NIPS')
    >>> citation("LeCun, Y., & Bengio, Y. (1998). Convolutional networks. MIT Press")[:3]
    ('Convolutional networks', ('Y. LeCun', 'Y. Bengio'), 1998)
    >>> citation("[LeCun et al., 1998] Gradient-based learning")[:3]
    ('Gradient-based learning', ('LeCun', 'et al.'), 1998)
    """
    if "[" in text and (found := _GB.match(text)):
        return _numbered(found)
    if found := _BRACKETED.match(text):
        return _dated(found, rest="")
    if ")" in text or "）" in text:
        found = _APA.match(text)
        return _dated(found, rest=found["rest"]) if found else None
    return None


def _numbered(found: re.Match[str]) -> Citation | None:
    names, rest = found["authors"].strip(), found["rest"]
    if not _HAN_NAMES.fullmatch(names) and not _SURNAMES.fullmatch(names):
        return None
    year = _SOME_YEAR.search(rest)
    venue = VENUE.search(rest)
    return Citation(
        found["title"].strip(),
        people.people(names),
        int(year[0]) if year else None,
        venue[1] if venue else None,
        _KINDS[found["type"]],
        rest.strip(" ./,，。"),
    )


def _dated(found: re.Match[str], *, rest: str) -> Citation | None:
    names = found["authors"].strip(" ,")
    if not people.are_names(names) or not people.are_people(names):
        return None
    venue = VENUE.search(rest)
    title = found["title"].strip().rstrip(".")
    return Citation(
        title,
        people.people(names),
        int(found["year"]),
        venue[1] if venue else None,
        None,
        rest.strip(" .,，。"),
    )
