"""The letters of a list for its search, remembered as long as no character is new."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import msgspec

from dlnotes import disk
from dlnotes.site.letters import Letters, letters

_KEPT = msgspec.msgpack.Decoder(tuple[str, str, str, Letters])


def alphabet(
    used: Iterable[tuple[str, str]], cache: disk.Cache, program: str, *, pinyin: bool
) -> Letters:
    """What the search of a list knows of the characters that its notes *used* (`Printed.letters`).

    Asking the libraries takes longer than a small build, so their answer is
    kept in the *cache*, and stands until a note uses a character that no other
    used before.
    """
    pairs = [*used]
    written = "".join(sorted(set().union(*(pair[0] for pair in pairs))))
    sounded = "".join(sorted(set().union(*(pair[1] for pair in pairs)))) if pinyin else ""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        *asked, known = _KEPT.decode(cache.get("letters") or b"")
        if asked == [program, written, sounded]:
            return known
    found = letters(written, sounded)
    cache.put("letters", msgspec.msgpack.encode((program, written, sounded, found)))
    return found
