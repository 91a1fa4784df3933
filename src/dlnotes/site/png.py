"""A picture of four colours as PNG, in the same bytes on every machine.

zlib may not press it: its builds (zlib, zlib-ng, Apple's) give different bytes
for one input, and a site must not change with the machine that prints it.  So
runs of one byte are written short by hand, which is all that a drawing of
rules needs, in the fixed code of DEFLATE (RFC 1951, 3.2.6).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby

_LONGEST, _SHORTEST, _PLAIN = 258, 3, 10
_END = (0, 7)
_ONE_BACK = (0, 5)


def png(rows: Sequence[bytes], palette: Sequence[str]) -> bytes:
    """*rows* of pixels, each a number from 0 to 3, in the colours of the *palette* (#rrggbb)."""
    colours = b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in palette)
    width, height = len(rows[0]), len(rows)
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((2, 3, 0, 0, 0))
    packed = [bytes(_packed(row)) for row in rows]
    above = [bytes(len(packed[0])), *packed[:-1]]
    # Each row is told by how it differs from the one above it: rules do not at all.
    lines = (
        b"\2" + bytes((one - other) & 255 for one, other in zip(row, over, strict=True))
        for row, over in zip(packed, above, strict=True)
    )
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", deflated(b"".join(lines))))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def deflated(data: bytes) -> bytes:
    """*data* as a zlib stream, its runs written short.

    >>> short = deflated(b"a" + bytes(1000) + b"z")
    >>> len(short), zlib.decompress(short) == b"a" + bytes(1000) + b"z"
    (50, True)
    """
    bits = "110" + "".join(map(_bits, _codes(data)))
    # The first bit of all is the lowest of the first byte.
    octets = (bits[at : at + 8][::-1] for at in range(0, len(bits), 8))
    body = bytes(int(octet, 2) for octet in octets)
    return b"\x78\x01" + body + zlib.adler32(data).to_bytes(4)


def _codes(data: bytes) -> Iterator[tuple[int, int]]:
    """The code words of *data* and the length of each in bits."""
    for byte, run in groupby(data):
        left = sum(1 for _ in run) - 1
        yield _literal(byte)
        while left >= _SHORTEST:
            length = _LONGEST if left >= _LONGEST else min(left, _PLAIN)
            yield (0xC5, 8) if length == _LONGEST else (length - 2, 7)
            yield _ONE_BACK
            left -= length
        yield from [_literal(byte)] * left
    yield _END


def _literal(byte: int) -> tuple[int, int]:
    return (0x30 + byte, 8) if byte < 144 else (0x100 + byte, 9)


def _bits(code: tuple[int, int]) -> str:
    return f"{code[0]:0{code[1]}b}"


def _packed(row: bytes) -> Iterator[int]:
    """Four pixels a byte, the first in the highest bits."""
    for at in range(0, len(row), 4):
        one, two, three, four = row[at : at + 4].ljust(4, b"\0")
        yield one << 6 | two << 4 | three << 2 | four


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)
