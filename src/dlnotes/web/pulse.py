"""Whether it is our own network that is down.

A failure says something about a link only when the network worked after it
happened.  Any answer of any server is such a sign of life; without one, a
connection to somebody who answered before, or to a name that must exist, is
tried.  When nobody can be reached, nothing that failed means anything.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dlnotes.web.dialing import Dialer
from dlnotes.web.faults import Fault, Unsafe
from dlnotes.web.guard import literal
from dlnotes.web.target import NotAnAddressError, Target, aim

CONTROLS = ("example.com", "www.baidu.com", "www.wikipedia.org")
"""Names that must exist, kept by three different houses."""

GRACE = 1.0
"""Seconds in which another answer may come before the controls are tried."""

PAUSES = (0.0, 1.0)
"""Seconds before each try to reach anybody; after the last one the network is down."""

CONTROL_SECONDS = 3.0
WITNESSES = 4
"""Servers remembered for having answered in this run."""


@dataclass(slots=True)
class Pulse:
    """Signs of life of our own network; times are seconds of *clock*."""

    dialer: Dialer
    clock: Callable[[], float]
    controls: Sequence[str] = CONTROLS
    _last: float = float("-inf")
    _beat: asyncio.Event = field(default_factory=asyncio.Event)
    _witnesses: OrderedDict[tuple[str, int], Target] = field(default_factory=OrderedDict)
    _trying: asyncio.Task[bool] | None = None

    def beat(self, target: Target) -> None:
        """*target* has answered just now."""
        self._last = self.clock()
        self._beat.set()
        key = (target.host, target.port)
        if key not in self._witnesses:
            self._witnesses[key] = target
            if len(self._witnesses) > WITNESSES:
                self._witnesses.popitem(last=False)

    async def vouches(self, target: Target) -> bool:
        """Whether the failure of *target*, just now, is its own and not ours."""
        if _is_this_machine(target.host):
            return True
        since = self.clock()
        if await self._beats_within(GRACE) and self._last >= since:
            return True
        return await self.is_there() or self._last >= since

    async def is_there(self) -> bool:
        """Whether anybody can be reached, now or a little later."""
        if self._trying is None or self._trying.done():
            self._trying = asyncio.create_task(self._try_everybody())
        return await asyncio.shield(self._trying)

    @property
    def has_begun(self) -> bool:
        """Whether anybody has answered in this run."""
        return self._last > float("-inf")

    async def _beats_within(self, seconds: float) -> bool:
        self._beat.clear()
        try:
            async with asyncio.timeout(seconds):
                return await self._beat.wait()
        except TimeoutError:
            return False

    async def _try_everybody(self) -> bool:
        for pause in PAUSES:
            await asyncio.sleep(pause)
            if await self._try_somebody():
                return True
        return False

    async def _try_somebody(self) -> bool:
        """Connect to anybody who must be there; the first who answers is enough."""
        targets = [*self._witnesses.values(), *(aim(f"http://{name}/") for name in self.controls)]
        tries = [asyncio.create_task(self._connects(target)) for target in targets]
        try:
            for finished in asyncio.as_completed(tries):
                if await finished:
                    self._last = self.clock()
                    return True
            return False
        finally:
            for task in tries:
                task.cancel()

    async def _connects(self, target: Target) -> bool:
        self.dialer.names.forget(target.host)
        try:
            async with asyncio.timeout(CONTROL_SECONDS):
                connection = await self.dialer.connect(target)
        except Unsafe:
            return False
        except (Fault, OSError, EOFError, NotAnAddressError):
            return False
        connection.close()
        return True


def _is_this_machine(host: str) -> bool:
    """Whether no network lies between us and *host*.

    >>> _is_this_machine("127.0.0.1"), _is_this_machine("example.org")
    (True, False)
    """
    address = literal(host)
    return host == "localhost" or (address is not None and address.is_loopback)
