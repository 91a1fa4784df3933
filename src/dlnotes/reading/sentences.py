"""A work that is named in the middle of a sentence: in 《》, in quotes, slanted, or announced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dlnotes.reading import naming, people
from dlnotes.reading.bylines import names_only
from dlnotes.reading.kinds import kind_of_tag
from dlnotes.reading.naming import Naming
from dlnotes.reading.venues import VENUE
from dlnotes.records import Kind

_NAMED = re.compile(
    r"《([^《》\n]{1,300})》|【([^【】\n]{2,300})】|“([^“”\n]{4,300})”|(?<![A-Za-z0-9])\"([^\"\n]{4,300})\""
    r"|(?<![*\w])(?:\*\*?|_)(?=[^\s*_])([^*_\n]{4,300}?)(?:\*\*?|_)(?![*\w])"
)
_ANNOUNCED = re.compile(
    r"(?:新作|论文|新书|文章|博文|报告|题目|题为|标题|paper|talk|slides)\s*[:：]\s*([^，。；！？,;\n]{6,200})",
    re.IGNORECASE,
)
_TAG_BEFORE = re.compile(r"[\[【]([^\[\]【】\n]{1,16})[\]】]\s*$")
NAMES_ONLY = re.compile(
    rf"[\s*]*({people.NAMES})\s*[,，.]?\s*(?:[(（]({people.YEAR})[a-z]?[)）])?\s*[,，.:：]?\s*[*\"“]*$"
)
"""Authors and nothing else, with their year in parentheses."""
_NEAR_THE_START = 24
"""Characters within which an unaddressed sentence opens with its work."""


class Named(NamedTuple):
    """A work, and where the sentence goes on behind it; *end* is None when it must stay whole."""

    naming: Naming
    end: int | None


class _Authors(NamedTuple):
    authors: tuple[str, ...]
    year: str | None


def named_in(lead: str, kinds: Mapping[str, Kind], *, addressed: bool) -> Named | None:
    """The work named nearest before the first address, or “论文：…”.

    *lead* is what stands before the address; all of the sentence when it is not *addressed*.

    >>> named_in("推荐一篇《Deep Speech》，很好", {}, addressed=True).naming.title
    'Deep Speech'
    """
    found = None
    for found in _NAMED.finditer(lead):
        if found[0][0] in "*_" and (told := _title_before(lead, found.start(), kinds)):
            return told
        if 0 < found.start() <= naming.LONGEST and _people_before(lead, found):
            # “authors, *title*, *journal*”: the title is what stands behind the authors.
            return _around(lead, found, kinds)
    # Without an address, only what the sentence opens with is its work.
    if found and (addressed or found.start() < _NEAR_THE_START):
        return _around(lead, found, kinds)
    announced = naming.last_match(_ANNOUNCED, lead) if addressed else None
    return Named(naming.name(announced[1], kinds), None) if announced else None


def _title_before(lead: str, offset: int, kinds: Mapping[str, Kind]) -> Named | None:
    """“Title. *Ada Byron et al. ICML.*”: who is slanted is no title, what stands before is."""
    others = people.SLANTED_OTHERS.match(lead, offset)
    if others is None or not _SHORTEST_BEFORE_NAMES <= offset <= naming.LONGEST:
        return None
    named = naming.name(lead[:offset].rstrip(" .,"), kinds)
    place = VENUE.search(others["place"])
    venue = named.venue or (place[1] if place else None)
    return Named(named._replace(authors=(others["name"], "et al."), venue=venue), offset)


_SHORTEST_BEFORE_NAMES = 8


def _people_before(lead: str, found: re.Match[str]) -> _Authors | None:
    """The authors, when nothing but them stands before *found*, and their year."""
    before = lead[: found.start()]
    # Jan "Honza" Cernocky: a quotation inside a name.
    inside = found[0][0] not in "*_" and not before.rstrip().endswith((",", "，", ".", ":", "："))
    names = None if inside else NAMES_ONLY.match(re.sub('["“”]', "", before))
    if names is None:
        listed = names_only(before)
        return _Authors(listed, None) if listed else None
    marks = "[、，,等]" if found[0][0] != "《" else "[、，,等]|[,，] *$"
    if people.HAS_HAN.search(names[1]) and not re.search(marks, names[0]):
        return None
    return _Authors(people.people(names[1]), names[2])


def _around(lead: str, found: re.Match[str], kinds: Mapping[str, Kind]) -> Named:
    """``authors, *title*, venue year``, or a title in mid-sentence."""
    title = next(group for group in found.groups() if group)
    named = naming.name(title, kinds)
    if tag := _TAG_BEFORE.search(lead[: found.start()]):
        named = named._replace(kind=named.kind or kind_of_tag(tag[1], kinds))
    if not lead[: found.start()].strip():
        told = people.leading_credits(lead[found.end() :])
        named = named._replace(
            authors=named.authors or told.authors,
            year=named.year or told.year,
            venue=named.venue or told.venue,
        )
        return Named(named, found.end() + told.end)
    names = _people_before(lead, found)
    if not names:
        return Named(named, None)
    after = lead[found.end() :]
    venue = VENUE.search(after)
    year = names.year or next(iter(re.findall(rf"\b{people.YEAR}\b", after)), None)
    named = named._replace(
        authors=names.authors,
        venue=venue[1] if venue else None,
        year=int(year) if year else named.year,
    )
    return Named(named, found.end())
