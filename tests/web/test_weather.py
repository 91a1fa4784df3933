"""Bad weather: random faults, a pulled cable, servers that would eat a program alive."""

from __future__ import annotations

import asyncio
import random

import pytest

from dlnotes.judging.answers import Cited
from dlnotes.web.asking import Options
from tests.web.behaviour import GONE, GOOD, LSTM
from tests.web.hostile import HOSTILE, cost_of
from tests.web.replies import (
    Asked,
    Reply,
    close,
    drip,
    html,
    late,
    reset,
)
from tests.web.small_web import SmallWeb, hosts_of, running
from tests.web.world import QUICK, Told, check, checked


def stormy(reply: Reply, chance: random.Random, share: float = 0.1) -> Reply:
    """The reply, with faults on a share of the answers."""
    busy = html("503", "busy", status=503)
    faults = (reset, close, busy, html("500", "oops", status=500), late(0.2, reset))

    async def either(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        chosen = chance.choice(faults) if chance.random() < share else reply
        return await chosen(asked, writer)

    return either


def stormy_web(seed: int) -> tuple[SmallWeb, list[str], list[str]]:
    """A web of 40 live and 10 dead links under a sky of *seed*."""
    chance = random.Random(seed)
    live = [f"http://live{number}.example/a" for number in range(40)]
    gone = [f"http://gone{number}.example/a" for number in range(10)]
    web = SmallWeb(flaky_names=chance)
    for url in live:
        web.hosts[url.split("/")[2]] = {"/a": stormy(GOOD, chance)}
    for url in gone:
        web.hosts[url.split("/")[2]] = {"/a": stormy(GONE, chance)}
    return web, live, gone


async def storm(seed: int) -> tuple[Told, list[str], list[str]]:
    web, live, gone = stormy_web(seed)
    async with running(web):
        return await checked(web, [Cited(url, (LSTM,)) for url in live + gone]), live, gone


def test_bad_weather_makes_no_page_dead() -> None:
    """In 20 runs with faults on a tenth of the answers, no live page is dead, no dead one alive."""

    async def storms() -> list[tuple[Told, list[str], list[str]]]:
        turn = asyncio.Semaphore(5)

        async def one(seed: int) -> tuple[Told, list[str], list[str]]:
            async with turn:
                return await storm(seed)

        return await asyncio.gather(*map(one, range(20)))

    for told, live, gone in asyncio.run(storms()):
        assert told.run.ending == "done"
        assert {told.named(url) for url in live} <= {"alive", "unsure"}
        assert {told.named(url) for url in gone} <= {"dead", "unsure"}
        assert sum(told.named(url) == "alive" for url in live) >= 36


def test_a_pulled_cable_changes_nothing() -> None:
    """When the network goes in mid-run, what failed is not judged, and the run says why."""

    async def pulled() -> tuple[str, set[str], int]:
        web = SmallWeb()
        links = [Cited(f"http://h{number}.example/a", (LSTM,)) for number in range(60)]
        for number in range(60):
            web.hosts[f"h{number}.example"] = {"/a": late(0.02 * number, GOOD)}
        async with running(web):
            asyncio.get_running_loop().call_later(0.5, web.unplug)
            told = await checked(web, links)
        return told.run.ending, {verdict.name for verdict in told.verdicts}, len(told.run.left)

    ending, names, left = asyncio.run(pulled())
    assert ending == "offline"
    assert names <= {"alive"}
    assert left > 0


def test_without_a_network_nothing_is_learnt() -> None:
    """A run that reaches nobody says so, and has no verdict about anything."""
    web = SmallWeb(unplugged=True)
    told = check(web, [Cited("http://plain.example/a"), Cited("http://other.example/b")])
    assert told.run.ending == "offline"
    assert "network" in told.run.why
    assert told.verdicts == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_costs_little(name: str) -> None:
    """Whatever a server sends costs less than 32 MiB, ends in time, and holds nobody up."""
    deadline = 2.0
    cost = asyncio.run(cost_of(HOSTILE[name](), deadline))
    assert cost.megabytes < 32
    # A twentieth of a second for the grain of the clock; what others computed is not ours.
    assert cost.seconds - cost.stolen <= deadline * 1.1 + 0.05
    assert cost.blocked < 0.5


def test_a_hostile_server_delays_nobody() -> None:
    """Links of other hosts are judged while one server trickles."""

    async def both() -> tuple[list[str], str]:
        web = SmallWeb()
        web.hosts = hosts_of(
            {"trickle.example/a": drip(b"HTTP/1.1 200 OK\r\n" * 99)}
            | {f"quick{number}.example/a": GOOD for number in range(50)}
        )
        links = [Cited("http://trickle.example/a")]
        links += [Cited(f"http://quick{number}.example/a", (LSTM,)) for number in range(50)]
        async with running(web):
            told = await checked(web, links)
        return [verdict.url for verdict in told.verdicts], told.named("http://trickle.example/a")

    order, verdict = asyncio.run(both())
    assert order[-1] == "http://trickle.example/a"
    assert verdict == "unsure"


def test_a_run_out_of_time_leaves_the_rest() -> None:
    """With a limit on the run, what was not judged by then is left for the next one."""
    web = SmallWeb(hosts_of({"slow.example/a": late(5, GOOD), "quick.example/a": GOOD}))
    options = Options(1.5, controls=QUICK.controls, rate=10.0, max_seconds=0.7)
    told = check(web, [Cited("http://slow.example/a"), Cited("http://quick.example/a")], options)
    assert told.run.ending == "out of time"
    assert [link.url for link in told.run.left] == ["http://slow.example/a"]
    assert told.named("http://quick.example/a") == "alive"


def test_an_interrupted_run_ends_at_once() -> None:
    """Ctrl-C ends a run: what was told stands, and nothing is left running."""

    async def interrupted() -> int:
        web = SmallWeb(hosts_of({"h.example/a": late(30, GOOD), "q.example/a": GOOD}))
        async with running(web):
            links = [Cited("http://h.example/a"), Cited("http://q.example/a")]
            run = asyncio.create_task(checked(web, links))
            await asyncio.sleep(0.3)
            run.cancel()
            with pytest.raises(asyncio.CancelledError):
                await run
            return len([task for task in asyncio.all_tasks() if "_take" in repr(task)])

    assert asyncio.run(interrupted()) == 0
