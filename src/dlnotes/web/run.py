"""The entrance: ask the web about links from this machine, as it is set up."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime

from dlnotes.judging.answers import Cited, Verdict
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.schedule import Policy
from dlnotes.ledger import Memory
from dlnotes.web.asking import Asking, Options, Run
from dlnotes.web.dialing import Dialer
from dlnotes.web.guard import EVERYWHERE
from dlnotes.web.names import Remembered, SystemNames
from dlnotes.web.proxies import Proxies


def dialer_of(options: Options) -> Dialer:
    """The dialer of this machine: its resolver, its certificates, its proxies."""
    return Dialer(
        Remembered(SystemNames(), absent=f"no-such-name-{secrets.token_hex(6)}.com"),
        controls=options.controls,
        allowed=EVERYWHERE if options.allow_private else (),
        proxies=Proxies.of_environment(),
    )


async def check(
    links: Iterable[Cited],
    *,
    now: datetime,
    on_verdict: Callable[[Verdict], None],
    memory: Callable[[str], Memory | None] = lambda url: None,
    known: Oddities = KNOWN,
    policy: Policy | None = None,
    options: Options | None = None,
) -> Run:
    """Ask the web about *links* from this machine.

    `Asking` says what the arguments mean; who wants to watch a run, or to
    explain one, makes an `Asking` with `dialer_of`.
    """
    options = options or Options()
    asking = Asking(
        links,
        dialer=dialer_of(options),
        now=now,
        on_verdict=on_verdict,
        memory=memory,
        known=known,
        policy=policy,
        options=options,
    )
    return await asking.run()
