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
