"""Where verdicts are taken down: remembered first, then told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from dlnotes import disk
from dlnotes.cli.citing import Citation, page_of
from dlnotes.judging.answers import Ask, Cited, Failure, Outcome, Verdict
from dlnotes.judging.remembering import remember
from dlnotes.judging.verdicts import plain, recalled
from dlnotes.ledger import Ledger, Memory
from dlnotes.report.verdicts.judged import Judged


class Desk:
    """What is known of each link, and how a check adds to that.

    *now* is the moment of the check, with a time zone.  While there is a
    *journal*, every verdict that the web gave is safe in it before *told*
    hears of it.
    """

    def __init__(self, ledger: Ledger, citations: Iterable[Citation], now: datetime) -> None:
        self._memories = dict(ledger.memories)
        self._now = now
        self._citations = {citation.url: citation for citation in citations}
        self._left_out: set[str] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._places: dict[str, str] = {}
        self._lacks: dict[str, str] = {}
        self._asked: set[str] = set()
        self._free: list[Memory] = []
        self.journal: disk.Journal | None = None
        self.told: Callable[[Judged], None] = lambda judged: None
        self.heard: Callable[[Ask, Outcome], None] = lambda ask, outcome: None
        self.kept = 0

    @property
    def pages(self) -> int:
        """How many pages the links lead to, those left out not counted."""
        cited = (c.page for c in self._citations.values() if c.url not in self._left_out)
        return len(set(cited))

    @property
    def has_news(self) -> bool:
        """Whether there is something to remember that the journal does not hold yet."""
        return bool(self._free)

    def memory(self, url: str) -> Memory | None:
        """What is remembered of an address, this check's news among it."""
        return self._memories.get(page_of(url))

    def leave_out(self, citation: Citation) -> None:
        """A link that the list wants nobody to ask about."""
        self._left_out.add(citation.url)

    def hear(self, verdict: Verdict) -> None:
        """Remember a verdict, and then tell it.  Raises DiskError when that cannot be."""
        citation = self._citations[verdict.url]
        before = self.memory(verdict.url)
        after = remember(before, verdict, self._now)
        # The ledger is about the notes: what they do not cite is explained, and forgotten.
        if citation.occurrences and after is not None and after is not before:
            self._note(after, verdict.url)
            self._memories[after.url] = after
        self._verdicts[citation.page] = verdict
        self.told(self.judged(citation))

    def heard_of(self, cited: Cited, ask: Ask, outcome: Outcome) -> None:
        """A question has been asked, and this came of it."""
        self._asked.add(cited.url)
        self.heard(ask, outcome)
        if not isinstance(outcome, Failure) and (place := self._places.get(ask.url)):
            self._lacks[cited.url] = place

    def lacks(self, asked: str, fragment: str) -> None:
        """The page behind an address has no place of that name."""
        self._places[asked] = fragment

    def finish(self, journal: disk.Journal) -> None:
        """Write down the rest, and take all of it into the ledger."""
        for memory in self._free:
            journal.note(memory)
        self._free.clear()
        journal.settle()

    def judged(self, citation: Citation) -> Judged:
        """One link's verdict: this check's, else what is remembered."""
        verdict, memory = self._verdict(citation), self.memory(citation.url)
        since = memory.since if memory and memory.verdict == verdict.name else None
        lacks = self._lacks.get(citation.url, "")
        return Judged(verdict, tuple(citation.occurrences), since or None, lacks)

    def _verdict(self, citation: Citation) -> Verdict:
        if citation.url in self._left_out:
            return plain(citation.cited, "excluded", "excluded")
        verdict, memory = self._verdicts.get(citation.page), self.memory(citation.url)
        if verdict is not None and verdict.url == citation.url:
            return verdict
        if verdict is not None and memory is None:
            return replace(verdict, url=citation.url)
        return recalled(citation.cited, memory)

    def _note(self, memory: Memory, url: str) -> None:
        if self.journal is not None and url in self._asked:
            self.journal.note(memory)
            self.kept += 1
        else:
            # Its address alone has told it, and will again.  This waits for the
            # end: a check without a network changes nothing.
            self._free.append(memory)
