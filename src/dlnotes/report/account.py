"""The account of a note's addresses: every one is a link, or left out on purpose."""

from __future__ import annotations

import re
from bisect import bisect_right

from dlnotes.records import Note

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s]", re.IGNORECASE)


def unaccounted(text: str, note: Note) -> tuple[int, ...]:
    """The offsets of addresses in *text* that *note* says nothing about.

    Always empty, unless reading has a fault: so `cli.build` looks.
    """
    known = [(link.place.offset, len(link.url)) for link in note.links]
    known += [(left.place.offset, len(left.url)) for left in note.left_out]
    known.sort()
    starts = [start for start, _ in known]
    reach = 0
    ends = [reach := max(reach, start + length) for start, length in known]
    missing = []
    for match in _ADDRESS.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or ends[at] <= match.start():
            missing.append(match.start())
    return tuple(missing)
