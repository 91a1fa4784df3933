"""An answer as its bytes come in: HTTP/1.1, with bounds.

    bytes ──feed──▶ Reply: status, headers, then pieces of the body

llhttp, which Node has, reads to the byte (through httptools); servers that are
merely sloppy are understood as browsers understand them.  Bounded here are the
head and the answers before the real one.  Nothing here knows a connection.
"""

from __future__ import annotations

import re
from collections import deque

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from dlnotes.web.faults import Fault

HEAD_LIMIT = 65_536
"""Bytes of status line and headers that an answer may have."""

INTERIM_LIMIT = 16
"""Answers of the 1xx kind before the real one; Chrome stops there too."""

SLOPPY = {
    "lenient_headers": True,  # odd bytes in a value, a value that goes on in the next line
    "lenient_chunked_length": True,  # chunks beside a length: the chunks count (RFC 9112, 6.3)
    "lenient_optional_cr_before_lf": True,
    "lenient_optional_lf_after_cr": True,
}


_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)", re.DOTALL)


def mended(head: bytes) -> bytes:
    """A head without what browsers pass over: lines that are no headers, a length said twice.

    >>> mended(b"HTTP/1.1 200 OK\\r\\nA : 1\\r\\noops\\r\\n: x\\r\\n\\r\\nbody")
    b'HTTP/1.1 200 OK\\r\\nA: 1\\r\\n\\r\\nbody'
    """
    lines, end, rest = head.partition(b"\r\n\r\n")
    first, *others = lines.split(b"\r\n")
    found = [header for line in others if (header := _HEADER.fullmatch(line))]
    kept = dict.fromkeys((header[1] + b":" + header[2]) for header in found)
    return b"\r\n".join((first, *kept)) + end + rest


class Reply:
    """One answer, as far as it has come.

    *headers* are its lines as they came.  *pieces* are those of the body, and
    *waiting* their bytes.  *is_kept* says that the server keeps the connection.

    >>> reply = Reply()
    >>> reply.feed(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
    >>> reply.status, reply.headers, list(reply.pieces), reply.is_whole, reply.is_kept
    (200, [(b'Content-Length', b'2')], [b'ok'], True, True)
    """

    def __init__(self, *, bodiless: bool = False) -> None:
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.pieces: deque[bytes] = deque()
        self.waiting = 0
        self.has_head = self.is_whole = self.is_kept = False
        self.trouble: Fault | None = None
        self._bodiless = bodiless
        self._heard = self._size = self._interim = 0
        self._head: bytearray | None = bytearray()
        self._parser: HttpResponseParser | None = None
        self._begin()

    def feed(self, data: bytes) -> None:
        """Take *data*; what is wrong with it is the *trouble* from then on."""
        self._heard += len(data)
        if self._parser is None:
            self.is_kept = False  # more than we asked for
            return
        try:
            self._parse(data)
        except HttpParserUpgrade:
            self._fail("it changes to another protocol")
        except HttpParserError as error:
            self._fail(f"not an HTTP answer: {error}")
        if not self.has_head and max(self._heard, self._size) > HEAD_LIMIT:
            self._fail(f"its head is longer than {HEAD_LIMIT} bytes")
        if self.has_head:
            self._head = None
        if self.is_whole or self.trouble is not None:
            self._parser = None  # they hold each other

    def end(self) -> None:
        """Nothing comes after this: for an answer without a length, that is its end."""
        if self.is_whole or self.trouble is not None:
            return
        if not self._heard:
            self.trouble = Fault("reset", "the connection was closed without an answer")
        elif not self.has_head:
            self._fail("not an HTTP answer: it ends before its head")
        elif self._has_measure():
            self._fail("it breaks off before it is whole")
        else:
            self.is_whole = True

    def take(self) -> bytes:
        """The next piece of the body; there must be one."""
        piece = self.pieces.popleft()
        self.waiting -= len(piece)
        return piece

    def _begin(self) -> None:
        self._parser = HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(**SLOPPY)

    def _parse(self, data: bytes) -> None:
        """Have *data* parsed; a head that the parser cannot read is mended, once."""
        assert self._parser is not None, "there is one until the answer is whole"
        if self.has_head or self._head is None:
            self._parser.feed_data(data)
            return
        self._head += data
        try:
            self._parser.feed_data(data)
        except HttpParserError:
            if self.has_head or self._interim:
                raise
            head, self._head = mended(bytes(self._head)), None
            self.headers.clear()
            self._size = 0
            self._begin()
            self._parser.feed_data(head)

    def _has_measure(self) -> bool:
        """Whether the answer said how to see its end."""
        said = [(name.lower(), value.lower()) for name, value in self.headers]
        return any(
            name == b"content-length" or (name == b"transfer-encoding" and b"chunked" in value)
            for name, value in said
        )

    def _fail(self, detail: str) -> None:
        self.is_kept = False
        if not self.is_whole and self.trouble is None:
            self.trouble = Fault("protocol", detail)

    # What the parser tells.

    def on_message_begin(self) -> None:
        """An answer begins; after ours is whole, that of a question nobody put."""
        if self.is_whole:
            self.is_kept = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header; those of a trailer come too late to be any."""
        if self.has_head:
            return
        self._size += len(name) + len(value)
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """A head is whole: ours, or that of an answer before it."""
        if self.has_head:
            return
        assert self._parser is not None, "it is the parser that speaks"
        status = self._parser.get_status_code()
        if status >= 200:
            self.status, self.has_head = status, self._size <= HEAD_LIMIT
            self.is_kept = self._parser.should_keep_alive()
            self.is_whole = self._bodiless
            return
        self._interim += 1
        self._heard = self._size = 0
        self.headers.clear()
        if self._interim >= INTERIM_LIMIT:
            self._fail("it is always about to come")

    def on_body(self, data: bytes) -> None:
        """A piece of the body."""
        if self.is_whole:
            self.is_kept = False
            return
        self.pieces.append(data)
        self.waiting += len(data)

    def on_message_complete(self) -> None:
        """An answer is whole."""
        if self.has_head:
            self.is_whole = True
