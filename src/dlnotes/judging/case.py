"""One link's story: what to ask next, and when it is enough for a verdict.

A `Case` is frozen, and each step is a pure function of the case and of what
came back: `start` opens it, `proceed` carries it on.  The rules it keeps:

- Nothing is dead on one look.  Hard evidence is looked at a second time, as a
  browser would ask, and a 404 counts only from a server that answers other
  questions.  Everything softer is unsure, and dead only after three failures
  at least 72 hours apart (`remembering.hardened`).
- A server that turns a program away is asked once more as a browser would.
- Trouble is asked about again later, never at once.
- A short link's verdict is its target's, and a target once learnt is not asked
  for again.
- When our own network is down, nothing is learnt.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from dlnotes.judging import ways
from dlnotes.judging.answered import RETRIES, SECOND_LOOK, answered, controlled, trouble
from dlnotes.judging.answers import (
    Answer,
    Ask,
    Cited,
    Evidence,
    Failure,
    Hop,
    Missing,
    Outcome,
    Paper,
)
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.steps import (
    Case,
    Seen,
    Step,
    archived,
    as_browser,
    finish,
    referred,
    send,
    wait,
)
from dlnotes.judging.verdicts import of, paper, plain
from dlnotes.ledger import Memory
from dlnotes.urls import arxiv, host, href
from dlnotes.urls.short import is_short, unwrap

__all__ = ["Case", "Seen", "Step", "proceed", "start"]

LONGEST = 20
"""Questions about one link, at the most: a server that keeps changing its mind is unsure."""

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)


def start(
    cited: Cited,
    memory: Memory | None = None,
    *,
    now: datetime,
    archive: bool = True,
    known: Oddities = KNOWN,
) -> Step:
    """Open the case of a link: what to ask first, or a verdict that needs no question.

    *memory* is what the ledger knows of it.  *now* is a moment with a time
    zone.  Without *archive* nobody looks for captures of what is gone.  *known*
    are the oddities of hosts, with a list's own.
    """
    url = href(cited.url)
    case = Case(cited, now, memory, archive, known, url=url or cited.url)
    if url is None or not _is_web(url):
        return _off_the_web(case)
    match arxiv.identify(url):
        case arxiv.ArxivId(id) as paper if arxiv.is_arxiv(ways.parts(url).host):
            return send(case, Ask(paper.url, "paper", paper=id))
        case arxiv.Malformed(id, why) if why != "shape":
            return finish(case, plain(cited, "dead", "malformed-id", id))
    return _open(case)


def proceed(case: Case, outcome: Outcome, seen: Seen) -> Step:
    """Carry a case on with what came of its last question."""
    if case.ask is None:
        raise ValueError("this case is closed")
    if case.ask.purpose == "captures":
        return archived(case, outcome)
    if case.ask.purpose == "reference":
        return referred(case, outcome)
    if isinstance(outcome, Failure) and outcome.kind == "offline":
        verdict = of(case, outcome, "unsure", Evidence("offline"))
        return finish(case, replace(verdict, learnt=False))
    if case.ask.purpose == "control":
        return controlled(case, outcome)
    if case.asks > LONGEST and isinstance(outcome, Answer | Failure):
        return finish(case, of(case, outcome, "unsure", Evidence("undecided"), failed=True))
    match outcome:
        case Answer():
            seen.note(outcome)
            return answered(case, outcome, seen)
        case Failure():
            return _failed(case, outcome)
        case Paper():
            return _found(case, outcome)
        case Missing():
            return _missing(case, outcome)
    assert_never(outcome)


def _is_web(url: str) -> bool:
    return ways.parts(url).scheme in ("http", "https")


def _off_the_web(case: Case) -> Step:
    """Not the web's: harmless and left out, or nothing that a reader should follow."""
    scheme = _SCHEME.match(case.cited.url)
    if scheme and scheme[1].lower() not in ("http", "https", "ftp", "mailto"):
        return finish(case, plain(case.cited, "unsafe", "unsafe", f"{scheme[1].lower()}:"))
    return finish(case, plain(case.cited, "excluded", "not-web"))


def _open(case: Case) -> Step:
    """Ask for the page, past whatever needs no request."""
    url, memory = case.url, case.memory
    inner = unwrap(url)
    if memory and memory.target and is_short(inner):
        inner = memory.target
    if inner != url:
        hop = Hop(url, ways.DECODED, inner)
        return send(replace(case, before=(hop,), url=inner), Ask(inner))
    if memory and memory.verdict == "alive":
        return send(case, Ask(url, etag=memory.etag, modified=memory.modified))
    return send(case, Ask(url))


def _failed(case: Case, failure: Failure) -> Step:
    """No answer came."""
    detail = failure.detail or host(ways.last(failure.hops, failure.asked))
    if case.ask and case.ask.purpose == "paper":
        return _unanswered(case, failure)
    match failure.kind:
        case "deferred":
            return finish(case, of(case, failure, "unsure", Evidence("deferred", ("", detail))))
        case "unsafe":
            return finish(case, of(case, failure, "unsafe", Evidence("unsafe", (detail,))))
        case "dns-nxdomain":
            return _no_such_name(case, failure, detail)
        case "too-many-redirects" | "redirect-loop" if not case.as_browser:
            return as_browser(case)
    return trouble(case, failure.kind, detail, failure)


def _no_such_name(case: Case, failure: Failure, detail: str) -> Step:
    if case.doubt != "no-such-name":
        doubting = replace(case, doubt="no-such-name")
        return wait(doubting, SECOND_LOOK, case.ask or Ask(case.url))
    return finish(case, of(case, failure, "dead", Evidence("no-such-name", (detail,))))


def _unanswered(case: Case, failure: Failure) -> Step:
    """arXiv's API is in trouble, which says nothing of the paper."""
    if case.ask and case.tries == 0:
        return wait(replace(case, tries=1), RETRIES[-1], case.ask)
    why = Evidence("papers-unanswered", (failure.detail or failure.kind,))
    return finish(case, of(case, failure, "unsure", why))


def _found(case: Case, found: Paper) -> Step:
    verdict = paper(case.cited, found)
    if verdict.name == "dead" and not (case.ask and case.ask.alone):
        return _ask_alone(case, found.id)
    return finish(case, verdict)


def _missing(case: Case, missing: Missing) -> Step:
    """The API knows no such id: asked alone, it must say so again."""
    if not (case.ask and case.ask.alone):
        return _ask_alone(case, missing.id)
    code = "malformed-id" if missing.malformed else "no-such-paper"
    return finish(case, plain(case.cited, "dead", code, missing.id))


def _ask_alone(case: Case, name: str) -> Step:
    url = arxiv.ArxivId(name).url
    return wait(case, SECOND_LOOK, Ask(url, "paper", paper=name, alone=True))
