"""The schedule keeps every limit, and wastes no time that its limits do not cost."""

from __future__ import annotations

import random
from collections import defaultdict
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.schedule import Limits, Policy, Schedule

Chain = tuple[tuple[str, float], ...]
"""The hops of one link: the host, and the seconds that it takes to answer."""


class Trip(NamedTuple):
    """One request, as it happened."""

    host: str
    start: float
    end: float


def run(chains: list[Chain], policy: Policy, delay: float = 0.0) -> list[Trip]:
    """Drive all chains on a virtual clock; *delay* is the wait before each second hop."""
    schedule = Schedule[tuple[int, int]](policy)
    for number, chain in enumerate(chains):
        schedule.push((number, 0), chain[0][0], 0.0)
    under_way: list[tuple[float, int, int, float]] = []
    trips: list[Trip] = []
    now = 0.0
    while schedule.waiting or under_way:
        while (started := schedule.pop(now)) is not None:
            (number, hop), host = started
            assert host == chains[number][hop][0]
            heappush(under_way, (now + chains[number][hop][1], number, hop, now))
        upcoming = [moment for moment in (schedule.next_at(now),) if moment is not None]
        now = min([*upcoming, *(row[0] for row in under_way[:1])])
        while under_way and under_way[0][0] <= now:
            end, number, hop, start = heappop(under_way)
            host = chains[number][hop][0]
            trips.append(Trip(host, start, end))
            schedule.done(host, now, end - start)
            if hop + 1 < len(chains[number]):
                schedule.push(
                    (number, hop + 1), chains[number][hop + 1][0], now, delay=delay, first=True
                )
    return trips


def lower_bound(chains: list[Chain], policy: Policy) -> float:
    """No schedule can end earlier than this under the policy's own limits."""
    hops = [hop for chain in chains for hop in chain]
    by_host: dict[str, list[float]] = defaultdict(list)
    for host, seconds in hops:
        by_host[host].append(seconds)
    bounds = [sum(seconds for _, seconds in hops) / policy.at_once]
    bounds += [sum(seconds for _, seconds in chain) for chain in chains]
    for host, took in by_host.items():
        limits = policy.of(host)
        bounds.append(sum(took) / limits.at_once)
        bounds.append((len(took) - 1) * limits.interval + min(took))
    return max(bounds)


def crowd(trips: list[Trip]) -> int:
    """The largest number under way at once; one that ends makes room for one that starts."""
    moments = sorted([(t.start, 1) for t in trips] + [(t.end, -1) for t in trips])
    most = under_way = 0
    for _, change in moments:
        under_way += change
        most = max(most, under_way)
    return most


LIMITS = st.builds(Limits, st.integers(1, 4), st.sampled_from([0.0, 0.1, 0.25, 1.0]))
HOSTS = st.sampled_from(["t.cn", "a", "b", "c", "d"])
SECONDS = st.sampled_from([0.01, 0.1, 0.3, 1.0, 5.0, 20.0])
CHAINS = st.lists(
    st.lists(st.tuples(HOSTS, SECONDS), min_size=1, max_size=4).map(tuple), min_size=1, max_size=40
)
POLICIES = st.builds(
    Policy,
    at_once=st.integers(1, 8),
    each=LIMITS,
    hosts=st.dictionaries(HOSTS, LIMITS, max_size=3),
)


@given(CHAINS, POLICIES, st.sampled_from([0.0, 0.5]))
def test_every_limit_holds_on_every_hop(chains: list[Chain], policy: Policy, delay: float) -> None:
    """Every hop of every chain is sent once, within its host's limits and the limit of all."""
    trips = run(chains, policy, delay)
    assert sorted(t.host for t in trips) == sorted(host for chain in chains for host, _ in chain)
    assert crowd(trips) <= policy.at_once
    by_host: dict[str, list[Trip]] = defaultdict(list)
    for trip in trips:
        by_host[trip.host].append(trip)
    for host, its_own in by_host.items():
        limits = policy.of(host)
        assert crowd(its_own) <= limits.at_once
        starts = sorted(t.start for t in its_own)
        gaps = [later - earlier for earlier, later in pairwise(starts)]
        assert all(gap >= limits.interval - 1e-9 for gap in gaps)


@given(CHAINS, POLICIES)
def test_nothing_idles_while_it_could_go(chains: list[Chain], policy: Policy) -> None:
    """However odd the list, it ends within what its limits cost a scheduler that cannot foresee.

    A busy slot, a busy host, an interval or the chain itself is the reason for
    every moment of a run: so its length is at most the sum of the four.
    """
    trips = run(chains, policy)
    by_host: dict[str, list[float]] = defaultdict(list)
    for trip in trips:
        by_host[trip.host].append(trip.end - trip.start)
    last = max(trips, key=lambda trip: trip.end)
    hosts = {host for host, _ in max(chains, key=len)} | set(by_host)
    cost = sum(
        sum(by_host[host]) / policy.of(host).at_once + len(by_host[host]) * policy.of(host).interval
        for host in hosts
    )
    everything = sum(t.end - t.start for t in trips) / policy.at_once
    longest = max(sum(seconds for _, seconds in chain) for chain in chains)
    assert last.end <= cost + everything + longest + 1e-6


def real_list(seed: int, *, silent: float) -> list[Chain]:
    """A list as they are: 40 % t.cn, a few large hosts, many small, and some that never answer."""
    dice = random.Random(seed)
    large = [f"large{n}.example" for n in range(8)]
    small = [f"small{n}.example" for n in range(200)]
    chains: list[Chain] = []
    for _ in range(dice.choice([500, 1000, 2000])):
        host = dice.choice(large if dice.random() < 0.4 else small)
        seconds = 20.0 if dice.random() < silent else min(3.0, dice.lognormvariate(-1.2, 0.8))
        page = (host, seconds)
        code = ("t.cn", min(3.0, dice.lognormvariate(-1.6, 0.5)))
        chains.append((code, page) if dice.random() < 0.4 else (page,))
    return chains


@pytest.mark.parametrize("seed", range(40))
def test_a_real_list_ends_within_a_tenth_of_the_bound(seed: int) -> None:
    """No schedule under the same limits could be a tenth faster."""
    policy = Policy(at_once=random.Random(seed).choice([16, 32, 64]))
    chains = real_list(seed, silent=0.0)
    end = max(trip.end for trip in run(chains, policy))
    assert end <= 1.1 * lower_bound(chains, policy)


@pytest.mark.parametrize("seed", range(40))
def test_what_never_answers_costs_one_silence_at_the_most(seed: int) -> None:
    """Nobody can foresee which link is silent: the last one found may be, and no more."""
    policy = Policy(at_once=random.Random(seed).choice([16, 32, 64]))
    chains = real_list(seed, silent=0.03)
    end = max(trip.end for trip in run(chains, policy))
    assert end <= 1.1 * lower_bound(chains, policy) + 20.0


def test_one_slow_host_delays_nobody() -> None:
    """Two hundred fast links behind a slow host end when they would have ended alone."""
    policy = Policy(at_once=8, each=Limits(4, 0.0))
    fast: list[Chain] = [((f"fast{n % 20}", 0.05),) for n in range(200)]
    slow: list[Chain] = [(("slow", 8.0),) for _ in range(20)]
    alone = max(trip.end for trip in run(fast, Policy(at_once=4, each=Limits(4, 0.0))))
    together = run(slow + fast, policy)
    assert max(trip.end for trip in together if trip.host != "slow") <= alone * 1.2


def test_a_retry_waits_for_its_time_and_for_what_is_new() -> None:
    """What has had its turn comes after what has not."""
    schedule = Schedule[str](Policy(each=Limits(1, 1.0)))
    schedule.push("again", "a", 0.0, delay=0.5)
    schedule.push("new", "a", 0.0)
    schedule.push("newer", "a", 0.0)
    order, now = [], 0.0
    while schedule.waiting:
        if (started := schedule.pop(now)) is not None:
            order.append(started[0])
            schedule.done("a", now)
        now = schedule.next_at(now) or now
    assert order == ["new", "newer", "again"]


def test_a_host_that_asks_for_patience_has_it() -> None:
    """Retry-After holds the whole host and nobody else."""
    schedule = Schedule[str](Policy())
    for host in ("a", "b"):
        schedule.push("x", host, 0.0)
    schedule.hold("a", 30.0, 0.0)
    assert schedule.pop(0.0) == ("x", "b")
    assert schedule.pop(0.0) is None
    assert schedule.next_at(0.0) == 30.0
    assert schedule.pop(29.9) is None
    assert schedule.pop(30.0) == ("x", "a")


def test_what_is_left_to_the_next_run_is_taken_out() -> None:
    """A host that asks for an hour is dropped, and the rest goes on."""
    schedule = Schedule[str](Policy())
    schedule.push("later", "a", 0.0, delay=5)
    schedule.push("now", "a", 0.0)
    schedule.push("other", "b", 0.0)
    assert schedule.drop("a") == ["now", "later"]
    assert schedule.waiting == 1
    assert schedule.pop(0.0) == ("other", "b")
    assert schedule.next_at(100.0) is None
    assert schedule.drop("nobody") == []


@pytest.mark.parametrize("limits", [Limits(0, 1.0), Limits(1, -1.0)])
def test_a_policy_under_which_nothing_could_go_is_refused(limits: Limits) -> None:
    """A mistake in the configuration is said at once."""
    with pytest.raises(ValueError, match="no request could ever go"):
        Policy(each=limits)
    with pytest.raises(ValueError, match="no request could ever go"):
        Policy(at_once=0)
