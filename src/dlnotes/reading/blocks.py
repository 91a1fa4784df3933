"""The lines of a note as a tree of blocks: headings, paragraphs, items, tables.

This is not Markdown's grammar but the dialect's: a bullet may lack its space,
an item may follow a paragraph without a blank line, nesting is by two columns
or more, and a line that is not indented may still go on with its item.  Every
block is a range of the text, so offsets need no mapping.

Nesting is bounded (`DEEPEST`): deeper items become siblings, and deeper
quotations paragraphs, so nothing here or later recurses without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dlnotes.reading.source import LINE_END, Source, comments

DEEPEST = 24

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "table", "rule"]

_HAN = r"\u3400-\u9fff"
_MARKER = re.compile(
    rf"""
    (?P<bullet> [-+*•●○◦▪■◆·‣]+ (?=[ \t\u3000\xa0]) | [-+] (?=[\[《【「{_HAN}]) | \* (?=[\[《【「])
                | [•●○◦▪■◆‣] )
    | (?P<number> \d{{1,3}} ) (?: [.)] (?=[ \t\u3000\xa0\[《【{_HAN}]) | [、．）] )
    | [（(] (?P<wrapped> \d{{1,3}} ) [)）] (?=[ \t\u3000\xa0]*[\[《【{_HAN}])
    | (?P<circled> [①-⑳] )
    """,
    re.VERBOSE,
)
_EMPHASISED = re.compile(r"\*[^*\n]+\*[ \t]*$")
_HEADING = re.compile(r"(#{1,6})(?!#)([ \t\u3000\xa0]*)(.*?)[ \t]*(#*)[ \t]*$")
_HASHTAG = re.compile(r"#[^#\s]+#")
_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|—{4,}$")
_UNDERLINE = re.compile(r"(?:=+|-{3,})[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`\s]*)[^`]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_SENTENCE = re.compile(r"[。．！？；，]")
_CODE_LIKE = re.compile(
    r"[;{}]$|^[$>#] |^(?:import|from|def|class|return|pip|git|sudo|cd)\b|[=(]\w*\)?;?$"
)
_SPACE = " \t\u3000\xa0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(slots=True, eq=False)
class Block:
    """A range of the text, and what stands inside it; one is no other, however alike.

    *level* is a heading's; *number* an ordered item's; *attached* is true when
    no blank line parts the block from the one before it; *rows* are a table's
    lines, the header first and the delimiters left out.
    """

    kind: BlockKind
    start: int
    end: int
    children: list[Block] = field(default_factory=list)
    level: int = 0
    number: int | None = None
    attached: bool = False
    language: str = ""
    rows: list[tuple[int, int]] = field(default_factory=list)


class Line(NamedTuple):
    """The content of one line: where it begins and ends, and its indentation in columns."""

    start: int
    end: int
    indent: int
    comment: bool = False


def read_blocks(source: Source, first_line: int) -> list[Block]:
    """The blocks of *source* from line *first_line* (from 0) on."""
    lines = list(_lines(source, first_line, comments(source.text)))
    return _Reader(source.text, lines, 0).read()


def _lines(source: Source, first: int, ranges: list[tuple[int, int]]) -> Iterator[Line]:
    """Every line with its indentation, what a comment covers cut from its front."""
    text = source.text
    pending = iter(ranges)
    comment = next(pending, None)
    for start, end in source.lines[first:]:
        while comment and comment[1] <= start:
            comment = next(pending, None)
        covered = hidden = False
        begin = start
        content, indent = _indent(text, begin, end)
        while comment and comment[0] <= content < comment[1]:
            covered = True
            hidden = text.startswith("%%", comment[0])
            begin = min(comment[1], end)
            content, indent = _indent(text, begin, end)
            if comment[1] > end:
                break
            comment = next(pending, None)
        # What is hidden between %% ends a paragraph; an HTML comment stands inside it.
        yield Line(content, end, indent, covered and content == end and not hidden)


def _indent(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the content begins, and in which column; a tab goes to the next multiple of 4."""
    column = 0
    position = start
    while position < end:
        character = text[position]
        if character == " ":
            column += 1
        elif character == "\t":
            column += 4 - column % 4
        elif character in "\u3000\xa0":
            column += 1
        elif character not in _SPACE:
            break
        position += 1
    return position, column


class _Reader:
    """Goes down the lines once; each method takes what it knows and moves on."""

    def __init__(self, text: str, lines: list[Line], depth: int) -> None:
        self.text = text
        self.lines = lines
        self.depth = depth
        self.at = 0
        self.blocks: list[Block] = []
        self.open: list[tuple[int, Block]] = []
        """The items that are open, with the column of their markers."""
        self.paragraph: Block | None = None
        self.blank = True

    def read(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.start == line.end:
                self._blank_line(line)
            elif not (
                self._fence(line)
                or self._formula(line)
                or self._heading(line)
                or self._underline(line)
                or self._rule(line)
                or self._quote(line)
                or self._table(line)
                or self._item(line)
            ):
                self._text(line)
        return self.blocks

    def _blank_line(self, line: Line) -> None:
        self.at += 1
        if not line.comment:
            self.paragraph = None
            self.blank = True

    def _add(self, block: Block, parent: Block | None = None) -> None:
        block.attached = not self.blank
        (parent.children if parent else self.blocks).append(block)
        self.paragraph = None
        self.blank = False

    def _holder(self, line: Line) -> Block | None:
        """The open item that a line indented like *line* belongs to."""
        while self.open and line.indent < self.open[-1][0] + 2:
            self.open.pop()
        return self.open[-1][1] if self.open else None

    def _grow(self, end: int) -> None:
        for _, item in self.open:
            item.end = end

    def _fence(self, line: Line) -> bool:
        if self.text[line.start] not in "`~":
            return False
        opening = _FENCE.match(self.text, line.start, line.end)
        if not opening:
            return False
        mark = opening[1]
        at = self.at + 1
        while at < len(self.lines) and not self._closes(self.lines[at], mark):
            at += 1
        last = self.lines[min(at, len(self.lines) - 1)]
        holder = self._holder(line)
        self._add(Block("code", line.start, last.end, language=opening[2]), holder)
        self._grow(last.end)
        self.at = at + 1
        return True

    def _closes(self, line: Line, mark: str) -> bool:
        content = self.text[line.start : line.end].rstrip()
        return len(content) >= len(mark) and content == mark[0] * len(content)

    def _formula(self, line: Line) -> bool:
        """``$$`` opens a formula when another ends it: its lines are text, whatever begins them."""
        if not self.text.startswith("$$", line.start, line.end) or (
            self.text.find("$$", line.start + 2, line.end) >= 0
        ):
            return False
        at = self.at + 1
        while at < len(self.lines) and (last := self.lines[at]).start < last.end:
            at += 1
            if "$$" in self.text[last.start : last.end]:
                self._text(line)
                if self.paragraph is not None:
                    self.paragraph.end, self.at = last.end, at
                    self._grow(last.end)
                return True
        return False

    def _heading(self, line: Line) -> bool:
        if self.text[line.start] != "#" or (line.indent > 3 and self.open):
            return False
        found = _HEADING.match(self.text, line.start, line.end)
        if not found or not self._is_heading(found):
            return False
        self.open.clear()
        block = Block("heading", found.start(3), found.end(3), level=len(found[1]))
        self._add(block)
        self.at += 1
        return True

    def _is_heading(self, found: re.Match[str]) -> bool:
        """``##标题`` is one without its space; a hashtag and a sentence are not."""
        marks, space, title, _ = found.groups()
        if space or not title:
            return bool(title)
        if len(marks) == 1 and _HASHTAG.match(found.string, found.start(1), found.end()):
            return False
        return not (len(title) > 30 and _SENTENCE.search(title))

    def _underline(self, line: Line) -> bool:
        """A short line with ``===`` or ``---`` under it is a heading."""
        paragraph = self.paragraph
        if not paragraph or self.open or paragraph is not self.blocks[-1]:
            return False
        if not _UNDERLINE.match(self.text, line.start, line.end):
            return False
        title = self.text[paragraph.start : paragraph.end]
        if (
            LINE_END.search(title)
            or len(title) > 80
            or "](" in title
            or _SENTENCE.search(title[-1:])
        ):
            return False
        paragraph.kind = "heading"
        paragraph.level = 1 if self.text[line.start] == "=" else 2
        self.paragraph = None
        self.at += 1
        return True

    def _rule(self, line: Line) -> bool:
        if self.text[line.start] not in "-*_—" or not _RULE.match(self.text, line.start, line.end):
            return False
        self.open.clear()
        self._add(Block("rule", line.start, line.end))
        self.at += 1
        return True

    def _quote(self, line: Line) -> bool:
        if self.text[line.start] != ">" or self.depth >= DEEPEST:
            return False
        holder = self._holder(line)
        inner = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.start < line.end and self.text[line.start] == ">":
                start, indent = _indent(self.text, line.start + 1, line.end)
                inner.append(Line(start, line.end, max(0, indent - 1)))
            elif line.start == line.end or self._ends_quote(line, inner):
                break
            else:
                inner.append(line)
            self.at += 1
        block = Block("quote", inner[0].start, inner[-1].end)
        block.children = _Reader(self.text, inner, self.depth + 1).read()
        self._add(block, holder)
        self._grow(block.end)
        return True

    def _ends_quote(self, line: Line, inner: list[Line]) -> bool:
        """A line without its ``>`` goes on with a paragraph, and with nothing else."""
        return not inner or inner[-1].start == inner[-1].end or self._starts_block(line)

    def _starts_block(self, line: Line) -> bool:
        return bool(
            self.text[line.start] == "#"
            or _MARKER.match(self.text, line.start, line.end)
            or _FENCE.match(self.text, line.start, line.end)
        )

    def _table(self, line: Line) -> bool:
        """A row is one only under a header and its delimiters: a ``|`` in prose is none."""
        if self.at + 1 >= len(self.lines):
            return False
        below = self.lines[self.at + 1]
        delimiters = _DELIMITERS.match(self.text, below.start, below.end)
        if not delimiters or "|" not in delimiters[0] or not self._has_pipe(line):
            return False
        holder = self._holder(line)
        block = Block("table", line.start, below.end, rows=[(line.start, line.end)])
        self.at += 2
        while self.at < len(self.lines):
            row = self.lines[self.at]
            if row.start == row.end or not self._has_pipe(row):
                break
            block.rows.append((row.start, row.end))
            block.end = row.end
            self.at += 1
        self._add(block, holder)
        self._grow(block.end)
        return True

    def _has_pipe(self, line: Line) -> bool:
        return self.text.find("|", line.start, line.end) >= 0

    def _item(self, line: Line) -> bool:
        found = _MARKER.match(self.text, line.start, line.end)
        if not found or self._only_emphasis(found, line):
            return False
        if found["number"] and self.paragraph and not self.open and found["number"] != "1":
            # “…in\n2014. Then” goes on with its paragraph.
            return False
        stars = found["bullet"] or "-"
        indent = line.indent + 2 * (len(stars) - 1)
        parent = self._holder(line._replace(indent=indent))
        if len(self.open) >= DEEPEST:
            self.open.pop()
            parent = self.open[-1][1]
        number = found["number"] or found["wrapped"]
        if found["circled"]:
            number = str(ord(found["circled"]) - ord("①") + 1)
        start, _ = _indent(self.text, found.end(), line.end)
        item = Block("item", line.start, line.end, number=int(number) if number else None)
        self._add(item, parent)
        self.open.append((indent, item))
        self._grow(line.end)
        if start < line.end:
            self._open_paragraph(start, line.end, item)
        self.at += 1
        return True

    def _only_emphasis(self, found: re.Match[str], line: Line) -> bool:
        return found["bullet"] == "*" and bool(_EMPHASISED.match(self.text, line.start, line.end))

    def _open_paragraph(self, start: int, end: int, parent: Block | None) -> None:
        block = Block("paragraph", start, end)
        self._add(block, parent)
        self.paragraph = block

    def _text(self, line: Line) -> None:
        """A line of text goes on with its paragraph, lazily too, or opens one."""
        self.at += 1
        if self.paragraph is not None:
            self.paragraph.end = line.end
            self._grow(line.end)
            return
        holder = self._holder(line)
        if holder is None and line.indent >= 4 and self.blank and self._code(line):
            return
        self._open_paragraph(line.start, line.end, holder)
        self._grow(line.end)

    def _code(self, first: Line) -> bool:
        """Indented lines are code only when they look it: these notes indent prose too."""
        at = self.at
        while (
            at < len(self.lines)
            and self.lines[at].indent >= 4
            and self.lines[at].start < self.lines[at].end
        ):
            at += 1
        chunk = [first, *self.lines[self.at : at]]
        body = [self.text[line.start : line.end].rstrip() for line in chunk]
        if not any(_CODE_LIKE.search(text) for text in body):
            return False
        if any("](" in text or re.search(f"[{_HAN}]", text) for text in body):
            return False
        self._add(Block("code", first.start, chunk[-1].end))
        self.at = at
        return True
