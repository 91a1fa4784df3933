"""Numbers to the geometry of charts; a template draws them.

Across, everything is in percent of a chart's width, so that a chart is as wide
as its column while its letters stay as large as any others on the page; down,
in pixels.  A thin line is all that is counted, a thick one the part of it that
wants attention, and what it means is written on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

ROW = 36
"""Pixels from one bar to the next."""

TALL = 120
"""Pixels of the highest column, and of the scale of a curve."""

APART = 11.0
"""Percent of a chart's width that two numbers written on it are apart at least."""

_COLUMNS = 30
_LEFT, _RIGHT = 5.0, 95.0
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Count(Struct, frozen=True, array_like=True):
    """Something counted: how many, and how many of them are in *trouble*."""

    name: str
    total: int
    trouble: int
    href: str = ""


class Bar(Struct, frozen=True, array_like=True):
    """A row of a chart: *length* of the thin line, *red* of the thick one, where it lies."""

    name: str
    label: str
    length: float
    red: float
    top: int


class Column(Struct, frozen=True, array_like=True):
    """An upright line at *x*; *high* and *red* are pixels, *label* may be empty."""

    x: float
    high: int
    red: int
    label: str


class Spot(Struct, frozen=True, array_like=True):
    """A place of a curve, *y* from the top; *label* may be empty."""

    x: float
    y: int
    label: str


class Tick(Struct, frozen=True, array_like=True):
    """A year written under a chart."""

    x: float
    name: str


def bars(counts: Sequence[Count], labels: Sequence[str]) -> tuple[Bar, ...]:
    """A bar for each count, with its label at the end.

    >>> bars([Count("a.cn", 8, 2), Count("b.cn", 2, 0)], ["2 / 8", "2"])[1]
    Bar(name='b.cn', label='2', length=25.0, red=0.0, top=36)
    """
    most = max((count.total for count in counts), default=0) or 1
    return tuple(
        Bar(
            short(count.name),
            label,
            round(100 * count.total / most, 2),
            round(100 * count.trouble / most, 2),
            ROW * number,
        )
        for number, (count, label) in enumerate(zip(counts, labels, strict=True))
    )


def columns(years: Sequence[tuple[int, int, int]]) -> tuple[Column, ...]:
    """An upright line for each (year, total, trouble), the years in order.

    >>> columns([(2013, 10, 5), (2015, 5, 0)])
    (Column(x=5.0, high=120, red=60, label='10'), Column(x=95.0, high=60, red=0, label='5'))
    """
    totals = [total for _, total, _ in years]
    most, xs = max(totals, default=0), places(years)
    named = _named(xs, totals.index(most)) if totals else frozenset()
    return tuple(
        Column(x, _pixels(total, most), _pixels(trouble, most), f"{total:,}" if at in named else "")
        for at, (x, (_, total, trouble)) in enumerate(zip(xs, years, strict=True))
    )


def curve(years: Sequence[tuple[int, int, int]]) -> tuple[Spot, ...]:
    """The share that is *kept* of each (year, total, kept), the years in order.

    >>> curve([(2013, 10, 5), (2015, 5, 5)])
    (Spot(x=5.0, y=60, label='50%'), Spot(x=95.0, y=0, label='100%'))
    """
    shares = [kept / total for _, total, kept in years]
    xs = places(years)
    named = _named(xs, shares.index(min(shares))) if shares else frozenset()
    return tuple(
        Spot(x, TALL - round(TALL * share), percent(kept, total) if at in named else "")
        for at, (x, share, (_, total, kept)) in enumerate(zip(xs, shares, years, strict=True))
    )


def places(years: Sequence[tuple[int, int, int]]) -> list[float]:
    """Where each year stands on a scale of time; a single one in the middle."""
    return [_place(year, years[0][0], years[-1][0]) for year, _, _ in years]


def ticks(years: Sequence[tuple[int, int, int]]) -> tuple[Tick, ...]:
    """The years to write under a chart: few enough for a phone.

    >>> [tick.name for tick in ticks([(1997, 1, 0), (2015, 1, 0)])]
    ['2000', '2005', '2010', '2015']
    """
    if not years:
        return ()
    first, last = years[0][0], years[-1][0]
    step = next(step for step in _STEPS if (last - first) // step < _TICKS)
    named = range(-(-first // step) * step, last + 1, step)
    return tuple(Tick(_place(year, first, last), str(year)) for year in named)


def percent(part: int, whole: int) -> str:
    """A share in whole percent; neither none nor all unless it is so.

    >>> percent(999, 1000), percent(1, 1000), percent(2, 3), percent(0, 0)
    ('99%', '1%', '67%', '0%')
    """
    if not part or not whole:
        return "0%"
    return "100%" if part == whole else f"{min(max(round(100 * part / whole), 1), 99)}%"


def short(name: str) -> str:
    """*name*, no wider than a phone has room for beside a number.

    >>> short("Deep Learning in NLP"), short("深" * 20)
    ('Deep Learning in NLP', '深深深深深深深深深深深深深深…')
    """
    width = 0
    for at, character in enumerate(name):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > _COLUMNS:
            return f"{name[: at - 1]}…"
    return name


def _place(year: int, first: int, last: int) -> float:
    if first == last:
        return 50.0
    return round(_LEFT + (_RIGHT - _LEFT) * (year - first) / (last - first), 2)


def _pixels(part: int, most: int) -> int:
    # What is there at all can be seen.
    return max(round(TALL * part / most), 2) if part else 0


def _named(xs: Sequence[float], first: int) -> frozenset[int]:
    """Which places have room for their number: the *first* asked, both ends, then the rest."""
    named: list[int] = []
    for at in (first, len(xs) - 1, 0, *range(len(xs))):
        if all(abs(xs[at] - xs[other]) >= APART for other in named):
            named.append(at)
    return frozenset(named)
