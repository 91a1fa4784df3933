"""Connections through an HTTP proxy."""

from __future__ import annotations

import asyncio
import ssl

from dlnotes.web.connection import Connection
from dlnotes.web.faults import Fault
from dlnotes.web.proxies import Proxy
from dlnotes.web.target import Target


async def tunnel(proxy: Proxy, target: Target, secure: ssl.SSLContext | None) -> Connection:
    """Reach *target* through *proxy*: with CONNECT for https, as it is for http."""
    loop, encrypted = asyncio.get_running_loop(), True if proxy.secure else None
    try:
        _, near = await loop.create_connection(Connection, proxy.host, proxy.port, ssl=encrypted)
    except OSError as error:
        raise Fault("offline", f"the proxy {proxy.host}:{proxy.port}: {error}") from None
    if secure is None:
        near.proxy = proxy
        return near
    try:
        await _let_through(near, proxy, target)
        far = Connection()
        transport = await loop.start_tls(near.transport, far, secure, server_hostname=target.host)
    except BaseException:
        near.close()
        raise
    assert transport is not None, "the tunnel stands, or something was raised"
    far.connection_made(transport)
    return far


async def _let_through(near: Connection, proxy: Proxy, target: Target) -> None:
    """Ask *proxy* for a way to *target*."""
    where = f"{target.host}:{target.port}"
    allowed = f"Proxy-Authorization: {proxy.credentials}\r\n" if proxy.credentials else ""
    near.ask(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n{allowed}\r\n".encode(), bodiless=True)
    try:
        status = (await near.head()).status
    except Fault:
        raise Fault("offline", f"the proxy {proxy.host} gave no answer") from None
    if status != 200:
        raise Fault("offline" if status == 407 else "refused", f"the proxy says {status}")
