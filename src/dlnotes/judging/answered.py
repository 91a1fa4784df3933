"""A server has answered: is this the page, and if not, what is it?"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from dlnotes.judging import control, excuses, hosts, registries, signs, ways
from dlnotes.judging.answers import GONE, Answer, Ask, Evidence, Failure, Hop, Manner, Outcome
from dlnotes.judging.gates import BLOCKED
from dlnotes.judging.rows import BRIEF
from dlnotes.judging.signs import Sign
from dlnotes.judging.steps import Case, Seen, Step, as_browser, finish, look_again, send, wait
from dlnotes.judging.verdicts import alive, of, soft_404, unchanged
from dlnotes.ledger import VerdictName
from dlnotes.urls import host, href
from dlnotes.urls.short import unwrap

SECOND_LOOK = 2.0
"""Seconds, at the least, before hard evidence is looked at again."""

RETRIES = (3.0, 12.0)
"""Seconds, at the least, before each further try after trouble."""

HANGS_UP = frozenset({"reset", "protocol"})
"""Trouble that a server may make for programs only."""

PATIENCE = 30.0
"""Seconds that a server may ask for; more is left to the next run."""

HARD = frozenset({"gone", "tombstone", "soft-404"})
"""What a server says of its own page; any of them confirms any other."""

UPGRADED = 307
"""What browsers call their own turn from http to https: a redirect that nobody sent."""

COVERS = 8
"""Hops before the work's own address, at the most: codes, wrappers, pages in between."""


def answered(case: Case, answer: Answer, seen: Seen) -> Step:
    """Carry a case on with an answer to the question for its page."""
    status = answer.status
    target = _led_on(answer)
    if target and len(case.before) < COVERS:
        on = replace(case, before=ways.way(case.before, answer), url=target, tries=0)
        return send(on, Ask(target))
    if status == 304 and case.ask and (case.ask.etag or case.ask.modified):
        return finish(case, unchanged(case, answer))
    if (seconds := _asks_for_patience(case, answer)) is not None:
        return _patient(case, answer, seconds)
    if status >= 400 and (wall := signs.wall(case.cited, answer, case.known)):
        return _turned_away(case, answer, wall.evidence)
    if _names_no_target(answer):
        return trouble(case, "no-target", f"{answer.final_url} {status}", answer)
    if status in GONE:
        return _gone(case, answer, seen)
    if status in BLOCKED and (notice := signs.closed(case.cited, answer, case.known)):
        return finish(case, of(case, answer, "suspect", notice.evidence))
    if status in BLOCKED and not _origin_is_down(answer):
        return _turned_away(case, answer, Evidence("turned-away", (str(status),)))
    if status >= 500 or status < 200:
        return trouble(case, "server-error", str(status), answer)
    if status > 300:
        return _odd(case, answer, Evidence("odd-status", (str(status),)))
    return _shown(case, answer)


def controlled(case: Case, outcome: Outcome) -> Step:
    """The control question has come back: what does that say of the page?"""
    page, sign = case.page, case.sign
    assert page is not None, "a control question is about a page"
    answer = outcome if isinstance(outcome, Answer) else None
    if sign is None:
        return _weighed(case, page, answer)
    if sign.name == "plain":  # it shows the work, and says that it is not there
        if answer is None or control.same_excuse(page, answer):
            return _ask_at_home(case, page)
        return finish(case, alive(case, page, sign.evidence))
    if case.ask and ways.same(case.ask.url, control.home(page.final_url)):
        return _said_at_home(case, page, answer)
    if answer and control.alike(page, answer):
        return _said_everywhere(case, page)
    if answer and page.thin and answer.thin:
        return finish(case, of(case, page, "blocked", Evidence("drawn-by-script")))
    if sign.name in ("home", "elsewhere") and (stranger := signs.stranger(case.cited, page)):
        return finish(case, of(case, page, "suspect", stranger.evidence))
    if sign.name == "not-found-text" and len(page.text) > BRIEF and _knows_its_pages(answer):
        return finish(case, alive(case, page, Evidence("status", (str(page.status),))))
    if sign.name in ("home", "elsewhere", "few-words"):
        return finish(case, alive(case, page, sign.evidence))
    return finish(case, of(case, page, "suspect", sign.evidence))


def _said_everywhere(case: Case, page: Answer) -> Step:
    """A page and one that cannot exist got the same answer: does the home page get it too?"""
    if control.is_notice(page) and ways.same(page.asked, page.final_url):
        manner: Manner = "browser" if case.as_browser else "program"
        return send(case, Ask(control.home(page.final_url), "control", manner))
    return _said_gone(case, page, soft_404(page))


def _said_at_home(case: Case, page: Answer, home: Answer | None) -> Step:
    """What a whole house says is a wall, a repair or a sale: not the work, and no proof."""
    if home and control.sensible(home) and not control.alike(page, home):
        return _said_gone(case, page, soft_404(page))
    notice = Evidence("one-notice", ((page.title or page.text)[:200],))
    return finish(case, of(case, page, "suspect", notice))


def _knows_its_pages(answer: Answer | None) -> bool:
    return answer is not None and answer.status in GONE


def trouble(case: Case, code: str, detail: str, outcome: Answer | Failure) -> Step:
    """Trouble passes: ask again later, and then say that we could not tell."""
    # A second silence is as long as the first, and proves no less than a third.
    tries = 1 if code == "timeout" else len(RETRIES)
    if case.tries < tries:
        again = case.ask or Ask(case.url)
        if code in HANGS_UP and case.tries == tries - 1:
            # Some servers hang up on programs, and on nobody else.
            again = replace(again, manner="browser", etag=None, modified=None)
        return wait(replace(case, tries=case.tries + 1), RETRIES[case.tries], again)
    if code == "refused" and not outcome.hops and (secure := ways.secured(case.url)):
        # Browsers ask over https first, and some servers have given http up.
        hop = Hop(case.url, UPGRADED, secure)
        return send(replace(case, before=(*case.before, hop), url=secure), Ask(secure))
    return finish(case, of(case, outcome, "unsure", Evidence(code, (detail,)), failed=True))


def _led_on(answer: Answer) -> str | None:
    """Where an answer leads that is no page of its own."""
    found = unwrap(answer.target or answer.final_url)
    if found == answer.final_url and answer.status == 200:
        found = answer.headers.get("location", "")
    target = href(found) if host(found) else None
    return None if target is None or ways.same(target, answer.final_url) else target


def _asks_for_patience(case: Case, answer: Answer) -> float | None:
    if answer.status not in (429, 503):
        return None
    seconds = ways.retry_after(answer, case.now)
    return RETRIES[0] if seconds is None and answer.status == 429 else seconds


def _names_no_target(answer: Answer) -> bool:
    """Whether a code stayed a code; what an expired one answers is not known."""
    at_code = host(answer.final_url) in hosts.SOFT_SHORTENERS
    return at_code and (answer.status < 300 or answer.status in GONE)


def _origin_is_down(answer: Answer) -> bool:
    """Whether 521 comes from Cloudflare, where it means what it says."""
    return answer.status == 521 and "cloudflare" in answer.headers.get("server", "").lower()


def _shown(case: Case, answer: Answer) -> Step:
    """A page was shown: is it the page?"""
    hops = ways.way(case.before, answer)
    sign = signs.read(case.cited, answer, hops, case.known)
    match sign.name:
        case "plain":
            return finish(case, alive(case, answer, sign.evidence))
        case "tombstone":
            return _said_gone(case, answer, sign)
        case "login":
            return finish(case, of(case, answer, "blocked", sign.evidence))
        case "bot":
            return _turned_away(case, answer, sign.evidence)
        case "thin":
            return finish(case, of(case, answer, "blocked", sign.evidence))
        case "temporary":
            return finish(case, of(case, answer, "unsure", sign.evidence))
        case "blank":
            return _odd(case, answer, sign.evidence)
        case "parked" | "hijacked":
            return finish(case, of(case, answer, "suspect", sign.evidence))
        case (
            "home"
            | "error-path"
            | "search"
            | "elsewhere"
            | "not-found-text"
            | "stranger"
            | "few-words"
        ):
            return _ask_beside(case, answer, sign, hops[ways.origin(hops)].url)
    assert_never(sign.name)


def _ask_beside(case: Case, answer: Answer, sign: Sign, url: str) -> Step:
    """Whether the same is said of a page that cannot exist, to who asks in the same manner."""
    manner: Manner = "browser" if case.as_browser else "program"
    asked = Ask(control.beside(url), "control", manner)
    return send(replace(case, page=answer, sign=sign), asked)


def _gone(case: Case, answer: Answer, seen: Seen) -> Step:
    """404 or 410: once more, and is the server in its senses?"""
    if case.doubt not in HARD:
        return look_again(case, "gone", SECOND_LOOK)
    if answer.status == 404 and signs.shows_work(case.cited, answer):
        matches = Sign("plain", Evidence("title-matches", (str(answer.status),)))
        return _ask_beside(case, answer, matches, answer.final_url)
    if (stone := signs.tombstone(case.cited, answer, case.known)) is not None:
        return finish(case, of(case, answer, "dead", stone.evidence))
    if (name := registries.identifier(answer.final_url)) is not None:
        unknown = Evidence("unknown-identifier", (str(answer.status), name))
        return finish(case, of(case, answer, "dead", unknown))
    if (shelf := registries.shelf(answer.final_url)) is not None:
        return send(replace(case, page=answer, sign=None), Ask(shelf, "control"))
    is_shell = control.is_shell(answer) and not excuses.says_not_found(answer.title)
    if answer.status == 410 or (seen.knows(answer.final_url) and not is_shell):
        return finish(case, of(case, answer, "dead", _lost(answer)))
    return _ask_at_home(case, answer)


def _ask_at_home(case: Case, answer: Answer) -> Step:
    """Whether the server answers anything at all, its home page says."""
    if control.is_home(answer.final_url):
        everywhere = Evidence("gone-everywhere", (str(answer.status),))
        return finish(case, of(case, answer, "unsure", everywhere, failed=True))
    asked = Ask(control.home(answer.final_url), "control")
    return send(replace(case, page=answer, sign=None), asked)


def _weighed(case: Case, page: Answer, answer: Answer | None) -> Step:
    """A page is not there; what do the repository or the home page around it answer?"""
    shelf, status = registries.shelf(page.final_url), str(page.status)
    at_shelf = shelf is not None and case.ask is not None and case.ask.url == shelf
    if answer and page.thin and answer.thin and not excuses.says_not_found(page.title):
        # A store without routes has «not found» for every page that a script would draw.
        return finish(case, of(case, page, "blocked", Evidence("drawn-by-script")))
    if answer and control.sensible(answer):
        lost = Evidence("lost-file", (status, shelf or "")) if at_shelf else _lost(page)
        return finish(case, of(case, page, "dead", lost))
    if at_shelf:
        return _ask_at_home(case, page)
    code = "gone-everywhere" if answer else "gone-unproved"
    return finish(case, of(case, page, "unsure", Evidence(code, (status,)), failed=True))


def _lost(page: Answer) -> Evidence:
    """Why a page is gone: some houses say the same of what is only private."""
    in_house = registries.is_shelf(page.final_url) or registries.shelf(page.final_url)
    code = "gone-or-private" if in_house and page.status == 404 else "gone"
    return Evidence(code, (str(page.status),))


def _said_gone(case: Case, answer: Answer, sign: Sign) -> Step:
    """The page itself, or the control question, says that it is gone: look again."""
    if case.doubt not in HARD:
        return look_again(case, sign.evidence.code, SECOND_LOOK)
    return finish(case, of(case, answer, "dead", sign.evidence))


def _turned_away(case: Case, answer: Answer, evidence: Evidence) -> Step:
    """A program is turned away: once more as a browser, and then it is a person's turn."""
    if not case.as_browser and evidence.code != "login-wall":
        return as_browser(case)
    return finish(case, of(case, answer, "blocked", evidence))


def _odd(case: Case, answer: Answer, evidence: Evidence) -> Step:
    """An answer that makes no sense: once more as a browser, and then unsure."""
    if not case.as_browser:
        return as_browser(case)
    return finish(case, of(case, answer, "unsure", evidence, failed=answer.status >= 400))


def _patient(case: Case, answer: Answer, seconds: float) -> Step:
    """A server asks for patience: a little it gets, for more there is the next run."""
    if seconds <= PATIENCE and case.tries < len(RETRIES):
        again = case.ask or Ask(case.url)
        return wait(replace(case, tries=case.tries + 1), max(seconds, 1.0), again)
    name: VerdictName = "blocked" if answer.status == 429 else "unsure"
    evidence = Evidence("deferred", (str(answer.status), f"{seconds:.0f}"))
    return finish(case, replace(of(case, answer, name, evidence), retry_after=seconds))
