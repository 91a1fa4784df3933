"""The way of a check: cite, recall, ask, remember."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dlnotes import disk
from dlnotes.cli.citing import Citation, citations, fits, page_of
from dlnotes.cli.copies import Copies
from dlnotes.cli.desk import Desk
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.manners import Manners
from dlnotes.cli.terminal import speak, words
from dlnotes.cli.wish import Wish
from dlnotes.config import Checking
from dlnotes.judging.answers import Ask, Cited, Outcome, Verdict
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.remembering import due
from dlnotes.judging.rows import Row
from dlnotes.ledger import Memory
from dlnotes.report.verdicts.judged import Judged
from dlnotes.urls import host

if TYPE_CHECKING:
    from dlnotes.report.verdicts.story import Story
    from dlnotes.web.asking import Run


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; *run* is None when nobody was asked.

    *kept* counts the verdicts that were learnt of the web and are safe, and
    *story* is there when one link was to be explained; *copies* are the
    pictures of a list that keeps them.
    """

    found: Sequence[Judged]
    run: Run | None = None
    kept: int = 0
    story: Story | None = None
    copies: Copies | None = None


def check_links(gathered: Gathered, wish: Wish, now: datetime) -> Checked:
    """Find out about the links that the user means."""
    listed = _meant(citations(gathered, wish), wish)
    desk = Desk(gathered.ledger, listed, now)
    if wish.explain is not None:
        return _explain(listed[0], desk, gathered, wish, now)
    copies = Copies(gathered.notes, listed) if gathered.config.images == "local" else None
    run = _find_out(listed, desk, gathered, wish, now, copies)
    found = [desk.judged(citation) for citation in listed]
    return Checked(found, run, desk.kept, copies=copies)


def _explain(
    citation: Citation, desk: Desk, gathered: Gathered, wish: Wish, now: datetime
) -> Checked:
    """Find out about one link, and listen to all that is said."""
    from dlnotes.report.verdicts.story import Story

    before = desk.memory(citation.url)
    asked: list[tuple[Ask, Outcome]] = []
    desk.heard = lambda ask, outcome: asked.append((ask, outcome))
    run = _find_out([citation], desk, gathered, wish, now)
    judged = desk.judged(citation)
    told = None if run is not None and run.left else judged
    story = Story(citation.url, judged.occurrences, before, asked, told)
    return Checked([judged], run, desk.kept, story)


def _find_out(
    listed: Sequence[Citation],
    desk: Desk,
    gathered: Gathered,
    wish: Wish,
    now: datetime,
    copies: Copies | None = None,
) -> Run | None:
    """Give *desk* a verdict on everything that is not fresh."""
    known = oddities(gathered.config.check)
    questions = list(_questions(listed, desk, gathered.config.check, wish, now, copies))
    far = [cited for cited in questions if not _tells_itself(cited, desk, wish, now, known)]
    if wish.offline:
        return None
    return _learn(far, desk, gathered, Manners(wish, gathered.config.check, known, now, copies))


def oddities(checking: Checking) -> Oddities:
    """What is known of hosts, with a list's own rows first."""
    known = KNOWN
    for kind, signs in checking.signs.items():
        rows = (Row(sign.host.lower(), sign.where, sign.pattern) for sign in signs)
        known = known.extended(kind, rows)
    return known


def _meant(listed: list[Citation], wish: Wish) -> list[Citation]:
    if wish.explain is None:
        return listed
    url, page = wish.explain, page_of(wish.explain)
    found = [citation for citation in listed if citation.page == page]
    found.sort(key=lambda citation: citation.url != url)
    return found[:1] or [Citation(url, page)]


def _questions(
    listed: Sequence[Citation],
    desk: Desk,
    checking: Checking,
    wish: Wish,
    now: datetime,
    copies: Copies | None,
) -> Iterator[Cited]:
    """One question a page that is not fresh; the works of all its spellings in it."""
    pages: dict[str, Citation] = {}
    for citation in listed:
        if fits(citation.url, checking.exclude) and not wish.explain:
            desk.leave_out(citation)
            continue
        always = wish.everything or wish.explain or (wish.fragments and "#" in citation.url)
        memory = desk.memory(citation.url)
        if not (always or due(memory, now.date()) or _lacks_copy(citation, memory, copies)):
            continue
        first = pages.setdefault(citation.page, citation)
        first.titles |= citation.titles
        first.date = min(filter(None, (first.date, citation.date)), default=None)
    for citation in pages.values():
        yield citation.cited


def _lacks_copy(citation: Citation, memory: Memory | None, copies: Copies | None) -> bool:
    """Whether a picture that is there is still to be copied: then it is asked for, fresh or not."""
    there = memory is not None and memory.verdict in ("alive", "moved")
    return copies is not None and there and copies.wants(citation.url)


def _tells_itself(cited: Cited, desk: Desk, wish: Wish, now: datetime, known: Oddities) -> bool:
    """Whether the address alone gives the verdict: then nobody needs to be asked."""
    # Where all is fresh, the judge need not come.
    from dlnotes.judging.case import start

    memory = desk.memory(cited.url)
    _, move = start(cited, memory, now=now, archive=not wish.offline, known=known)
    if isinstance(move, Verdict):
        desk.hear(move)
        return True
    return False


def _learn(
    links: Sequence[Cited],
    desk: Desk,
    gathered: Gathered,
    how: Manners,
) -> Run | None:
    """Ask the web about *links*, and write down what comes of it."""
    if not links:
        # What an earlier check left, or an address told, is no reason to fail.
        with suppress(disk.DiskError):
            if desk.has_news or disk.unsettled(gathered.notes):
                with disk.journal(gathered.notes) as journal:
                    desk.finish(journal)
        return None
    from dlnotes.cli.asking import ask
    from dlnotes.cli.live import watch

    with disk.journal(gathered.notes) as journal:
        _announce(links, desk)
        desk.journal = journal
        try:
            with watch() as seen:
                desk.told = seen.tell
                run = ask(links, desk, seen, how)
        except KeyboardInterrupt:
            journal.settle()
            speak("kept")
            raise
        if run.ending != "offline":
            desk.finish(journal)
        return run


def _announce(links: Sequence[Cited], desk: Desk) -> None:
    hosts, known = {host(cited.url) for cited in links}, desk.pages - len(links)
    fresh = words("fresh", known=known) if known else ""
    speak("asking", asked=len(links), hosts=len(hosts), fresh=fresh)
