"""By whom an entry says that its work is, outside of its title: labelled, linked, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dlnotes.reading import naming, people
from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.bylines import is_listed_name, names_only, placed_byline
from dlnotes.reading.labels import AUTHOR_LABELS
from dlnotes.reading.links import Mention
from dlnotes.reading.rows import fold

_BEFORE_A_LINK = re.compile(r"(?:作者|主讲人?|讲师)\s*(?:[:：是为]\s*)?$")
_JOINS = re.compile(r"\s*(?:[、,，/&和与及]|and)\s*")


def by_label(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """``- author: A, B`` among the labelled items."""
    for low, high in paragraphs:
        label, colon, names = text[low : min(high, low + 600)].partition(":")
        if colon and fold(label) in AUTHOR_LABELS:
            return people.people(naming.plain(names))
    return ()


def by_link(text: str, found: Sequence[Mention]) -> tuple[str, ...]:
    """``作者[A](u)与[B](v)``: who is linked to is named by the link."""
    names: list[str] = []
    end = 0
    for one in found:
        if not one.is_name or not one.token.text or one.role == "primary":
            continue
        token = one.token
        goes_on = names and _JOINS.fullmatch(text, end, token.start)
        if names and not goes_on:
            break
        if goes_on or _BEFORE_A_LINK.search(text, max(0, token.start - 8), token.start):
            names.append(naming.plain(token.text))
            end = token.end
    return tuple(names)


def others_apart(authors: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The names, and what was written for those who are not named.

    >>> others_apart(("Y Liang", "等"))
    (('Y Liang',), '等')
    """
    if authors and people.OTHERS.fullmatch(authors[-1]):
        return authors[:-1], authors[-1]
    return authors, ""


class Below(NamedTuple):
    """What the paragraph under a title says; it is slanted from *start* to *end*."""

    authors: tuple[str, ...]
    year: int | None = None
    venue: str | None = None
    start: int = 0
    end: int = 0


def in_last_line(text: str, start: int, end: int) -> Below | None:
    """Names that are slanted, and all that the last line of a paragraph holds."""
    if not text.endswith(("*", "_", "."), start, end):
        return None
    line = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
    while line < end and text[line] in " \t":
        line += 1
    if line <= start or text[line] not in "*_":
        return None
    found = _SLANTED.fullmatch(text, line, end)
    authors = names_only(naming.plain(found["names"])) if found else ()
    return Below(people.people(", ".join(authors)), None, None, line, end) if authors else None


def below(text: str, rest: Sequence[Range]) -> Below | None:
    """Names that are slanted, or alone in an item; or the reference to the work, in full."""
    block = rest[0] if rest else None
    if block is not None and block.kind == "item" and len(rest) > 1 and rest[1].kind != "item":
        return None
    while block is not None and block.kind == "item" and len(block.children) == 1:
        block = block.children[0]
    if block is None or block.kind != "paragraph" or block.end - block.start > _LONGEST:
        return None
    if found := _SLANTED.match(text, block.start, block.end):
        inside = naming.plain(found["names"]).replace("*", "").rstrip(" .,")
        authors = names_only(inside) or ((inside,) if is_listed_name(inside) else ())
        year = _YEAR_LAST.search(text, found.end(), block.end)
        return (
            Below(authors, int(year[1]) if year else None, None, *found.span()) if authors else None
        )
    if rest[0].kind != "item" or "](" in text[block.start : block.end]:
        return None
    words = naming.plain(text[block.start : block.end])
    if authors := names_only(words):
        return Below(authors)
    # Of two references, neither is the work's own.
    cited = placed_byline(words) if len(rest) == 1 else None
    return Below(cited.authors, cited.year, cited.venue) if cited else None


_LONGEST = 1_500
"""Characters of a paragraph that is a list of names."""
_SLANTED = re.compile(
    r"(?:\*{1,2}|_)(?=\S)(?P<names>(?:[^*_\n\\]|\\.){3,1400})(?<=\S)(?:\*{1,2}|_)[.,]?\s*"
)
_YEAR_LAST = re.compile(rf"(?:^|[\s,(])({people.YEAR})(?:\.\d{{1,2}})?[\s.)]*$")
