"""Ways from page to page: contents, the margin's list of topics, pagers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dlnotes.site.pages import Pager, Tally
from dlnotes.site.topics import Topic

NEAR = 12
"""Topics shown on either side of the one that is being read."""

T = TypeVar("T")


class Numbered(Struct, frozen=True):
    """The address of one page of several, and its pager when there are several."""

    path: str
    pager: Pager | None


def paged(
    items: Sequence[T], size: int, path: Callable[[int], str]
) -> Iterator[tuple[Numbered, Sequence[T]]]:
    """Cut *items* into pages of *size*; nothing at all is one empty page.

    >>> [(page.path, list(chunk)) for page, chunk in paged("abc", 2, "p{}.html".format)]
    [('p1.html', ['a', 'b']), ('p2.html', ['c'])]
    """
    of = max(1, -(-len(items) // size))
    for number in range(1, of + 1):
        pager = None
        if of > 1:
            before = _name(path(number - 1)) if number > 1 else None
            after = _name(path(number + 1)) if number < of else None
            pager = Pager(number, of, before, after)
        yield Numbered(path(number), pager), items[(number - 1) * size : number * size]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def tally(topic: Topic, root: str, *, here: bool = False, within: bool = False) -> Tally:
    """A topic as a row, its address after *root*."""
    depth = max(len(topic.path) - 1, 0)
    return Tally(topic.name, root + topic.address, topic.entries, depth, here, within)


def contents(root: Topic, limit: int) -> tuple[tuple[Tally, ...], bool]:
    """Rows for the first page, and whether they are all.

    The whole tree where it has no more than *limit* topics, else its first
    level, else the first *limit* of that.
    """
    if number_of_topics(root) <= limit:
        return tuple(tally(topic, "") for topic in root.walk() if topic is not root), True
    return tuple(tally(topic, "") for topic in root.children[:limit]), False


def number_of_topics(root: Topic) -> int:
    """All topics under *root*."""
    return sum(1 for _ in root.walk()) - 1


def window(root: Topic, current: Topic | None) -> tuple[Tally, ...]:
    """The rows of the margin on a page one folder deep.

    The first level, and along the way to *current* what stands within; of each
    level only the neighbourhood, so that the margin of a list with thousands
    of topics is as short as any other.  Sub-topics that stand on the page itself
    are places on it, so that a browser can mark the one being read.
    """
    way = [] if current is None else [*current.trail(), current]
    return tuple(_level(root, way, on_page=False))


def _level(parent: Topic, way: Sequence[Topic], *, on_page: bool) -> Iterator[Tally]:
    rows = parent.children
    chosen = way[0] if way and way[0] in rows else None
    middle = rows.index(chosen) if chosen else 0
    first = max(0, min(middle - NEAR, len(rows) - 2 * NEAR))
    for topic in rows[first : first + 2 * NEAR + 1]:
        here = topic is chosen and len(way) == 1
        row = tally(topic, "../", here=here, within=topic is chosen and not here)
        yield replace(row, href=f"#{topic.anchor}") if on_page else row
        if topic is chosen:
            yield from _level(topic, way[1:], on_page=here and topic.inline)
