"""From the bytes of a note to its text, as people really save them.

Nothing is normalised: line ends stay as they are, and a byte order mark stays
as U+FEFF, so that places count what an editor counts.  It never fails.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A note's text, and its encoding where that is not UTF-8 (else None)."""

    text: str
    encoding: str | None = None


def decode(data: bytes) -> Decoded:
    """Read *data* as UTF-8, else as what it seems to be.

    >>> decode("笔记".encode())
    Decoded(text='笔记', encoding=None)
    >>> decode("笔记".encode("gb18030"))
    Decoded(text='笔记', encoding='GB18030')
    >>> decode("笔记".encode("utf-16"))
    Decoded(text='\\ufeff笔记', encoding='UTF-16')
    """
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return Decoded(data.decode(codec, "replace"), "UTF-16")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> Decoded:
    # One bad byte in a UTF-8 file must not turn the whole of it into mojibake,
    # so UTF-8 is asked first and GB18030 second, each allowed a few bad bytes.
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        text = data.decode(codec, "replace")
        bad = text.count("\ufffd")
        if bad * 10 <= sum(character > "\x7f" for character in text) - bad:
            return Decoded(text, f"{name}, {bad} bad" if bad else name)
    return Decoded(data.decode("latin-1"), "Latin-1")
