"""What servers really send, down to the byte: the replies of the small web.

A reply is given the request and the stream, and does as the server would:
answers, stalls, lies, breaks off.  It says whether the connection stays open.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as it came: *headers* have lower-case names."""

    method: str
    path: str
    host: str
    headers: Mapping[str, str]
    secure: bool = False


Reply: TypeAlias = Callable[[Asked, asyncio.StreamWriter], Awaitable[bool]]

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 503: "Busy"}


def sends(data: bytes, *, close: bool = False) -> Reply:
    """Send these very bytes."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(data)
        return not close

    return reply


def message(
    status: int, body: bytes, headers: Mapping[str, str] | None = None, *, kind: str | None = None
) -> bytes:
    """A whole answer with a length."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Whatever')}"]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def html(
    title: str,
    text: str = "一篇讲循环神经网络的文章，从反向传播说起，一直讲到长短期记忆。" * 4,
    *,
    status: int = 200,
    charset: str = "utf-8",
    declared: str | None = "text/html; charset=utf-8",
    head: str = "",
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """A page with *title*, in the encoding *charset*; *declared* is its Content-Type."""
    start = f"<!DOCTYPE html><html><head>{head}<title>{title}</title></head>"
    body = f"{start}<body><p>{text}</p></body></html>".encode(charset)

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        whole = message(status, body, headers, kind=declared)
        writer.write(whole[: -len(body)] if asked.method == "HEAD" else whole)
        return True

    return reply


def raw_html(body: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """A page of this very HTML."""
    return sends(message(status, body.encode(), headers, kind="text/html; charset=utf-8"))


def file(kind: str, body: bytes = b"%PDF-1.4 \xe2\xe3" + b"x" * 4000) -> Reply:
    """A file that is no page."""
    return sends(message(200, body, kind=kind))


def redirect(location: str | bytes, status: int = 302, headers: str = "") -> Reply:
    """A redirect whose Location is exactly *location*."""
    where = location.encode() if isinstance(location, str) else location
    return sends(
        f"HTTP/1.1 {status} {REASONS.get(status, 'Redirect')}\r\n{headers}Location: ".encode()
        + where
        + b"\r\nContent-Length: 0\r\n\r\n"
    )


def in_turn(*replies: Reply) -> Reply:
    """The first reply for the first request, and so on; the last one stays."""
    turns = itertools.chain(replies[:-1], itertools.repeat(replies[-1]))

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        return await next(turns)(asked, writer)

    return reply


def when(test: Callable[[Asked], bool], then: Reply, otherwise: Reply) -> Reply:
    """One reply for some requests, another for the others."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        return await (then if test(asked) else otherwise)(asked, writer)

    return reply


def is_browser(asked: Asked) -> bool:
    """Whether the request looks like a browser's, as the simpler bot walls judge it."""
    return "Chrome/" in asked.headers.get("user-agent", "") and "sec-fetch-mode" in asked.headers


def has_cookie(asked: Asked) -> bool:
    return "cookie" in asked.headers


def is_head(asked: Asked) -> bool:
    return asked.method == "HEAD"


def is_secure(asked: Asked) -> bool:
    return asked.secure


def late(seconds: float, reply: Reply) -> Reply:
    """The reply, but not at once."""

    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(seconds)
        return await reply(asked, writer)

    return slow


async def hang(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """Take the request and never answer."""
    await asyncio.sleep(3600)
    return False


async def reset(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """Break the connection off with a RST."""
    raw = writer.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


async def close(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """Take the request and close without a word."""
    return False


def drip(data: bytes, *, every: float = 0.5, first: bytes = b"") -> Reply:
    """One byte every *every* seconds, after *first*."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(first)
        for position in range(len(data)):
            writer.write(data[position : position + 1])
            await writer.drain()
            await asyncio.sleep(every)
        return False

    return reply


def endless(head: bytes, piece: bytes) -> Reply:
    """*piece* again and again, until the other side has had enough."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
        return False

    return reply


def bomb(megabytes: int, page: bytes = b"") -> Reply:
    """A page with zeros after it, small on the wire."""
    body = gzip.compress(page + b"\0" * (megabytes << 20), 9)
    return sends(message(200, body, {"Content-Encoding": "gzip"}, kind="text/html"))


def chunked(body: bytes, *, size: int = 7, kind: str = "text/html; charset=utf-8") -> bytes:
    """The body in small chunks."""
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
    framed = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return head.encode() + framed + b"0\r\n\r\n"
