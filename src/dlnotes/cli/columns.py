"""Help that is aligned and filled by what a terminal shows: a Han character has two columns.

Click counts characters, and breaks a line at spaces alone, which Chinese does
not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click
from wcwidth import wcswidth

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = "（《「“〈[", "，。、；：！？）》」”〉…]"
_PIECE = re.compile(
    rf"\s+|\[[^\[\]]{{1,30}}\]|[{re.escape(_OPENING)}]*(?:[^\s{_WIDE}]+|[{_WIDE}])[{re.escape(_CLOSING)}]*"
)
_MARK = "\u3001-\u303f\uff00-\uffef"
_NO_SPACE = re.compile(rf"(?<=[{_MARK}])\n|\n(?=[{_MARK}])|(?<=[{_WIDE}])\n(?=[{_WIDE}])")
_TERMS = 30
"""Columns of the longest option that has its help beside it."""


class Columns(click.HelpFormatter):
    """Click's help, for a language with wide characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write what a list is of."""
        self.write(f"{'':{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, filled; one that begins with a \\b is written as it is."""
        space = " " * self.current_indent
        told = []
        for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
            if paragraph.startswith("\b"):
                lines: Iterable[str] = paragraph.split("\n")[1:]
            else:
                one = _NO_SPACE.sub("", paragraph).replace("\n", " ")
                lines = filled(one, self.width - self.current_indent)
            told.append("".join(f"{space}{line}\n" for line in lines))
        self.write("\n".join(told))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _TERMS, col_spacing: int = 2
    ) -> None:
        """Write terms and what is said of each, in two columns."""
        rows = list(rows)
        column = min(max(wcswidth(term) for term, _ in rows), col_max) + col_spacing
        space = " " * self.current_indent
        for term, said in rows:
            lines = [*filled(said, max(self.width - column - self.current_indent, 10))]
            gap = column - wcswidth(term)
            if gap < col_spacing:
                self.write(f"{space}{term}\n")
            elif lines:
                self.write(f"{space}{term}{' ' * gap}{lines.pop(0)}\n")
            else:
                self.write(f"{space}{term}\n")
            self.write("".join(f"{space}{' ' * column}{line}\n" for line in lines))


def filled(text: str, width: int) -> Iterator[str]:
    """*text* in lines of at most so many columns, none of which begins with a closing mark.

    >>> [*filled("印成网站，再 build 一次。", 10)]
    ['印成网站，', '再 build', '一次。']
    """
    line = ""
    for piece in _PIECE.findall(text):
        if line and wcswidth(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line or not piece.isspace() else ""
    if line.strip():
        yield line.rstrip()
