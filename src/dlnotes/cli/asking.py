"""A check's questions, put to the web; what comes of them goes to the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from dlnotes.cli.desk import Desk
from dlnotes.cli.live import Watch
from dlnotes.cli.manners import Manners
from dlnotes.config import Checking
from dlnotes.judging.answers import Cited
from dlnotes.judging.schedule import Policy
from dlnotes.ledger import Memory
from dlnotes.web import run as web
from dlnotes.web.asking import Asking, Options, Run

LOOK = 0.1
"""Seconds between two looks at the progress."""

SYNC = 20
"""Looks between two requests that the disk keep what was noted."""


def ask(links: Sequence[Cited], desk: Desk, watch: Watch, how: Manners) -> Run:
    """Ask the web about *links*: each verdict is remembered, then told, as it comes.

    Raises what goes wrong at the desk (a full disk) and KeyboardInterrupt; what
    was told until then is safe.
    """
    options = Options(
        contact=how.checking.contact,
        allow_private=how.wish.allow_private,
        max_seconds=how.wish.max_time,
    )
    asking = Asking(
        links,
        dialer=web.dialer_of(options),
        now=how.now,
        memory=_memory(desk, how),
        on_verdict=desk.hear,
        on_outcome=desk.heard_of,
        on_missing_place=desk.lacks if how.wish.fragments else None,
        pictures=how.copies,
        known=how.known,
        policy=policy(how.checking),
        options=options,
    )
    return asyncio.run(_watched(asking, desk, watch))


def policy(checking: Checking) -> Policy:
    """What hosts are spared: the built-in limits, and a list's own on top.

    >>> policy(Checking(hosts={"T.cn": {"interval": 2.0}})).of("t.cn")
    Limits(at_once=4, interval=2.0)
    """
    usual = Policy()
    own = {
        host.lower(): usual.of(host.lower())._replace(**limits)  # type: ignore[arg-type]
        for host, limits in checking.hosts.items()
    }
    return Policy(hosts={**usual.hosts, **own})


def _memory(desk: Desk, how: Manners) -> Callable[[str], Memory | None]:
    """What the judge may know; a page that is to be seen is not asked only whether it changed."""

    def memory(url: str) -> Memory | None:
        known, wish = desk.memory(url), how.wish
        seen = wish.explain or (wish.fragments and "#" in url)
        seen = seen or (how.copies is not None and how.copies.wants(url))
        return replace(known, etag=None, modified=None) if known and seen else known

    return memory


async def _watched(asking: Asking, desk: Desk, watch: Watch) -> Run:
    """Run *asking* under the eyes of *watch*; the first of them to fail ends both."""
    run = asyncio.create_task(asking.run())
    looking = asyncio.create_task(_look(asking, desk, watch))
    try:
        await asyncio.wait((run, looking), return_when=asyncio.FIRST_COMPLETED)
        if looking.done():
            looking.result()
        return await run
    finally:
        for task in (run, looking):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


async def _look(asking: Asking, desk: Desk, watch: Watch) -> None:
    looks = 0
    while True:
        watch.show(asking.progress)
        await asyncio.sleep(LOOK)
        looks += 1
        if looks % SYNC == 0 and desk.journal is not None:
            await asyncio.to_thread(desk.journal.sync)
