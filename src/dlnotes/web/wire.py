"""Requests over connections of our own, which are kept a while for the next.

    Request ──▶ Wire ──▶ Connection: the head of the answer, its body not yet read

A client library reads a body whole, resolves names by itself, hides what is
wrong with a certificate, and takes half of the time that a small page needs;
the parser is what is worth sharing (`reply`).  There are no timeouts here: one
deadline stands over the exchange.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from dlnotes.web.connection import Connection
from dlnotes.web.dialing import Dialer
from dlnotes.web.faults import Fault, fault_of
from dlnotes.web.request import Request
from dlnotes.web.target import Target

IDLE_KEPT = 400
"""Connections kept open for a next request, over all hosts."""


class Wire:
    """Carries requests over checked connections."""

    def __init__(self, dialer: Dialer) -> None:
        self._dialer = dialer
        self._idle: OrderedDict[Connection, Target] = OrderedDict()
        self._by_origin: dict[tuple[str, str, int], list[Connection]] = {}

    async def send(self, request: Request) -> Connection:
        """Send *request* and wait for the answer's head; the caller reads and gives back.

        Raises Fault when no answer comes.
        """
        while (idle := self._idle_to(request.target)) is not None:
            try:
                return await _exchange(idle, request)
            except Fault as fault:
                # An idle connection may have died meanwhile: that says nothing.
                if fault.kind != "reset":
                    raise
        try:
            connection = await self._dialer.connect(request.target)
        except (OSError, EOFError) as error:
            raise fault_of(error) from None
        return await _exchange(connection, request)

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

    def _idle_to(self, target: Target) -> Connection | None:
        waiting = self._by_origin.get(target.origin)
        while waiting:
            connection = waiting.pop()
            del self._idle[connection]
            if connection.is_reusable:
                return connection
            connection.close()
        return None


async def _exchange(connection: Connection, request: Request) -> Connection:
    try:
        written = request.written(connection.proxy)
        connection.ask(written, bodiless=request.method == "HEAD")
        await connection.head()
    except BaseException:
        connection.close()
        raise
    return connection
