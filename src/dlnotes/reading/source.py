"""The text of a note, and where its lines begin.

Lines end at LF, CRLF and CR, as in an editor.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dlnotes.records import Place

# Not splitlines(): it also cuts at U+2028, form feeds and others, and editors do not.
LINE_END = re.compile(r"\r\n|\n|\r")
BYTE_ORDER_MARK = "\ufeff"


class Source:
    """A note's text with its line starts, so that an offset becomes a place."""

    __slots__ = ("lines", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        starts = [0]
        ends = []
        for end in LINE_END.finditer(text):
            ends.append(end.start())
            starts.append(end.end())
        ends.append(len(text))
        self.starts = starts
        self.lines = list(zip(starts, ends, strict=True))
        """(start, end) of every line, the line's end mark left out."""

    def place(self, offset: int) -> Place:
        """Where *offset* stands, as an editor would say it.

        >>> Source("a\\r\\nbc").place(4)
        Place(offset=4, line=2, column=2)
        """
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        column = offset - start + 1
        if line == 1 and column > 1 and self.text[0] == BYTE_ORDER_MARK:
            column -= 1
        return Place(offset, line, column)


def comments(text: str) -> list[tuple[int, int]]:
    """The ranges of HTML comments, and what ``%%`` and ``%%`` on lines of their own hide.

    One that never ends is no comment.

    >>> comments("a <!-- b --> c <!-- d"), comments("a\\n%%\\nb\\n%%\\nc")
    ([(2, 12)], [(2, 9)])
    """
    found = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        found.append((start, end + 3))
        start = text.find("<!--", end + 3)
    if "%%" not in text:
        return found
    reach = 0
    apart: list[tuple[int, int]] = []
    for low, high in sorted([*found, *(one.span() for one in _HIDDEN.finditer(text))]):
        if low >= reach:
            apart.append((low, high))
            reach = high
    return apart


_HIDDEN = re.compile(
    r"(?:^|(?<=[\r\n]))%%[ \t]*(?=[\r\n]).*?(?<=[\r\n])%%(?=[ \t]*(?:[\r\n]|$))", re.DOTALL
)
