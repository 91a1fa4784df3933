"""Items that take turns with paragraphs: ``1、[title](url)``, words, ``2、…``, words.

Weeklies are written so.  Nothing indents the words, and no label says that they
are a commentary; that every item stands alone over some says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dlnotes.reading.blocks import Block
from dlnotes.reading.labels import COMMENT_LABELS
from dlnotes.reading.shapes import Shapes, only_paragraph

_WORDS = ("paragraph", "quote", "code", "table")
_LONGEST_REMARK = 16
"""Characters that may stand behind the link of a title: （英文）, a second name."""


def words_under(blocks: Sequence[Block], owner: int, at: int, shapes: Shapes) -> list[Block]:
    """What stands at *at* and speaks of the item at *owner*, though nothing indents it.

    The words are read once for the item over them and once for the item under
    them, never further.
    """
    item = blocks[owner]
    end = at
    while end < len(blocks) and blocks[end].kind in _WORDS:
        end += 1
    words = list(blocks[at:end])
    if not words or not _leads(item, shapes):
        return []
    after = blocks[end] if end < len(blocks) and blocks[end].kind == "item" else None
    if item.number is not None:
        turn = _is_next(item, after, shapes) if after else _had_a_turn(blocks, owner, shapes)
        if turn and (after is None or _stands_alone(item, shapes) or _is_followed(item, after)):
            return words if after or _stands_alone(item, shapes) else _shown(words, shapes)
        return _shown(words, shapes)
    if not _stands_alone(item, shapes):
        return []
    if after is not None:
        taken = _is_next(item, after, shapes) and not _introduces(words, shapes)
        return words if taken else []
    return _first(words, shapes) if _had_a_turn(blocks, owner, shapes) else []


def _is_followed(item: Block, after: Block) -> bool:
    return item.number is not None and after.number == item.number + 1


def _shown(words: Sequence[Block], shapes: Shapes) -> list[Block]:
    """Pictures and code right under a numbered item are its own, whatever follows them."""
    return list(takewhile(lambda one: one.kind == "code" or shapes.is_picture(one), words))


def _leads(item: Block, shapes: Shapes) -> bool:
    """Whether an item begins with a link."""
    if not item.children or item.children[0].kind != "paragraph":
        return False
    paragraph = item.children[0]
    tokens = shapes.leading(paragraph)
    return bool(tokens) and not shapes.text[paragraph.start : tokens[0].start].strip(" *_《【")


def with_followers(
    run: Sequence[Block], shapes: Shapes
) -> Iterator[tuple[Block, list[Block], list[Block]]]:
    """Each item of a list with the items behind it that are no works: comments, and addresses.

    ``- 简介：…`` speaks of the item above it; bullets that are bare addresses
    lead to the numbered item above them when it has none itself, and
    ``- 代码：[name](u)`` to the work that ``- 论文：[title](u)`` announces.
    """
    at = 0
    while at < len(run):
        item = run[at]
        at += 1
        comments: list[Block] = []
        addresses: list[Block] = []
        takes = item.number is not None and not shapes.has_links(item)
        announced = at < len(run) and shapes.announces_a_work(item)
        while at < len(run):
            if _comments(run[at], shapes):
                comments.append(run[at])
            elif (announced and shapes.leads_further(run[at])) or (
                takes and run[at].number is None and _is_an_address(run[at], shapes)
            ):
                addresses.append(run[at])
            elif item.number is not None and _is_a_point(run[at], shapes):
                comments.append(run[at])
            else:
                break
            at += 1
        yield item, comments, addresses


def _comments(item: Block, shapes: Shapes) -> bool:
    """Whether a bullet says that it comments: 简介：…"""
    return (
        item.number is None
        and bool(item.children)
        and item.children[0].kind == "paragraph"
        and COMMENT_LABELS.match(shapes.text, item.children[0].start) is not None
        and not shapes.has_links(item)
    )


def _is_a_point(item: Block, shapes: Shapes) -> bool:
    """Whether a bullet right under a numbered item only says something."""
    return item.number is None and item.attached and not shapes.has_links(item)


def are_its_addresses(items: Sequence[Block], shapes: Shapes) -> bool:
    """Whether *items* lead to the work that the item over them names: one, or a few bare ones."""
    few = len(items) <= _FEW and all(_is_an_address(item, shapes) for item in items)
    return few or len(items) == 1


_FEW = 3
"""Bare addresses under an item that are its own; more of them are works without a name."""


def _is_an_address(item: Block, shapes: Shapes) -> bool:
    """Whether a bullet is an address and no word."""
    paragraph = only_paragraph(item)
    tokens = shapes.tokens_in(paragraph) if paragraph else []
    if paragraph is None or len(tokens) != 1 or tokens[0].kind != "bare":
        return False
    return paragraph.end - paragraph.start - len(tokens[0].url) <= _LONGEST_MARKS


_LONGEST_MARKS = 2


def _stands_alone(item: Block, shapes: Shapes) -> bool:
    """Whether an item is a link that names a work, and at most a remark."""
    paragraph = only_paragraph(item)
    tokens = shapes.leading(paragraph) if paragraph else []
    if paragraph is None or len(tokens) != 1:
        return False
    [token] = tokens
    if token.kind != "link" or shapes.is_nameless(token):
        return False
    before = shapes.text[paragraph.start : token.start].strip(" *_《【")
    after = shapes.text[token.end : paragraph.end]
    return not before and len(after.strip()) <= _LONGEST_REMARK


def _is_next(item: Block, after: Block, shapes: Shapes) -> bool:
    """Whether *after* goes on with the list of *item*; the number may be wrong, or the form."""
    if item.number is not None and after.number == item.number + 1:
        return True
    return (item.number is None) == (after.number is None) and _stands_alone(after, shapes)


def _had_a_turn(blocks: Sequence[Block], at: int, shapes: Shapes) -> bool:
    """Whether another item and its words stand right before the item at *at*."""
    before = at - 1
    while before >= 0 and blocks[before].kind in _WORDS:
        before -= 1
    if before < 0 or blocks[before].kind != "item":
        return False
    item, last = blocks[before], blocks[at]
    return before < at - 1 and _is_next(item, last, shapes)


def _introduces(words: Sequence[Block], shapes: Shapes) -> bool:
    """Whether the words name what comes, or one of them is a work itself."""
    return any(_opens_with_a_link(block, shapes) for block in words) or (
        bool(words) and shapes.text[words[-1].start : words[-1].end].rstrip()[-1:] in (":", "：")
    )


def _first(words: Sequence[Block], shapes: Shapes) -> list[Block]:
    """Of the words behind the last bullet, the paragraph that surely is its own."""
    return [] if _introduces(words[:1], shapes) else list(words[:1])


def _opens_with_a_link(block: Block, shapes: Shapes) -> bool:
    tokens = shapes.leading(block)
    return bool(tokens) and not shapes.text[block.start : tokens[0].start].strip(" >*_《【")
