"""What a page that answered says about itself, before any further question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from dlnotes.judging import control, excuses, gates, hosts, registries, titles, ways
from dlnotes.judging.answers import Answer, Cited, Evidence, Hop
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.rows import BRIEF, SHORT, Row, fitting, quoted
from dlnotes.judging.titles import Kinship
from dlnotes.urls import host
from dlnotes.urls.spelling import Parts

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
    "search",  # not the page, but a search for its words
    "elsewhere",  # a place that has nothing of the address that was asked for
    "not-found-text",
    "stranger",  # another title altogether
    "few-words",  # too little to tell the work from an excuse
]

_FILE = re.compile(r"\.(?:pdf|ps|djvu|pptx?|docx?|zip|gz|rar|7z|mp[34]|epub|mobi)$", re.I)
"""An address that promises a file, and no page."""

_FRONT_TITLE = re.compile(r"(?:^|[-_|–—·]\s*)(?:首页|网站首页|home ?page)$", re.I)
"""A title that says that this is a front page."""

_PIECE = re.compile(r"[^\W_]{2,}")
_NO_NAMES = frozenset(
    ["html", "htm", "php", "asp", "aspx", "jsp", "index", "www", "com", "http", "https"]
)


class Sign(msgspec.Struct, frozen=True, gc=False):
    """What a page says, and why we think so."""

    name: SignName
    evidence: Evidence


def wall(cited: Cited, answer: Answer, known: Oddities = KNOWN) -> Sign | None:
    """The bot wall or the login that stands before a page, whatever its status."""
    for header in gates.BOT_HEADERS:
        value = answer.headers.get(header.name, "").lower()
        if value in header.values:
            return _sign("bot", "bot-wall", f"{header.name}: {value}")
    if _row(cited, known.login_walls, answer):
        return _sign("login", "login-wall", host(answer.final_url))
    if _row(cited, known.bot_walls, answer):
        return _sign("bot", "bot-wall", answer.title or host(answer.final_url))
    return None


def closed(
    cited: Cited, answer: Answer, known: Oddities = KNOWN, kinship: Kinship | None = None
) -> Sign | None:
    """The notice of a house that was closed or sold."""
    if _row(cited, known.parked, answer, kinship):
        return _sign("parked", "parked", answer.title or host(answer.final_url))
    return None


def tombstone(cited: Cited, answer: Answer, known: Oddities = KNOWN) -> Sign | None:
    """What a house is known to say of a page that is gone, or of a whole site."""
    if row := _row(cited, known.tombstones, answer):
        return _sign("tombstone", "tombstone", _quoted(row, answer))
    return None


def read(cited: Cited, answer: Answer, hops: tuple[Hop, ...], known: Oddities = KNOWN) -> Sign:
    """Read a page that answered well, at the end of *hops*."""
    known = hosts.at(known, host(answer.final_url))
    return (
        tombstone(cited, answer, known)
        or _not_found(cited, answer)
        or wall(cited, answer, known)
        or _temporary(cited, answer, known)
        or _elsewhere(cited, answer, hops)
        or _speaks(cited, answer, hops, known)
    )


def shows_work(cited: Cited, answer: Answer) -> bool:
    """Whether a page that is called not found bears the work's whole title, and no excuse."""
    if len(answer.text) <= BRIEF:
        return False
    title = control.unechoed(answer.title, answer)
    telling = [title for title in cited.titles if titles.words(title).tells]
    excused = excuses.says_not_found(answer.title) or excuses.NOT_FOUND_TEXT.search(answer.text)
    return titles.names(telling, title) and not excused and "404" not in title


def stranger(cited: Cited, answer: Answer) -> Sign | None:
    """What a page is called that has nothing to do with the work, if it is such a page."""
    kinship = titles.compare(cited.titles, answer.title, answer.text)
    if kinship is not Kinship.DIFFERENT:
        return None
    return _sign("stranger", "other-title", cited.titles[0], answer.title)


def _not_found(cited: Cited, answer: Answer) -> Sign | None:
    """A title that says nothing but that there is no such page, or a text that it was deleted."""
    about_it = any(excuses.NOT_FOUND_TEXT.search(title) or "404" in title for title in cited.titles)
    if not about_it and excuses.says_not_found(answer.title):
        return _sign("tombstone", "tombstone", answer.title)
    if row := _row(cited, excuses.DELETED, answer):
        return _sign("tombstone", "tombstone", _quoted(row, answer))
    return None


def _temporary(cited: Cited, answer: Answer, known: Oddities) -> Sign | None:
    if answer.thin and not answer.locked and answer.text:
        return None  # a script may have more to say
    if row := _row(cited, known.temporary, answer):
        return _sign("temporary", "temporary", _quoted(row, answer))
    return None


def _elsewhere(cited: Cited, answer: Answer, hops: tuple[Hop, ...]) -> Sign | None:
    """What it means that another place answered than was asked."""
    asked, final = ways.parts(hops[ways.origin(hops)].url), ways.parts(answer.final_url)
    if asked[2:] == final[2:]:
        return None
    if gates.LOGIN_PATH.search(final.path) and not gates.LOGIN_PATH.search(asked.path):
        return _sign("login", "login-wall", final.host)
    if excuses.LOST_PICTURE.search(final.path) and not excuses.LOST_PICTURE.search(asked.path):
        return _sign("tombstone", "tombstone", answer.final_url)
    if re.fullmatch(rf"ww\d+\.{re.escape(asked.host.removeprefix('www.'))}", final.host):
        return _sign("parked", "parked", answer.title or final.host)
    if _searches(final) and not _searches(asked):
        return _sign("search", "search-page", answer.final_url)
    if excuses.ERROR_PATH.search(final.path) and not excuses.ERROR_PATH.search(asked.path):
        return _sign("error-path", "error-page", answer.final_url)
    if titles.names(cited.titles, control.unechoed(answer.title, answer)):
        return None  # a project that has a house of its own now
    if _is_front(final) and not (excuses.HOME_PATH.fullmatch(asked.path) and not asked.query):
        return _sign("home", "home-page", answer.final_url)
    if _takes_along(asked, final):
        return _sign("login", "gate", final.host + final.path)
    return None


def _searches(place: Parts) -> bool:
    return excuses.SEARCH.search(place.path + place.query) is not None


def _is_front(place: Parts) -> bool:
    """Whether a place is the front page of its house, or of one language of it."""
    forms = (excuses.HOME_PATH, excuses.FRONT_PATH)
    return not place.query and any(form.fullmatch(place.path) for form in forms)


def _takes_along(asked: Parts, final: Parts) -> bool:
    """Whether another page has the asked address in its query, to lead its reader there later."""
    if asked.path in final.path or len(asked.path) < 3:
        return False
    return unquote(asked.path) in unquote(unquote(final.query))


def _is_unlike(asked: Parts, final: Parts) -> bool:
    """Whether a place has nothing of the address that was asked for."""
    name = asked.path.rstrip("/").rpartition("/")[2] + asked.query
    names = set(_PIECE.findall(name.lower())) - _NO_NAMES
    return bool(names) and names.isdisjoint(_PIECE.findall((final.path + final.query).lower()))


def _speaks(cited: Cited, answer: Answer, hops: tuple[Hop, ...], known: Oddities) -> Sign:
    """What the title and the text say."""
    kinship = titles.compare(cited.titles, control.unechoed(answer.title, answer), answer.text)
    if notice := closed(cited, answer, known, kinship):
        return notice
    if kinship is not Kinship.SAME and _row(cited, known.hijacked, answer):
        return _sign("hijacked", "hijacked", answer.title)
    row = _row(cited, hosts.REMARKS, answer)
    if row and (row.where == "title" or kinship is not Kinship.DIFFERENT):
        return _sign("plain", "remark", str(answer.status), _quoted(row, answer))
    if kinship is Kinship.SAME:
        return _sign("plain", "title-matches", str(answer.status))
    if answer.locked:
        return _sign("login", "login-wall", host(answer.final_url))
    if len(answer.text) <= SHORT and (found := excuses.NOT_FOUND_TEXT.search(answer.text)):
        return _sign("not-found-text", "says-not-found", found[0])
    if kinship is Kinship.DIFFERENT:
        return _sign("stranger", "other-title", cited.titles[0], answer.title)
    return _says_little(cited, answer, hops) or _sign("plain", "status", str(answer.status))


def _says_little(cited: Cited, answer: Answer, hops: tuple[Hop, ...]) -> Sign | None:
    """A page whose title tells nothing: is there anything else that tells?"""
    asked, final = ways.parts(hops[ways.origin(hops)].url), ways.parts(answer.final_url)
    plain = _sign("plain", "status", str(answer.status))
    named = any(titles.words(title).tells for title in cited.titles)
    if named and 0 < len(answer.text) <= BRIEF and final.path != "/":
        return replace(plain, name="few-words")
    promised = _FILE.search(asked.path) is not None and "html" in answer.content_type
    moved = asked[2:] != final[2:] and not registries.identifier(hops[ways.origin(hops)].url)
    front = _FRONT_TITLE.search(answer.title) and not _is_front(final)
    if promised or front or (moved and _is_unlike(asked, final)):
        return replace(plain, name="elsewhere")
    return _empty(answer)


def _empty(answer: Answer) -> Sign | None:
    if answer.title or answer.text or answer.shows:
        return None
    if answer.headers.get("content-length") == "0":
        return _sign("blank", "blank")
    if "html" not in (answer.content_type or "html"):
        return None
    if answer.thin:
        return _sign("thin", "drawn-by-script")
    return _sign("blank", "blank") if answer.bytes_read == 0 or answer.content_type else None


def _row(
    cited: Cited, rows: Iterable[Row], answer: Answer, kinship: Kinship | None = None
) -> Row | None:
    """The first row that fits a page, unless what it looks for is the work's own subject."""
    found = fitting(
        rows,
        host=host(answer.final_url),
        url=answer.final_url,
        title=answer.title,
        text=answer.text,
    )
    for row in found:
        if row.host or not _is_own(cited, answer, row, kinship):
            return row
    return None


def _is_own(cited: Cited, answer: Answer, row: Row, kinship: Kinship | None) -> bool:
    """Whether a work may well say of itself what a row of no house in particular looks for."""
    if row.where == "url":
        return False
    if any(quoted(row, title) for title in cited.titles):
        return True
    if row.where == "brief text" and kinship is None:
        kinship = titles.compare(cited.titles, control.unechoed(answer.title, answer))
    return kinship is Kinship.SAME


def _quoted(row: Row, answer: Answer) -> str:
    """The page's own words for it."""
    if row.where == "url":
        return answer.final_url
    return answer.title if row.where == "title" else quoted(row, answer.text)


def _sign(name: SignName, code: str, *values: str) -> Sign:
    return Sign(name, Evidence(code, tuple(value[:200] for value in values)))
