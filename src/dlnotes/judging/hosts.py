"""Oddities of hosts, as rows of data: what is known, and what a list adds to it.

The rows are those of `excuses`, `gates` and `strangers`; here they are put
together, and found for a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import NamedTuple, get_args

from dlnotes.config import Where
from dlnotes.judging.excuses import TEMPORARY, TOMBSTONES
from dlnotes.judging.gates import BOT_WALLS, LOGIN_WALLS
from dlnotes.judging.rows import Row, fitting, is_at
from dlnotes.judging.strangers import HIJACKED, PARKED


class Interstitial(NamedTuple):
    """Where a host's in-between page names its target; tried in this order."""

    host: str
    selector: str
    attribute: bool = False


_WEIBO = (
    (".open-url a[href]", True),
    ("p.link", False),
    (".url_view_code", False),
    ("#textline", False),
)
INTERSTITIALS = (
    *(Interstitial(name, *row) for name in ("t.cn", "sinaurl.cn", "weibo.cn") for row in _WEIBO),
    Interstitial("lnkd.in", "a[data-tracking-control-name='external_url_click']", attribute=True),
)


class Voice(NamedTuple):
    """What a house tells its own script of a page, and no reader sees in its words."""

    host: str
    pattern: re.Pattern[str]


VOICES = (
    Voice(
        "youtube.com",
        re.compile(
            r'"alertRenderer":\{"type":"(ERROR)","text":\{(?:"runs":\[\{"text"|"simpleText"):"([^"]+)"'
        ),
    ),
    Voice(
        "youtube.com",
        re.compile(r'"playabilityStatus":\{"status":"([A-Z_]+)".{0,200}?"reason":"([^"]{1,200})"'),
    ),
)


@dataclass(frozen=True, slots=True, eq=False)
class Oddities:
    """What is known of hosts: the rows above, and those that a list adds to them."""

    tombstones: tuple[Row, ...] = TOMBSTONES
    temporary: tuple[Row, ...] = TEMPORARY
    login_walls: tuple[Row, ...] = LOGIN_WALLS
    bot_walls: tuple[Row, ...] = BOT_WALLS
    parked: tuple[Row, ...] = PARKED
    hijacked: tuple[Row, ...] = HIJACKED

    def extended(self, kind: str, rows: Iterable[Row]) -> Oddities:
        """These and some more of one kind, a list's own first.

        >>> KNOWN.extended("parked", [Row("", "title", "gone fishing")]).parked[0].pattern
        'gone fishing'

        Raises ValueError for a kind that is none of the fields, for a place
        that no row looks at, and for a pattern that is no regular expression.
        """
        names = [field.name for field in fields(self)]
        if kind not in names:
            raise ValueError(f"no kind of oddity: {kind!r}; there are {', '.join(names)}")
        own = tuple(rows)
        for row in own:
            _checked(row)
        return replace(self, **{kind: own + getattr(self, kind)})


def _checked(row: Row) -> None:
    if row.where not in get_args(Where):
        raise ValueError(
            f"no place to look at: {row.where!r}; there are {', '.join(get_args(Where))}"
        )
    try:
        re.compile(row.pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {row.pattern!r}: {error}") from None


KNOWN = Oddities()
"""What is known of hosts without a list's own rows."""

REMARKS = (
    Row("github.com", "text", r"This repository (?:has been|was) archived by the owner"),
    Row("google.com", "title", "Virus scan warning|^Google Code Archive"),
)
"""What a page that is there says of itself, and a reader would like to know."""

SOFT_SHORTENERS = frozenset({"t.cn", "sinaurl.cn"})
"""What an expired code answers here is not known: never dead on one look."""


@lru_cache(1024)
def at(known: Oddities, host: str) -> Oddities:
    """Of what is *known*, that which a page of *host* may say."""
    kinds = {field.name: getattr(known, field.name) for field in fields(known)}
    fitting = {
        kind: tuple(row for row in rows if not row.host or is_at(host, row.host))
        for kind, rows in kinds.items()
    }
    return Oddities(**fitting)


def first(rows: Iterable[Row], *, host: str, url: str, title: str, text: str) -> Row | None:
    """The first row that fits a page, or None.

    >>> first(TOMBSTONES, host="pan.baidu.com", url="", title="", text="链接不存在").host
    'pan.baidu.com'
    """
    return next(fitting(rows, host=host, url=url, title=title, text=text), None)
