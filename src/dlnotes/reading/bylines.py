"""Authors before a title, with commas between them all: ``A. Name, B. Name, Title, NIPS, 2014``.

Nothing but commas parts the names from the title, so a name is looked at word
by word: it has two to five, begins with a capital, and holds no word that
titles hold.  Two names must stand there, or one with a place behind the title.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dlnotes.reading import people
from dlnotes.reading.citations import Citation
from dlnotes.reading.venues import ANY_VENUE

_COMMA = re.compile(r",\s+|，")
_JOINED = re.compile(r"\s+(?:and|&)\s+")
_LEADING_AND = re.compile(r"(?:and|&)\s+")
_OTHERS = re.compile(r"(.*?)\s*\bet\.?\s*al\.?$")
_STOPPED = re.compile(r"(.+?[a-z]{2})[.:]\s+(?=\S)")
_NO_FIRST_NAMES = re.compile(r"(?:A|An|The|In|On|For|Of|To|With|From|And|Or)\s")
_SMALL_WORDS = re.compile(
    r"de|van|von|der|dan|den|ten|del|della|la|le|el|di|da|dos|bin|al|y|Jr\.?|II|III|IV"
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’*\-])*")
_PLACE = re.compile(
    rf"[\s,.;/]*(?:[,.;/]\s*(?:in\s+)?|\s(?=arXiv|{ANY_VENUE}|\d))"
    r"(?:arXiv(?:\s+preprint)?(?:\s*arXiv)?\s*:\s*(?P<arxiv>\d{4})\.\d{4,5}(?:v\d+)?"
    rf"|(?:(?P<venue>{ANY_VENUE}|[A-Z][A-Za-z]*[A-Z]{{2,}})(?:-[A-Z]+)?[\s,'’]*"
    rf"|(?<=, )(?P<words>[A-Z][^,.]{{2,60}}?)\s)?(?P<year>{people.YEAR})"
    rf"|(?P<alone>{ANY_VENUE}))[\s.,;/]*$"
)
_LONGEST_NAME = 40


def byline(text: str) -> Citation | None:
    """The reference that *text* is: names, then a title, then perhaps a place.

    >>> byline("Yi Li and Fei Wu, Looms by Hand, BMVC 2014.")[:4]
    ('Looms by Hand', ('Yi Li', 'Fei Wu'), 2014, 'BMVC')
    >>> byline("Ada Byron, Looms at Work, arXiv:1501.00001.")[2:]
    (2015, None, None, 'arXiv:1501.00001')
    >>> byline("Byron, Ada, Fei Wu, and Yi Li, Looms at Work").authors
    ('Ada Byron', 'Fei Wu', 'Yi Li')
    >>> byline("Show, Attend and Tell") is byline("Looms, Threads, and Needles") is None
    True
    """
    if ", " not in text:
        return None
    text = people.turned(text.strip())
    place = _place_behind(text)
    authors, title = _names_apart(text[: place.start])
    if not title and len(authors) > 1:
        # “Ada Byron, Fast Looms, ICLR”: the last of them is the title.
        authors, title = authors[:-1], authors[-1]
    if len(authors) < 2 and not (authors and place.start < len(text)):
        return None
    title = title.strip(" ,.")
    if len(title) < _SHORTEST_TITLE or not title[0].isalnum():
        return None
    rest = text[place.start :].strip(" ,.;/") if place.is_told else ""
    return Citation(title, authors, place.year, place.venue, None, rest)


def placed_byline(text: str) -> Citation | None:
    """The same where no address stands: then only a place tells it from a sentence."""
    found = byline(text)
    return found if found and (found.year or found.venue) else None


_SHORTEST_TITLE = 8


class _Place(NamedTuple):
    """What stands from *start* on; *is_told* when the year and the venue are not all of it."""

    start: int
    year: int | None = None
    venue: str | None = None
    is_told: bool = False


def _place_behind(text: str) -> _Place:
    """Where and when, as often as it is said behind a title.

    >>> _place_behind("Looms, arXiv:1501.00001 / ICLR 2015")
    _Place(start=5, year=2015, venue='ICLR', is_told=True)
    """
    place = _Place(len(text))
    while found := _PLACE.search(text, max(0, place.start - 90), place.start):
        year = int(found["year"]) if found["year"] else place.year
        if found["arxiv"] and year is None:
            year = people.full_year(found["arxiv"][:2])
        venue = found["venue"] or found["alone"] or place.venue
        told = bool(found["arxiv"] or found["words"]) or place.is_told
        place = _Place(found.start(), year, venue, told)
    return place


def names_only(text: str) -> tuple[str, ...]:
    """The authors that *text* is, when it is nothing else; one of several may lack its capitals.

    >>> names_only("Ada Byron, fei wu, Yi Li,"), names_only("Looms, Threads and Needles,")
    (('Ada Byron', 'fei wu', 'Yi Li'), ())
    """
    text = people.turned(people.of_bibtex(text.strip(" ,.:;*")))
    parts = [part for part in _BETWEEN.split(text) if part]
    others = bool(parts) and _OTHERS.fullmatch(parts[-1])
    if others:
        parts[-1:] = [others[1]] if others[1] else []
    sure = sum(map(is_listed_name, parts))
    if not sure or len(parts) + bool(others) < 2 or sure < len(parts) - sure:
        return ()
    if not all(_TWO_WORDS.fullmatch(part) or is_listed_name(part) for part in parts):
        return ()
    return (*parts, "et al.") if others else tuple(parts)


_BETWEEN = re.compile(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}\s[^\W\d_]{2,}")


def _names_apart(text: str) -> tuple[tuple[str, ...], str]:
    """The names at the front of *text*, and what follows them."""
    names: list[str] = []
    at = 0
    while at < len(text):
        comma = _COMMA.search(text, at, at + 3 * _LONGEST_NAME)
        end = comma.start() if comma else len(text)
        part = text[at:end]
        found, ended = _names_in(part)
        if not found and names and (stopped := _STOPPED.match(part)):
            found, _ = _names_in(stopped[1])
            ended, end = True, at + stopped.end()
            comma = None
        if not found:
            break
        names += found
        at = comma.end() if comma else end
        if ended:
            break
    return tuple(names), text[at:]


def _names_in(part: str) -> tuple[list[str], bool]:
    """The names that *part* is, and whether it says that no more follow."""
    more = _OTHERS.fullmatch(part)
    words = more[1].strip(" ,") if more else part
    last = _LEADING_AND.match(words)
    pieces = _JOINED.split(words[last.end() :] if last else words)
    if more and not words:
        return ["et al."], True
    if not all(is_listed_name(piece) for piece in pieces):
        return [], False
    found = [piece.strip(" *") for piece in pieces]
    return [*found, "et al."] if more else found, bool(more or last or len(pieces) > 1)


def is_listed_name(text: str) -> bool:
    """“Chen Change Loy”, “N Wang”, “Patrick van der Smagt”: a name, where names are listed.

    >>> [is_listed_name(one) for one in ("N Wang", "Éric Gaussier", "Fast R-CNN", "Deep Learning")]
    [True, True, False, False]
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > _LONGEST_NAME or _NO_FIRST_NAMES.match(text):
        return False
    if not all(_is_name_word(word) for word in words) or words[-1].islower():
        return False
    return not people.of_titles(text)


def _is_name_word(word: str) -> bool:
    if not word[0].isupper() or not _NAME_WORD.fullmatch(word):
        return _SMALL_WORDS.fullmatch(word) is not None
    letters = word.replace(".", "").replace("-", "")
    return len(letters) <= _LONGEST_INITIALS or not letters.isupper()


_LONGEST_INITIALS = 3
