"""The run: every link's case carried from its first question to its verdict.

    judge ──Ask──▶ a turn at its host ──▶ fetch ──Answer | Failure──▶ judge … Verdict

The judge decides what to ask, the schedule whose turn it is; this loop only
joins them with the clock.  A case that waits, for a turn or for a later look,
holds nothing that another could use: each hop of a redirect queues anew at its
own host.  Verdicts are told as they come.  When our own network is down the
run ends, and what had failed meanwhile was never judged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from dlnotes.judging import case as judge
from dlnotes.judging import papers
from dlnotes.judging.answered import PATIENCE
from dlnotes.judging.answers import (
    Answer,
    Ask,
    Cited,
    Failure,
    Move,
    Outcome,
    Verdict,
    Wait,
)
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.schedule import Policy, Schedule
from dlnotes.judging.ways import retry_after
from dlnotes.ledger import Memory
from dlnotes.web import arxiv
from dlnotes.web.dialing import TRANSPARENT_PROXY, Dialer
from dlnotes.web.errands import Errand, Story
from dlnotes.web.fetch import DEADLINE, Fetcher, Journey, Pictures
from dlnotes.web.fragments import has_place
from dlnotes.web.pulse import CONTROLS, Pulse
from dlnotes.web.target import Target
from dlnotes.web.wire import Wire

Ending: TypeAlias = Literal["done", "offline", "out of time"]

SHAKY = frozenset(
    ("dns-nxdomain", "dns-trouble", "refused", "reset", "timeout", "tls", "protocol", "offline")
)
"""Failures that our own network could have caused as well."""

SILENCE = 2.0
"""Seconds without any answer at the start of a run, before the network itself is tried."""

NETWORK_DOWN = "nobody can be reached: our own network is down"


@dataclass(frozen=True, slots=True)
class Options:
    """How a run asks.

    *deadline* bounds the requests of one question, *max_seconds* the run, both
    in seconds.  *contact* is an address of the curator's, for those who keep
    the servers.  *archive* looks for captures of what is gone, *allow_private*
    lets the guard pass everything.  *rate* is how fast the run's own clock
    goes: more than 1 only among servers of one's own, as in tests.
    """

    deadline: float = DEADLINE
    contact: str = ""
    archive: bool = True
    allow_private: bool = False
    max_seconds: float | None = None
    controls: tuple[str, ...] = CONTROLS
    rate: float = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: *why* in words when it is not «done», *left* what has no verdict."""

    ending: Ending
    why: str
    left: tuple[Cited, ...]
    requests: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: *hosts* are those in flight now."""

    done: int
    total: int
    requests: int
    hosts: tuple[str, ...]


class Asking:
    """One run over *links*; `run` it once.

    *memory* gives what the ledger knows of an address, *now* is the moment of
    the run, with a time zone, *known* are the oddities of hosts, with a list's
    own.  *on_verdict* is told every verdict as it comes, *on_outcome* every
    question and what came of it, *on_missing_place* (when fragments are to be
    checked) every address whose page lacks its fragment; *pictures* is given
    those that it wants.
    """

    def __init__(
        self,
        links: Iterable[Cited],
        *,
        dialer: Dialer,
        now: datetime,
        on_verdict: Callable[[Verdict], None],
        memory: Callable[[str], Memory | None] = lambda url: None,
        on_outcome: Callable[[Cited, Ask, Outcome], None] | None = None,
        on_missing_place: Callable[[str, str], None] | None = None,
        pictures: Pictures | None = None,
        known: Oddities = KNOWN,
        policy: Policy | None = None,
        options: Options | None = None,
    ) -> None:
        self._open = {Story(cited, judge.Case(cited, now)): None for cited in links}
        self._total = len(self._open)
        self._dialer = dialer
        self._now = now
        self._memory = memory
        self._on_verdict = on_verdict
        self._on_outcome = on_outcome
        self._on_missing_place = on_missing_place
        self._pictures = pictures
        self._known = known
        self._schedule: Schedule[Errand] = Schedule(policy)
        self._options = options or Options()
        self._seen = judge.Seen()
        self._papers: list[Story] = []
        self._controls: dict[Ask, Outcome | list[Story]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._requests = 0

    async def run(self) -> Run:
        """Carry every case to its verdict, or to the end of the run."""
        self._loop = asyncio.get_running_loop()
        self._over: asyncio.Future[tuple[Ending, str]] = self._loop.create_future()
        wire, began, options = Wire(self._dialer), self._loop.time(), self._options
        look = self._look_for_place if self._on_missing_place else None
        self._fetcher = Fetcher(
            wire, self._loop.time, options.contact, options.deadline, look, self._pictures
        )
        self._pulse = Pulse(self._dialer, self._loop.time, options.controls)
        limit = options.max_seconds
        bell = self._loop.call_later(limit, self._end, "out of time") if limit else None
        try:
            self._start(self._watch())
            self._begin()
            ending, why = await self._over
        finally:
            if bell is not None:
                bell.cancel()
            await self._stop(wire)
        left = tuple(story.cited for story in self._open)
        return Run(ending, why, left, self._requests, self._loop.time() - began)

    @property
    def progress(self) -> Progress:
        """Where the run is now."""
        done = self._total - len(self._open)
        return Progress(done, self._total, self._requests, self._schedule.busy())

    def _begin(self) -> None:
        for story in list(self._open):
            memory = self._memory(story.cited.url)
            opened = judge.start(
                story.cited,
                memory,
                now=self._now,
                archive=self._options.archive,
                known=self._known,
            )
            self._carry_on(story, *opened)
        self._pump()

    async def _stop(self, wire: Wire) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await wire.aclose()

    async def _watch(self) -> None:
        """End a run that reaches nobody before every single link has failed."""
        await asyncio.sleep(SILENCE)
        if not (self._pulse.has_begun or await self._pulse.is_there() or self._pulse.has_begun):
            self._end("offline", NETWORK_DOWN)

    def _end(self, ending: Ending, why: str = "") -> None:
        if not self._over.done():
            self._over.set_result((ending, why))

    # From the judge to the schedule.

    def _carry_on(self, story: Story, case: judge.Case, move: Move) -> None:
        story.case = case
        match move:
            case Verdict():
                self._open.pop(story, None)
                self._on_verdict(move)
            case Wait(seconds, ask):
                self._send(story, ask, delay=seconds)
            case Ask():
                self._send(story, move)

    def _send(self, story: Story, ask: Ask, *, delay: float = 0.0) -> None:
        match ask.purpose:
            case "paper":
                self._send_paper(story, ask, delay)
            case "control":
                self._send_control(story, ask, delay)
            case _:
                self._send_page(ask, [story], delay)

    def _send_page(self, ask: Ask, stories: list[Story], delay: float) -> None:
        journey = self._fetcher.begin(ask)
        if isinstance(journey, Failure):
            self._tell(stories, ask, journey)
            return
        if delay:
            self._dialer.names.forget(journey.target.host)  # a second look is a look
        errand = Errand(ask, journey, stories)
        self._schedule.push(errand, journey.target.host, self._time(), delay=delay)

    def _send_control(self, story: Story, ask: Ask, delay: float) -> None:
        """Every story of a host asks the same: it is asked once a run."""
        known = self._controls.setdefault(ask, [])
        if not isinstance(known, list):
            self._tell([story], ask, known)
            return
        known.append(story)
        if len(known) == 1:
            self._send_page(ask, known, delay)

    def _send_paper(self, story: Story, ask: Ask, delay: float) -> None:
        if not ask.alone:
            self._papers.append(story)
            if len(self._papers) % papers.BATCH != 1:
                return
        self._send_query(arxiv.query_of([story] if ask.alone else [], ask), delay)

    def _send_query(self, query: arxiv.Query, delay: float) -> None:
        self._schedule.push(query, query.journey.target.host, self._time(), delay=delay)

    # From the schedule to the network.

    def _time(self) -> float:
        return self._loop.time() * self._options.rate

    def _pump(self) -> None:
        """Let everybody go who can go now, and wake up when the next one can."""
        if self._over.done():
            return
        now = self._time()
        while (turn := self._schedule.pop(now)) is not None:
            self._start(self._serve(turn))
        self._wake_at(self._schedule.next_at(now))
        is_idle = not (self._tasks or self._schedule.running or self._schedule.waiting)
        if is_idle or not self._open:
            self._end("done")

    def _wake_at(self, moment: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        rate = self._options.rate
        self._timer = None if moment is None else self._loop.call_at(moment / rate, self._pump)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (bug := task.exception()) is not None:
            if not self._over.done():
                self._over.set_exception(bug)
            return
        self._pump()

    async def _serve(self, turn: tuple[Errand, str] | None) -> None:
        """Take one turn after the other, as long as there is one to take."""
        while turn is not None:
            await self._take(*turn)
            turn = None if self._over.done() else self._schedule.pop(self._time())
            self._pump()

    async def _take(self, errand: Errand, host: str) -> None:
        """Take a turn at *host*: one request, and what follows from it."""
        if isinstance(errand, arxiv.Query):
            arxiv.fill(errand, self._papers)
        self._requests += 1
        target, began = errand.journey.target, self._time()
        try:
            met = await self._fetcher.step(errand.journey)
        finally:
            ended = self._time()
            self._schedule.done(host, ended, ended - began)
        if errand.journey.heard:
            self._pulse.beat(target)
        if isinstance(met, Journey):
            self._schedule.push(errand, met.target.host, self._time(), first=True)
            return
        is_query = isinstance(errand, arxiv.Query)
        if isinstance(met, Answer) and met.status in (429, 503) and not is_query:
            self._spare(host, met)
        if isinstance(met, Failure) and met.kind in SHAKY and not await self._stands(met, target):
            return
        if isinstance(errand, arxiv.Query):
            self._read(errand, met)
        else:
            self._tell(errand.stories, errand.ask, met)

    def _spare(self, host: str, answer: Answer) -> None:
        """Leave a host in peace as it asks; what asks too much of us waits for the next run."""
        patience = retry_after(answer, self._now)
        if patience is None:
            return
        if patience <= PATIENCE:
            self._schedule.hold(host, self._time() + patience, self._time())
        elif answer.status == 429:
            for errand in self._schedule.drop(host):
                if isinstance(errand, arxiv.Query):
                    arxiv.fill(errand, self._papers)
                left = errand.journey.failed("deferred", f"{patience:.0f}", answer.at)
                self._tell(errand.stories, errand.ask, left)

    async def _stands(self, failure: Failure, target: Target) -> bool:
        """Whether *failure* is the link's own; when it is ours, the run is over."""
        if failure.detail == TRANSPARENT_PROXY:
            self._end("offline", failure.detail)
            return False
        self._pump()  # the turn is free while we look at ourselves
        if await self._pulse.vouches(target):
            return True
        why = failure.detail if failure.kind == "offline" else NETWORK_DOWN
        self._end("offline", why)
        return False

    # From the network to the judge.

    def _tell(self, stories: list[Story], ask: Ask, outcome: Outcome) -> None:
        if ask.purpose == "control":
            self._controls[ask] = outcome
        for story in stories:
            if self._on_outcome is not None:
                self._on_outcome(story.cited, ask, outcome)
            self._carry_on(story, *judge.proceed(story.case, outcome, self._seen))

    def _look_for_place(self, asked: str, target: Target, html: str) -> None:
        if self._on_missing_place and not has_place(html, target.fragment):
            self._on_missing_place(asked, target.fragment)

    def _read(self, query: arxiv.Query, met: Answer | Failure) -> None:
        """Tell each story of *query* what arXiv says of its paper."""
        said = arxiv.read(query, met)
        if isinstance(said, arxiv.Again):
            now = self._time()
            self._schedule.hold(query.journey.target.host, now + said.seconds, now)
            for stories in said.stories:
                self._send_query(arxiv.query_of(stories, query.ask, said.tries), said.seconds)
            return
        for story, outcome in said:
            self._tell([story], query.ask, outcome)
