"""As much of an answer's body as is worth reading, and never more.

Two caps hold at once: one on the bytes after decoding, so that a compressed
bomb opens only a little, and one on the bytes on the wire, so that a body that
never ends, or that decodes to nothing, ends here.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable, Mapping
from contextlib import nullcontext
from typing import Protocol

import msgspec

from dlnotes.web.faults import Fault

DECODED_LIMIT = 512 * 1024
WIRE_LIMIT = 640 * 1024
PICTURE_LIMIT = 4 * 1024 * 1024
DRAINED = 32 * 1024
"""A body this small is read even when nobody wants it, to keep the connection."""

READABLE = ("text/", "application/xhtml", "application/xml", "application/json", "application/atom")
_JSON = "+json"  # application/vnd.citationstyles.csl+json and the like


class Read(msgspec.Struct, frozen=True, gc=False):
    """What was read: *data* decoded, *wire* bytes received, *whole* when that was all.

    *readable* is False for an encoding that nobody asked for, *late* says that
    the rest did not come in time.
    """

    data: bytes
    wire: int
    whole: bool
    readable: bool = True
    late: bool = False


class _Decoder(Protocol):
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...


class _Plain:
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        return data[:max_length]


class _Deflate:
    """zlib's format, or the raw one that some servers send under the same name."""

    def __init__(self) -> None:
        self._inner: _Decoder = zlib.decompressobj()
        self._began = False

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        try:
            opened = self._inner.decompress(data, max_length)
        except zlib.error:
            if self._began:
                raise
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
            opened = self._inner.decompress(data, max_length)
        self._began = True
        return opened


def is_readable(headers: Mapping[str, str]) -> bool:
    """Whether the body can hold a title, or words that a person would read.

    >>> is_readable({"content-type": "application/pdf"})
    False
    """
    kind = headers.get("content-type", "").strip().lower()
    if "/" not in kind:
        return True  # no type at all: browsers look inside, and so do we
    return kind.startswith(READABLE) or kind.partition(";")[0].endswith(_JSON)


async def read_body(
    pieces: AsyncIterable[bytes],
    headers: Mapping[str, str],
    *,
    limit: int = DECODED_LIMIT,
    wire: int = WIRE_LIMIT,
    seconds: float | None = None,
) -> Read:
    """Read up to *limit* decoded bytes of what comes in *pieces*, and *wire* as they come.

    The rest stays where it is.

    A body that is broken, breaks off, or is not whole after *seconds*, gives what
    came before, as in a browser.  Raises Fault or TimeoutError when nothing came.
    """
    decoder = _decoder(headers.get("content-encoding", ""))
    reading, whole, late = _Reading(decoder, limit, wire), True, False
    try:
        async with nullcontext() if seconds is None else asyncio.timeout(seconds):
            async for piece in pieces:
                if not reading.takes(piece):
                    whole = False
                    break
    except (Fault, TimeoutError) as error:
        if not reading.data:
            raise
        whole, late = False, isinstance(error, TimeoutError)
    return Read(bytes(reading.data), reading.wire, whole, decoder is not None, late)


class _Reading:
    """A body being read: how much has come, and how much may still."""

    def __init__(self, decoder: _Decoder | None, limit: int, wire: int) -> None:
        self._decoder = decoder
        self._limit = limit
        self._wire = wire
        self.data = bytearray()
        self.wire = 0

    def takes(self, piece: bytes) -> bool:
        """Take *piece*; False when no more is wanted."""
        self.wire += len(piece)
        if self._decoder is not None:
            try:
                self.data += self._decoder.decompress(piece, self._limit - len(self.data))
            except zlib.error:
                self._decoder = None
        return len(self.data) < self._limit and self.wire < self._wire


async def drain(pieces: AsyncIterable[bytes], headers: Mapping[str, str]) -> Read:
    """Leave the body where it is, but for a small one, which costs less to read."""
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) <= DRAINED:
        return await read_body(pieces, headers)
    return Read(b"", 0, whole=False)


def _decoder(encodings: str) -> _Decoder | None:
    """The decoder for a Content-Encoding; None for one that we did not ask for."""
    match encodings.strip().lower():
        case "" | "identity" | "none" | "utf-8" | "utf8":
            return _Plain()
        case "gzip" | "x-gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        case "deflate":
            return _Deflate()
        case _:
            return None
