"""A process that asks one server one question, and watches itself meanwhile.

    SMALL_WEB=… python -m tests.web.visitor URL DEADLINE

It asks for a harmless page first, so that everything is loaded, then for URL,
and prints what that cost as JSON (`Cost`).
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from dlnotes.judging.answers import Answer
from dlnotes.web.dialing import Dialer
from dlnotes.web.fetch import Fetcher
from dlnotes.web.names import NameServers, Remembered
from dlnotes.web.wire import Wire
from tests.web.small_web import PUBLIC, visit

HARMLESS = "http://harmless.example/a"
BEAT = 0.01
"""Seconds between two looks at the clocks."""


class Cost(msgspec.Struct):
    """What one question cost.

    *seconds* by the loop's own clock, from the question to its end; *stolen*
    are those after the deadline in which the machine let somebody else
    compute.  *megabytes* is how far the resident memory grew at its peak, and
    *blocked* the longest time, in seconds of this process's computing, in
    which no other link could have gone on.
    """

    what: str
    seconds: float
    stolen: float
    megabytes: float
    blocked: float


class Watch:
    """Looks at the clocks again and again: who had the time between two looks?"""

    def __init__(self, deadline: float) -> None:
        self.stolen = self.blocked = 0.0
        self._deadline = time.monotonic() + deadline

    async def look(self) -> None:
        wall, computed = time.monotonic(), time.process_time()
        while True:
            await asyncio.sleep(BEAT)
            now, used = time.monotonic(), time.process_time()
            self.blocked = max(self.blocked, used - computed)
            if now > self._deadline:
                gap = now - max(wall, self._deadline)
                self.stolen += max(0.0, gap - BEAT - (used - computed))
            wall, computed = now, used


def resident() -> float:
    """Megabytes in memory now, and forget how many there were at most."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _megabytes("VmRSS")


def _megabytes(name: str) -> float:
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:  # not Linux: the most that there ever was, in its own unit
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / (1 << 20)
    line = next(line for line in status.splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


async def main(url: str, deadline: float) -> Cost:
    web = json.loads(os.environ["SMALL_WEB"])
    names = Remembered(NameServers([("127.0.0.1", web["dns"])], seconds=5.0))
    ports = {int(port): found for port, found in web["ports"].items()}
    wire = Wire(Dialer(names, allowed=PUBLIC, ports=ports))
    clock = asyncio.get_running_loop().time
    fetcher = Fetcher(wire, clock, deadline=deadline)
    assert isinstance(await visit(fetcher, HARMLESS), Answer)
    before, watch, began = resident(), Watch(deadline), clock()
    looking = asyncio.create_task(watch.look())
    met = await visit(fetcher, url)
    seconds = clock() - began
    await asyncio.sleep(2 * BEAT)
    looking.cancel()
    grown = _megabytes("VmHWM") - before
    await wire.aclose()
    what = "answer" if isinstance(met, Answer) else met.kind
    return Cost(what, seconds, watch.stolen, grown, watch.blocked)


if __name__ == "__main__":
    cost = asyncio.run(main(sys.argv[1], float(sys.argv[2])))
    print(msgspec.json.encode(cost).decode())
