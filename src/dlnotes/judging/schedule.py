"""Whose turn it is: which question may be sent now, and when the next one may.

Every host has a queue of its own, with a limit of requests at once and an
interval between their starts; all hosts together have a limit too.  A question
that cannot go yet holds nothing that another could use: it is not started, so
it has no slot.  Each hop of a chain is a start of its own in its own host's
queue.  Where several hosts are ready, the one with the most work left goes
first, because it is the one that would finish last.

The clock is an argument: moments are seconds on any clock that does not go
back.  A `Schedule` is for one task; nothing here waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Generic, NamedTuple, TypeVar

from dlnotes.judging.papers import INTERVAL

Job = TypeVar("Job")

_GUESS = 0.5  # seconds that a request takes at a host that has not been asked yet
_WEIGHT = 0.3  # of the latest request, in the running mean of a host


class Limits(NamedTuple):
    """What one host is spared: requests at once, and seconds between two starts."""

    at_once: int = 4
    interval: float = 0.1


EACH = Limits()

HOSTS: Mapping[str, Limits] = {
    "t.cn": Limits(4, 0.2),
    "arxiv.org": Limits(1, INTERVAL),
    "export.arxiv.org": Limits(1, INTERVAL),
    "archive.org": Limits(1, 2.5),
    "web.archive.org": Limits(1, 2.5),  # 24 requests a minute (2026)
    "doi.org": Limits(2, 0.2),
    "api.crossref.org": Limits(1, 0.2),  # 5 a second, one at once, without a contact (2025-12)
    "data.crosscite.org": Limits(1, 0.6),  # DataCite: 500 in 5 minutes without a contact (2026)
    "api.datacite.org": Limits(1, 0.6),
}
"""Hosts with limits of their own."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What all hosts together and each of them are spared."""

    at_once: int = 64
    each: Limits = EACH
    hosts: Mapping[str, Limits] = field(default_factory=lambda: HOSTS)

    def __post_init__(self) -> None:
        for limits in (self.each, *self.hosts.values()):
            if limits.at_once < 1 or limits.interval < 0:
                raise ValueError(f"no request could ever go: {limits}")
        if self.at_once < 1:
            raise ValueError("no request could ever go: at_once is less than 1")

    def of(self, host: str) -> Limits:
        """The limits of one host."""
        return self.hosts.get(host, self.each)


@dataclass(slots=True)
class _Queue(Generic[Job]):
    limits: Limits
    fresh: deque[Job] = field(default_factory=deque)
    later: list[tuple[float, int, Job]] = field(default_factory=list)
    running: int = 0
    not_before: float = float("-inf")
    seconds: float = _GUESS
    version: int = 0

    @property
    def work(self) -> float:
        """About how many seconds this host's queue will take, with one more request under way.

        So a host to which a connection is free goes before one that needs another.
        """
        each, interval = self.seconds / (self.running + 1), self.limits.interval
        waiting = len(self.fresh) + len(self.later)
        return waiting * (each if each > interval else interval)

    def ready_at(self) -> float | None:
        """When the next may start; None when that takes more than time."""
        if self.running >= self.limits.at_once:
            return None
        if self.fresh:
            return self.not_before
        return max(self.not_before, self.later[0][0]) if self.later else None

    def take(self) -> Job:
        # What is new goes before what has had its turn: a retry waits for both.
        return self.fresh.popleft() if self.fresh else heappop(self.later)[2]


class Schedule(Generic[Job]):
    """The questions that wait, by host, and those that are on their way.

    >>> schedule = Schedule[str](Policy(each=Limits(at_once=1, interval=0.5)))
    >>> for job in ("a", "b"):
    ...     schedule.push(job, "x.example", now=0.0)
    >>> schedule.pop(0.0), schedule.pop(0.0)
    (('a', 'x.example'), None)
    >>> schedule.done("x.example", now=0.2)
    >>> schedule.next_at(0.2)
    0.5
    """

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or Policy()
        self._queues: dict[str, _Queue[Job]] = {}
        self._ready: list[tuple[float, int, str, int]] = []
        self._timers: list[tuple[float, str, int]] = []
        self._count = 0
        self.running = 0
        self.waiting = 0

    def push(
        self, job: Job, host: str, now: float, *, delay: float = 0.0, first: bool = False
    ) -> None:
        """Queue *job* at *host*, *delay* seconds from *now* at the earliest.

        *first* is for the next hop of a chain that is under way.
        """
        queue = self._queues.get(host)
        if queue is None:
            queue = self._queues[host] = _Queue(self._policy.of(host))
        self._count += 1
        self.waiting += 1
        if delay > 0:
            heappush(queue.later, (now + delay, self._count, job))
        elif first:
            queue.fresh.appendleft(job)
        else:
            queue.fresh.append(job)
        self._place(host, queue, now)

    def pop(self, now: float) -> tuple[Job, str] | None:
        """Start one question that may go now: it, and its host; None when none may."""
        self._wake(now)
        if self.running >= self._policy.at_once:
            return None
        while self._ready:
            _, _, host, version = heappop(self._ready)
            queue = self._queues[host]
            if version == queue.version:
                return self._start(host, queue, now), host
        return None

    def done(self, host: str, now: float, seconds: float | None = None) -> None:
        """One request to *host* has ended; it took *seconds*."""
        queue = self._queues[host]
        if queue.running == 0:
            raise ValueError(f"nothing is on its way to {host}")
        queue.running -= 1
        self.running -= 1
        if seconds is not None:
            queue.seconds += _WEIGHT * (seconds - queue.seconds)
        self._place(host, queue, now)

    def hold(self, host: str, until: float, now: float) -> None:
        """Leave *host* in peace until then: it asked for patience."""
        queue = self._queues.get(host)
        if queue is None:
            queue = self._queues[host] = _Queue(self._policy.of(host))
        queue.not_before = max(queue.not_before, until)
        self._place(host, queue, now)

    def drop(self, host: str) -> list[Job]:
        """Take everything that waits for *host* out: it is left to the next run."""
        queue = self._queues.get(host)
        if queue is None:
            return []
        dropped = [*queue.fresh, *(job for _, _, job in sorted(queue.later, key=_when))]
        queue.fresh.clear()
        queue.later.clear()
        queue.version += 1
        self.waiting -= len(dropped)
        return dropped

    def busy(self) -> tuple[str, ...]:
        """The hosts to which something is on its way."""
        return tuple(host for host, queue in self._queues.items() if queue.running)

    def next_at(self, now: float) -> float | None:
        """When `pop` will next have something, if nothing is done before then.

        None when only something that is done can help, or when nothing waits.
        """
        self._wake(now)
        if self.running >= self._policy.at_once:
            return None
        if any(self._queues[host].version == version for _, _, host, version in self._ready):
            return now
        while self._timers:
            moment, host, version = self._timers[0]
            if self._queues[host].version == version:
                return moment
            heappop(self._timers)
        return None

    def _start(self, host: str, queue: _Queue[Job], now: float) -> Job:
        job = queue.take()
        queue.running += 1
        queue.not_before = max(queue.not_before, now + queue.limits.interval)
        self.running += 1
        self.waiting -= 1
        self._place(host, queue, now)
        return job

    def _place(self, host: str, queue: _Queue[Job], now: float) -> None:
        """Put a host where it belongs: among the ready, among the timers, or nowhere."""
        queue.version += 1
        moment = queue.ready_at()
        if moment is None:
            return
        if moment <= now:
            self._count += 1
            heappush(self._ready, (-queue.work, self._count, host, queue.version))
            self._tidy()
        else:
            heappush(self._timers, (moment, host, queue.version))

    def _wake(self, now: float) -> None:
        while self._timers and self._timers[0][0] <= now:
            _, host, version = heappop(self._timers)
            queue = self._queues[host]
            if queue.version == version:
                self._place(host, queue, now)

    def _tidy(self) -> None:
        """Forget stale places, so that the heap stays as small as the hosts are many."""
        if len(self._ready) > 4 * len(self._queues) + 64:
            queues = self._queues
            self._ready = [row for row in self._ready if queues[row[2]].version == row[3]]
            heapify(self._ready)


def _when(row: tuple[float, int, object]) -> tuple[float, int]:
    return row[:2]
