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
from tests.web.addresses import FOREIGN, IN_DISGUISE, PORTS, PRIVATE_V4, PRIVATE_V6, PUBLIC
from tests.web.replies import html, redirect
from tests.web.small_web import HOME, SmallWeb, fetching, hosts_of, running, visit


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
    missed = [url for url, met in answers if not (isinstance(met, Failure) and met.kind in refused)]
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
