"""By whom an entry says that its work is, outside of its title: labelled, or linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dlnotes.reading import naming, people
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
