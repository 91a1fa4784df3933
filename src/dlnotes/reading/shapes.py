"""What a block looks like: does it hold links, is it a label, a picture, a name?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dlnotes.config import Config
from dlnotes.reading import naming
from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.findings import Findings
from dlnotes.reading.labels import role_inside, role_of_label
from dlnotes.reading.links import words_of
from dlnotes.reading.opening import past_checkbox
from dlnotes.reading.rows import fold, rows
from dlnotes.reading.scan import Token, is_web
from dlnotes.reading.source import LINE_END

_MOST_ADDRESSES = 6
_NO_WORK = rows(
    {
        "topic": "参考 参考资料 参考文献 参考链接 引用 来源 资源 资料 相关链接 相关资料 友情链接"
        " 致谢 许可 许可证 联系 联系方式 贡献 关于 目录 其他 其它 更多 附录"
        " 工具 论文 书籍 视频 课程 教程 网站 博客 社区"
        " references reference resources resource see_also license contact contributing about links"
        " more others other misc appendix books papers videos courses tutorials tools"
    }
)
"""Headings that are no work's name, whatever stands under them."""
# “论文：”, “- **Paper**: ”
_OF_A_WORK = re.compile(
    r"\**(?:论文(?:地址|链接|标题|题目|名称?)?|原文|paper)"
    r"\**\s*[:：]\s*\**\s*",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(r"[^:：\n]{1,80}[:：]\s*$|\s*$")


class Shapes:
    """Answers about the blocks of one note; it changes nothing."""

    def __init__(self, findings: Findings, config: Config) -> None:
        self.findings = findings
        self.config = config
        self.text = findings.source.text

    def is_picture(self, block: Range) -> bool:
        """A paragraph that holds pictures and nothing else."""
        if block.kind != "paragraph":
            return False
        tokens = self.findings.tokens(block.start, block.end)
        kinds = {token.kind for token in tokens}
        if "image" not in kinds or kinds - {"image", "markup"}:
            return False
        covered = sum(token.end - token.start for token in tokens)
        return len(self.text[block.start : block.end].strip()) - covered <= len(tokens)

    def is_illustration(self, block: Range) -> bool:
        """A picture with its caption: the items under it are no part of it."""
        tokens = self.findings.tokens(block.start, block.end)
        return (
            bool(tokens)
            and tokens[0].start == block.start
            and (all(token.kind == "image" for token in tokens))
        )

    def is_navigation(self, run: Sequence[Range]) -> bool:
        """A table of contents: links, and all of them to this page; or where one is to be."""
        low, high = (run[0].start, run[-1].end) if run else (0, 0)
        if run and self.text.find("{:toc", low, run[0].end) >= 0:
            return True
        if self.text.find("#", low, high) < 0 and self.text.find("<a", low, high) < 0:
            return False
        tokens = [token for item in run for token in self.tokens_in(item)]
        kinds = {token.kind for token in tokens}
        return "anchor" in kinds and not kinds & {"bare", "link", "empty", "image"}

    def label(self, item: Range) -> str:
        """The words before an item's first link (``- github: [u](u)``)."""
        tokens = self.leading(item)
        return self._words(item.children[0].start, tokens[0].start) if tokens else ""

    def _words(self, start: int, end: int) -> str:
        """The words from *start* to *end*, a checkbox left out."""
        return naming.plain(self.text[past_checkbox(self.text, start, end) : end])

    def names_its_addresses(self, items: Sequence[Range]) -> bool:
        """Whether *items* lead to the work over them: a label says so of one of them at least."""
        return any(self._names_its_address(item) for item in items)

    def _names_its_address(self, item: Range) -> bool:
        label = self.label(item).strip(" :：-–")
        if label:
            return self._is_label(label) or role_inside(label) is not None
        # “[第一讲](u)” is a part of something, and a work itself.
        known = (role_of_label(words_of(one), self.config.roles) for one in self.leading(item))
        return all(role is not None and role[0] != "related" for role in known)

    def is_labelled(self, item: Range) -> bool:
        """``- github: [u](u)``: a label, and a link without a title of its own."""
        paragraph = only_paragraph(item)
        tokens = self.leading(paragraph) if paragraph else []
        if paragraph is None or not tokens:
            return False
        before = self._words(paragraph.start, tokens[0].start)
        after = naming.plain(self.text[tokens[-1].end : paragraph.end])
        if len(after) > 40 or not _LABEL_ONLY.match(before):
            return False
        plain_label = before.strip(" :：")
        known = bool(role_of_label(plain_label, self.config.roles))
        return all(self.is_nameless(token) or known for token in tokens) and bool(
            plain_label or (self.is_nameless(tokens[0]) and not after)
        )

    def announces_a_work(self, block: Range) -> bool:
        """``论文：[title](u)``: a label says that the link which follows is the work."""
        paragraph = _paragraph(block)
        tokens = self.leading(paragraph) if paragraph else []
        if paragraph is None or not tokens:
            return False
        start = past_checkbox(self.text, paragraph.start, paragraph.end)
        label = _OF_A_WORK.match(self.text, start, paragraph.end)
        if label is None:
            return False
        return not self.text[label.end() : tokens[0].start].strip("*《")

    def leads_further(self, block: Range) -> bool:
        """``代码：[name](u)``: another address of the work that is announced above it."""
        paragraph = _paragraph(block)
        tokens = self.leading(paragraph) if paragraph else []
        if paragraph is None or len(tokens) != 1:
            return False
        before = self._words(paragraph.start, tokens[0].start)
        role = role_of_label(before, self.config.roles) if before[-1:] in (":", "：") else None
        return (
            role is not None
            and not role[1]
            and not self.text[tokens[0].end : paragraph.end].strip()
        )

    def is_nameless(self, token: Token) -> bool:
        """A bare or doubled address, or a link whose text is only a label."""
        words = token.text.strip()
        if token.kind == "bare" or is_web(words):
            return True
        return role_of_label(words, self.config.roles) is not None

    def is_address(self, block: Range) -> bool:
        """A paragraph that is an address, bare or doubled, and perhaps its label."""
        if block.kind != "paragraph":
            return False
        tokens = self.leading(block)
        if not tokens or not all(self.is_nameless(token) for token in tokens):
            return False
        covered = sum(token.end - token.start for token in tokens)
        return block.end - block.start - covered <= 40

    def is_title_over(self, heading: Range, following: Sequence[Range]) -> bool:
        """Whether prose and a few labelled addresses, or one bare one, are all under a heading."""
        if not 1 <= len(following) <= 2 * _MOST_ADDRESSES:
            return False
        name = naming.plain(self.text[heading.start : heading.end])
        if role_of_label(name, self.config.roles) or fold(name) in _NO_WORK:
            return False
        linked = [one for one in following if self.has_links(one) and not self.is_picture(one)]
        others = [one for one in following if one not in linked and not self._is_empty(one)]
        if not 1 <= len(linked) <= _MOST_ADDRESSES or len(others) > _MOST_ADDRESSES:
            return False
        if any(one.kind == "item" or self._is_bold(one) for one in others):
            return False
        labels = [self._only_label(one) for one in linked]
        return all(labels) or (len(labels) == 1 and (labels[0] == "" or self.says(linked[0], name)))

    def only_comment(self, following: Sequence[Range]) -> bool:
        """Whether all that stands under a heading is prose, or a few points, without a link."""
        points = sum(1 for one in following if one.kind == "item")
        return (
            bool(following)
            and points <= _MOST_ADDRESSES
            and not any(one.kind == "table" or self.has_links(one) for one in following)
        )

    def says(self, block: Range, name: str) -> bool:
        """Whether *block* is a link that says what the heading over it says."""
        tokens = self.tokens_in(block)
        if len(tokens) != 1 or tokens[0].kind != "link" or not self._is_all(block, tokens[0]):
            return False
        return _unnumbered(tokens[0].text, self.config) == _unnumbered(name, self.config)

    def _is_all(self, block: Range, token: Token) -> bool:
        """Whether *block* holds *token* and nothing else."""
        low, high = _inside(block)
        return not (self.text[low : token.start] + self.text[token.end : high]).strip()

    def _is_empty(self, block: Range) -> bool:
        """``- 代码：``: an item that waits for its address."""
        words = self._words(*_inside(block))
        return block.kind == "item" and words[-1:] in (":", "：") and self._is_label(words)

    def _is_bold(self, block: Range) -> bool:
        return self.text.startswith(("**", "__"), block.start)

    def _only_label(self, block: Range) -> str | None:
        """The label of what *block* leads to, "" of a bare address; None when it says more."""
        paragraph = only_paragraph(block) if block.kind == "item" else block
        if paragraph is None or paragraph.kind != "paragraph":
            return None
        tokens = self.leading(paragraph)
        if not tokens or not all(self.is_nameless(token) for token in tokens):
            return None
        before = self._words(paragraph.start, tokens[0].start).strip(" :：-–")
        between = "".join(self.text[one.end : two.start] for one, two in pairwise(tokens))
        between += self.text[tokens[-1].end : paragraph.end]
        if between.strip(" \t\r\n|｜、,，/") or (before and not self._is_label(before)):
            return None
        return before or "".join(token.text for token in tokens if not is_web(token.text))

    def _is_label(self, words: str) -> bool:
        return role_of_label(words, self.config.roles) is not None

    def leading(self, block: Range) -> list[Token]:
        """What a reader would follow in *block*, or was meant to."""
        return [token for token in self.tokens_in(block) if token.leads]

    def tokens_in(self, block: Range) -> list[Token]:
        """All that the scanner found in *block* and under it."""
        match block.kind:
            case "paragraph" | "heading":
                return self.findings.tokens(block.start, block.end)
            case "table":
                return [token for row in block.rows for token in self.findings.tokens(*row)]
            case "item" | "quote":
                return [token for child in block.children for token in self.tokens_in(child)]
        return []

    def has_links(self, block: Range) -> bool:
        """Whether *block* holds something to follow, or meant to be."""
        if block.kind == "paragraph":
            tokens = self.findings.tokens(block.start, block.end)
            return any(token.kind in ("bare", "link", "empty", "image") for token in tokens)
        if block.kind in ("item", "quote"):
            return any(self.has_links(child) for child in block.children)
        return any(token.leads or token.kind == "image" for token in self.tokens_in(block))

    def is_name(self, block: Range) -> bool:
        """A short line can name what stands under it; a paragraph of prose cannot."""
        words = self.text[block.start : block.end].strip()
        return not LINE_END.search(words) and len(words) <= 60 and not re.search("[。！？]", words)


def _inside(item: Range) -> tuple[int, int]:
    """Where the words of an item stand."""
    return (item.children[0].start, item.end) if item.children else (item.start, item.end)


def _paragraph(block: Range) -> Range | None:
    """The paragraph that *block* is, as an item or by itself."""
    if block.kind == "item":
        return only_paragraph(block)
    return block if block.kind == "paragraph" else None


def only_paragraph(item: Range) -> Range | None:
    """The paragraph that *item* is, where it holds nothing else."""
    is_one = len(item.children) == 1 and item.children[0].kind == "paragraph"
    return item.children[0] if is_one else None


def _unnumbered(words: str, config: Config) -> str:
    return naming.tidy(naming.name(words, config.kinds).title)
