"""References as journals print them: GB/T 7714, APA, and an author with a year in brackets.

A citation is one line whose parts stand in a fixed order, so it is read as a
whole, before anybody looks for a title in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from dlnotes.reading import naming, people
from dlnotes.reading.han_names import HAN_LETTER, are_han_names
from dlnotes.reading.naming import Naming
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
# “Yu Wang, Gao Cong. 2010. Title. In Proceedings …”, as the ACM prints it.
_ACM = re.compile(
    rf"(?P<authors>[^()（）\[\]\n]{{4,300}}?)[.．]\s(?P<year>{people.YEAR})[a-z]?[.．]\s+"
    r"(?P<title>[^\n]{4,300}?[^\W\d_][)）]?)[.?．](?=\s|$)(?P<rest>[^\n]*)"
)
# “Lü L, Zhang Y-C (2011) Title. PLoS ONE 6(6)”, “H. Jaeger (2002): Title.”
_UNSTOPPED = re.compile(
    rf"(?P<authors>[^()（）\n]{{2,300}}?)\s*[(（](?P<year>{people.YEAR})[a-z]?[)）](?P<colon>[:：])?\s+"
    r"(?P<title>[^\n]{4,300}?[^\W\d_][)）]?)[.?．](?=\s|$)(?P<rest>[^\n]*)"
)
# “Li Deng, Title, in Transactions …, 2014”
_IN_VENUE = re.compile(rf"\s*,\s+in\s+(?P<rest>[A-Z][^\n]*?(?P<year>{people.YEAR})[^\n]*)$")
# “题目，作者，2015”, “Title，Author, Author”
_FULL_WIDTH = re.compile(
    rf"(?P<title>[^，。；\n]{{4,200}})，(?P<authors>[^。；：\n]{{2,200}}?)(?:，\s*(?P<year>{people.YEAR}))?[。.]?\s*"
)
_BRACKETED = re.compile(
    rf"\[(?P<authors>[^\[\]\n]{{2,60}}?),?\s*(?P<year>{people.YEAR})[a-z]?\]\s*(?P<title>[^\n]{{4,300}})"
)
_HAN_NAMES = re.compile(
    rf"{HAN_LETTER}{{2,4}}(?:\s*[,，、]\s*{HAN_LETTER}{{2,4}})*(?:\s*[,，]?\s*等)?"
)
# “Mikolov T, Wang Ni”: a surname, then bare initials or a short first name.
_SURNAME = r"[A-Z][A-Za-z\u00c0-\u024f’'\-]+(?:\s(?:[A-Z](?:-?[A-Z]){0,2}|[A-Z][a-z]{1,8}))?"
_SURNAMES = re.compile(rf"{_SURNAME}(?:,\s{_SURNAME})*(?:,\set\sal)?")
_SOME_YEAR = re.compile(rf"(?<!\d){people.YEAR}(?!\d)")


class Citation(NamedTuple):
    """A reference, taken apart; *rest* is the part that no field holds."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    venue: str | None
    kind: Kind | None
    rest: str


Read: TypeAlias = Callable[[str], Citation | None]


def cited(text: str, read: Read | None = None) -> Naming | None:
    """What a reference in Markdown says of its work, None when *text* is none that *read* knows."""
    if defined := _DEFINED.match(text):
        return naming.name(defined[1], {})._replace(rest=naming.plain(text[defined.end() :]))
    found = (read or citation)(naming.plain(text)) if len(text) <= _LONGEST else None
    if found is None or (", in " in text and _MARKED.search(text)):
        return None
    return Naming(found.title, found.kind, found.authors, found.year, found.venue, rest=found.rest)


# “Term”, and on the next line “: what it is”.
_DEFINED = re.compile(r"([^\r\n]{2,200})(?:\r\n|\n|\r)[ \t]*:[ \t]+")
# A title that is slanted or quoted is read as such.
_MARKED = re.compile(r"[*_\"“]")
_LONGEST = 900
"""Characters of a reference: two hundred for its authors, three for its title, and its place."""


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
    >>> citation("Yu Wang, Gao Cong. 2010. Greedy mining. In Proceedings of KDD")[:3]
    ('Greedy mining', ('Yu Wang', 'Gao Cong'), 2010)
    >>> citation("Lü L, Zhou T (2011) Leaders in networks. PLoS ONE 6(6)")[:3]
    ('Leaders in networks', ('L Lü', 'T Zhou'), 2011)
    >>> citation("Li Deng, A Survey of Nets, in Transactions on Signals, 2014")[:3]
    ('A Survey of Nets', ('Li Deng',), 2014)
    >>> citation("推荐系统进展，朱扬勇，孙婧，2015")[:3]
    ('推荐系统进展', ('朱扬勇', '孙婧'), 2015)
    """
    if "[" in text and (found := _GB.match(text)):
        return _numbered(found)
    if found := _BRACKETED.match(text):
        return _dated(found, rest="")
    if "，" in text and (found := _FULL_WIDTH.fullmatch(text)) and (cited := _full_width(found)):
        return cited
    for pattern in (_APA, _ACM, _UNSTOPPED) if _SOME_YEAR.search(text) else ():
        found = pattern.match(text)
        if found and (cited := _dated(found, rest=found["rest"])):
            return cited
    return _in_venue(text) if ", in " in text else None


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
    names = _SPACED_STOP.sub("", found["authors"].strip(" ,"))
    alone = found.re is _ACM and people.is_full_name(names)
    if not people.are_names(names) or not (alone or people.are_people(names)):
        return None
    if found.re is _UNSTOPPED and not found["colon"] and not _INITIALS.search(names):
        # “Bold Works (2012) …” is a title more often than names.
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


# Behind a surname, as journals of the sciences print them.
_INITIALS = re.compile(r"[a-z\u00c0-\u024f]\s[A-Z](?:-?[A-Z]){0,2}(?:,|$)")
_SPACED_STOP = re.compile(r"\s+\.$")


def _in_venue(text: str) -> Citation | None:
    """Full names, a title, and ``, in`` somewhere that has a year."""
    place = _IN_VENUE.search(text)
    names, title = _names_first(text[: place.start()]) if place else ((), "")
    if place is None or not names or title.count(" ") < _FEWEST_SPACES:
        return None
    venue = VENUE.search(place["rest"])
    rest = place["rest"].strip(" .,，。")
    return Citation(title, names, int(place["year"]), venue[1] if venue else None, None, rest)


def _names_first(text: str) -> tuple[tuple[str, ...], str]:
    """The full names that *text* begins with, and what stands behind them."""
    names: list[str] = []
    at = 0
    while (found := _NAME_AND_JOINT.match(text, at)) and people.is_full_name(found[1]):
        names.append(found[1])
        at = found.end()
    return tuple(names), text[at:].strip()


_FEWEST_SPACES = 2
_NAME_AND_JOINT = re.compile(r"([^,，&\n]{3,40}?)\s*(?:,\s+(?:and\s+|&\s+)?|\s(?:and|&)\s+)")


def names_and_title(text: str) -> tuple[tuple[str, ...], str]:
    """Several full names, and a title of some length, where nothing marks either.

    >>> names_and_title("Li Deng, Xiao Li, Learning to Hear: An Overview")
    (('Li Deng', 'Xiao Li'), 'Learning to Hear: An Overview')
    >>> names_and_title("Ann Lee and Bo Schütze, Foundations of Shops")
    (('Ann Lee', 'Bo Schütze'), 'Foundations of Shops')
    >>> names_and_title("Deep Nets, and what they are")
    ((), 'Deep Nets, and what they are')
    """
    listed = ", " in text and not people.HAS_HAN.search(text)
    names, title = _names_first(text) if listed else ((), "")
    several = len(names) > 1 and title[:1].isupper() and title.count(" ") >= _FEWEST_SPACES
    return (names, title) if several else ((), text)


def _full_width(found: re.Match[str]) -> Citation | None:
    """Parts between full-width commas; who has no year behind him must have a full name."""
    names, year = found["authors"].strip(), found["year"]
    parts = [part.strip() for part in _BETWEEN.split(names)]
    known = all(people.is_full_name(part) for part in parts)
    if not known and not (year and are_han_names("、".join(parts).replace(" ", ""))):
        if not (year and names.isascii() and len(parts) == 1):
            return None
        # “Title，ACM，2004”: by nobody who is named.
        return Citation(found["title"].strip(), (), int(year), None, None, names)
    authors = tuple(part if known else part.replace(" ", "") for part in parts)
    return Citation(found["title"].strip(), authors, int(year) if year else None, None, None, "")


_BETWEEN = re.compile(r"\s*[，,、]\s*(?:and\s|&\s)?|\s+(?:and|&)\s+")
