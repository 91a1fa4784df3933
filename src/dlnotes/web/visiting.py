"""A single question, asked at once: for whoever waits at the keyboard for its answer."""

from __future__ import annotations

import asyncio

from dlnotes.judging.answers import Answer, Ask, Failure
from dlnotes.web import run
from dlnotes.web.asking import Options
from dlnotes.web.fetch import Fetcher, Journey
from dlnotes.web.wire import Wire


async def visit(ask: Ask, options: Options | None = None) -> Answer | Failure:
    """Ask from this machine, follow redirects, and have the answer or why there is none.

    The guard that keeps a check out of private networks keeps this out as well.
    """
    options = options or Options()
    wire = Wire(run.dialer_of(options))
    clock = asyncio.get_running_loop().time
    fetcher = Fetcher(wire, clock, options.contact, options.deadline)
    try:
        met: Journey | Answer | Failure = fetcher.begin(ask)
        while isinstance(met, Journey):
            met = await fetcher.step(met)
        return met
    finally:
        await wire.aclose()
