"""The works in a paragraph outside any list: one, or one a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.findings import Findings
from dlnotes.reading.labels import label_before, role_of_label
from dlnotes.reading.links import is_a_post
from dlnotes.reading.scan import Token
from dlnotes.reading.shapes import Shapes
from dlnotes.reading.source import LINE_END

_LINE_START = re.compile(r"(?:\[[^\[\]\n]{1,8}\][ \t]*)?(?:《|https?://|\[(?!!))", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\d{1,3}\](?![(\[:：])")
_GOES_ON = re.compile(r"[|｜、][ \t]*$")
_ROW = re.compile(r"<tr\b")
_WIDEST_NAME = 40
"""Columns before a bare address that name it, where each line is a work."""
_WIDEST_LINE = 160
"""The same where the line ends with its address in brackets: ``name [http://…]``."""


def works_in(block: Range, findings: Findings, shapes: Shapes) -> list[tuple[int, int]]:
    """The ranges of the works in a paragraph, in order; together they are the paragraph."""
    return _Lines(block, findings, shapes).works()


class _Lines:
    def __init__(self, block: Range, findings: Findings, shapes: Shapes) -> None:
        self.text = findings.source.text
        self.start, self.end = block.start, block.end
        self.shapes = shapes
        self.tokens: Sequence[Token] = findings.tokens(block.start, block.end)
        self.leads = [token.start for token in self.tokens if token.leads and not token.inner]

    def works(self) -> list[tuple[int, int]]:
        first = self._after_definitions()
        if rows := self._rows():
            return list(zip([first, *rows[1:]], [*rows[1:], self.end], strict=True))
        lines = [line for line in self._line_starts() if line > first]
        if numbered := self._numbered([first, *lines]):
            return list(zip([first, *numbered[1:]], [*numbered[1:], self.end], strict=True))
        starts = [first, *lines]
        if not self._each_names_its_own(starts):
            starts = [first, *(line for line in lines if self._begins_work(line))]
            if len(starts) > 1 and not self._begins_work(first):
                # Words, then a first work: they belong together.
                second = starts.pop(1)
                if self._announces(second):
                    del starts[1:]
        return list(zip(starts, [*starts[1:], self.end], strict=True))

    def _rows(self) -> list[int]:
        """Where the rows of a table in HTML begin, the header going with the first of them."""
        if self.text.find("<tr", self.start, self.end) < 0:
            return []
        rows = [row.start() for row in _ROW.finditer(self.text, self.start, self.end)]
        ends = [*rows[1:], self.end]
        # “<tr” may begin another tag, and then there is no row, only the end.
        return [row for row, end in zip(rows, ends, strict=False) if self._has_lead(row, end)]

    def _numbered(self, lines: Sequence[int]) -> list[int]:
        """The lines that begin with ``[1]``, ``[2]``, as references do, each with its links."""
        if self.text[lines[0] : lines[0] + 1] != "[":
            return []
        found = [line for line in lines if _REFERENCE.match(self.text, line, self.end)]
        if len(found) < 2 or found[0] != lines[0]:
            return []
        ends = [*found[1:], self.end]
        return found if all(self._has_lead(*one) for one in zip(found, ends, strict=True)) else []

    def _has_lead(self, start: int, end: int) -> bool:
        at = bisect_left(self.leads, start)
        return at < len(self.leads) and self.leads[at] < end

    def _line_starts(self) -> list[int]:
        """Where the words of each line but the first begin."""
        found = []
        for line in LINE_END.finditer(self.text, self.start, self.end):
            at = line.end()
            while at < self.end and self.text[at] in " \t>":
                at += 1
            # “[a](u) |” at the end of a line goes on in the next.
            if not _GOES_ON.search(self.text, max(self.start, line.start() - 8), line.start()):
                found.append(at)
        return found

    def _after_definitions(self) -> int:
        """Where the words begin in a paragraph that opens with ``[label]: url`` lines."""
        at = self.start
        for token in self.tokens:
            if token.kind != "definition" or self.text[at : token.start].strip():
                break
            at = token.end
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def _begins_work(self, offset: int) -> bool:
        """Whether a link begins at *offset*, or a title in 《》 with its link close behind."""
        at = bisect_left(self.leads, offset)
        if at == len(self.leads):
            return False
        if self.leads[at] == offset:
            return not self._is_only_a_post(offset)
        found = _LINE_START.match(self.text, offset, self.end)
        if not found or self.text[found.end() - 1] != "《":
            return False
        return self.leads[at] < found.end() + 300

    def _is_only_a_post(self, offset: int) -> bool:
        """A post's address alone on its line: it is where the line above was said."""
        found = LINE_END.search(self.text, offset, self.end)
        return is_a_post(self.text[offset : found.start() if found else self.end].strip())

    def _announces(self, first: int) -> bool:
        """“系列视频：” over lines that are labelled links: one work with several addresses."""
        before = self.text[self.start : first].rstrip()
        return before.endswith((":", "：")) and all(
            token.kind == "link" and self.shapes.is_nameless(token) for token in self.tokens
        )

    def _each_names_its_own(self, starts: Sequence[int]) -> bool:
        """``name url words``, line after line: several works, although no mark says so."""
        if len(starts) < 2:
            return False
        ends = [*starts[1:], self.end]
        return all(self._is_named(*line) for line in zip(starts, ends, strict=True))

    def _is_named(self, start: int, end: int) -> bool:
        at = bisect_left(self.leads, start)
        if at == len(self.leads) or self.leads[at] >= end:
            return False
        address = self.leads[at]
        name = self.text[start:address].strip(" \t[")
        widest = _WIDEST_LINE if self.text[start:end].rstrip().endswith("]") else _WIDEST_NAME
        if not 0 < _columns(name) <= widest or self.text[address : address + 4].lower() != "http":
            return False
        label = label_before(self.text, start, address)
        return not (label and label.start == start and role_of_label(label.word, {}))


def _columns(name: str) -> int:
    """How wide *name* is, a Han character counted as two letters."""
    return sum(1 if character.isascii() else 2 for character in name)
