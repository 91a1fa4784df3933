"""The first clause of a sentence, which is called so where nothing else names the work."""

from __future__ import annotations

import re

from dlnotes.reading.naming import EDGES, LONGEST, plain

_CLAUSE_END = re.compile(
    r"(?<=[？！])|[。；，\r\n]|[!?](?=\s|$|[^\x00-\x7f])|[,;:：](?=\s|[^\x00-\x7f])|\.(?=\s+[A-Z]|\s*$)|\s[-–—|]+\s|——|\s*//(?=@)"
)


def first_clause(text: str) -> tuple[str, int]:
    """The first clause of *text*, and where it ends.

    >>> first_clause("树状LSTM, 在情感库上不错")
    ('树状LSTM', 6)

    A parenthesis that a link interrupts is no part of it.

    >>> first_clause("几篇概论（参见")
    ('几篇概论', 4)
    """
    for end in _CLAUSE_END.finditer(text, 0, LONGEST):
        if _open_brackets(text, end.start()):
            continue
        clause = plain(text[: end.start()]).strip(EDGES)
        # “好消息 //@somebody”: what another says begins there, however short it is.
        shortest = 2 if end[0].endswith("//") else 4
        if len(clause) >= shortest and not re.fullmatch(r"[\d\-/. ]+", clause):
            return clause, end.start()
    stop = min(len(text), LONGEST)
    if (opened := _UNCLOSED.search(text, 0, stop)) and opened.start() >= 4:
        stop = opened.start()
    return plain(text[:stop]).strip(EDGES), stop


GLOSS = re.compile(r"[(（][^()（）\n]{1,80}[)）](?:<br[ /]*>|\s)*$")
"""What a title is called in another language, in parentheses behind it."""


def is_capitalised(text: str) -> bool:
    """Whether *text* is written as titles are, a colon in it parting no commentary from it.

    >>> is_capitalised("Looms: A Survey of Threads"), is_capitalised("Looms: good to know them")
    (True, False)
    """
    if "." in text:
        return False
    words = _LONG_WORD.findall(text)
    capitals = sum(1 for word in words if not word.islower())
    return capitals >= _FEWEST_CAPITALS and 4 * capitals >= 3 * len(words)


_LONG_WORD = re.compile(r"[^\W\d_][\w\-]{3,}")
_FEWEST_CAPITALS = 3
_UNCLOSED = re.compile(r"\s*[(（][^()（）]*$")


def _open_brackets(text: str, end: int) -> bool:
    """Whether *end* stands inside parentheses or quotation marks."""
    opened = sum(text.count(mark, 0, end) for mark in "(（《“【")
    return opened > sum(text.count(mark, 0, end) for mark in ")）》”】")
