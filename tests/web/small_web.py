"""A web that fits on loopback: names, addresses, certificates, servers.

Every name is answered by a DNS responder of its own (UDP packets), every
server speaks HTTP/1.1 on real sockets at 127.0.0.0/8, https stands on a test
CA.  Nothing outside this machine is ever contacted.
"""

from __future__ import annotations

import asyncio
import datetime
import random
import socket
import ssl
import warnings
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import trustme

from dlnotes.judging.answers import Answer, Ask, Failure
from dlnotes.web.dialing import Dialer
from dlnotes.web.fetch import Fetcher, Journey
from dlnotes.web.names import NameServers, Remembered
from dlnotes.web.wire import Wire
from tests.web.replies import Asked, Reply, html

HOME = "127.80.0.1"
"""Where the small web's servers listen; the guard is told that this is public."""

PUBLIC = (IPv4Network("127.80.0.0/16"),)
SILENT, REFUSING, ENCRYPTED = "127.80.0.2", "127.80.0.3", "127.80.0.4"
HEAD_LIMIT = 65_536


@dataclass
class SmallWeb:
    """The running web: *hosts* maps a name and a path to what its server does.

    A path that no row names is answered by the host's ``*``.  *names* says
    what DNS answers where that is not `HOME`: addresses, or one of NXDOMAIN,
    SERVFAIL, NODATA and SILENCE.
    """

    hosts: dict[str, dict[str, Reply]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...] | str] = field(default_factory=dict)
    certificates: dict[str, str] = field(default_factory=dict)
    authority: trustme.CA = field(default_factory=trustme.CA)
    asked: Counter[str] = field(default_factory=Counter)
    resolved: Counter[str] = field(default_factory=Counter)
    connections: Counter[str] = field(default_factory=Counter)
    ports: dict[int, int] = field(default_factory=dict)
    dns_port: int = 0
    unplugged: bool = False
    flaky_names: random.Random | None = None
    _contexts: dict[str, ssl.SSLContext] = field(default_factory=dict)
    _streams: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def dialer(self) -> Dialer:
        """A dialer that lives in this web: its names, its ports, its CA."""
        trusted = ssl.create_default_context()
        self.authority.configure_trust(trusted)
        return Dialer(
            Remembered(self.resolver()),
            controls=("control.example",),
            allowed=PUBLIC,
            ports=self.ports,
            trusted=lambda: trusted,
        )

    def resolver(self) -> NameServers:
        return NameServers([("127.0.0.1", self.dns_port)], seconds=1.5)

    def unplug(self) -> None:
        """Pull the cable: no name is answered, open connections fall silent."""
        self.unplugged = True
        for writer in list(self._streams):
            writer.transport.abort()

    def context_for(self, host: str) -> ssl.SSLContext:
        """How *host* does TLS: good, old, or with a certificate that is wrong in some way."""
        if host not in self._contexts:
            self._contexts[host] = self._issue(host, self.certificates.get(own_name(host), "good"))
        return self._contexts[host]

    def _issue(self, host: str, kind: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority = trustme.CA() if kind == "self-signed" else self.authority
        name = "other.example" if kind == "another's" else host
        past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
        expiry = past if kind == "expired" else None
        start = datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC) if kind == "future" else None
        authority.issue_cert(name, not_before=start, not_after=expiry).configure_cert(context)
        if kind == "old":
            with warnings.catch_warnings(action="ignore"):
                context.minimum_version = ssl.TLSVersion.TLSv1
                context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        return context

    def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take up a connection; the task is ours to end when the web goes down."""
        task = asyncio.create_task(self._talk(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def shut(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._streams.add(writer)
        peer = writer.get_extra_info("sockname")[0]
        secure = writer.get_extra_info("ssl_object") is not None
        self.connections[peer] += 1
        try:
            while (asked := await _read(reader, secure=secure)) is not None and not self.unplugged:
                self.asked[f"{asked.host}{asked.path}"] += 1
                stays = await self._reply_to(asked)(asked, writer)
                await writer.drain()
                if not stays or asked.headers.get("connection") == "close":
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._streams.discard(writer)
            with suppress(OSError):
                writer.close()

    def _reply_to(self, asked: Asked) -> Reply:
        rows = self.hosts.get(asked.host, {})
        at_home = HOME_PAGE if asked.path == "/" else NOT_FOUND
        return rows.get(asked.path) or rows.get("*") or at_home


HOME_PAGE = html("某某的主页", "这里有文章、讲义和代码，按时间排列。" * 6)
ALIAS = ".small-web.net"
"""Another ending for ``.example``, for a checker that asks for no such names."""

NOT_FOUND = html("404 Not Found", "The requested page is not here.", status=404)


def own_name(host: str) -> str:
    """The name that the table knows.

    >>> own_name("a.small-web.net")
    'a.example'
    """
    return host.removesuffix(ALIAS) + ".example" if host.endswith(ALIAS) else host


async def _read(reader: asyncio.StreamReader, *, secure: bool) -> Asked | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, OSError):
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    host = own_name(headers.get("host", "").partition(":")[0])
    return Asked(method, path, host, headers, secure)


class NameServer(asyncio.DatagramProtocol):
    """Answers queries by the web's table, as a resolver of a provider would."""

    def __init__(self, web: SmallWeb) -> None:
        self._web = web

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        name = query.question[0].name.to_text(omit_final_dot=True).lower()
        self._web.resolved[name] += 1
        answer = self._answer(query, name)
        if answer is not None:
            self._transport.sendto(answer.to_wire(), addr)  # type: ignore[attr-defined]

    def _answer(self, query: dns.message.Message, name: str) -> dns.message.Message | None:
        known = self._web.names.get(name) or ((HOME,) if name in self._web.hosts else "NXDOMAIN")
        if self._web.unplugged or known == "SILENCE":
            return None
        if self._web.flaky_names and self._web.flaky_names.random() < 0.1:
            known = "SERVFAIL"
        answer = dns.message.make_response(query, recursion_available=True)
        if isinstance(known, str):
            answer.set_rcode(RCODES[known])
            return answer
        question = query.question[0]
        wanted = [
            found for found in known if (":" in found) == (question.rdtype == dns.rdatatype.AAAA)
        ]
        if wanted:
            answer.answer.append(
                dns.rrset.from_text_list(question.name, 60, "IN", question.rdtype, wanted)
            )
        return answer


@asynccontextmanager
async def fetching(web: SmallWeb, *, deadline: float = 5.0) -> AsyncIterator[Fetcher]:
    """A fetcher in the running *web*."""
    wire = Wire(web.dialer())
    try:
        yield Fetcher(wire, asyncio.get_running_loop().time, deadline=deadline)
    finally:
        await wire.aclose()
        await asyncio.sleep(0)


async def visit(fetcher: Fetcher, url: str) -> Answer | Failure:
    """Ask for *url* and follow where it leads."""
    met: Journey | Answer | Failure = fetcher.begin(Ask(url))
    while isinstance(met, Journey):
        met = await fetcher.step(met)
    return met


RCODES = {
    "NXDOMAIN": dns.rcode.NXDOMAIN,
    "SERVFAIL": dns.rcode.SERVFAIL,
    "NODATA": dns.rcode.NOERROR,
}


@asynccontextmanager
async def running(web: SmallWeb) -> AsyncIterator[SmallWeb]:
    """Run *web* until the block ends."""
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(
        lambda: NameServer(web), local_addr=("127.0.0.1", 0)
    )
    web.dns_port = transport.get_extra_info("sockname")[1]
    web.hosts.setdefault("control.example", {"*": html("Control")})
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.sni_callback = lambda sock, name, _: _choose(web, sock, name)
    plain = await asyncio.start_server(web.serve, HOME, 0, limit=HEAD_LIMIT)
    tls = await asyncio.start_server(web.serve, HOME, 0, ssl=secure, limit=HEAD_LIMIT)
    only = await asyncio.start_server(
        web.serve, ENCRYPTED, _port(tls), ssl=secure, limit=HEAD_LIMIT
    )
    deaf = _deaf(_port(plain))
    web.ports = {80: _port(plain), 443: _port(tls)}
    try:
        yield web
    finally:
        transport.close()
        for held in deaf:
            held.close()
        plain.close()
        tls.close()
        only.close()
        await web.shut()


def _choose(web: SmallWeb, sock: ssl.SSLSocket | ssl.SSLObject, name: str | None) -> None:
    sock.context = web.context_for(name or "nameless.example")


def _port(server: asyncio.Server) -> int:
    port: int = server.sockets[0].getsockname()[1]
    return port


def _deaf(port: int) -> list[socket.socket]:
    """A port where a connection is never taken up, as behind a firewall."""
    listener = socket.socket()
    listener.bind((SILENT, port))
    listener.listen(0)
    held = [listener]
    for _ in range(3):  # the queue of a listener that never accepts is soon full
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex((SILENT, port))
        held.append(client)
    return held


def hosts_of(rows: Mapping[str, Reply]) -> dict[str, dict[str, Reply]]:
    """Sort replies by address (``host/path``) into hosts.

    >>> sorted(hosts_of({"a.cn/x": NOT_FOUND, "a.cn*": NOT_FOUND})["a.cn"])
    ['*', '/x']
    """
    hosts: dict[str, dict[str, Reply]] = {}
    for address, reply in rows.items():
        if address.endswith("*") and "/" not in address:
            hosts.setdefault(address[:-1], {})["*"] = reply
            continue
        host, slash, path = address.partition("/")
        hosts.setdefault(host, {})[slash + path] = reply
    return hosts
