"""Which addresses a note written by a stranger may make us connect to.

The guard judges addresses, never names: a name is resolved first, every answer
is judged, and the connection goes to an address that passed.  It does so at
every hop of a redirect.

The table is our own: `ipaddress.is_global` is True on Python 3.11 for
multicast, NAT64, 6to4 of a private network and the old site-local range.
Sources: the IANA IPv4 and IPv6 special-purpose address registries (RFC 6890),
RFC 6052 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

EVERYWHERE: tuple[Network, ...] = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))
"""Lets the guard pass everything: for lists of one's own network."""

FORBIDDEN_V4 = tuple(
    (IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a carrier's private network"),
        ("127.0.0.0/8", "this machine (loopback)"),
        ("168.63.129.16/32", "a cloud's metadata service"),
        ("169.254.169.254/32", "a cloud's metadata service"),
        ("169.254.0.0/16", "the local link"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a range kept for protocols"),
        ("192.0.2.0/24", "a range for examples"),
        ("192.31.196.0/24", "a range kept for AS112"),
        ("192.52.193.0/24", "a range kept for AMT"),
        ("192.88.99.0/24", "the old 6to4 relays"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "a range kept for AS112"),
        ("198.18.0.0/15", "a range for benchmarks, where transparent proxies answer"),
        ("198.51.100.0/24", "a range for examples"),
        ("203.0.113.0/24", "a range for examples"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "a reserved range"),
    )
)

FORBIDDEN_V6 = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("2001::/23", "a range kept for protocols"),
        ("2001:db8::/32", "a range for examples"),
        ("2620:4f:8000::/48", "a range kept for AS112"),
        ("3fff::/20", "a range for examples"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "the local link"),
        ("fec0::/10", "a private network (site-local)"),
        ("ff00::/8", "multicast"),
    )
)

FAKE_ANSWERS = IPv4Network("198.18.0.0/15")
"""Where transparent proxies (Clash, Surge and the like) answer every name."""

GLOBAL_V6 = IPv6Network("2000::/3")
"""The only part of IPv6 that is the public internet."""

MAPPED = IPv6Network("::ffff:0:0/96")
NAT64 = IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = IPv6Network("2002::/16")
TEREDO = IPv6Network("2001::/32")
ISATAP = 0x00005EFE

_NO_BROWSER_THERE = """
    1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110
    111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531
    532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190
    5060 5061 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 10080 11211
"""
UNSAFE_PORTS = frozenset(map(int, _NO_BROWSER_THERE.split()))
"""Ports where no browser goes: the Fetch standard's list, with Redis and memcached."""


def forbidden(address: Address) -> str | None:
    """Say what is at *address* that a public list must not reach, or None.

    >>> forbidden(ip_address("93.184.215.14"))
    >>> forbidden(ip_address("64:ff9b::a00:1"))
    'a private network'
    >>> forbidden(ip_address("2002:7f00:1::"))
    'this machine (loopback)'
    """
    if isinstance(address, IPv4Address):
        return next((name for network, name in FORBIDDEN_V4 if address in network), None)
    if address.scope_id is not None:
        return "the local link"
    for inner in _inside(address):
        if (why := forbidden(inner)) is not None:
            return why
    if address in MAPPED or address in NAT64 or address in TEREDO:
        return None
    return _forbidden_v6(address)


def _forbidden_v6(address: IPv6Address) -> str | None:
    if address == IPv6Address("::1"):
        return "this machine (loopback)"
    for network, name in FORBIDDEN_V6:
        if address in network:
            return name
    return None if address in GLOBAL_V6 else "a reserved range"


def _inside(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries to."""
    number = int(address)
    if address in MAPPED or address in NAT64 or (number >> 32) & 0xFDFFFFFF == ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        yield IPv4Address(number >> 80 & 0xFFFFFFFF)
    if address in TEREDO:
        yield IPv4Address(number >> 64 & 0xFFFFFFFF)
        yield IPv4Address(~number & 0xFFFFFFFF)


def literal(host: str) -> Address | None:
    """Read *host* as an address, or None when it is a name.

    Numbers in disguise (``0x7f.1``) were made plain by `urls.hostname` before.

    >>> literal("127.0.0.1"), literal("::1"), literal("example.org")
    (IPv4Address('127.0.0.1'), IPv6Address('::1'), None)
    """
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_fake(address: Address) -> bool:
    """Whether *address* is one that a transparent proxy makes up.

    >>> is_fake(ip_address("198.18.3.7")), is_fake(ip_address("8.8.8.8"))
    (True, False)
    """
    return address in FAKE_ANSWERS


def is_within(address: Address, networks: Iterable[Network]) -> bool:
    """Whether *address* lies in one of *networks*.

    >>> is_within(ip_address("10.1.2.3"), [IPv4Network("10.1.0.0/16")])
    True
    """
    return any(address in network for network in networks)
