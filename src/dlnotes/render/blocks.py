"""The blocks of an entry or of prose to HTML, by a walk that never recurses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from dlnotes.records import Block, Cells, Code, Items, Link, Paragraph, Quote, Span, Table
from dlnotes.render.inline import PrintLink, inline
from dlnotes.render.links import escape

DEEPEST = 12
"""Lists and quotations inside each other; what is deeper stays at this level."""


_WORD = re.compile(r"\w+")
_DESCRIPTION_WORDS = (
    "描述 说明 简介 介绍 备注 概述 摘要 评论 点评 内容简介 项目描述 项目简介 项目介绍 内容 "
    "description descriptions desc about summary notes note comment comments remarks details "
    "short brief project the a"
)
_DESCRIPTIONS = frozenset(_DESCRIPTION_WORDS.split())
_TELLS = '<div class="tells">'


@lru_cache(maxsize=1024)
def describes(column: str) -> bool:
    """Whether a column holds running text, for which its name is no news to a reader.

    >>> describes("描述（Description）"), describes("Auth"), describes("")
    (True, False, False)
    """
    words = _WORD.findall(column.casefold())
    return bool(words) and _DESCRIPTIONS.issuperset(words)


class Blocks:
    """Prints blocks, with links printed by *link* and images by *image*."""

    def __init__(self, link: PrintLink, image: PrintLink, *, table: str) -> None:
        self._link = link
        self._image = image
        self._table = table

    def html(self, blocks: Sequence[Block]) -> str:
        """The HTML of *blocks*, in order."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self._paragraph(blocks[0])
        out: list[str] = []
        # Each level of the stack: what is still to come, what closes it, and
        # whether it is a list's items or an item's blocks.
        stack: list[tuple[Iterator[Block | tuple[Block, ...]], str]] = [(iter(blocks), "")]
        while stack:
            following, closing = stack[-1]
            block = next(following, None)
            if block is None:
                out.append(closing)
                stack.pop()
            elif isinstance(block, tuple):
                out.append("<li>")
                stack.append((iter(block), "</li>"))
            elif isinstance(block, Items | Quote):
                opening, inner, closing = _nested(block, flat=len(stack) > 2 * DEEPEST)
                out.append(opening)
                stack.append((inner, closing))
            else:
                out.append(self._leaf(block))
        return "".join(out)

    def _leaf(self, block: Paragraph | Code | Cells | Table) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Code():
                return f"<pre><code>{_code(block)}</code></pre>"
            case Cells():
                return self._cells(block)
            case Table():
                return self._rows(block)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> str:
        spans = block.spans
        if not spans:
            return ""
        html = self.spans(spans)
        figure = all(
            span.role == "image" if isinstance(span, Link) else not span.strip() for span in spans
        )
        return f'<p class="figure">{html}</p>' if figure else f"<p>{html}</p>"

    def spans(self, spans: tuple[Span, ...]) -> str:
        """The HTML of running text."""
        return inline(spans, self._print)

    def _print(self, link: Link) -> str:
        return self._image(link) if link.role == "image" else self._link(link)

    def _cells(self, block: Cells) -> str:
        """A row's cells; the name of one that describes the work is only for the ear."""
        rows = "".join(
            f"{_TELLS if describes(name) else '<div>'}<dt>{escape(name)}</dt>"
            f"<dd>{self.spans(spans)}</dd></div>"
            for name, spans in block.cells
        )
        return f'<dl class="cells">{rows}</dl>' if rows else ""

    def _rows(self, block: Table) -> str:
        if not block.rows:
            return ""
        head, *body = block.rows
        top = "".join(f'<th scope="col">{self.spans(cell)}</th>' for cell in head)
        rest = "".join(
            "<tr>" + "".join(f"<td>{self.spans(cell)}</td>" for cell in row) + "</tr>"
            for row in body
        )
        # It can be scrolled sideways, so it must be reached by the keyboard.
        return (
            f'<section class="table" aria-label="{escape(self._table)}" tabindex="0">'
            f"<table><thead><tr>{top}</tr></thead><tbody>{rest}</tbody></table></section>"
        )


def _code(block: Code) -> str:
    if not block.language:
        return escape(block.text)
    # Most lists hold no code, and most code does not say its language.
    from dlnotes.render.highlighting import highlighted

    return highlighted(block.text, block.language)


def _nested(
    block: Items | Quote, *, flat: bool
) -> tuple[str, Iterator[Block | tuple[Block, ...]], str]:
    """What opens a list or a quotation, what stands in it, and what closes it."""
    match block:
        case Quote():
            return (
                "" if flat else "<blockquote>",
                iter(block.blocks),
                "" if flat else "</blockquote>",
            )
        case Items():
            if flat:
                return "", (inner for item in block.items for inner in item), ""
            if block.start is None:
                return "<ul>", iter(block.items), "</ul>"
            start = "" if block.start == 1 else f' start="{block.start}"'
            return f"<ol{start}>", iter(block.items), "</ol>"
        case _:
            assert_never(block)
