"""The commentary of an entry: blocks of text and links, and the same as plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from textwrap import dedent

from dlnotes.reading import naming
from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.findings import Findings
from dlnotes.records import Block, Cells, Code, Items, Link, Paragraph, Quote, Span, Table

Cut = tuple[int, int, Link | str | None]
"""From, to, and what stands there instead."""

_LINE = re.compile(r"([ \t]*)(?:\r\n|\n|\r)[ \t>\u3000\xa0]*")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_LEADING = re.compile(r"(?:[\s,，、。;；:：|｜\-–—~.·→]|(?<=[-=])>|=(?=>))+")
_MARK = re.compile(r":[a-z0-9_+\-]+:")
_TRAILING = re.compile(r"[\s,，、;；|｜]+$")
# What the links of a sentence leave when all of them stand with the title: “（、）。”
_NOTHING_SAID = re.compile(r"[\s,，、。;；:：|｜()（）\[\]【】*\\]*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")


def spans(text: str, start: int, end: int, cuts: Sequence[Cut]) -> tuple[Span, ...]:
    """``text[start:end]`` with the *cuts* made; lines are joined as a reader joins them."""
    found: list[Span] = []
    words: list[str] = []
    at = start
    for low, high, instead in cuts:
        if low < at:
            if high > at:
                at = min(high, end)
            elif instead is None or isinstance(instead, str):
                continue
        elif low >= end:
            break
        else:
            words.append(text[at:low])
            at = high
        if isinstance(instead, Link):
            if low >= start:
                _flush(words, found)
                found.append(instead)
        elif instead:
            words.append(instead)
    words.append(text[at:end])
    _flush(words, found)
    return tuple(found)


def _flush(words: list[str], found: list[Span]) -> None:
    piece = "".join(words)
    words.clear()
    if "\n" in piece or "\r" in piece:
        piece = _LINE.sub(_joint(piece), piece)
    if piece:
        found.append(piece)


def _joint(piece: str) -> Callable[[re.Match[str]], str]:
    """Between two lines stands a space, nothing between two Chinese ones, or a break."""

    def joint(found: re.Match[str]) -> str:
        if len(found[1]) >= 2:
            return "\n"
        before, after = (
            piece[found.start() - 1 : found.start()],
            piece[found.end() : found.end() + 1],
        )
        return "" if before and after and _WIDE.match(before) and _WIDE.match(after) else " "

    return joint


def trimmed(found: tuple[Span, ...]) -> tuple[Span, ...]:
    """*found* without the punctuation that a title or a moved link left at its edges."""
    pieces = list(found)
    if pieces and isinstance(pieces[0], str) and not pieces[0][:1].isalnum():
        pieces[0] = _without_lead(pieces[0])
    if pieces and isinstance(pieces[-1], str) and not pieces[-1][-1:].isalnum():
        pieces[-1] = _TRAILING.sub("", pieces[-1])
    if len(pieces) == 1 and isinstance(pieces[0], str) and _NOTHING_SAID.fullmatch(pieces[0]):
        return ()
    return tuple(piece for piece in pieces if piece)


def _without_lead(text: str) -> str:
    """*text* without the punctuation it begins with; a colon may open a mark, “:star:”.

    >>> _without_lead(" -> fast"), _without_lead(": :star: new"), _without_lead("> 5 MB")
    ('fast', ':star: new', '> 5 MB')
    """
    lead = _LEADING.match(text)
    if lead is None:
        return text
    at = lead.end()
    return text[at - (text[at - 1] == ":" and _MARK.match(text, at - 1) is not None) :]


def plain_text(blocks: Iterable[Block]) -> str:
    """What *blocks* say, without marks and addresses: one line a block."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(found):
                lines.append(plain_spans(found))
            case Items(_, items):
                lines.extend(plain_text(item) for item in items)
            case Quote(inner):
                lines.append(plain_text(inner))
            case Code(text, _):
                lines.append(text)
            case Cells(cells):
                lines.append(" · ".join(plain_spans(one) for _, one in cells))
            case Table(rows):
                lines.extend(" · ".join(plain_spans(cell) for cell in row) for row in rows)
    return "\n".join(line for line in lines if line)


def links_in(blocks: Sequence[Block]) -> list[Link]:
    """The links inside *blocks*, in the order in which a page shows them."""
    found: list[Link] = []
    for block in blocks:
        match block:
            case Paragraph(spans):
                found.extend(span for span in spans if isinstance(span, Link))
            case Items(_, items):
                for item in items:
                    found.extend(links_in(item))
            case Quote(inner):
                found.extend(links_in(inner))
            case Cells(cells):
                for _, spans in cells:
                    found.extend(span for span in spans if isinstance(span, Link))
            case _:
                for row in getattr(block, "rows", ()):
                    for spans in row:
                        found.extend(span for span in spans if isinstance(span, Link))
    return found


def plain_spans(found: Iterable[Span]) -> str:
    """The words of *found*; a link is those it stands on: its text, title or label."""
    return naming.plain(
        "".join(
            piece if isinstance(piece, str) else piece.text or piece.title or piece.label or ""
            for piece in found
        )
    )


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of a table row's cells, edges trimmed; ``\\|`` is no border."""
    bounds = [found.start() for found in _CELL_BREAK.finditer(text, start, end)]
    row = text[start:end].rstrip()
    edges = [start - 1, *bounds, end]
    if bounds and bounds[0] == start:
        edges.pop(0)
    if len(edges) > 2 and row.endswith("|") and not row.endswith("\\|"):
        edges.pop()
    return [_stripped(text, low + 1, high) for low, high in pairwise(edges)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u3000\xa0":
        start += 1
    while end > start and text[end - 1] in " \t\u3000\xa0":
        end -= 1
    return start, end


class Body:
    """Turns ranges of the text into blocks of records, with the links in their places."""

    def __init__(self, findings: Findings, cuts: Sequence[Cut]) -> None:
        self.findings = findings
        self.text = findings.source.text
        self.cuts = sorted(cuts, key=lambda cut: (cut[0], -cut[1]))
        self.starts = [cut[0] for cut in self.cuts]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The text from *start* to *end*, cut."""
        return spans(self.text, start, end, self._within(start, end))

    def _within(self, start: int, end: int) -> Sequence[Cut]:
        low = bisect_left(self.starts, start)
        while low and self.cuts[low - 1][1] > start:
            low -= 1
        return self.cuts[low : bisect_left(self.starts, end)]

    def paragraph(self, start: int, end: int) -> tuple[Paragraph, ...]:
        """What a title has left of its paragraph; empty when that is nothing."""
        found = trimmed(self.spans(start, end))
        return (Paragraph(found),) if found else ()

    def blocks(self, ranges: Iterable[Range]) -> tuple[Block, ...]:
        """The blocks of *ranges*; items that follow each other make one list."""
        made: list[Block] = []
        items: list[Range] = []
        for block in ranges:
            if items and (
                block.kind != "item" or (block.number is None) != (items[0].number is None)
            ):
                made.extend(self._items(items))
                items = []
            if block.kind == "item":
                items.append(block)
            else:
                made.extend(self._block(block))
        made.extend(self._items(items))
        return tuple(made)

    def _items(self, items: list[Range]) -> tuple[Block, ...]:
        found = tuple(inner for item in items if (inner := self.blocks(item.children)))
        return (Items(items[0].number, found),) if found else ()

    def _block(self, block: Range) -> tuple[Block, ...]:
        match block.kind:
            case "paragraph" | "heading":
                found = self.spans(block.start, block.end)
                return (Paragraph(found),) if found else ()
            case "quote":
                inner = self.blocks(block.children)
                return (Quote(inner),) if inner else ()
            case "code":
                self.findings.leave_out(block.start, block.end, "code")
                return (Code(_code(self.text[block.start : block.end]), block.language),)
            case "table":
                rows = (
                    tuple(self.spans(low, high) for low, high in cells(self.text, start, end))
                    for start, end in block.rows
                )
                return (Table(tuple(rows)),)
            case _:
                return ()


_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n?")
_FENCE_END = re.compile(r"\n?[ \t]*(`{3,}|~{3,})[ \t]*$")


def _code(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    inner = _FENCE.sub("", text)
    return dedent(_FENCE_END.sub("", inner)) if inner != text else text
