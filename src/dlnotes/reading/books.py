"""A title in 《》, and what stands glued to it: who wrote it, which edition, when."""

from __future__ import annotations

import re

from dlnotes.reading import people
from dlnotes.reading.han_names import COUNTRY, HAN_LETTER, behind_a_book, is_han_name
from dlnotes.reading.naming import Naming
from dlnotes.reading.years import year_in_parentheses

# 「」 and 『』 mark a title where nothing is glued to them.
_MARKS = re.compile(
    r"(?:\*{1,2}|==|\[\[)?(?:《([^《》\n]{1,300})》|[「『]([^「」『』\n]{2,300})[」』](?=\s|$|[^\w]))"
    r"([(（][^()（）\n]{0,12}(?:版|册|卷|辑|部|上|中|下)[)）])?(?:\*{1,2}|==|\]\])?"
)
# “[英] 毛姆《…》”, “史蒂芬·平克：《…》”
_BEFORE = re.compile(
    rf"(?:{COUNTRY}\s*)?({HAN_LETTER}{{2,4}}(?:[·•]{HAN_LETTER}+)*)\s*[:：]?\s*(?=《)"
)
_LATIN = re.compile(
    rf"\s*(?P<sure>[,，\-–—/|:：]+\s*|{COUNTRY}\s*|[bB]y\s+)?(?P<name>[A-Z][\w.’'\- ]{{3,40}}?)"
    rf"(?P<written>\s*著)?[,，\s]*(?P<year>{people.YEAR})?(?=\s*(?:$|[|｜/。⭐★☆#\[(（]))"
)


_FIRST = ("《", "「", "『", "*", "==", "[[")
_FARTHEST = 24
"""Characters before 《 in which an author may stand."""


def read_book(text: str, at: int, end: int) -> tuple[Naming, int] | None:
    """The book whose title begins at *at*, its author perhaps before it, and where that ends.

    >>> line = "《小店》（第2版） [英] 安·李 ⭐⭐"
    >>> read_book(line, 0, len(line))[0][:3]
    ('小店（第2版）', None, ('安·李',))
    >>> line = "张小店《铺子》很好"
    >>> named, stop = read_book(line, 0, len(line))
    >>> named.title, named.authors, line[stop:]
    ('铺子', ('张小店',), '很好')
    """
    if not text.startswith(_FIRST, at) and text.find("《", at, min(end, at + _FARTHEST)) < 0:
        return None
    before = _BEFORE.match(text, at, end)
    author = before[1] if before and is_han_name(before[1]) else ""
    found = _MARKS.match(text, before.end() if before and author else at, end)
    if found is None:
        return None
    title = (found[1] or found[2]).strip()
    after = text[found.end() : min(end, found.end() + 600)]
    told = people.leading_credits(after)
    if not told.end and not author:
        told = _alone(after)
    named = Naming(
        f"{title}{found[3] or ''}",
        authors=(author,) if author else told.authors,
        year=told.year or year_in_parentheses(title),
        venue=told.venue,
    )
    return named, found.end() + told.end


def _alone(after: str) -> people.Credits:
    """Names with nothing else behind a title, or one that a mark or a year makes sure."""
    names, length = behind_a_book(after)
    if names:
        return people.Credits(names, end=length)
    found = _LATIN.match(after)
    if found is None or not people.is_full_name(found["name"].strip()):
        return people.Credits()
    if not (found["sure"] or found["written"] or found["year"]):
        return people.Credits()
    year = int(found["year"]) if found["year"] else None
    return people.Credits((found["name"].strip(),), year, None, found.end())
