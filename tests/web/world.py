"""The small web with all its behaviours, and runs of the checker in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dlnotes.judging.answers import Cited, Verdict
from dlnotes.judging.schedule import Policy
from dlnotes.web.asking import Asking, Options, Run
from tests.web.behaviour import Behaviour
from tests.web.behaviours import ALL, SERVICES
from tests.web.replies import Reply
from tests.web.small_web import SmallWeb, hosts_of, running

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
QUICK = Options(deadline=4.0, controls=("control.example",), rate=10.0)
"""A run among servers that answer at once: its clock goes ten times as fast."""


@dataclass
class Told:
    """What a run told: every verdict, in its order."""

    run: Run
    verdicts: list[Verdict]
    web: SmallWeb
    by_url: dict[str, Verdict] = field(init=False)

    def __post_init__(self) -> None:
        self.by_url = {verdict.url: verdict for verdict in self.verdicts}

    def named(self, url: str) -> str:
        verdict = self.by_url.get(url)
        return verdict.name if verdict else "none"


def web_of(behaviours: Iterable[Behaviour] = ALL) -> SmallWeb:
    """A web in which all *behaviours* are at home."""
    replies: dict[str, Reply] = dict(SERVICES)
    web = SmallWeb()
    for behaviour in behaviours:
        replies.update(behaviour.replies)
        web.names.update(behaviour.names)
        if behaviour.certificate:
            web.certificates[behaviour.host] = behaviour.certificate
    web.hosts = hosts_of(replies)
    return web


def cited(behaviours: Iterable[Behaviour] = ALL) -> list[Cited]:
    return [Cited(row.url, row.titles, row.date) for row in behaviours]


async def checked(
    web: SmallWeb,
    links: Sequence[Cited],
    *,
    options: Options = QUICK,
    policy: Policy | None = None,
) -> Told:
    """Check *links* in the running *web*."""
    verdicts: list[Verdict] = []
    asking = Asking(
        links,
        dialer=web.dialer(),
        now=NOW,
        on_verdict=verdicts.append,
        options=options,
        policy=policy,
    )
    return Told(await asking.run(), verdicts, web)


def check(web: SmallWeb, links: Sequence[Cited], options: Options = QUICK) -> Told:
    """Run *web*, check *links* in it, and shut it down."""

    async def whole() -> Told:
        async with running(web):
            return await checked(web, links, options=options)

    return asyncio.run(whole())
