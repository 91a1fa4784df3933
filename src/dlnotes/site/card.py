"""The picture that stands for the list where somebody shares it: ``card.png``.

It has no words.  Letters would need a face, and one that holds every Han
character is larger than most lists; the title is told beside the picture by
whoever shows it.  So this is the list as a drawing: the seal, a line a topic
as long as it has entries, and a stroke for each year of the works.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dlnotes.site.charts import places
from dlnotes.site.pages import Card
from dlnotes.site.png import png

WIDTH, HEIGHT = 1200, 630
"""Pixels, as those who show cards ask for (1.91 : 1)."""

_PAPER, _INK, _RULE, _SEAL = range(4)
_COLOURS = ("#fbf8f1", "#1f1b16", "#d9d0be", "#972417")
_EDGE = 80
_STAMP = 176
_TOPICS = 9
_YEARS = 110


def draw(card: Card) -> bytes:
    """The picture as PNG; the same card gives the same bytes everywhere.

    >>> draw(Card(topics=(5, 3), years=((2014, 2), (2015, 6))))[:4]
    b'\\x89PNG'
    """
    sheet = _Sheet()
    sheet.box(_EDGE, 72, WIDTH - 2 * _EDGE, 4, _INK)
    sheet.box(_EDGE, 80, WIDTH - 2 * _EDGE, 2, _INK)
    _stamp(sheet, _EDGE, 128)
    _lines(sheet, card.topics, _EDGE + _STAMP + 88, 128, 288)
    _strokes(sheet, card.years, HEIGHT - 56)
    return png([bytes(row) for row in sheet.rows], _COLOURS)


class _Sheet:
    """Paper to draw boxes on."""

    def __init__(self) -> None:
        self.rows = [bytearray(WIDTH) for _ in range(HEIGHT)]

    def box(self, x: int, y: int, width: int, height: int, colour: int) -> None:
        """Fill a rectangle; what is outside of the paper is lost."""
        for row in self.rows[max(y, 0) : y + height]:
            row[x : x + width] = bytes([colour]) * len(row[x : x + width])


def _stamp(sheet: _Sheet, x: int, y: int) -> None:
    """The seal of the favicon: a contents, one upright stroke and four lines."""
    sheet.box(x + 4, y, _STAMP - 8, _STAMP, _SEAL)
    sheet.box(x, y + 4, _STAMP, _STAMP - 8, _SEAL)
    sheet.box(x + 44, y + 38, 10, 102, _PAPER)
    for at, long in enumerate((68, 68, 68, 44)):
        sheet.box(x + 68, y + 38 + 30 * at, long, 10, _PAPER)


def _lines(sheet: _Sheet, topics: Sequence[int], x: int, y: int, height: int) -> None:
    """A line for each topic on a hairline of full length, the first nine of them."""
    shown, most = topics[:_TOPICS], max(topics, default=0) or 1
    step, full = height // _TOPICS, WIDTH - _EDGE - x
    for at, entries in enumerate(shown):
        sheet.box(x, y + step * at + 8, full, 1, _RULE)
        sheet.box(x, y + step * at + 6, max(full * entries // most, 4), 4, _INK)


def _strokes(sheet: _Sheet, years: Sequence[tuple[int, int]], base: int) -> None:
    """An upright stroke for each year, over a line; the fullest year is red."""
    sheet.box(_EDGE, base, WIDTH - 2 * _EDGE, 2, _INK)
    most = max((entries for _, entries in years), default=0)
    xs = [
        _EDGE + round((WIDTH - 2 * _EDGE) * place / 100)
        for place in places([(year, entries, 0) for year, entries in years])
    ]
    near = min((after - before for before, after in pairwise(xs)), default=99)
    thick = 6 if near > 10 else 3
    for x, (_, entries) in zip(xs, years, strict=True):
        high = max(_YEARS * entries // most, 2)
        colour = _SEAL if entries == most else _INK
        sheet.box(x - thick // 2, base - high, thick, high, colour)
