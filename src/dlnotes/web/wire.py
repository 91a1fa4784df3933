"""HTTP/1.1 on connections of our own: a transport with httpx's interface.

    httpx2.Request ──▶ Wire ──▶ httpx2.Response, its body not yet read

httpx's own transport spends three times as long on a small page, resolves
names by itself and hides a connection's certificate.  Ours asks `Dialer` for
the connection, speaks through h11 (which bounds the head of an answer), keeps
idle connections a while, and never reads more of a body than is asked for.

There are no timeouts here: one deadline stands over the whole exchange.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

import h11
import httpx2

from dlnotes.web.dialing import Dialer, Line
from dlnotes.web.faults import Fault, fault_of
from dlnotes.web.proxies import Proxy
from dlnotes.web.target import Target

HEAD_LIMIT = 65_536
"""Bytes of status line and headers that an answer may have."""

CHUNK = 65_536
IDLE_KEPT = 400
"""Connections kept open for a next request, over all hosts."""

INTERIM_LIMIT = 16
"""Answers of the 1xx kind before the real one; Chrome stops there too."""


@dataclass(slots=True, eq=False)
class Talk:
    """One connection and how far its conversation is."""

    target: Target
    line: Line
    protocol: h11.Connection = field(
        default_factory=lambda: h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)
    )

    heard: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a next request may go over it, as far as we have heard."""
        return not (self.line.writer.is_closing() or self.line.reader.at_eof())

    def close(self) -> None:
        """Drop the connection at once; what is still on its way is not wanted."""
        self.line.writer.transport.abort()

    async def ask(self, request: httpx2.Request) -> h11.Response:
        """Send *request* and read the head of its answer."""
        headers = [*request.headers.raw, *_of_proxy(self.line.proxy)]
        path = _as_proxied(self.target) if self.line.proxy else self.target.path
        sent = h11.Request(method=request.method, target=path, headers=headers)
        self.line.writer.write(self.protocol.send(sent) or b"")
        self.protocol.send(h11.EndOfMessage())
        for _ in range(INTERIM_LIMIT):
            event = await self.next_event()
            if isinstance(event, h11.Response):
                return event
            if not isinstance(event, h11.InformationalResponse):
                break
        raise Fault("protocol", "no answer to the request came")

    async def next_event(self) -> object:
        """The next part of the answer, read as it is needed."""
        while (event := self.protocol.next_event()) is h11.NEED_DATA:
            data = await self.line.reader.read(CHUNK)
            if not data and self.protocol.their_state is h11.SEND_RESPONSE:
                raise EOFError("it ends before its head") if self.heard else ConnectionResetError
            self.heard = True
            self.protocol.receive_data(data)
        return event


def _of_proxy(proxy: Proxy | None) -> list[tuple[bytes, bytes]]:
    if proxy is None or not proxy.credentials:
        return []
    return [(b"Proxy-Authorization", proxy.credentials.encode("ascii"))]


def _as_proxied(target: Target) -> bytes:
    return f"{target.scheme}://{target.authority}".encode("ascii") + target.path


class Body(httpx2.AsyncByteStream):
    """The bytes of an answer as they come, still encoded."""

    def __init__(self, talk: Talk, wire: Wire) -> None:
        self._talk = talk
        self._wire = wire

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while isinstance(event := await self._talk.next_event(), h11.Data):
                yield bytes(event.data)
        except (OSError, EOFError, h11.ProtocolError) as error:
            raise fault_of(error) from None

    async def aclose(self) -> None:
        """End the reading, wherever it is."""
        self._wire.give_back(self._talk)


class Wire(httpx2.AsyncBaseTransport):
    """Carries requests over checked connections.

    The request's *aim* extension (a `Target`) says where it goes.  An answer carries
    ``tls_note`` in its extensions.  Raises Fault.
    """

    def __init__(self, dialer: Dialer) -> None:
        self._dialer = dialer
        self._idle: OrderedDict[Talk, None] = OrderedDict()
        self._by_origin: dict[tuple[str, str, int], list[Talk]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send *request* and give the answer's head; its body is read by the caller."""
        target = cast(Target, request.extensions["aim"])
        while (talk := self._idle_talk(target)) is not None:
            try:
                return await self._exchange(talk, request)
            except Fault as fault:
                # An idle connection may have died meanwhile: that says nothing.
                if fault.kind != "reset":
                    raise
        try:
            line = await self._dialer.connect(target)
        except (OSError, EOFError) as error:
            raise fault_of(error) from None
        return await self._exchange(Talk(target, line), request)

    async def _exchange(self, talk: Talk, request: httpx2.Request) -> httpx2.Response:
        try:
            answer = await talk.ask(request)
        except (OSError, EOFError, h11.ProtocolError) as error:
            talk.close()
            raise fault_of(error) from None
        except BaseException:
            talk.close()
            raise
        return httpx2.Response(
            answer.status_code,
            headers=answer.headers.raw_items(),
            stream=Body(talk, self),
            request=request,
            extensions={"tls_note": talk.line.tls_note, "reason_phrase": answer.reason},
        )

    def _idle_talk(self, target: Target) -> Talk | None:
        waiting = self._by_origin.get(target.origin)
        while waiting:
            talk = waiting.pop()
            del self._idle[talk]
            if talk.is_open:
                talk.target = target
                talk.heard = False
                talk.protocol.start_next_cycle()
                return talk
            talk.close()
        return None

    def give_back(self, talk: Talk) -> None:
        """Keep the connection when its answer was read to the end, else close it."""
        protocol = talk.protocol
        whole = protocol.our_state is h11.DONE and protocol.their_state is h11.DONE
        if not (whole and talk.is_open):
            talk.close()
            return
        self._idle[talk] = None
        self._by_origin.setdefault(talk.target.origin, []).append(talk)
        if len(self._idle) > IDLE_KEPT:
            oldest = next(iter(self._idle))
            del self._idle[oldest]
            self._by_origin[oldest.target.origin].remove(oldest)
            oldest.close()

    async def aclose(self) -> None:
        """Close what is idle."""
        for talk in self._idle:
            talk.close()
            with suppress(OSError):
                await talk.line.writer.wait_closed()
        self._idle.clear()
        self._by_origin.clear()
