"""What of an address is looked for in the history of a list.

A line of an old commit is not read as a note is, so an address and the places
where it stood are compared by a trace: the plain letters that it begins with.
What could as well be the sentence's around it is no part of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Overlapping on purpose: of `http://a.cn/,http://b.cn/` each begins a trace.
_TRACE = re.compile(r"(?=(https?://[A-Za-z0-9\-._~:/?#@!$&*+=%]*[A-Za-z0-9\-_~/=]))", re.I)


def trace(url: str) -> str:
    """The trace of one address, '' when it has none.

    >>> trace("http://t.cn/RwCfROu。"), trace("https://a.org/b_(c)"), trace("a.md")
    ('http://t.cn/RwCfROu', 'https://a.org/b_', '')
    """
    found = _TRACE.match(url)
    return found[1] if found else ""


def traces(line: str) -> Iterator[str]:
    """Every trace in *line*.

    >>> list(traces("- [a](http://a.org/x), 云:http://t.cn/b1。"))
    ['http://a.org/x', 'http://t.cn/b1']
    """
    return (found[1] for found in _TRACE.finditer(line)) if "://" in line else iter(())
