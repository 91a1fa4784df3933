"""What an address should read: each repair with its reason, and its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from msgspec.structs import replace

from dlnotes.ledger import STILL_THERE, Ledger, Memory, VerdictName
from dlnotes.records import Role
from dlnotes.urls import arxiv, canonical, href
from dlnotes.urls.short import unwrap
from dlnotes.urls.spelling import split
from dlnotes.urls.tracking import untracked

Archive: TypeAlias = Literal["replace", "append", "none"]
Reason: TypeAlias = Literal["scheme", "short", "moved", "https", "arxiv", "tracking", "archived"]

_WEB = re.compile(r"(?:https?|ftp)://[^\W_]", re.I)
# http:/a.org, http//a.org, ttp://a.org, http：//a.org, http:///a.org
_BROKEN_SCHEME = re.compile(r"h?t?tp(s?)(?:[:：;]/{0,3}|/{1,3})(?=[^/])", re.I)
_ANSWERED = STILL_THERE - {"unsure"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted beyond short links, arXiv's forms and missing schemes.

    *moved* follows 301 and 308, *https* takes http to https where the same page
    was seen there, *clean* takes tracking parameters off, and *archive* says what
    becomes of a dead link that has an archived copy.
    """

    moved: bool = False
    https: bool = False
    clean: bool = False
    archive: Archive = "none"


@dataclass(frozen=True, slots=True)
class Mended:
    """An address as it should read, and why; *memory* is what is known of its page."""

    url: str
    reasons: tuple[Reason, ...]
    memory: Memory | None


def mended(url: str, role: Role, ledger: Ledger, wishes: Wishes) -> Mended:
    """What *url* should read where it is some entry's link with this *role*.

    >>> from dlnotes.ledger import parse
    >>> known = parse('{"url": "http://t.cn/R7yTgLo", "target": "http://arxiv.org/pdf/1706.03762"}')
    >>> mended("http://t.cn/R7yTgLo", "primary", known, Wishes()).url
    'https://arxiv.org/abs/1706.03762'
    """
    now, memory, reasons = url, ledger.of(url), list[Reason]()
    seen = {url}
    while (step := _next(_Page(now, role, memory, ledger, wishes))) is not None:
        reason, now = step
        if now in seen:  # a page that is said to have moved in a circle stays where it is
            return Mended(url, (), ledger.of(url))
        seen.add(now)
        reasons.append(reason)
        memory = ledger.of(now) or _without_move(memory, reason)
        if reason == "archived":
            break
    return Mended(now, tuple(dict.fromkeys(reasons)), memory)


@dataclass(frozen=True, slots=True)
class _Page:
    """An address on its way, and what is known of the page behind it."""

    url: str
    role: Role
    memory: Memory | None
    ledger: Ledger
    wishes: Wishes


def _without_move(memory: Memory | None, reason: Reason) -> Memory | None:
    """What is known of a page under its new address: not that it moves there again."""
    return replace(memory, moved=None) if memory and reason in ("moved", "https") else memory


def _next(page: _Page) -> tuple[Reason, str] | None:
    for reason, step in _STEPS:
        new = step(page)
        if new is not None and new != page.url:
            return reason, new
    return None


def _with_scheme(page: _Page) -> str | None:
    """``www.a.org/x`` and ``http:/a.org/x``; a file's name is no address."""
    url = page.url
    if _WEB.match(url):
        return None
    broken = _BROKEN_SCHEME.match(url)
    rest = url[broken.end() :] if broken else url
    plain = f"http://{rest}"
    if href(rest) != plain or any(mark in rest for mark in " \t\n"):
        return None
    secure = f"https://{rest}"
    known = page.ledger.of(plain)
    if broken:
        return secure if broken[1] else plain
    if not ("/" in rest or rest.lower().startswith("www.") or _is_there(known, _ANSWERED)):
        return None
    is_secure = same(known.moved or "", secure) if known else _is_there(page.ledger.of(secure))
    return secure if is_secure else plain


def _expanded(page: _Page) -> str | None:
    """A short link's target, or what a wrapper carries."""
    inner = unwrap(page.url)
    if inner != page.url and _WEB.match(inner):
        return inner
    known = page.ledger.of(page.url)
    target = known.target if known else None
    if not target or not _WEB.match(target) or same(target, page.url):
        return None
    return _same_place(target, page.url)


def _moved(page: _Page) -> str | None:
    return _new_place(page) if page.wishes.moved else None


def _new_place(page: _Page) -> str | None:
    """Where a page is said to be from now on; not where all lost pages are sent."""
    known = page.memory
    if known is None or not known.moved or known.evidence == "home-page" or not _is_there(known):
        return None
    if not _WEB.match(known.moved) or same(known.moved, page.url):
        return None
    return _same_place(known.moved, page.url)


def _same_place(new: str, old: str) -> str:
    """The ledger knows pages; which place in its page a link means, the link itself says.

    >>> _same_place("http://b.org/x#top", "http://a.org/#figure-1")
    'http://b.org/x#figure-1'
    """
    _, mark, place = old.partition("#")
    return new.partition("#")[0] + mark + place if mark else new


def _secure(page: _Page) -> str | None:
    if not page.wishes.https or not page.url.lower().startswith("http://"):
        return None
    secure = f"https{page.url[4:]}"
    try:
        parts = split(page.url)
    except ValueError:
        return None
    if parts.port is not None or re.match(r"https://[^/?#]*:\d", secure):
        return None
    known, other = page.memory, page.ledger.of(secure)
    proved = parts.host == "arxiv.org" or (
        known is not None and _is_there(known) and same(known.moved or "", secure)
    )
    if not proved and known and other and _is_there(other, _ANSWERED):
        proved = bool(known.title) and known.title == other.title
    return secure if proved else None


def _at_arxiv(page: _Page) -> str | None:
    """A mirror's or a PDF's address of a paper; a link labelled PDF stays one."""
    paper = arxiv.identify(page.url)
    if not isinstance(paper, arxiv.ArxivId):
        return None
    parts = split(page.url)
    is_mirror = arxiv.is_mirror(parts.host)
    is_pdf = parts.path.lower().startswith("/pdf/")
    if not arxiv.is_arxiv(parts.host) or not (is_mirror or is_pdf):
        return None
    version = f"v{paper.version}" if paper.version else ""
    place = page.url.partition("#")
    if is_pdf and (page.role == "pdf" or place[1]):
        at_home = f"https://arxiv.org/pdf/{paper.id}{version}{place[1]}{place[2]}"
        return at_home if is_mirror else None
    return paper.url + version


def _cleaned(page: _Page) -> str | None:
    return untracked(page.url) if page.wishes.clean else None


def _archived(page: _Page) -> str | None:
    copy = copy_of(page.memory) if page.wishes.archive == "replace" else None
    return _same_place(copy, page.url) if copy else None


def copy_of(memory: Memory | None) -> str | None:
    """The archived copy of a page that is proved dead, where one is known."""
    if memory is None or memory.verdict != "dead" or not memory.archived:
        return None
    return memory.archived if _WEB.match(memory.archived) else None


_STEPS: tuple[tuple[Reason, Callable[[_Page], str | None]], ...] = (
    ("scheme", _with_scheme),
    ("short", _expanded),
    ("moved", _moved),
    ("arxiv", _at_arxiv),
    ("https", _secure),
    ("tracking", _cleaned),
    ("archived", _archived),
)


def _is_there(memory: Memory | None, verdicts: frozenset[VerdictName] = STILL_THERE) -> bool:
    return memory is not None and memory.verdict in verdicts


def same(one: str, other: str) -> bool:
    """Whether two spellings are one address; what is no address is like nothing else."""
    try:
        return one == other or canonical(one) == canonical(other)
    except ValueError:
        return False
