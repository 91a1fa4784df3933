"""Nobody's note can make this program connect into a private network."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import pytest

from dlnotes.judging.answers import Answer, Failure
from dlnotes.web.guard import forbidden
from tests.web.replies import html, redirect
from tests.web.small_web import HOME, SmallWeb, fetching, hosts_of, running, visit

PRIVATE_V4 = """
    0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200
    100.127.255.255 127.0.0.1 127.0.0.53 127.1.2.3 127.255.255.255 168.63.129.16 169.254.0.1
    169.254.169.254 169.254.170.2 169.254.255.255 172.16.0.1 172.17.0.1 172.20.10.1
    172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.170 192.0.0.192 192.0.2.1 192.88.99.1
    192.168.0.1 192.168.1.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
    224.0.0.1 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255
""".split()

PRIVATE_V6 = """
    :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254
    ::ffff:192.168.1.1 ::ffff:0:127.0.0.1 ::ffff:0:10.0.0.1 64:ff9b::10.0.0.1
    64:ff9b::127.0.0.1 64:ff9b::169.254.169.254 64:ff9b::192.168.1.1 64:ff9b:1::1
    64:ff9b:1::10.0.0.1 100::1 2001::1 2001:0:a00:1::1 2001:0:4136:e378:8000:63bf:f5ff:fffe
    2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:a00:1:: 2002:7f00:1:: 2002:c0a8:101::1
    2002:a9fe:a9fe::1 3fff::1 4000::1 5f00::1 fc00::1 fd00::1 fd00:ec2::254
    fd12:3456:789a::1 fe80::1 fe80::5efe:c0a8:101 febf::1 fec0::1 feff::1 ff01::1 ff02::1
    ff02::fb ff05::1:3 ff0e::1 2400:cb00::5efe:10.0.0.1 2400:cb00::200:5efe:192.168.1.1
""".split()

PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 114.114.114.114 126.255.255.255
    128.0.0.1 168.63.129.15 172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1
    198.17.255.255 198.20.0.1 223.255.255.255 2400:cb00::1 2606:4700:4700::1111
    2001:4860:4860::8888 240e::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1
""".split()

IN_DISGUISE = """
    127.1 0x7f.1 0x7f000001 2130706433 0177.0.0.1 017700000001 127.0.1 0x7f.0x0.0x0.0x1
    10.1 0xa000001 167772161 012.0.0.1 192.168.257 0xc0a80101 3232235777 169.254.43518
    0xa9fea9fe 2852039166 0251.0376.0251.0376 １２７.0.0.1 127。0。0。1 127.0.0.1. 0
    ①②⑦.⓪.⓪.① 127.0.0%2e1 %31%32%37.0.0.1 [::ffff:7f00:1] [0:0:0:0:0:0:0:1] [::127.0.0.1]
""".split()

FOREIGN = """
    file:///etc/passwd ftp://10.0.0.1/x gopher://127.0.0.1:70/_x dict://127.0.0.1:11211/stat
    javascript:alert(1) data:text/html,x ldap://127.0.0.1/ jar:http://127.0.0.1!/ ws://127.0.0.1/
    ssh://127.0.0.1/ smb://192.168.1.1/c tel:110 mailto:a@b.cn weixin://dl/ view-source:http://10.1/
""".split()

PORTS = "22 23 25 53 110 143 465 587 993 6379 11211 6000 6667 0".split()


def written(address: str) -> str:
    return f"[{address}]" if ":" in address else address


@pytest.mark.parametrize("address", PRIVATE_V4 + PRIVATE_V6)
def test_a_private_address_is_forbidden(address: str) -> None:
    """Whatever is not the public internet is refused, in all its wrappings."""
    assert forbidden(ip_address(address)) is not None


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_not_forbidden(address: str) -> None:
    """The guard stands in nobody's way to the public internet."""
    assert forbidden(ip_address(address)) is None


class Watch:
    """Every address that this process tries to connect to, told by Python itself."""

    def __init__(self) -> None:
        self.connected: list[str] = []
        self.on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event == "socket.connect" and isinstance(args[1], tuple):
            self.connected.append(str(args[1][0]))

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        self.connected, self.on = [], True
        try:
            yield self.connected
        finally:
            self.on = False


WATCH = Watch()


def ways_in() -> dict[str, str]:
    """Every address of the matrix, with how it is reached: asked, named or redirected to."""
    direct = {f"http://{written(address)}/": "asked" for address in PRIVATE_V4 + PRIVATE_V6}
    direct |= {f"http://{host}/": "in disguise" for host in IN_DISGUISE}
    direct |= dict.fromkeys(FOREIGN, "foreign")
    direct |= {f"http://plain.example:{port}/": "port" for port in PORTS}
    return direct


async def breaches() -> tuple[int, list[str], list[str]]:
    """Try every way in; how many, those that were not refused, and what was connected to."""
    web, urls = SmallWeb(), list(ways_in())
    web.hosts = hosts_of({"plain.example/": html("x")})
    for number, address in enumerate(PRIVATE_V4 + PRIVATE_V6):
        name = f"n{number}.example"
        web.names[name] = (address,)
        web.names[f"mixed{number}.example"] = (HOME, address)
        urls += [f"http://{name}/", f"http://mixed{number}.example/"]
    for number, url in enumerate(list(urls)):
        web.hosts[f"door{number}.example"] = {"*": redirect(url)}
        urls.append(f"http://door{number}.example/")
    async with running(web), fetching(web, deadline=5) as fetcher:
        with WATCH.watching() as connected:
            answers = [(url, await visit(fetcher, url)) for url in urls]
    refused = ("unsafe", "protocol")
    missed = [
        url for url, met in answers if not (isinstance(met, Failure) and met.kind in refused)
    ]
    resolver = "127.0.0.1"
    return len(urls), missed, [address for address in connected if address not in (HOME, resolver)]


def test_no_way_leads_into_a_private_network() -> None:
    """Asked, in disguise, by name, beside a public address or by redirect: nobody gets in."""
    tried, missed, connected = asyncio.run(breaches())
    assert tried >= 150
    assert missed == []
    assert connected == []


def test_the_watch_sees_a_connection() -> None:
    """The watch that proves the guard sees what is allowed."""

    async def allowed() -> Answer | Failure:
        web = SmallWeb(hosts_of({"plain.example/": html("x")}))
        async with running(web), fetching(web) as fetcher:
            return await visit(fetcher, "http://plain.example/")

    with WATCH.watching() as connected:
        assert isinstance(asyncio.run(allowed()), Answer)
    assert HOME in connected


def test_a_name_that_changes_its_mind_gets_nobody_in() -> None:
    """A name is judged each time it is resolved, and connected to as it was judged."""

    async def rebind() -> tuple[Answer | Failure, Answer | Failure]:
        web = SmallWeb(hosts_of({"rebind.example/": html("x")}))
        async with running(web):
            async with fetching(web) as fetcher:
                first = await visit(fetcher, "http://rebind.example/")
            web.names["rebind.example"] = ("10.0.0.1",)
            async with fetching(web) as fetcher:
                return first, await visit(fetcher, "http://rebind.example/")

    first, second = asyncio.run(rebind())
    assert isinstance(first, Answer)
    assert isinstance(second, Failure)
    assert second.kind == "unsafe"


def test_a_transparent_proxy_is_explained() -> None:
    """Where every name leads into 198.18.0.0/15, no link is called unsafe: it is explained."""

    async def proxied() -> Answer | Failure:
        names = {"plain.example": ("198.18.0.9",), "control.example": ("198.18.0.10",)}
        web = SmallWeb(names=dict(names))
        async with running(web), fetching(web) as fetcher:
            return await visit(fetcher, "http://plain.example/")

    met = asyncio.run(proxied())
    assert isinstance(met, Failure)
    assert met.kind == "offline"
    assert "transparent proxy" in met.detail
