"""Whose words they are: who says it, who recommends it, and where a remark ends.

Posts and the lists that were made of them name a speaker before the words, and
somebody who recommends a work before its title.  Neither is a part of the title.
"""

from __future__ import annotations

import re

from dlnotes.reading.han_names import HAN_LETTER

SPEAKER = re.compile(
    r"(?:\s*+(?://|转发|回复|问[:：]|答[:：]|[^\s:：，。@]{1,24}\s*[:：]\s*回复)?\s*+"
    r"[@＠]\s?[^\s:：，。@]{1,30}\s*(?:[问答说]\s*)?[:：])+\s*"
)
"""``//@somebody:``, ``@somebody 问：``, ``somebody：回复@another:`` before what is said."""
# “(@somebody 推荐)”, “@somebody 推荐”, “（短教程）” between an address and its title.
_REMARK = re.compile(
    rf"\s*(?:[(（][^()（）\n]*{HAN_LETTER}[^()（）\n]*[)）]\s*(?=[A-Z])"
    r"|(?:[@＠]\s?[^\s@，。:：]{1,30}\s+)+(?:[A-Z][a-z]+\s[A-Z][a-z]+\s+)?推荐\s*[:：]?\s*)"
)


def remark_before(line: str) -> tuple[str, str]:
    """What a curator remarks before a title, and the title; no remark when nothing follows it.

    >>> remark_before("(@hello 推荐) Nets of Things")
    ('(@hello 推荐) ', 'Nets of Things')
    """
    found = _REMARK.match(line)
    if found is None or (0 < len(line) - found.end() < 4):
        return "", line
    return found[0], line[found.end() :]
