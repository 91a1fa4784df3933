"""What one question costs, says and leaves behind."""

from __future__ import annotations

import asyncio
import re

from dlnotes.judging.answers import Answer, Ask, Cited, Failure
from dlnotes.judging.schedule import Limits, Policy
from dlnotes.web.asking import Asking
from dlnotes.web.fetch import Fetcher, Journey
from dlnotes.web.fragments import has_place
from dlnotes.web.names import NameServers, SystemNames
from dlnotes.web.proxies import Proxies
from dlnotes.web.wire import Wire
from tests.web.behaviour import GOOD, LSTM, PAGE
from tests.web.compare import Proxy
from tests.web.replies import Asked, Reply, html, message, redirect, sends
from tests.web.small_web import SmallWeb, fetching, hosts_of, running, visit
from tests.web.world import NOW, QUICK, check, checked

CONTACT = "https://list.example/about"


def hearing(heard: list[Asked], reply: Reply) -> Reply:
    """The reply, after noting what was asked."""

    async def noted(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        heard.append(asked)
        return await reply(asked, writer)

    return noted


def asked_for(ask: Ask, *, contact: str = "") -> tuple[Answer | Failure, list[Asked]]:
    """Send *ask* to a page that notes what it is asked."""
    heard: list[Asked] = []

    async def send() -> Answer | Failure:
        web = SmallWeb(hosts_of({"page.example/a": hearing(heard, GOOD)}))
        async with running(web):
            wire = Wire(web.dialer())
            fetcher = Fetcher(wire, asyncio.get_running_loop().time, contact)
            met: Journey | Answer | Failure = fetcher.begin(ask)
            while isinstance(met, Journey):
                met = await fetcher.step(met)
            await wire.aclose()
            return met

    return asyncio.run(send()), heard


def test_a_program_says_who_it_is() -> None:
    """A server's owner reads in the User-Agent what asks, and where to complain."""
    _, heard = asked_for(Ask("http://page.example/a"), contact=CONTACT)
    agent = heard[0].headers["user-agent"]
    assert re.search(r"dlnotes/\d", agent)
    assert CONTACT in agent


def test_the_second_try_looks_like_a_browser() -> None:
    """A server that turns programs away is asked as a browser asks."""
    _, heard = asked_for(Ask("http://page.example/a", manner="browser"))
    assert "Chrome/" in heard[0].headers["user-agent"]
    assert heard[0].headers["sec-fetch-mode"] == "navigate"
    assert heard[0].headers["accept-language"].startswith("zh-CN")


def test_a_page_that_is_known_is_asked_whether_it_changed() -> None:
    """A re-check costs a page nothing when nothing has changed."""
    ask = Ask("http://page.example/a", etag='"x1"', modified="Mon, 23 Feb 2015 00:00:00 GMT")
    _, heard = asked_for(ask)
    assert heard[0].headers["if-none-match"] == '"x1"'
    assert heard[0].headers["if-modified-since"].endswith("2015 00:00:00 GMT")


def test_the_chain_is_recorded() -> None:
    """Each hop of a redirect is told, with where it led."""

    async def chain() -> Answer | Failure:
        rows = {"a.example/1": redirect("http://b.example/2", 301), "b.example/2": redirect("/3")}
        web = SmallWeb(hosts_of(rows | {"b.example/3": GOOD}))
        async with running(web), fetching(web) as fetcher:
            return await visit(fetcher, "http://a.example/1")

    met = asyncio.run(chain())
    assert isinstance(met, Answer)
    assert [(hop.url, hop.status, hop.location) for hop in met.hops] == [
        ("http://a.example/1", 301, "http://b.example/2"),
        ("http://b.example/2", 302, "http://b.example/3"),
        ("http://b.example/3", 200, None),
    ]


def test_a_cookie_stays_with_its_chain() -> None:
    """What a server sets is sent back to it alone, and in this chain alone."""
    heard: list[Asked] = []

    async def twice() -> None:
        rows = {
            "a.example/1": redirect("http://b.example/2", headers="Set-Cookie: id=7; Path=/\r\n"),
            "b.example/2": hearing(heard, redirect("http://a.example/3")),
            "a.example/3": hearing(heard, GOOD),
        }
        web = SmallWeb(hosts_of(rows))
        async with running(web), fetching(web) as fetcher:
            await visit(fetcher, "http://a.example/1")
            await visit(fetcher, "http://a.example/3")

    asyncio.run(twice())
    assert [asked.headers.get("cookie") for asked in heard] == [None, "id=7", None]


def test_connections_are_used_again() -> None:
    """Ten pages of one host, one after the other, need one connection."""

    async def ten() -> int:
        web = SmallWeb({"h.example": {"*": GOOD}})
        async with running(web), fetching(web) as fetcher:
            for number in range(10):
                assert isinstance(await visit(fetcher, f"http://h.example/{number}"), Answer)
            return web.connections.total()

    assert asyncio.run(ten()) == 1


def test_of_a_large_file_only_the_head_is_asked() -> None:
    """A file without a title to read costs its server nothing, and the connection stays."""
    heard: list[Asked] = []

    async def thrice() -> int:
        whole = message(200, b"x" * 100_000, kind="application/pdf")

        async def pdf(asked: Asked, writer: asyncio.StreamWriter) -> bool:
            heard.append(asked)
            writer.write(whole[:-100_000] if asked.method == "HEAD" else whole)
            return True

        web = SmallWeb({"h.example": {"*": pdf}})
        async with running(web), fetching(web) as fetcher:
            for number in range(3):
                met = await visit(fetcher, f"http://h.example/{number}.pdf?x=1")
                assert isinstance(met, Answer)
                assert met.headers["content-type"] == "application/pdf"
            return web.connections.total()

    assert asyncio.run(thrice()) == 1
    assert [asked.method for asked in heard] == ["HEAD"] * 3


def test_a_connection_that_died_in_idleness_says_nothing() -> None:
    """A server may close a connection between two questions: the second is simply asked anew."""

    async def twice() -> tuple[Answer | Failure, int]:
        closing = sends(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", close=True)
        web = SmallWeb({"h.example": {"*": closing}})
        async with running(web), fetching(web) as fetcher:
            await visit(fetcher, "http://h.example/1")
            return await visit(fetcher, "http://h.example/2"), web.connections.total()

    met, connections = asyncio.run(twice())
    assert isinstance(met, Answer)
    assert connections == 2


def test_a_proxy_of_the_environment_is_used() -> None:
    """With HTTP_PROXY set, http and https go through the proxy, redirects included."""

    async def proxied() -> list[Answer | Failure]:
        rows = {"p.example/a": redirect("https://p.example/b"), "p.example/b": GOOD}
        web = SmallWeb(hosts_of(rows))
        async with running(web):
            proxies = Proxy(web)
            server = await asyncio.start_server(proxies.serve, "127.0.0.1", 0)
            at = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            dialer = web.dialer()
            dialer.proxies = Proxies({"http": at, "https": at})
            wire = Wire(dialer)
            fetcher = Fetcher(wire, asyncio.get_running_loop().time)
            met = [
                await visit(fetcher, url)
                for url in ("http://p.example/a", "http://10.0.0.1/", "http://printer.lan/")
            ]
            await wire.aclose()
            server.close()
            await proxies.shut()
            return met

    through, literal, local = asyncio.run(proxied())
    assert isinstance(through, Answer)
    assert through.final_url == "https://p.example/b"
    for met in (literal, local):
        assert isinstance(met, Failure)
        assert met.kind == "unsafe"


def test_a_hosts_file_counts() -> None:
    """The system's own names are asked first: localhost needs no name server."""
    silent = NameServers([("127.0.0.1", 9)], seconds=0.1, tries=1)
    found = asyncio.run(SystemNames(silent).lookup("localhost"))
    assert "127.0.0.1" in map(str, found) or "::1" in map(str, found)


def test_a_missing_place_in_a_page_is_told() -> None:
    """With fragments checked, a page that lost its heading is told, and stays alive."""
    told: list[tuple[str, str]] = []

    async def check() -> None:
        page = PAGE.replace("<body>", "<body><h2 id='gru'>GRU</h2>")
        web = SmallWeb(hosts_of({"f.example/a": html(LSTM, text="<h2 id='gru'>GRU</h2>" + page)}))
        links = [Cited("http://f.example/a#gru"), Cited("http://f.example/a#lstm")]
        async with running(web):
            asking = Asking(
                links,
                dialer=web.dialer(),
                now=NOW,
                on_verdict=lambda verdict: None,
                on_missing_place=lambda url, place: told.append((url, place)),
                options=QUICK,
            )
            await asking.run()

    asyncio.run(check())
    assert set(told) == {("http://f.example/a#lstm", "lstm")}


def test_what_is_no_place_is_not_missed() -> None:
    """Routes of scripts, marked text and lines of code are not places in a page."""
    for fragment in ("", "top", "/route", "!old", ":~:text=x", "L10-L20"):
        assert has_place("<p>nothing</p>", fragment)


def test_redirects_take_the_turn_of_their_own_host() -> None:
    """Forty short links to one host never have more than four requests at once there."""
    under_way, most = 0, 0

    async def counted(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.02)
        under_way -= 1
        return await GOOD(asked, writer)

    async def check() -> int:
        web = SmallWeb({"one.example": {"*": counted}})
        links = []
        for number in range(40):
            web.hosts[f"s{number}.example"] = {"*": redirect(f"http://one.example/{number}")}
            links.append(Cited(f"http://s{number}.example/x"))
        async with running(web):
            told = await checked(web, links)
        return sum(verdict.name == "alive" for verdict in told.verdicts)

    assert asyncio.run(check()) == 40
    assert most <= 4


def test_a_host_that_asks_for_patience_is_left_in_peace() -> None:
    """After a 429 with Retry-After, nothing else is asked of the host until the time is over."""
    moments: list[float] = []

    async def first_busy(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        moments.append(asyncio.get_running_loop().time())
        busy = sends(message(429, b"slow down", {"Retry-After": "10"}))
        return await (busy if len(moments) == 1 else GOOD)(asked, writer)

    async def check() -> set[str]:
        web = SmallWeb({"busy.example": {"*": first_busy}})
        one_by_one = Policy(each=Limits(1, 0.0))
        async with running(web):
            links = [Cited(f"http://busy.example/{number}") for number in range(5)]
            told = await checked(web, links, policy=one_by_one)
        return {verdict.name for verdict in told.verdicts}

    assert asyncio.run(check()) == {"alive"}
    # The run's clock goes ten times as fast as ours.
    assert moments[1] - moments[0] >= 0.9


def test_a_long_wait_is_left_to_the_next_run() -> None:
    """A host that asks for an hour is not asked again in this run, and the links say so."""
    web = SmallWeb({"closed.example": {"*": sends(message(429, b"", {"Retry-After": "3600"}))}})
    links = [Cited(f"http://closed.example/{number}") for number in range(30)]
    told = check(web, links)
    assert told.run.ending == "done"
    assert {verdict.name for verdict in told.verdicts} <= {"unsure", "blocked"}
    assert {verdict.evidence.code for verdict in told.verdicts} == {"deferred"}
    assert told.run.requests < 10
