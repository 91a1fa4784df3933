"""How a verdict changes what is remembered, and when to ask again.

News is written down, visits are not: a check that learns nothing new leaves a
memory as it was, so the ledger's bytes do not change.  The one exception is
the renewal of what has gone stale, or it would be asked on every run.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from msgspec.structs import replace

from dlnotes.judging.answers import Evidence, Verdict
from dlnotes.ledger import Memory, VerdictName
from dlnotes.urls import canonical

APART = timedelta(hours=72)
"""Between two failures that both count."""

ENOUGH = 3
"""Failures, `APART` and with no success between, that make a link dead."""

OF_ONE_SPELLING = frozenset({"mirror", "no-such-version"})
"""Evidence against one way to write a paper's address: the paper itself is there."""

FRESH_DAYS: dict[VerdictName, int] = {
    "alive": 30,
    "moved": 30,
    "blocked": 30,
    "suspect": 14,
    "unsure": 1,
    "unsafe": 30,
    "dead": 90,
    "excluded": 0,
    "unchecked": 0,
}
"""How many days a verdict stays fresh, before its jitter."""


def remember(memory: Memory | None, verdict: Verdict, now: datetime) -> Memory | None:
    """What to remember after *verdict*: *memory* itself when nothing is new.

    None when there is nothing to remember.  *now* is a moment with a time zone.
    """
    address = _address(verdict.url)
    if not verdict.learnt or not address or verdict.name in ("excluded", "unchecked"):
        return memory
    if verdict.evidence.code in OF_ONE_SPELLING:
        verdict = replace(verdict, name="alive", evidence=Evidence("paper"), moved_to=None)
    if memory is None:
        memory = Memory(url=address, known=_day(now))
    if _only_delayed(memory, verdict):
        return memory
    news = _told(memory, verdict, now)
    if news != memory and _is_news(memory, news):
        return replace(news, checked=_day(now))
    renewed = due(memory, now.date()) and memory.verdict != "unsure"
    return replace(memory, checked=_day(now)) if renewed else memory


def hardened(memory: Memory | None, verdict: Verdict, now: datetime) -> Verdict:
    """The verdict in the light of what came before.

    What has failed `ENOUGH` times, `APART` and with no success between, is
    dead; and what was dead before does not come to life by not answering.
    """
    if not verdict.failed or verdict.name == "dead" or memory is None:
        return verdict
    why = " ".join((verdict.evidence.code, *verdict.evidence.values))
    if memory.verdict == "dead":
        return replace(verdict, name="dead", evidence=Evidence("still-dead", (why,)))
    counted = failures(memory, now)
    if len(counted) < ENOUGH:
        return verdict
    evidence = Evidence("failing", (counted[0][:10], str(len(counted)), why))
    return replace(verdict, name="dead", evidence=evidence)


def due(memory: Memory | None, today: date) -> bool:
    """Whether to ask about an address again.

    The jitter comes from the address: links that were checked together are
    not all asked again on the same day, and every machine agrees on which.
    """
    days = FRESH_DAYS[memory.verdict] if memory else 0
    if memory is None or not days:
        return True
    try:
        checked = date.fromisoformat(memory.checked)
    except ValueError:
        return True
    return today >= checked + timedelta(days=days + _jitter(memory.url, days))


def failures(memory: Memory | None, now: datetime) -> tuple[str, ...]:
    """The failures that count, with one of *now* when it is far enough from the last.

    >>> before = Memory(url="http://a.example/", failures=("2026-11-20T08:00Z",))
    >>> failures(before, datetime(2026, 11, 23, 7, 59, tzinfo=UTC))
    ('2026-11-20T08:00Z',)
    >>> failures(before, datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    ('2026-11-20T08:00Z', '2026-11-23T08:00Z')
    """
    before = memory.failures if memory else ()
    if before and now - _moment(before[-1]) < APART:
        return before
    return (*before, now.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"))[-ENOUGH:]


def _told(memory: Memory, verdict: Verdict, now: datetime) -> Memory:
    """The memory with all that the verdict says."""
    paper = verdict.paper
    return replace(
        memory,
        verdict=verdict.name,
        status=verdict.status,
        evidence=verdict.evidence.code,
        values=verdict.evidence.values,
        since=memory.since if memory.verdict == verdict.name else _day(now),
        target=memory.target or verdict.target,
        moved=verdict.moved_to if verdict.name in ("alive", "moved") else memory.moved,
        archived=verdict.archived_url or memory.archived,
        title=_title(memory, verdict),
        authors=paper.authors if paper else memory.authors,
        year=paper.year if paper else memory.year,
        version=(paper.version or None) if paper else memory.version,
        withdrawn=paper.withdrawn if paper else memory.withdrawn,
        failures=_failures(memory, verdict, now),
        etag=verdict.etag,
        modified=verdict.modified,
    )


def _title(memory: Memory, verdict: Verdict) -> str | None:
    """What a registry calls the work, else the page itself."""
    if verdict.paper is not None:
        return verdict.paper.title or memory.title
    return memory.title if memory.is_registered else verdict.title or memory.title


def _failures(memory: Memory, verdict: Verdict, now: datetime) -> tuple[str, ...]:
    if verdict.failed:
        return failures(memory, now)
    # A page that only asked for patience is neither a failure nor a success.
    return memory.failures if verdict.name == "unsure" else ()


def _is_news(memory: Memory, news: Memory) -> bool:
    """Whether more than the accidents of a visit has changed."""
    return _lasting(memory) != _lasting(news)


def _lasting(memory: Memory) -> tuple[object, ...]:
    paper = (memory.authors, memory.year, memory.version, memory.withdrawn)
    return (
        *(memory.verdict, memory.target, memory.moved, memory.archived, memory.failures),
        paper,
    )


def _only_delayed(memory: Memory, verdict: Verdict) -> bool:
    """Whether a server only asked for patience: what was known still stands."""
    delayed = verdict.name == "unsure" and not verdict.failed
    return (delayed or verdict.retry_after is not None) and memory.verdict not in (
        "unchecked",
        "unsure",
    )


def _jitter(url: str, days: int) -> int:
    """Days to add or take away, up to a fifth of *days*."""
    spread = days // 5
    if not spread:
        return 0
    return int.from_bytes(sha256(url.encode()).digest()[:4]) % (2 * spread + 1) - spread


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _address(url: str) -> str | None:
    """Where a verdict on *url* is remembered; what is no address is not."""
    try:
        return canonical(url)
    except ValueError:
        return None


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
