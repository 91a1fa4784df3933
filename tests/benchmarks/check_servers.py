"""Servers for the checker's benchmarks: a process of its own, on many loopback addresses.

    python -m tests.benchmarks.check_servers PORT

Each address of 127.90.0.0/16 is a host.  The path says how it answers:
``/d<milliseconds>/…`` after a delay, ``/never/…`` not at all, ``/r<d>/<host>``
with a redirect to that host, everything else at once.
"""

from __future__ import annotations

import asyncio
import re
import sys

BODY = b"<!doctype html><title>A page of the benchmark</title><p>" + b"Some words to read. " * 120
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b"
    % (len(BODY), BODY)
)
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
DELAY = re.compile(rb"(?:GET|HEAD) /d(\d+)/")
TURN = re.compile(rb"(?:GET|HEAD) /r(\d+)/([\d.]+)(/\S*)")


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, and nothing that costs time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._rest = b""

    def data_received(self, data: bytes) -> None:
        *heads, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for head in heads:
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        if b" /never/" in head[:20]:
            return
        page = PAGE[: -len(BODY)] if head.startswith(b"HEAD") else PAGE
        delay = DELAY.match(head)
        turn = TURN.match(head)
        if turn:
            delay, port = turn, self._transport.get_extra_info("sockname")[1]
            where = b"http://%b:%d%b" % (turn[2], port, turn[3])
            page = b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % where
        if delay is None or delay[1] == b"0":
            self._transport.write(page)
            return
        loop = asyncio.get_running_loop()
        loop.call_later(int(delay[1]) / 1000, self._transport.write, page)


def address(number: int) -> str:
    """The address of the host *number*.

    >>> address(300)
    '127.90.1.44'
    """
    return f"127.90.{number // 256}.{number % 256}"


async def serve(port: int, hosts: int) -> None:
    loop = asyncio.get_running_loop()
    for number in range(hosts):
        await loop.create_server(Server, address(number), port, backlog=512)
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
