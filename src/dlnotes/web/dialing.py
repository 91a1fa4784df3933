"""Connections to addresses that were checked: resolve, judge, connect, TLS.

`Dialer.connect` is the only place of the program that opens a connection.  What
it connects to is the very address that the guard judged, so a name cannot
answer twice in different ways.  Certificates that do not hold are accepted the
second time round and noted: an expired certificate is not a dead page.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import truststore

from dlnotes.web.connection import Connection
from dlnotes.web.faults import Fault, Unsafe, fault_of
from dlnotes.web.guard import (
    EVERYWHERE,
    UNSAFE_PORTS,
    Address,
    Network,
    forbidden,
    is_fake,
    is_within,
    literal,
)
from dlnotes.web.names import Remembered
from dlnotes.web.proxies import Proxies
from dlnotes.web.target import Target
from dlnotes.web.tunnel import tunnel

ATTEMPT_SECONDS = 6.0
"""How long one address of several may take before the next has its turn."""

ADDRESSES_TRIED = 4
OWN_CERTIFICATES = frozenset(("SSL_CERT_FILE", "SSL_CERT_DIR"))


def careful() -> ssl.SSLContext:
    """Certificates as this machine trusts them (SSL_CERT_FILE, SSL_CERT_DIR)."""
    if sys.platform in ("darwin", "win32") and not os.environ.keys() & OWN_CERTIFICATES:
        # OpenSSL does not know what these systems trust.
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    return context


def lenient() -> ssl.SSLContext:
    """Any certificate and old ciphers: to see whether a page is there at all."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


@dataclass(slots=True)
class Dialer:
    """Opens connections.

    *allowed* are networks that the guard lets pass (`EVERYWHERE` for lists of
    one's own network), *ports* says where a port of the web is found on a
    machine on which 80 and 443 are not to be had.
    """

    names: Remembered
    controls: Sequence[str] = ()
    allowed: Sequence[Network] = ()
    ports: Mapping[int, int] = field(default_factory=dict)
    proxies: Proxies = field(default_factory=Proxies)
    trusted: Callable[[], ssl.SSLContext] = careful
    _untrusted: dict[tuple[str, str, int], str] = field(default_factory=dict)
    _contexts: dict[Callable[[], ssl.SSLContext], ssl.SSLContext] = field(default_factory=dict)

    async def connect(self, target: Target) -> Connection:
        """Connect to *target*; raises a Fault, or OSError for what the system says."""
        note = self._untrusted.get(target.origin)
        if note is None:
            try:
                return await self._reach(target, self.trusted)
            except ssl.SSLError as error:
                note = _note(error)
        connection = await self._reach(target, lenient)
        connection.tls_note = self._untrusted[target.origin] = note
        return connection

    async def _reach(self, target: Target, make: Callable[[], ssl.SSLContext]) -> Connection:
        secure = self._context(make) if target.scheme == "https" else None
        if (proxy := self.proxies.on_the_way(target)) is not None:
            self._check_unresolved(target)
            return await tunnel(proxy, target, secure)
        return await self._connect(await self.resolve(target), target, secure)

    def _context(self, make: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
        """One context a run and kind: the machine's certificates take 16 ms to read."""
        if make not in self._contexts:
            self._contexts[make] = make()
        return self._contexts[make]

    def _check_unresolved(self, target: Target) -> None:
        """Behind a proxy it is the proxy that resolves: only the plain cases are seen."""
        self._check_port(target)
        address = literal(target.host)
        if address is not None and (why := self._forbidden(address)) is not None:
            raise Unsafe(f"{target.host}: {why}")
        if self.allowed != EVERYWHERE and target.host.rpartition(".")[2] in PRIVATE_SUFFIXES:
            raise Unsafe(f"{target.host} is a name of a private network")

    def _check_port(self, target: Target) -> None:
        if self.allowed != EVERYWHERE and (target.port in UNSAFE_PORTS or not target.port):
            raise Unsafe(f"port {target.port} is not of the web: no browser goes there")

    async def resolve(self, target: Target) -> tuple[Address, ...]:
        """The addresses of *target*, each of them judged; raises Unsafe for a bad one."""
        self._check_port(target)
        addresses = await self.names.lookup(target.host)
        for address in addresses:
            if (why := self._forbidden(address)) is not None:
                await self._explain_proxy(address)
                leads = "is" if literal(target.host) else f"leads to {address}:"
                raise Unsafe(f"{target.host} {leads} {why}")
        return addresses

    def _forbidden(self, address: Address) -> str | None:
        return None if is_within(address, self.allowed) else forbidden(address)

    async def _explain_proxy(self, address: Address) -> None:
        """Raise when *address* says nothing of the link: every name leads there."""
        if not is_fake(address):
            return
        for control in self.controls:
            try:
                found = await self.names.lookup(control)
            except Fault:
                continue
            if any(map(is_fake, found)):
                raise Fault("offline", TRANSPARENT_PROXY)

    async def _connect(
        self, addresses: Sequence[Address], target: Target, secure: ssl.SSLContext | None
    ) -> Connection:
        """Try the checked addresses in turn; raises what the last of them did."""
        trouble: Exception = Fault("dns-trouble", f"{target.host} has no address")
        tried, loop = addresses[:ADDRESSES_TRIED], asyncio.get_running_loop()
        for position, address in enumerate(tried, 1):
            patience = ATTEMPT_SECONDS if position < len(tried) else None
            try:
                async with asyncio.timeout(patience):
                    _, connection = await loop.create_connection(
                        Connection,
                        str(address),
                        self.ports.get(target.port, target.port),
                        ssl=secure,
                        server_hostname=target.host if secure else None,
                    )
                    return connection
            except ssl.SSLError:
                raise
            except OSError as error:
                trouble = error
        raise fault_of(trouble) from None


def _note(error: ssl.SSLError) -> str:
    """What is wrong with a certificate or a handshake, in a word."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return CERTIFICATE_FLAWS.get(error.verify_code, "untrusted")
    return "old-tls" if error.reason in OLD_TLS else "tls-trouble"


CERTIFICATE_FLAWS = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "self-signed",
    62: "wrong-host",
    64: "wrong-host",
}
"""OpenSSL's verification codes (x509_vfy.h) that a reader can be told."""

_OLD_TLS = """
    UNSUPPORTED_PROTOCOL TLSV1_ALERT_PROTOCOL_VERSION DH_KEY_TOO_SMALL EE_KEY_TOO_SMALL
    UNSAFE_LEGACY_RENEGOTIATION_DISABLED SSLV3_ALERT_HANDSHAKE_FAILURE
"""
OLD_TLS = frozenset(_OLD_TLS.split())

PRIVATE_SUFFIXES = frozenset(
    ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain")
)

TRANSPARENT_PROXY = (
    "this machine's names all lead into 198.18.0.0/15: a transparent proxy (Clash, Surge…) "
    "answers for them, so nobody can see where a link really goes; with --allow-private "
    "the proxy is trusted"
)
