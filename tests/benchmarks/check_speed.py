"""How fast links are checked, beside lychee in the same minutes on the same servers.

    python -m tests.benchmarks.check_speed [rate|realistic|behind]

``rate`` lifts all limits: 4,000 links on 200 hosts.  ``realistic`` has delays
as the web has them, and compares with the time that the limits themselves
need.  ``behind`` has 200 fast links behind one slow host.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path

from dlnotes.judging.answered import RETRIES
from dlnotes.judging.answers import Cited, Verdict
from dlnotes.judging.schedule import Limits, Policy
from dlnotes.web.asking import Asking, Options, Run
from dlnotes.web.dialing import Dialer
from dlnotes.web.names import NameServers, Remembered
from tests.benchmarks.check_servers import address

PORT = 18080
LOOPBACK = (IPv4Network("127.0.0.0/8"),)
LIFTED = Policy(at_once=128, each=Limits(1000, 0.0), hosts={})
NOW = datetime(2026, 11, 23, tzinfo=UTC)
LYCHEE = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"


@contextmanager
def servers(hosts: int) -> Iterator[None]:
    """The servers, in a process of their own."""
    command = [sys.executable, "-m", "tests.benchmarks.check_servers", str(PORT), str(hosts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


def ours(urls: Sequence[str], policy: Policy, options: Options) -> tuple[Run, list[Verdict]]:
    """One run of the checker, judging included."""
    verdicts: list[Verdict] = []

    async def run() -> Run:
        names = Remembered(NameServers([]))
        links = [Cited(url) for url in urls]
        dialer = Dialer(names, allowed=LOOPBACK)
        asking = Asking(
            links,
            dialer=dialer,
            now=NOW,
            on_verdict=verdicts.append,
            policy=policy,
            options=options,
        )
        return await asking.run()

    return asyncio.run(run()), verdicts


def theirs(urls: Sequence[str], *options: str) -> tuple[float, int]:
    """Seconds that lychee takes as a whole process, and the links that it called fine."""
    with tempfile.TemporaryDirectory() as folder:
        links, out = Path(folder, "links.txt"), Path(folder, "out.json")
        links.write_text("\n".join(urls))
        command = [LYCHEE, "--no-progress", "--format", "json", "--output", str(out), *options]
        began = time.perf_counter()
        subprocess.run([*command, str(links)], check=False, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
        return seconds, json.loads(out.read_text())["successful"]


def rate() -> None:
    """4,000 links on 200 hosts, limits lifted."""
    urls = [f"http://{address(n % 200)}:{PORT}/p{n}" for n in range(4000)]
    with servers(200):
        ours(urls[:200], LIFTED, Options())
        run, verdicts = ours(urls, LIFTED, Options())
        lifted = ("--host-request-interval", "0ms", "--host-concurrency", "1000")
        seconds, fine = theirs(urls, *lifted, "--max-concurrency", "128")
    alive = sum(verdict.name == "alive" for verdict in verdicts)
    print(f"rate: dlnotes {4000 / run.seconds:,.0f} links/s ({alive} alive)")
    print(f"      lychee  {4000 / seconds:,.0f} links/s ({fine} fine, its start included)")
    print(f"      ratio   {seconds / run.seconds:.2f}")


def delays(chance: random.Random) -> float:
    """Milliseconds: a median of 300, with the heavy tail of the web."""
    return min(8000.0, chance.lognormvariate(5.704, 0.8))


def realistic() -> None:
    """1,000 links: 40 % behind one shortener, 3 % that never answer, delays with a tail."""
    policy = Policy()
    urls, bound = realistic_links(random.Random(2015), policy)
    with servers(256):
        run, verdicts = ours(urls, policy, Options(deadline=DEADLINE, archive=False))
        seconds, _ = theirs(urls, *SAME_LIMITS)
    ratio = run.seconds / bound
    print(f"realistic: dlnotes {run.seconds:.1f} s, {len(verdicts)} verdicts ({run.ending})")
    print(f"           lower bound {bound:.1f} s, ratio {ratio:.2f}")
    print(f"           lychee  {seconds:.1f} s under the same limits")


def realistic_links(chance: random.Random, policy: Policy) -> tuple[list[str], float]:
    """The links, and the seconds below which nobody can check them within the limits."""
    urls: list[str] = []
    work: dict[str, list[float]] = defaultdict(list)
    latest, turn = 0.0, 0.0
    weights = [1 / place for place in range(1, 251)]
    for number in range(1000):
        host = address(chance.choices(range(1, 251), weights)[0])
        wait = delays(chance)
        page, rest = f"/d{wait:.0f}/{number}", wait / 1000
        if chance.random() < 0.03:
            page, rest = f"/never/{number}", NEVER
        if chance.random() < 0.4:
            first = delays(chance) / 3
            work[address(0)].append(first / 1000)
            urls.append(f"http://{address(0)}:{PORT}/r{first:.0f}/{host}{page}")
            latest = max(latest, turn + first / 1000 + rest)
            turn += policy.each.interval
        else:
            urls.append(f"http://{host}:{PORT}{page}")
        work[host].append(2 * DEADLINE if rest == NEVER else rest)
    return urls, max(latest, lower_bound(work, policy))


DEADLINE = 6.0
NEVER = DEADLINE + RETRIES[0] + DEADLINE
"""Seconds that a link takes which never answers: two tries, and the wait between them."""

_SAME_LIMITS = """
    --host-request-interval 100ms --host-concurrency 4 --max-concurrency 64
    --timeout 6 --max-retries 1
"""
SAME_LIMITS = _SAME_LIMITS.split()


def lower_bound(work: dict[str, list[float]], policy: Policy) -> float:
    """Seconds below which no schedule within the limits can end.

    What a shortener hides is known only when its turn has come, so the wait of
    its turn counts too (in `realistic_links`).
    """
    every = sum(sum(waits) for waits in work.values()) / policy.at_once
    hosts = [
        max(
            sum(waits) / policy.of(host).at_once,
            (len(waits) - 1) * policy.of(host).interval,
            max(waits),
        )
        for host, waits in work.items()
    ]
    return max(every, *hosts)


def behind() -> None:
    """200 fast links, alone and behind one slow host."""
    fast = [f"http://{address(1 + n % 200)}:{PORT}/p{n}" for n in range(200)]
    slow = [f"http://{address(0)}:{PORT}/d400/{n}" for n in range(80)]
    with servers(201):
        for name, urls in (("alone", fast), ("behind one slow host", slow + fast)):
            last = time_of_fast(urls, set(fast))
            print(f"behind: 200 fast links {name}: {last:.3f} s")


def time_of_fast(urls: Sequence[str], fast: set[str]) -> float:
    """When the last of the fast links had its verdict, in seconds from the start."""
    told: list[float] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()

        def heard(verdict: Verdict) -> None:
            if verdict.url in fast:
                told.append(loop.time() - began)

        dialer = Dialer(Remembered(NameServers([])), allowed=LOOPBACK)
        links = [Cited(url) for url in urls]
        await Asking(links, dialer=dialer, now=NOW, on_verdict=heard).run()

    asyncio.run(run())
    return max(told)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["rate", "realistic", "behind"]
    for name in wanted:
        {"rate": rate, "realistic": realistic, "behind": behind}[name]()
