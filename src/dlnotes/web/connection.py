"""One connection, and the answer that is being read on it.

A body is received only as far as somebody asks for it, and a little ahead.
There are no timeouts here: one deadline stands over the whole exchange.
"""

from __future__ import annotations

import asyncio
from typing import cast

from dlnotes.web.faults import fault_of
from dlnotes.web.proxies import Proxy
from dlnotes.web.reply import Reply

READ_AHEAD = 65_536
"""Bytes of a body that may wait to be read before the connection is held back."""


class Connection(asyncio.Protocol):
    """An open connection; *tls_note* is what its certificate lacks, *proxy* stands before it.

    `ask`, then `head`, then `more` until it gives nothing.
    """

    transport: asyncio.Transport

    def __init__(self) -> None:
        self.tls_note = ""
        self.proxy: Proxy | None = None
        self._reply = Reply()
        self._waiter: asyncio.Future[None] | None = None
        self._held = False
        self._is_over = False

    def ask(self, request: bytes, *, bodiless: bool = False) -> None:
        """Send *request*; *bodiless* when its answer has no body (HEAD)."""
        self._reply = Reply(bodiless=bodiless)
        self.transport.write(request)
        if self._is_over:
            self._reply.end()

    async def head(self) -> Reply:
        """The answer as soon as its head has come; raises Fault when none does."""
        while not self._reply.has_head:
            await self._news()
        return self._reply

    async def more(self) -> bytes:
        """The next piece of the body, or b"" at its end; raises Fault when it breaks off."""
        reply = self._reply
        while not reply.pieces:
            if reply.is_whole:
                return b""
            await self._news()
        piece = reply.take()
        if self._held and not reply.pieces:
            self._held = False
            self.transport.resume_reading()
        return piece

    @property
    def is_reusable(self) -> bool:
        """Whether a next request may go over it, as far as we have heard."""
        return self._reply.is_whole and self._reply.is_kept and not self._is_over

    def close(self) -> None:
        """Drop the connection at once; what is still on its way is not wanted."""
        self._is_over = True
        self.transport.abort()

    async def _news(self) -> None:
        """Wait until more of the answer has come."""
        if self._reply.trouble is not None:
            raise self._reply.trouble
        self._waiter = self._loop.create_future()
        await self._waiter

    def _tell(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    # What the event loop tells.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands."""
        self.transport = cast(asyncio.Transport, transport)
        self._loop = asyncio.get_running_loop()

    def data_received(self, data: bytes) -> None:
        """Bytes have come; those that nobody asked for spoil the connection."""
        reply = self._reply
        reply.feed(data)
        if reply.waiting > READ_AHEAD and not self._held:
            self._held = True
            self.transport.pause_reading()
        self._tell()

    def eof_received(self) -> None:
        """The server has said all that it will."""
        self._finish(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._finish(exc)

    def _finish(self, error: Exception | None) -> None:
        self._is_over = True
        if error is not None and not self._reply.is_whole and self._reply.trouble is None:
            self._reply.trouble = fault_of(error)
        self._reply.end()
        self._tell()
