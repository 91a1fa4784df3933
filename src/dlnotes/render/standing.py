"""How a link stands: what the ledger says of it, decided for a reader.

What is well has no form and no words.  Where the ledger says nothing, a link
leads where its curator wrote, and that is all.  What the ledger holds came
from the web: an address in it is used only where it is the web's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dlnotes import words
from dlnotes.config import Language
from dlnotes.ledger import STILL_THERE, Ledger, Memory, VerdictName
from dlnotes.records import Entry, Link
from dlnotes.site import TROUBLE, Checked
from dlnotes.site.characters import clean
from dlnotes.urls import arxiv, host, href
from dlnotes.urls.short import is_short
from dlnotes.words.forms import Form

SCHEME = re.compile(r"(?:https?|ftp)://(?:www\.)?", re.I)
"""What every address begins with, and says nothing of it."""

_WEB = re.compile(r"https?://", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_CAPTURED = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d*", re.A)
_LONG = 48
_NOT_ASKED = frozenset({"excluded", "unchecked"})
_OFFERED_A_COPY = frozenset({"dead", "suspect"})
_TROUBLED: dict[str, Form] = {
    "dead": "dead",
    "blocked": "blocked",
    "suspect": "suspect",
    "unsafe": "unsafe",
}


class Standing(NamedTuple):
    """Where a link leads, and the word on it.

    *address* is what stands in ``href``, None when it is not to be followed.
    *form* is how the link is set, *words* the line about it; both are empty
    when all is well.  *copy* is the address of the archived copy that is
    offered, *captured* its day (ISO 8601) where its address tells.
    """

    address: str | None
    form: Form = ""
    words: str = ""
    copy: str | None = None
    captured: str = ""


class Standings:
    """How every link stands, by one *ledger* and in one *language*."""

    def __init__(self, ledger: Ledger, language: Language) -> None:
        self._ledger = ledger
        self._language = language
        self._empty = not ledger.memories

    def of(self, url: str) -> Standing:
        """How the link that a note writes as *url* stands."""
        memory = None if self._empty else self._ledger.of(url)
        if memory is None or _is_plain(memory):
            return Standing(target(url))
        return _standing(url, memory, self._language)

    def checked(self, links: Sequence[Link]) -> tuple[tuple[Checked, ...], str]:
        """How each of *links* stands, for whoever counts; and the day of the latest news.

        Nothing at all where there is no ledger.
        """
        if self._empty:
            return (), ""
        known = [self._ledger.of(link.url) for link in links]
        news = max((memory.checked for memory in known if memory), default="")
        checked = (
            self._checked(link.url, memory) for link, memory in zip(links, known, strict=True)
        )
        return tuple(checked), news if _DAY.fullmatch(news) else ""

    def _checked(self, url: str, memory: Memory | None) -> Checked:
        if memory is None or memory.verdict in _NOT_ASKED:
            return Checked("unchecked", host(url), is_short(url))
        if _is_plain(memory):
            return Checked(memory.verdict, host(url), is_short(url))
        standing = _standing(url, memory, self._language)
        state: VerdictName = "dead" if standing.form == "dead" else memory.verdict
        address, saved = standing.address or url, standing.copy is not None and state == "dead"
        followed = standing.address is not None and address != target(url)
        light = Checked(state, host(address), is_short(url), followed, saved)
        if state not in TROUBLE or saved:
            return light
        shown, href = clean(shown_address(address)), standing.address or ""
        return replace(light, address=shown, href=href, said=clean(standing.words))

    def paper(self, entry: Entry) -> Memory | None:
        """What its registry says of the work: arXiv, or its DOI's."""
        if self._empty:
            return None
        for link in entry.head:
            if link.role in ("primary", "pdf", "alternate"):
                memory = self._ledger.of(link.url)
                if memory and memory.target and not memory.is_registered:
                    memory = self._ledger.of(memory.target)
                if memory and memory.is_registered and memory.verdict in STILL_THERE:
                    return memory
        return None


def target(url: str, memory: Memory | None = None) -> str | None:
    """What stands in ``href`` for *url*; None when it is no address to follow.

    A short link leads to its target where that is known, and what moved for
    good to its new address.

    >>> known = Memory(url="http://t.cn/a1b2c3", verdict="alive", target="http://a.example/x")
    >>> target("http://t.cn/a1b2c3"), target("http://t.cn/a1b2c3", known)
    ('http://t.cn/a1b2c3', 'http://a.example/x')

    An address with characters that HTML forbids could not come back from the
    page as it was, so it is none either.
    """
    own = _whole(href(url))
    if memory is None or own is None:
        return own
    if memory.verdict == "unsafe":
        return None
    for better in _better(own, memory):
        if better and _WEB.match(better) and _whole(href(better)) == better:
            return better
    return own


def _better(own: str, memory: Memory) -> Iterator[str | None]:
    """Where a link might rather lead, the best first."""
    if memory.verdict in STILL_THERE:
        if memory.moved:
            # Browsers carry a fragment through a redirect, and so do we.
            _, mark, fragment = own.partition("#")
            yield memory.moved if "#" in memory.moved else f"{memory.moved}{mark}{fragment}"
        if memory.version:
            yield _at_home(own)
    yield memory.target


def _at_home(url: str) -> str | None:
    """The paper at arXiv itself, in the same form, for an address at a mirror of arXiv's."""
    paper = arxiv.identify(url) if arxiv.is_mirror(host(url)) else None
    if not isinstance(paper, arxiv.ArxivId):
        return None
    form = "pdf" if "/pdf/" in url.lower() else "abs"
    return f"https://arxiv.org/{form}/{paper.id}" + (f"v{paper.version}" if paper.version else "")


def _is_plain(memory: Memory) -> bool:
    """Whether there is nothing to say of a link, nor a better address: nearly always."""
    elsewhere = memory.moved or memory.target or memory.version
    return not elsewhere and memory.verdict not in _TROUBLED


def _standing(url: str, memory: Memory, language: Language) -> Standing:
    address = target(url, memory)
    form = _TROUBLED.get(memory.verdict, "")
    code, values = memory.evidence, memory.values
    if wanted := _missing_version(url, memory):
        form, code, values = "dead", "no-such-version", (str(wanted),)
    elif not form and memory.withdrawn:
        form, code = "withdrawn", "withdrawn"
    elif not form and (old := _left(url, memory, address)):
        form, code, values = "moved", "moved", (old,)
    if not form:
        return Standing(address)
    day = memory.since if _DAY.fullmatch(memory.since) else ""
    said = words.health(language, form, code, values, day=day)
    copy = memory.archived if memory.verdict in _OFFERED_A_COPY else None
    if not copy or not _WEB.match(copy) or _whole(href(copy)) != copy:
        return Standing(address, form, said)
    day_of_copy = "-".join(found.groups()) if (found := _CAPTURED.search(copy)) else ""
    return Standing(address, form, said, copy, day_of_copy)


def _missing_version(url: str, memory: Memory) -> int:
    """The version of a paper that an address asks for and that there is not, else 0."""
    paper = arxiv.identify(url) if memory.version else None
    version = paper.version if isinstance(paper, arxiv.ArxivId) else None
    return version if version and version > (memory.version or 0) else 0


def _left(url: str, memory: Memory, address: str | None) -> str:
    """The old address of what moved, when a reader would see a difference."""
    before = _web(memory.target) or url
    if address is None or is_short(before):
        return ""
    old, new = shown_address(before), shown_address(address)
    return "" if old.partition("#")[0].casefold() == new.partition("#")[0].casefold() else old


def _web(url: str | None) -> str | None:
    return url if url and _WEB.match(url) else None


def _whole(found: str | None) -> str | None:
    return found if found is None or found.isprintable() or found == clean(found) else None


def shown_address(url: str) -> str:
    """An address as a reader needs to see it: no scheme, and not too long."""
    plain = SCHEME.sub("", url, count=1).rstrip("/")
    if len(plain) <= _LONG:
        return plain or url
    return f"{plain[: _LONG // 2]}…{plain[-_LONG // 3 :]}"
