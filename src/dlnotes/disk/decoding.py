"""From the bytes of a note to its text, as people really save them.

Nothing is normalised: line ends stay as they are, and a byte order mark stays
as U+FEFF, so that places count what an editor counts.  It never fails.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Decoded:
    """A note's text, and its encoding where that is not UTF-8 (else None).

    *codec* is what Python calls that encoding.
    """

    text: str
    encoding: str | None = None
    codec: str = field(default="utf-8", repr=False, compare=False)


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
            return Decoded(data.decode(codec, "replace"), "UTF-16", codec)
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
            return Decoded(text, f"{name}, {bad} bad" if bad else name, codec)
    return Decoded(data.decode("latin-1"), "Latin-1", "latin-1")


def spliced(data: bytes, pieces: Iterable[tuple[int, str, str]]) -> bytes:
    """*data* with pieces of its text replaced, every other byte as it was.

    A piece is (offset, old, new), by the text that `decode` makes of *data*;
    they stand in order and apart, and each old one is good text, not a bad byte.

    >>> spliced("a\\r\\n笔记x".encode("gb18030"), [(5, "x", "y")]).decode("gb18030")
    'a\\r\\n笔记y'

    Raises ValueError when the text there is not what the piece says.
    """
    decoded = decode(data)
    places = _byte_offsets(data, decoded)
    made, position = list[bytes](), 0
    for offset, old, new in pieces:
        start = places(offset)
        end = start + len(old.encode(decoded.codec))
        if data[start:end] != old.encode(decoded.codec) or start < position:
            raise ValueError(f"at {offset} there is no {old!r}")
        made += (data[position:start], new.encode(decoded.codec))
        position = end
    return b"".join((*made, data[position:]))


def _byte_offsets(data: bytes, decoded: Decoded) -> Callable[[int], int]:
    """From offsets of the text to offsets of the bytes, asked in ascending order."""
    text, codec = decoded.text, decoded.codec
    if text.encode(codec, "replace") == data:
        known = [0, 0]

        def place(offset: int) -> int:
            known[1] += len(text[known[0] : offset].encode(codec))
            known[0] = offset
            return known[1]

        return place
    return _slow_byte_offsets(data, codec)


def _slow_byte_offsets(data: bytes, codec: str) -> Callable[[int], int]:
    """The same where bytes are bad: they are given to the decoder one by one."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    starts = [0]
    for position in range(len(data)):
        # A bad byte may come to light only together with the good one after it.
        found = decoder.decode(data[position : position + 1])
        starts += [position] * (len(found) - 1) + [position + 1] * bool(found)
    return lambda offset: starts[offset]
