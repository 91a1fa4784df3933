"""What strangers wrote, made harmless for a terminal."""

from __future__ import annotations

import re

# A note may come from a stranger: what would steer a terminal (escapes, other
# controls, marks that reverse the direction of writing) is shown, not sent.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def harmless(said: str) -> str:
    r"""Show what would steer a terminal as a picture; a tab is one space.

    >>> harmless("a\tb\x1b[2J")
    'a b␛[2J'
    """
    return _STEERING.sub(_picture, said)


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return " "
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"
