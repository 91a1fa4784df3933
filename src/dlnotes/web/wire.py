"""HTTP/1.1 on connections of our own: a transport with httpx's interface.

    httpx2.Request ──▶ Wire ──▶ httpx2.Response, its body not yet read

httpx's own transport spends three times as long on a small page, resolves
names by itself and hides a connection's certificate.  Ours asks `Dialer` for
the connection, keeps idle ones a while, and never reads more of a body than is
asked for.  There are no timeouts here: one deadline stands over the exchange.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from typing import cast

import httpx2

from dlnotes.web.connection import Connection
from dlnotes.web.dialing import Dialer
from dlnotes.web.faults import Fault, fault_of
from dlnotes.web.reply import Reply
from dlnotes.web.request import written
from dlnotes.web.target import Target

IDLE_KEPT = 400
"""Connections kept open for a next request, over all hosts."""


class Body(httpx2.AsyncByteStream):
    """The bytes of an answer as they come, still encoded; closed, it gives its connection back."""

    def __init__(self, wire: Wire, connection: Connection, target: Target) -> None:
        self._wire = wire
        self._connection = connection
        self._target = target

    # Not an async generator: the loop keeps a list of those.
    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if piece := await self._connection.more():
            return piece
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """End the reading, wherever it is."""
        self._wire.give_back(self._connection, self._target)


class Wire(httpx2.AsyncBaseTransport):
    """Carries requests over checked connections.

    The request's *aim* extension (a `Target`) says where it goes.  An answer's
    extensions are ``tls_note``, and ``is_whole`` when its body has come with its head.
    Raises Fault.
    """

    def __init__(self, dialer: Dialer) -> None:
        self._dialer = dialer
        self._idle: OrderedDict[Connection, Target] = OrderedDict()
        self._by_origin: dict[tuple[str, str, int], list[Connection]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send *request* and give the answer's head; its body is read by the caller."""
        target = cast(Target, request.extensions["aim"])
        connection, reply = await self._sent(request, target)
        return httpx2.Response(
            reply.status,
            headers=reply.headers,
            stream=Body(self, connection, target),
            request=request,
            extensions={"tls_note": connection.tls_note, "is_whole": reply.is_whole},
        )

    async def _sent(self, request: httpx2.Request, target: Target) -> tuple[Connection, Reply]:
        while (idle := self._idle_to(target)) is not None:
            try:
                return idle, await _exchange(idle, request, target)
            except Fault as fault:
                # An idle connection may have died meanwhile: that says nothing.
                if fault.kind != "reset":
                    raise
        try:
            connection = await self._dialer.connect(target)
        except (OSError, EOFError) as error:
            raise fault_of(error) from None
        return connection, await _exchange(connection, request, target)

    def _idle_to(self, target: Target) -> Connection | None:
        waiting = self._by_origin.get(target.origin)
        while waiting:
            connection = waiting.pop()
            del self._idle[connection]
            if connection.is_reusable:
                return connection
            connection.close()
        return None

    def give_back(self, connection: Connection, target: Target) -> None:
        """Keep the connection when its answer was read to the end, else close it."""
        if not connection.is_reusable:
            connection.close()
            return
        self._idle[connection] = target
        self._by_origin.setdefault(target.origin, []).append(connection)
        if len(self._idle) > IDLE_KEPT:
            oldest, its = self._idle.popitem(last=False)
            self._by_origin[its.origin].remove(oldest)
            oldest.close()

    async def aclose(self) -> None:
        """Close what is idle."""
        for connection in self._idle:
            connection.close()
        await asyncio.sleep(0)  # the loop closes what was dropped
        self._idle.clear()
        self._by_origin.clear()


async def _exchange(connection: Connection, request: httpx2.Request, target: Target) -> Reply:
    try:
        bodiless = request.method == "HEAD"
        connection.ask(written(request, target, connection.proxy), bodiless=bodiless)
        return await connection.head()
    except BaseException:
        connection.close()
        raise
