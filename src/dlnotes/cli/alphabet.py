"""The letters of a list for its search, from what is remembered of the characters."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import msgspec

from dlnotes import disk
from dlnotes.site.letters import Letters, Lore, completed, letters

_KEPT = msgspec.msgpack.Decoder(tuple[str, Lore])


def alphabet(
    used: Iterable[tuple[str, str]], cache: disk.Cache, program: str, *, pinyin: bool
) -> Letters:
    """What the search of a list knows of the characters that its notes *used* (`Printed.letters`).

    Asking the libraries takes longer than a small build, so their answers are
    kept beside the program, for every list; or in the list's *cache* where
    nothing may be written there.
    """
    pairs = [*used]
    written = set().union(*(pair[0] for pair in pairs))
    sounded = set().union(*(pair[1] for pair in pairs)) if pinyin else set()
    places = (disk.beside_program(), cache)
    known = next(filter(None, (_known(place, program) for place in places)), Lore())
    lore = completed(known, written, sounded)
    if lore is not known:
        for place in places:
            place.put("letters", msgspec.msgpack.encode((program, lore)))
    return letters(written, sounded, lore)


def _known(place: disk.Cache, program: str) -> Lore | None:
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        of, lore = _KEPT.decode(place.get("letters") or b"")
        if of == program:
            return lore
    return None
