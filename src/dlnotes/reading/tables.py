"""The rows of a table, each on its way to become an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dlnotes.reading import naming, people
from dlnotes.reading.body import cells
from dlnotes.reading.drafts import Draft
from dlnotes.reading.han_names import COUNTRY
from dlnotes.reading.labels import role_of_label
from dlnotes.reading.venues import VENUE

_NUMBER_CELL = re.compile(r"[#\d./\-\s]*$")
_TITLE_COLUMN = re.compile(
    r"(?:论文|文章|书)?(?:标题|题目|名称?)|论文|书名|文章|项目|资源|titles?|names?"
    r"|(?:paper|article|book|project|work|course|dataset|tool|resource|library|model|repo(?:sitory)?)s?"
    r"(?:\s(?:titles?|names?))?",
    re.IGNORECASE,
)
_YEAR_COLUMN = re.compile(
    r"年份?|年代|(?:发表|出版)年份?|(?:(?:发表|出版|发布)(?:时间|日期)|时间|日期)|years?|dates?",
    re.IGNORECASE,
)
_AUTHOR_COLUMN = re.compile(r"(?:[著编]|原)?(?:作?者|著者)|讲师|主讲人?|authors?|by", re.IGNORECASE)
_VENUE_COLUMN = re.compile(
    r"会议|期刊|出处|发表|venues?|conferences?|journals?|pub(?:lication)?", re.I
)
_LINKED_WORDS = re.compile(r"\W*\[([^\[\]]+)\]\(")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年|[-./年]\d{1,2}(?:月|[-./月]\d{1,2}日?)?)?")


def table_drafts(
    text: str, rows: Sequence[tuple[int, int]], *, header_is_row: bool
) -> Iterator[Draft]:
    """A draft of each of *rows*; the first one is the header, and a row too if it says so."""
    header = [naming.plain(text[low:high]) for low, high in cells(text, *rows[0])]
    if header_is_row:
        yield from _row(text, [], rows[0])
    for row in rows[1:]:
        yield from _row(text, header, row)


def _row(text: str, header: Sequence[str], row: tuple[int, int]) -> Iterator[Draft]:
    """One cell is the title, the others what is said of it; a row without one says nothing."""
    found = cells(text, *row)
    number = _title_at(text, header, found)
    if number is None:
        return
    rest = [
        (header[at] if at < len(header) else "", place)
        for at, place in enumerate(found)
        if at != number and place[0] < place[1]
    ]
    low, high = found[number]
    draft = Draft((low, high), cells=rest, is_title=True, start=low)
    draft.year, draft.venue = _year(text, rest), _venue(text, rest)
    draft.authors = _authors(text, rest)
    yield draft


def _title_at(text: str, header: Sequence[str], found: Sequence[tuple[int, int]]) -> int | None:
    """The first cell that is no number or date, unless it has no link and a later column is called
    a title: the one whose link names a work, else the first."""
    named = [at for at, place in enumerate(found) if not _NUMBER_CELL.match(text, *place)]
    if not named or "](" in text[slice(*found[named[0]])]:
        return named[0] if named else None
    called = [at for at in named if at < len(header) and _TITLE_COLUMN.fullmatch(header[at])]
    linked = (at for at in called if _names_a_work(text[slice(*found[at])]))
    return next(linked, called[0] if called else named[0])


def _names_a_work(cell: str) -> bool:
    """``[A title](u)``, and not ``[Paper](u)``."""
    words = _LINKED_WORDS.match(cell)
    return words is not None and " " in words[1] and role_of_label(words[1], {}) is None


def _year(text: str, named: Sequence[tuple[str, tuple[int, int]]]) -> int | None:
    """A cell that is a year or a day, in a column that is called so."""
    for column, place in named:
        found = _YEAR.fullmatch(text[slice(*place)].strip())
        if found and _YEAR_COLUMN.fullmatch(column):
            return int(found[1])
    return None


def _venue(text: str, named: Sequence[tuple[str, tuple[int, int]]]) -> str | None:
    """A cell that begins with a venue, in a column that is called so."""
    for column, place in named:
        if _holds_venues(column) and (found := VENUE.match(text, *place)):
            return found[1]
    return None


def _authors(text: str, named: Sequence[tuple[str, tuple[int, int]]]) -> tuple[str, ...]:
    """The names in a column that is called so."""
    for column, place in named:
        if _holds_authors(column):
            return people_in_cell(naming.plain(_LINKED.sub(r"\1", text[slice(*place)])))
    return ()


@lru_cache(maxsize=256)
def _holds_authors(column: str) -> bool:
    return _AUTHOR_COLUMN.fullmatch(column) is not None


@lru_cache(maxsize=256)
def _holds_venues(column: str) -> bool:
    return _VENUE_COLUMN.fullmatch(column) is not None


def people_in_cell(text: str) -> tuple[str, ...]:
    """The names in a text that is known to hold them.

    >>> people_in_cell("[美]詹姆斯·贝尔 / 王小明 著"), people_in_cell("30 人")
    (('詹姆斯·贝尔', '王小明'), ())
    """
    if _HAS_DIGIT.search(text):
        return ()
    if text.isascii():
        return people.people(text) if people.are_names(text) else ()
    parts = (_NOT_THE_NAME.sub("", part).strip() for part in _BETWEEN_NAMES.split(text))
    names = tuple(part for part in parts if part)
    return names if all(len(name) <= _LONGEST_NAME for name in names) else ()


_LINKED = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_HAS_DIGIT = re.compile(r"\d")
_NOT_THE_NAME = re.compile(rf"{COUNTRY}|\s*[编合]?[著编译]$|\s*主编$")
_BETWEEN_NAMES = re.compile(r"\s*[、,，/;；&|]\s*|\s+and\s+")
_LONGEST_NAME = 40
