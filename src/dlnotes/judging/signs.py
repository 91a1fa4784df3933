"""What a page that answered says about itself, before any further question."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from dlnotes.judging import control, hosts, titles, ways
from dlnotes.judging.answers import Answer, Cited, Evidence, Hop
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.titles import Kinship
from dlnotes.urls import host

SignName: TypeAlias = Literal[
    "plain",
    "tombstone",  # says itself that it is gone
    "temporary",  # says: come back later
    "login",
    "bot",
    "parked",
    "hijacked",
    "blank",
    "thin",
    "home",  # not the page, but the site's home page
    "error-path",  # not the page, but the site's page for errors
    "not-found-text",
    "stranger",  # another title altogether
    "few-words",  # too little to tell the work from an excuse
]

DOUBTFUL: frozenset[SignName] = frozenset(
    {"home", "error-path", "not-found-text", "stranger", "few-words"}
)
"""Signs that prove nothing before the control question is answered."""


FEW = 300
"""Characters: a page that says less, and not the work's name, may be an excuse."""


class Sign(msgspec.Struct, frozen=True):
    """What a page says, and why we think so."""

    name: SignName
    evidence: Evidence


def wall(cited: Cited, answer: Answer, known: Oddities = KNOWN) -> Sign | None:
    """The bot wall or the login that stands before a page, whatever its status."""
    for header in hosts.BOT_HEADERS:
        value = answer.headers.get(header.name, "").lower()
        if value in header.values:
            return _sign("bot", "bot-wall", f"{header.name}: {value}")
    if row := _row(known.login_walls, answer):
        return _sign("login", "login-wall", row.host)
    row = _row(known.bot_walls, answer)
    if row and not (row.where == "title" and _about(cited, row)):
        return _sign("bot", "bot-wall", answer.title or host(answer.final_url))
    return None


def read(cited: Cited, answer: Answer, hops: tuple[Hop, ...], known: Oddities = KNOWN) -> Sign:
    """Read a page that answered well, at the end of *hops*."""
    known = hosts.at(known, host(answer.final_url))
    return (
        _gone(cited, answer, known)
        or wall(cited, answer, known)
        or _elsewhere(cited, answer, hops)
        or _speaks(cited, answer, known)
    )


def shows_work(cited: Cited, answer: Answer) -> bool:
    """Whether a page that is called not found bears the work's whole title, and no excuse."""
    if len(answer.text) <= FEW:
        return False
    title = control.unechoed(answer.title, answer)
    telling = [title for title in cited.titles if titles.words(title).tells]
    excused = hosts.says_not_found(answer.title) or hosts.NOT_FOUND_TEXT.search(answer.text)
    return titles.names(telling, title) and not excused and "404" not in title


def stranger(cited: Cited, answer: Answer) -> Sign | None:
    """What a page is called that has nothing to do with the work, if it is such a page."""
    kinship = titles.compare(cited.titles, answer.title, answer.text)
    if kinship is not Kinship.DIFFERENT:
        return None
    return _sign("stranger", "other-title", cited.titles[0], answer.title)


def _gone(cited: Cited, answer: Answer, known: Oddities) -> Sign | None:
    if row := _row(known.tombstones, answer):
        return _sign("tombstone", "tombstone", _quoted(row, answer))
    if row := _row(known.temporary, answer):
        return _sign("temporary", "temporary", _quoted(row, answer))
    about_it = any(hosts.NOT_FOUND_TEXT.search(title) or "404" in title for title in cited.titles)
    if not about_it and hosts.says_not_found(answer.title):
        return _sign("tombstone", "tombstone", answer.title)
    return None


def _elsewhere(cited: Cited, answer: Answer, hops: tuple[Hop, ...]) -> Sign | None:
    """What it means that another place answered than was asked."""
    asked, final = ways.parts(hops[ways.origin(hops)].url), ways.parts(answer.final_url)
    if asked[2:] == final[2:]:
        return None
    if hosts.LOGIN_PATH.search(final.path) and not hosts.LOGIN_PATH.search(asked.path):
        return _sign("login", "login-wall", host(answer.final_url))
    if titles.names(cited.titles, answer.title):
        return None  # a project that has a house of its own now
    at_home = hosts.HOME_PATH.fullmatch(final.path) and not final.query
    if at_home and not (hosts.HOME_PATH.fullmatch(asked.path) and not asked.query):
        return _sign("home", "home-page", answer.final_url)
    if hosts.ERROR_PATH.search(final.path) and not hosts.ERROR_PATH.search(asked.path):
        return _sign("error-path", "error-page", answer.final_url)
    return None


def _speaks(cited: Cited, answer: Answer, known: Oddities) -> Sign:
    """What the title and the text say."""
    kinship = titles.compare(cited.titles, control.unechoed(answer.title, answer), answer.text)
    if row := _row(known.parked, answer):
        if row.host or kinship is not Kinship.SAME:
            return _sign("parked", "parked", answer.title or host(answer.final_url))
    elif kinship is not Kinship.SAME and _row(known.hijacked, answer):
        return _sign("hijacked", "hijacked", answer.title)
    if kinship is not Kinship.DIFFERENT and (row := _row(hosts.REMARKS, answer)):
        return _sign("plain", "remark", str(answer.status), _quoted(row, answer))
    if kinship is Kinship.SAME:
        return _sign("plain", "title-matches", str(answer.status))
    if len(answer.text) <= hosts.SHORT and (found := hosts.NOT_FOUND_TEXT.search(answer.text)):
        return _sign("not-found-text", "says-not-found", found[0])
    if kinship is Kinship.DIFFERENT:
        return _sign("stranger", "other-title", cited.titles[0], answer.title)
    plain = _sign("plain", "status", str(answer.status))
    named = any(titles.words(title).tells for title in cited.titles)
    if named and 0 < len(answer.text) <= FEW and ways.parts(answer.final_url).path != "/":
        return replace(plain, name="few-words")
    return _empty(answer) or plain


def _empty(answer: Answer) -> Sign | None:
    if answer.title or answer.text or answer.shows:
        return None
    if "html" not in (answer.content_type or "html"):
        return None
    if answer.thin:
        return _sign("thin", "drawn-by-script")
    return _sign("blank", "blank") if answer.bytes_read == 0 or answer.content_type else None


def _about(cited: Cited, row: hosts.Row) -> bool:
    """Whether the work itself is about what the row looks for."""
    return any(hosts.quoted(row, title) for title in cited.titles)


def _row(rows: tuple[hosts.Row, ...], answer: Answer) -> hosts.Row | None:
    return hosts.first(
        rows,
        host=host(answer.final_url),
        url=answer.final_url,
        title=answer.title,
        text=answer.text,
    )


def _quoted(row: hosts.Row, answer: Answer) -> str:
    """The page's own words for it."""
    if row.where == "url":
        return answer.final_url
    return answer.title if row.where == "title" else hosts.quoted(row, answer.text)


def _sign(name: SignName, code: str, *values: str) -> Sign:
    return Sign(name, Evidence(code, tuple(value[:200] for value in values)))
