"""The ledger: what the web answered, as text and back.

``links.jsonl`` stands beside the notes: one JSON object a line, sorted by URL,
news and not visits.  A check that learns nothing new changes no byte.  This
module opens no file and never fails: a line that nobody can read is skipped
and counted, and so a ledger with git's conflict marks in it still holds all
that both sides knew, because two lines about one address are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import msgspec

from dlnotes.urls import canonical, identity

VerdictName: TypeAlias = Literal[
    "alive",
    "moved",
    "blocked",
    "unsure",
    "suspect",
    "dead",
    "unsafe",
    "excluded",
    "unchecked",
]

STILL_THERE: frozenset[VerdictName] = frozenset({"alive", "moved", "blocked", "unsure"})
"""Verdicts on a page that may be the one that was cited."""


class Memory(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """What is remembered of one address; its fields are the keys of its line.

    *url* is canonical.  *known*, *since* and *checked* are dates (ISO 8601,
    UTC): when the address was first learnt of, from when on the verdict holds,
    and when it was last found worth writing down.  *target* is where a short
    link leads, kept for good; *moved* the new address of what moved for good.
    *was* is what the list cited before a repair wrote this address, kept for
    good: the permanent ids of its entries come from there.
    *evidence* is a code, *values* fill its sentence.  *failures* are moments
    at least 72 hours apart with no success between.  Of a paper of arXiv and of
    a DOI, *title*, *authors* and *year* are their registry's own; *version* and
    *withdrawn* are arXiv's.
    """

    url: str
    verdict: VerdictName = "unchecked"
    status: int | None = None
    evidence: str = ""
    values: tuple[str, ...] = ()
    since: str = ""
    known: str = ""
    checked: str = ""
    target: str | None = None
    moved: str | None = None
    archived: str | None = None
    was: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    version: int | None = None
    withdrawn: bool = False
    failures: tuple[str, ...] = ()
    etag: str | None = None
    modified: str | None = None

    @property
    def is_registered(self) -> bool:
        """Whether a registry, arXiv or a DOI's, has said what the work is called."""
        return bool(self.version or self.authors or self.year)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is remembered; *skipped* are the numbers of lines nobody can read."""

    memories: Mapping[str, Memory] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[int, ...] = ()

    def oldest(self, url: str) -> str:
        """The oldest spelling known of *url*, often *url* itself.

        >>> parse('{"url": "http://t.cn/a", "target": "http://x.org/"}').oldest("http://x.org/")
        'http://t.cn/a'
        """
        seen = {url}
        while (older := self.before.get(url)) is not None and older not in seen:
            seen.add(older)
            url = older
        return url

    def origin(self, url: str) -> str:
        """The page that the list first cited where it writes *url*, itself if nothing is known.

        What the address of a work tells of it (that it is a paper, or code) is told
        by this one, so that expanding a short link or following a move changes none
        of it.

        >>> known = parse('{"url": "http://t.cn/a", "target": "http://x.org/"}')
        >>> known.origin("http://t.cn/a"), known.origin("http://x.org/"), known.origin("u")
        ('http://x.org/', 'http://x.org/', 'u')
        """
        if not self.memories:
            return url
        known = identity(url)
        oldest = self.oldest(known)
        memory = self.memories.get(oldest)
        if memory is not None and memory.target:
            return memory.target
        return url if oldest == known else oldest

    def of(self, url: str) -> Memory | None:
        """What is remembered of an address as a note writes it."""
        try:
            return self.memories.get(canonical(url))
        except ValueError:
            return None


_DECODER = msgspec.json.Decoder(Memory)
_ENCODER = msgspec.json.Encoder()


def parse(text: str) -> Ledger:
    """Read a ledger's text; a broken line is skipped, and its number kept.

    >>> parse('{"url": "http://a.org/"}\\n<<<<<<< HEAD\\n').skipped
    (2,)
    """
    memories: dict[str, Memory] = {}
    skipped = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        memory = _memory(line)
        if memory is None:
            skipped.append(number)
        elif (known := memories.get(memory.url)) is not None:
            memories[memory.url] = merged(known, memory)
        else:
            memories[memory.url] = memory
    return Ledger(memories, _before(memories), tuple(skipped))


def ledger(memories: Iterable[Memory]) -> Ledger:
    """A ledger of these memories; two about one address are merged."""
    found: dict[str, Memory] = {}
    for memory in memories:
        known = found.get(memory.url)
        found[memory.url] = memory if known is None else merged(known, memory)
    return Ledger(found, _before(found))


def in_order(text: str) -> list[Memory]:
    """Read a journal: every memory in the order of writing; a torn line is skipped.

    >>> [memory.status for memory in in_order('{"url":"u","status":1}\\n{"url":"u"}\\n{"url')]
    [1, None]
    """
    found = (_memory(line) for line in text.split("\n") if line)
    return [memory for memory in found if memory is not None]


def amended(known: Ledger, news: Iterable[Memory]) -> Ledger:
    """What is remembered after *news* that were learnt on top of it, in their order.

    Of two words of one day the last one said holds, where `merged` could not
    know which that is; what was learnt for good is kept all the same.

    >>> before = parse('{"url":"u","verdict":"dead","checked":"2026-11-23","target":"t"}')
    >>> after = amended(before, [Memory(url="u", verdict="alive", checked="2026-11-23")])
    >>> after.memories["u"].verdict, after.memories["u"].target
    ('alive', 't')
    """
    found = dict(known.memories)
    for memory in news:
        before = found.get(memory.url)
        found[memory.url] = memory if before is None else _after(before, memory)
    return Ledger(found, _before(found), known.skipped)


def _after(before: Memory, news: Memory) -> Memory:
    if news.checked < before.checked:
        return merged(before, news)
    return msgspec.structs.replace(
        news,
        known=_least(before.known, news.known) or "",
        target=before.target or news.target,
        archived=news.archived or before.archived,
        was=before.was or news.was,
    )


def pruned(known: Ledger, cited: Iterable[str]) -> Ledger:
    """*known* without what no note cites any more; *cited* are canonical addresses.

    Where an address came from stays, however long ago: the permanent address of
    its entry hangs on the oldest spelling.

    >>> lines = '{"url": "http://t.cn/a", "target": "http://x.org/"}\\n{"url": "http://old.org/"}'
    >>> list(pruned(parse(lines), ["http://x.org/"]).memories)
    ['http://t.cn/a']
    """
    kept: set[str] = set()
    for url in cited:
        step: str | None = url
        while step is not None and step not in kept:
            kept.add(step)
            step = known.before.get(step)
    memories = {url: memory for url, memory in known.memories.items() if url in kept}
    return Ledger(memories, _before(memories), known.skipped)


def text_of(memories: Iterable[Memory]) -> str:
    """Write a ledger: sorted by URL, one line an address, a newline at the end.

    The same memories give the same text in any order.

    >>> print(text_of([Memory(url="http://b.org/"), Memory(url="http://a.org/", status=200)]))
    {"url":"http://a.org/","status":200}
    {"url":"http://b.org/"}
    <BLANKLINE>
    """
    ordered = sorted(memories, key=lambda memory: memory.url)
    return b"".join(_ENCODER.encode(memory) + b"\n" for memory in ordered).decode()


def merged(mine: Memory, theirs: Memory) -> Memory:
    """What two writers know of one address, together.

    The later news wins, and nothing that only one of them knows for good (the
    target, a capture, the first date) is lost.  It does not matter who is
    *mine*: two machines that merge agree.

    >>> old = Memory(url="u", verdict="alive", checked="2026-01-01", known="2026-01-01", target="t")
    >>> merged(old, Memory(url="u", verdict="dead", checked="2026-02-01")).target
    't'

    Raises ValueError when the two are about different addresses.
    """
    if mine.url != theirs.url:
        raise ValueError(f"two addresses: {mine.url} and {theirs.url}")
    if mine == theirs:
        return mine
    newer = max(mine, theirs, key=_news)
    return msgspec.structs.replace(
        newer,
        known=_least(mine.known, theirs.known) or "",
        target=_least(mine.target, theirs.target),
        archived=_least(mine.archived, theirs.archived),
        was=_least(mine.was, theirs.was),
    )


def _news(memory: Memory) -> tuple[str, int, str, bytes]:
    """Sorts by how late the news is; what was found then breaks a tie."""
    found = msgspec.structs.replace(memory, known="", target=None, archived=None, was=None)
    return memory.checked, len(memory.failures), memory.since, _ENCODER.encode(found)


def _least(one: str | None, other: str | None) -> str | None:
    """The lesser of two that are there: a choice that every machine makes alike."""
    return min((text for text in (one, other) if text), default=None)


def _memory(line: str) -> Memory | None:
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        return None


def _before(memories: Mapping[str, Memory]) -> dict[str, str]:
    """From each address to the one that led to it, where that was known earlier.

    What a repair wrote down holds, whatever the dates say.
    """
    before: dict[str, str] = {}
    for memory in memories.values():
        for later in (memory.target, memory.moved, memory.archived):
            if later and (address := identity(later)) != memory.url:
                before[address] = _earlier(memory.url, before.get(address), memories)
    found = {
        address: older
        for address, older in before.items()
        if _age(memories.get(address)) > _age(memories[older])
    }
    return found | {memory.url: memory.was for memory in memories.values() if memory.was}


def _earlier(one: str, other: str | None, memories: Mapping[str, Memory]) -> str:
    candidates = (one,) if other is None else (one, other)
    return min(candidates, key=lambda url: (_age(memories[url]), url))


def _age(memory: Memory | None) -> str:
    """Sorts by the first date; an address of which nothing is remembered is the youngest."""
    return "~~" if memory is None else memory.known or "~"
