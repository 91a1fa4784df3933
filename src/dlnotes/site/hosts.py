"""Which hosts a list cites, how often, and where each of them leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from dlnotes.site.pages import Tally
from dlnotes.site.slugs import Names, slug
from dlnotes.site.topics import Placed

AT_HOME = 24
"""Hosts that the first page names, the most cited first."""

_FILE = re.compile(r"\w[\w-]*(?:\.[\w-]+)+")


def cited(of_host: Mapping[str, Sequence[Placed]]) -> tuple[Tally, ...]:
    """All hosts by name, their addresses from the site's root.

    A host that is cited once has no page of its own: its row leads to the entry.
    """
    return tuple(_rows(of_host, Names("index")))


def _rows(of_host: Mapping[str, Sequence[Placed]], names: Names) -> Iterator[Tally]:
    for host in sorted(of_host):
        placed = of_host[host]
        if len(placed) == 1:
            yield Tally(host, placed[0][2].removeprefix("../"), 1)
        else:
            yield Tally(host, f"hosts/{names.take(file_name(host))}.html", len(placed))


def most_cited(rows: Sequence[Tally]) -> tuple[Tally, ...]:
    """The hosts for the first page: those with a page of their own.

    >>> [row.name for row in most_cited([Tally("a.cn", "", 2), Tally("b.cn", "", 1),
    ...     Tally("c.cn", "", 3)])]
    ['c.cn', 'a.cn']
    """
    several = [row for row in rows if row.entries > 1]
    return tuple(nsmallest(AT_HOME, several, key=lambda row: (-row.entries, row.name)))


def file_name(host: str) -> str:
    """A name for the page of *host*, which nearly always is the host itself.

    >>> file_name("nature.com"), file_name("[::1]"), file_name("con.cn"), file_name("a..b")
    ('nature.com', '1', 'con-.cn', 'ab')
    """
    if not _FILE.fullmatch(host) or len(host) > 100:
        return slug(host)
    first, dot, rest = host.partition(".")
    return slug(first) + dot + rest
