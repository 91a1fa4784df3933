"""How a new address is written so that it ends where it should.

In running text an address ends at Chinese letters, at a parenthesis that it did
not open, before a full stop; in a Markdown target at a parenthesis or a space.
What would end it, or break the text around it, is percent-encoded: no more of
it than is needed, for an address is read by people too.
"""

from __future__ import annotations

import re

LEVELS = 3
"""How many ways to write an address there are, from the most readable on."""

_NOWHERE = re.compile('[\\x00-\\x20\\x7f-\\xa0\\u2028\\u2029\\u3000\\ufeff<>"`|]')
_PARENTHESIS = re.compile(r"[()]")
_NOT_IN_TEXT = re.compile(r"[^!#-;=?-Z_a-z~%&]")
_NOT_AT_AN_END = re.compile(r"[()*'!~,;]|[.:?]$")


def spelled(url: str, level: int) -> str:
    """Write *url* in the way number *level*.

    >>> [spelled("http://a.cn/神_(x)", level) for level in range(LEVELS)]
    ['http://a.cn/神_(x)', 'http://a.cn/%E7%A5%9E_(x)', 'http://a.cn/%E7%A5%9E_%28x%29']
    """
    url = _NOWHERE.sub(_escaped, url)
    if not _is_balanced(url):
        url = _PARENTHESIS.sub(_escaped, url)
    if level > 0:
        url = _NOT_IN_TEXT.sub(_escaped, url)
    if level > 1:
        scheme, mark, rest = url.partition("://")
        url = scheme + mark + _NOT_AT_AN_END.sub(_escaped, rest)
    return url


def _is_balanced(url: str) -> bool:
    """Whether every parenthesis of *url* has its other half, to which Markdown looks."""
    depth = 0
    for found in _PARENTHESIS.finditer(url):
        depth += 1 if found[0] == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
