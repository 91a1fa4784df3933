"""What an item opens with before its title: a date, a checkbox, media tags."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from dlnotes.config import Config
from dlnotes.reading.kinds import is_remark, kind_of_tag
from dlnotes.reading.labels import role_of_label
from dlnotes.reading.people import YEAR, full_year
from dlnotes.reading.venues import ANY_VENUE
from dlnotes.records import Kind

_SPACE = re.compile(r"[\s\u200b\ufeff]*")
_DATE = re.compile(
    r"(?P<bold>\*\*)?(?P<year>(?:19|20)\d\d)[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?(?(bold)\*\*)(?=[\s:：,，@])"
    r"[\s:：,，]*"
)
_CHECKBOX = re.compile(r"\[[ xX√]\][ \t]+")
_TAG = re.compile(
    r"(?:\*\*)?(?:\[([^\[\]\n]{1,16})\]|【([^【】\n]{1,16})】)(?:\*\*)?(?!\()[ \t]*"
    r"(?P<colon>[:：][ \t]*)?"
)
_PLACED = re.compile(
    rf"[(（\[【]\s*[*_]*(?:(?P<venue>{ANY_VENUE})|(?:arxiv|preprint)(?:\s+preprint)?)?[*_]*\s*[,，'’]?\s*"
    rf"(?P<year>{YEAR}(?:[./\-]\d{{1,2}}){{0,2}}|(?<=[A-Za-z'’*_ ])\d\d)?"
    r"[*_]*\s*[)）\]】](?!\()[ \t]*",
    re.IGNORECASE,
)
_MOST_TAGS = 12
"""Words in brackets before a title that are tags; more of them are something else."""
_TAG_MARKS = ("[", "【", "*")
_TAG_WORD = re.compile(
    r"(论文|幻灯片?|视频|博文|文章|书籍|课程|教程|综述|讲座|新书|论文笔记)[ ]?[:：][ \t]*"
    r"(?=[《“\"A-Z])"
)


class Opening(NamedTuple):
    """What stood before the title, which begins at *end*.

    *unknown_tag* is where a word in brackets stands that no table knows; *venue*
    and *year* are those of a tag like ``[ACL 2015]``.
    """

    end: int
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    date: str | None = None
    unknown_tag: tuple[int, int] | None = None
    venue: str | None = None
    year: int | None = None
    rest: str = ""
    """A month, which no field holds."""


def read_opening(text: str, at: int, end: int, starts: Set[int], config: Config) -> Opening:
    """Step over the date, the checkbox and the media tags at the front.

    No tag begins where a link does: *starts* holds those offsets.
    """
    at = skip(text, at, end)
    date = None
    # Most items open with their title, which a look at one character tells.
    if text[at : at + 3].lstrip("*")[:1].isdigit() and (found := _DATE.match(text, at, end)):
        date = _day(found)
        at = found.end() if date else at
    opening = Opening(at, date=date)
    if text[at : at + 1] in _TAG_MARKS:
        opening = _media_tags(text, opening, end, starts, config)
    if text[opening.end : opening.end + 1] in ("(", "（"):
        opening = _placed(text, opening, end) or opening
    if found := _TAG_WORD.match(text, opening.end, end):
        kind = opening.kind or kind_of_tag(found[1], config.kinds)
        opening = opening._replace(end=found.end(), kind=kind)
    return opening


def dated(words: str) -> tuple[str | None, str]:
    """The day that a link's words begin with, and the words without it.

    >>> dated("2015-03-12 织机的春天"), dated("2015-13-12 x")
    (('2015-03-12', '织机的春天'), (None, '2015-13-12 x'))
    """
    found = _DAY_BEFORE.match(words)
    day = _day(found) if found else None
    return (day, words[found.end() :]) if found and day else (None, words)


def _day(found: re.Match[str]) -> str | None:
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


_DAY_BEFORE = re.compile(
    r"\s*(?P<year>(?:19|20)\d\d)([-./])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)[-_\s:：]+(?=\S)"
)


def past_checkbox(text: str, start: int, end: int) -> int:
    """Where what a list ticks off begins, behind its box.

    >>> past_checkbox("[x] a", 0, 5), past_checkbox("a", 0, 1)
    (4, 0)
    """
    box = _CHECKBOX.match(text, start, end)
    return box.end() if box else start


def _media_tags(text: str, opening: Opening, end: int, starts: Set[int], config: Config) -> Opening:
    opening = opening._replace(end=past_checkbox(text, opening.end, end))
    while opening.end not in starts and (found := _TAG.match(text, opening.end, end)):
        if placed := _placed(text, opening, end):
            opening = placed
            continue
        tag = found[1] or found[2]
        kind = kind_of_tag(tag, config.kinds)
        # “**[12]** …” is the entry's number in its list.
        if not kind and not tag.strip().isdigit() and not is_remark(tag):
            if found[2] and role_of_label(tag, config.roles):
                # “【阿里云盘】…” says where it is.
                at = skip(text, found.end(), end)
                opening = opening._replace(end=at, tags=(*opening.tags, tag.strip()))
                continue
            many = len(opening.tags) >= _MOST_TAGS
            if many or found[2] or found["colon"] or not _is_tag(found, starts):
                break
            place = opening.unknown_tag or found.span()
            opening = opening._replace(tags=(*opening.tags, tag.strip()), unknown_tag=place)
        after = skip(text, found.end(), end)
        opening = opening._replace(end=after, kind=opening.kind or kind)
    return opening


def _placed(text: str, opening: Opening, end: int) -> Opening | None:
    """``[2023/05]``, ``(ICLR 2016)``, ``(*arXiv* 2023)``: when and where, before the title."""
    found = _PLACED.match(text, opening.end, end)
    if found is None or not (found["venue"] or found["year"]):
        return None
    written = found["year"] or ""
    digits = written[:4]
    return opening._replace(
        end=found.end(),
        rest=written if len(written) > 4 else opening.rest,
        venue=found["venue"] or opening.venue,
        year=full_year(digits) if digits else opening.year,
    )


def _is_tag(found: re.Match[str], starts: Set[int]) -> bool:
    """An unknown word in brackets is a tag where a title follows it."""
    after = found.string[found.end() : found.end() + 1]
    return after in ("《", "[", "“", "【") or found.end() in starts


def skip(text: str, at: int, end: int) -> int:
    """The next character from *at* on that is no space, at most *end*."""
    found = _SPACE.match(text, at, end)
    return found.end() if found else at
