"""What the web says of a work that is to be added."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from dlnotes.adding import Work, question, read
from dlnotes.adding.sources import new_address, settled
from dlnotes.ledger import Ledger
from dlnotes.reading.kinds import kind_of_address


def learnt(url: str, ledger: Ledger, *, contact: str, allow_private: bool) -> tuple[Work, str]:
    """The work at *url*, and why nothing could be learnt of it (or '').

    A short link that the ledger knows is not asked again.
    """
    from dlnotes.judging.answers import Failure
    from dlnotes.web.asking import Options
    from dlnotes.web.visiting import visit

    options = Options(contact=contact, allow_private=allow_private)
    memory = ledger.of(url)
    if memory is not None and memory.target:
        url = settled(memory.target)
    ask = question(url)
    met = asyncio.run(visit(ask, options))
    if not isinstance(met, Failure) and ask.purpose == "page":
        address = new_address(met)
        if question(address).purpose != "page":
            # A code has led to a paper, or to a video: they tell more of themselves.
            url, ask = address, question(address)
            met = asyncio.run(visit(ask, options))
    if isinstance(met, Failure):
        return Work(url), met.detail or met.kind
    work = read(url, ask, met)
    if work is None:
        if ask.purpose == "page" and met.status < 400:
            url = new_address(met)
        return Work(url), f"{met.status}"
    return replace(work, kind=work.kind or kind_of_address(work.url)), ""
