"""A web that answers by script, and a driver that asks it as the judge says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from dlnotes.judging.answers import (
    Answer,
    Ask,
    Cited,
    Failure,
    FailureKind,
    Hop,
    Outcome,
    Verdict,
    Wait,
)
from dlnotes.judging.case import Case, Seen, proceed, start
from dlnotes.ledger import Memory

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WORK = "漫谈ANN(1)：M-P模型"
ENGLISH = "Understanding LSTM Networks"


def page(
    url: str,
    title: str = "",
    text: str = "",
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    hops: Iterable[Hop] = (),
    target: str | None = None,
    thin: bool = False,
    tls_note: str = "",
    content_type: str = "text/html",
) -> Answer:
    """What a server answers, at the end of *hops*."""
    way = (*hops, Hop(url, status))
    return Answer(
        asked=way[0].url,
        final_url=url,
        status=status,
        hops=way,
        headers=headers or {},
        title=title,
        text=text,
        target=target,
        thin=thin,
        content_type=content_type,
        bytes_read=len(title + text),
        tls_note=tls_note,
    )


def error(status: int, url: str = "http://a.example/x", title: str = "", **more: str) -> Answer:
    """An answer that is no page, with headers by name (``retry_after=…``)."""
    headers = {name.replace("_", "-"): value for name, value in more.items()}
    return page(url, title, status=status, headers=headers)


def failure(kind: FailureKind, url: str = "http://a.example/x", *hops: Hop) -> Failure:
    """No answer."""
    return Failure(url, kind, "", hops)


class Story(NamedTuple):
    """A verdict, and everything that was asked for it."""

    verdict: Verdict
    asked: list[Ask]
    waited: list[float]


Script = Mapping[str, Outcome | list[Outcome]]


def judge(
    cited: Cited | str,
    web: Script,
    *,
    memory: Memory | None = None,
    seen: Seen | None = None,
    archive: bool = False,
    now: datetime = NOW,
) -> Story:
    """Carry one case to its end; an address without a script answers 404.

    A list is what an address answers one time after the other, and its last
    outcome from then on.
    """
    cited = Cited(cited) if isinstance(cited, str) else cited
    seen = seen or Seen()
    case, move = start(cited, memory, now=now, archive=archive)
    asked: list[Ask] = []
    waited: list[float] = []
    while not isinstance(move, Verdict):
        if isinstance(move, Wait):
            waited.append(move.seconds)
            move = move.ask
        asked.append(move)
        case, move = proceed(case, _answer(web, move, asked), seen)
    _closed(case, move)
    return Story(move, asked, waited)


def _answer(web: Script, ask: Ask, asked: list[Ask]) -> Outcome:
    scripted = web.get(ask.url, web.get("*", error(404, ask.url)))
    if not isinstance(scripted, list):
        return scripted
    times = sum(1 for earlier in asked if earlier.url == ask.url)
    return scripted[min(times, len(scripted)) - 1]


def _closed(case: Case, verdict: Verdict) -> None:
    assert case.ask is None
    assert case.verdict == verdict
