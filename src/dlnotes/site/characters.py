"""Characters that no page and no feed may hold."""

from __future__ import annotations

import re

# HTML calls these errors and XML forbids most of them: controls other than tab
# and line ends, lone surrogates, and the noncharacters, two of which the
# printing uses as marks of its own.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)


def clean(text: str) -> str:
    """*text* with every forbidden character shown as U+FFFD.

    >>> clean("a\\x00b")
    'a\\ufffdb'
    """
    # isprintable() reads a page in the time that the pattern needs for a line.
    if text.replace("\n", "").isprintable():
        return text
    return _FORBIDDEN.sub("\ufffd", text)
