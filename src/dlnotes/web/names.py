"""Names to addresses, and whether a name is proved not to exist.

`getaddrinfo` is what the rest of the machine uses (hosts files, mDNS, the
company's own setup), so it is asked first.  Its «no such name» is not proof:
some systems say the same when there is no network at all.  So a second
resolver asks the name servers themselves, which tell NXDOMAIN from SERVFAIL
and from silence; where they cannot be asked, nothing is proved.

Nothing here judges an address: that is the guard's work.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from typing import Any, Protocol

import dns.asyncquery
import dns.exception
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.resolver

from dlnotes.web.faults import Fault, NoSuchName
from dlnotes.web.guard import Address, literal

LOOKUP_SECONDS = 8.0
"""How long a name may take, all its tries together."""


PORTAL_SECONDS = 3.0
LOOKUPS_AT_ONCE = 32


class Resolver(Protocol):
    """Anything that turns a name into addresses."""

    async def lookup(self, host: str) -> tuple[Address, ...]:
        """The addresses of *host*, best first; never empty.

        Raises NoSuchName on proof, and Fault of the kind ``dns-trouble`` for
        everything else that goes wrong.
        """
        ...


class NameServers:
    """Asks name servers over UDP (TCP when an answer is cut), and nobody else."""

    def __init__(
        self, servers: Sequence[tuple[str, int]], *, seconds: float = 2.0, tries: int = 2
    ) -> None:
        self._servers = tuple(servers)
        self._seconds = seconds
        self._tries = tries

    @classmethod
    def of_this_machine(cls) -> NameServers | None:
        """The servers of ``/etc/resolv.conf``, or None where there is no such thing."""
        try:
            found = dns.resolver.Resolver(configure=True)
        except (dns.exception.DNSException, OSError):
            return None
        servers = [str(server) for server in found.nameservers]
        return cls([(server, 53) for server in servers[:3]]) if servers else None

    async def lookup(self, host: str) -> tuple[Address, ...]:
        """As `Resolver.lookup`: IPv4 first, which more servers of old lists speak."""
        four, six = await asyncio.gather(
            self._ask(host, dns.rdatatype.A),
            self._ask(host, dns.rdatatype.AAAA),
            return_exceptions=True,
        )
        found = [found for found in (four, six) if not isinstance(found, BaseException)]
        addresses = tuple(address for part in found for address in part)
        if addresses:
            return addresses
        for answer in (four, six):
            if isinstance(answer, BaseException):
                raise answer
        raise Fault("dns-trouble", f"{host}: the name exists, but has no address")

    async def _ask(self, host: str, kind: dns.rdatatype.RdataType) -> tuple[Address, ...]:
        try:
            query = dns.message.make_query(dns.name.from_text(host), kind)
        except dns.exception.DNSException as error:
            raise Fault("dns-trouble", f"{host}: {error}") from None
        why = "no name server to ask"
        for server, port in self._servers * self._tries:
            try:
                answer, _ = await dns.asyncquery.udp_with_fallback(
                    query, server, self._seconds, port
                )
            except (dns.exception.DNSException, OSError, EOFError) as error:
                why = f"the name server {server} did not answer ({type(error).__name__})"
                continue
            if answer.rcode() == dns.rcode.NXDOMAIN:
                raise NoSuchName(host)
            if answer.rcode() == dns.rcode.NOERROR:
                return _addresses(answer, kind)
            why = f"the name server answered {dns.rcode.to_text(answer.rcode())}"
        raise Fault("dns-trouble", f"{host}: {why}")


def _addresses(answer: dns.message.Message, kind: dns.rdatatype.RdataType) -> tuple[Address, ...]:
    records = (record for rrset in answer.answer if rrset.rdtype == kind for record in rrset)
    return tuple(ip_address(record.to_text()) for record in records)


class SystemNames:
    """Asks the system, in threads, and has its «no» confirmed by name servers."""

    def __init__(self, second_opinion: Resolver | None = None) -> None:
        self._second = second_opinion or NameServers.of_this_machine()
        self._at_once = asyncio.Semaphore(LOOKUPS_AT_ONCE)

    async def lookup(self, host: str) -> tuple[Address, ...]:
        """As `Resolver.lookup`, in the order that the system prefers."""
        try:
            async with self._at_once:
                found = await _in_thread(_getaddrinfo, host)
        except UnicodeError as error:
            raise Fault("dns-trouble", f"{host}: {error}") from None
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME:
                await self._confirm_absence(host)
                raise NoSuchName(host) from None
            raise Fault("dns-trouble", f"{host}: {error.strerror}") from None
        if not found:
            raise Fault("dns-trouble", f"{host}: the name exists, but has no address")
        return found

    async def _confirm_absence(self, host: str) -> None:
        """Return when *host* is proved absent, as far as this machine can prove it."""
        if self._second is None:
            raise Fault("dns-trouble", f"{host}: no such name, says this machine alone")
        try:
            await self._second.lookup(host)
        except NoSuchName:
            return
        raise Fault("dns-trouble", f"{host}: this machine says no such name, its servers do")


async def _in_thread(work: Callable[[str], tuple[Address, ...]], host: str) -> tuple[Address, ...]:
    """Run *work* in a thread that nobody waits for at the end.

    Not an executor: Python joins its threads when it exits, and a lookup
    without a network can take half a minute.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[tuple[Address, ...]] = loop.create_future()

    def tell(set_it: Callable[[Any], None], outcome: object) -> None:
        with suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(_settle, future, set_it, outcome)

    def run() -> None:
        try:
            found = work(host)
        except Exception as error:
            tell(future.set_exception, error)
        else:
            tell(future.set_result, found)

    threading.Thread(target=run, name=f"lookup of {host}", daemon=True).start()
    return await future


def _settle(future: asyncio.Future[Any], set_it: Callable[[Any], None], outcome: object) -> None:
    if not future.done():  # nobody may wait any more
        set_it(outcome)


def _getaddrinfo(host: str) -> tuple[Address, ...]:
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(str(answer[4][0])) for answer in answers))


class Remembered:
    """Asks another resolver once a name and run, however many links wait for it.

    Trouble is not remembered: a later round asks again.  *absent* is a name
    that nobody has; the addresses that a provider answers for it (its own
    search page) are nobody's, and a name that leads there is in trouble.
    """

    def __init__(self, resolver: Resolver, *, absent: str = "") -> None:
        self._resolver = resolver
        self._absent = absent
        self._found: dict[str, asyncio.Task[tuple[Address, ...]]] = {}
        self._portal: asyncio.Task[frozenset[Address]] | None = None

    async def lookup(self, host: str) -> tuple[Address, ...]:
        """As `Resolver.lookup`; an address is its own answer."""
        if (address := literal(host)) is not None:
            return (address,)
        task = self._found.get(host)
        if task is None:
            task = self._found[host] = asyncio.create_task(self._bounded(host))
            task.add_done_callback(_heard)
        try:
            found = await asyncio.shield(task)
        except Fault as fault:
            if not isinstance(fault, NoSuchName) and self._found.get(host) is task:
                del self._found[host]
            raise
        if self._absent and (await self._where_absent_names_lead()).intersection(found):
            raise Fault("dns-trouble", f"{host}: the provider answers unknown names itself")
        return found

    async def _where_absent_names_lead(self) -> frozenset[Address]:
        if self._portal is None:
            self._portal = asyncio.create_task(self._look_for_portal())
        return await asyncio.shield(self._portal)

    async def _look_for_portal(self) -> frozenset[Address]:
        try:
            async with asyncio.timeout(PORTAL_SECONDS):
                return frozenset(await self._resolver.lookup(self._absent))
        except (Fault, TimeoutError):
            return frozenset()

    def forget(self, host: str) -> None:
        """Have *host* looked up anew: a second look is a look."""
        self._found.pop(host, None)

    async def _bounded(self, host: str) -> tuple[Address, ...]:
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                return await self._resolver.lookup(host)
        except TimeoutError:
            raise Fault("dns-trouble", f"{host}: no answer about the name in time") from None


def _heard(task: asyncio.Task[tuple[Address, ...]]) -> None:
    """A lookup may fail when nobody waits any more: that is no bug to report."""
    if not task.cancelled():
        task.exception()
