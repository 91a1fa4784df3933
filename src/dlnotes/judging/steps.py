"""A case and the moves that it can make: send, wait, finish."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from msgspec.structs import replace

from dlnotes.judging import captures, references, registries, remembering, ways
from dlnotes.judging.answers import Answer, Ask, Cited, Hop, Move, Outcome, Verdict, Wait
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.signs import Sign
from dlnotes.ledger import Memory


@dataclass(slots=True)
class Seen:
    """What the cases of one run have learnt of servers, for each other."""

    sensible: set[str] = field(default_factory=set)

    def note(self, answer: Answer) -> None:
        """Remember that this server has a page and gives it when asked."""
        if answer.status < 300:
            self.sensible.add(ways.site(answer.final_url))

    def knows(self, url: str) -> bool:
        """Whether the server of *url* has given a page in this run."""
        return ways.site(url) in self.sensible


class Case(msgspec.Struct, frozen=True, gc=False):
    """One link, and how far its story has come.

    *url* is the page that is asked for now, *before* the hops that led to it.
    *tries* counts the tries after trouble, *asks* all questions.  *doubt* is
    the code of hard evidence that has been seen once; *page* and *sign* wait
    for the control question, *verdict* for a capture.
    """

    cited: Cited
    now: datetime
    memory: Memory | None = None
    archive: bool = True
    known: Oddities = KNOWN
    url: str = ""
    ask: Ask | None = None
    before: tuple[Hop, ...] = ()
    as_browser: bool = False
    tries: int = 0
    asks: int = 0
    doubt: str = ""
    page: Answer | None = None
    sign: Sign | None = None
    verdict: Verdict | None = None


Step = tuple[Case, Move]


def send(case: Case, ask: Ask) -> Step:
    """Ask now."""
    return replace(case, ask=ask, asks=case.asks + 1), ask


def wait(case: Case, seconds: float, ask: Ask) -> Step:
    """Ask later."""
    return replace(case, ask=ask, asks=case.asks + 1), Wait(seconds, ask)


def as_browser(case: Case) -> Step:
    """Ask for the same page at once, as a browser would."""
    return send(replace(case, as_browser=True), Ask(case.url, manner="browser"))


def look_again(case: Case, doubt: str, seconds: float) -> Step:
    """Ask for the same page later, as a browser would, with a doubt in mind."""
    doubting = replace(case, doubt=doubt, as_browser=True)
    return wait(doubting, seconds, Ask(case.url, manner="browser"))


def finish(case: Case, verdict: Verdict) -> Step:
    """The verdict stands; of a work with a DOI, its registry is heard first."""
    verdict = registries.vouched(verdict)
    if (ask := references.wanted(verdict, case.memory)) is not None:
        return send(replace(case, verdict=verdict), ask)
    return _stand(case, verdict)


def referred(case: Case, outcome: Outcome) -> Step:
    """A registry has answered, or not."""
    assert case.verdict is not None, "registries are asked after the verdict"
    return _stand(case, references.informed(case.verdict, outcome))


def _stand(case: Case, verdict: Verdict) -> Step:
    """The verdict in the light of what came before; of what is gone, look for a capture."""
    verdict = remembering.hardened(case.memory, verdict, case.now)
    known = case.memory.archived if case.memory else None
    verdict = replace(verdict, archived_url=known)
    if known or not case.archive or verdict.name not in ("dead", "suspect"):
        return replace(case, ask=None, verdict=verdict), verdict
    asked = captures.before(_wanted(verdict), case.cited.date)
    return send(replace(case, verdict=verdict), Ask(asked, "captures"))


def archived(case: Case, outcome: Outcome) -> Step:
    """The Internet Archive has answered, or not: the verdict is the same."""
    verdict, date = case.verdict, case.cited.date
    assert verdict is not None, "captures are looked for after the verdict"
    answered = isinstance(outcome, Answer) and outcome.status == 200
    rows = captures.parse(outcome.text) if isinstance(outcome, Answer) and answered else ()
    capture = captures.choose(rows, date)
    if answered and date and not capture:
        later = captures.after(_wanted(verdict), date)
        if case.ask and case.ask.url != later:
            return send(case, Ask(later, "captures"))
    verdict = replace(verdict, archived_url=capture.url if capture else None)
    return replace(case, ask=None, verdict=verdict), verdict


def _wanted(verdict: Verdict) -> str:
    """The address whose capture a reader wants: the work's, not a code for it."""
    return verdict.target or verdict.url
