"""One question to the web, hop by hop, up to an answer or the reason for none.

    Journey ──step──▶ Journey's next hop | Answer | Failure

A step is one request.  The caller takes a step only in the turn of the host
that `Journey.target` names, so a redirect never escapes a host's limits.
Nothing here decides what an answer means, and nothing below raises past
`Fetcher.step`: a failure of the network becomes a `Failure` there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol, cast

import httpx2

from dlnotes.judging import ways
from dlnotes.judging.answers import GONE, HEADERS, Answer, Ask, Failure, FailureKind, Hop
from dlnotes.judging.excuses import HOME_PATH
from dlnotes.judging.page import Page, read, refresh_target
from dlnotes.urls.short import is_short
from dlnotes.web.body import DECODED_LIMIT, PICTURE_LIMIT, Read, drain, is_readable, read_body
from dlnotes.web.charset import decode
from dlnotes.web.cookies import Cookies
from dlnotes.web.faults import Fault, fault_of
from dlnotes.web.request import Method, method, request
from dlnotes.web.target import ForeignSchemeError, NotAnAddressError, Target, aim, join

HOPS_FOLLOWED = 20
"""Redirects that a chain may have; browsers follow as many."""

DEADLINE = 20.0
"""Seconds that all requests of a chain may take together, waiting for turns not counted."""

PATIENCE_WITH_PICTURES = 0.75
"""How much of the deadline a picture may use up."""

PATIENCE_WITH_PAGES = 0.9
"""How much of the deadline a page may use up before it is read as far as it has come."""

REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))
TEXT_KEPT = 65_536

DISLIKES_HEAD = frozenset(("reset", "protocol", "timeout"))
"""What a server does that knows nothing but GET; anything else is no matter of how one asks."""


@dataclass(slots=True)
class Journey:
    """One `Ask` on its way: the hops so far, and where the next request goes.

    *heard* says that the last request brought an answer, be it of no use.
    """

    ask: Ask
    target: Target
    hops: list[Hop] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)
    spent: float = 0.0
    seen: set[tuple[str, str]] = field(default_factory=set)
    tls_note: str = ""
    heard: bool = False
    method: Method = field(init=False)

    def __post_init__(self) -> None:
        self.method = method(self.target, self.ask)

    @property
    def place(self) -> tuple[str, str]:
        """Where the chain is: the same address with another cookie is another place."""
        return self.target.url, self.cookies.sent(self.target.host)

    def failed(self, kind: FailureKind, detail: str, at: float) -> Failure:
        """The end of the journey without an answer."""
        return Failure(self.ask.url, kind, detail, tuple(self.hops), at)


class Pictures(Protocol):
    """Whoever keeps pictures: asked by the address of a question, not of its answer."""

    def wants(self, url: str, /) -> bool:
        """Whether the picture at *url* is to be read to its end."""

    def take(self, url: str, data: bytes | None, /) -> None:
        """Here it is; None when it was too large, too slow, or broke off."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Takes journeys a step further over *transport*.

    *clock* is the event loop's own; *contact* is where a server's owner can complain, and
    stands in the User-Agent.  *seen_page* is shown the text of every page that
    was read whole at the end of a journey: what was asked, the target, the text;
    *pictures* is given those that it wants.
    """

    transport: httpx2.AsyncBaseTransport
    clock: Callable[[], float]
    contact: str = ""
    deadline: float = DEADLINE
    seen_page: Callable[[str, Target, str], None] | None = None
    pictures: Pictures | None = None

    def begin(self, ask: Ask) -> Journey | Failure:
        """The journey of *ask*, or the reason why there can be none."""
        try:
            return Journey(ask, aim(ask.url))
        except ForeignSchemeError as error:
            return Failure(ask.url, "unsafe", str(error), at=self.clock())
        except NotAnAddressError as error:
            return Failure(ask.url, "protocol", str(error), at=self.clock())

    async def step(self, journey: Journey) -> Journey | Answer | Failure:
        """Send one request.  A `Journey` as the result wants a further step."""
        began = self.clock()
        journey.heard = False
        journey.seen.add(journey.place)
        left = max(0.0, self.deadline - journey.spent)
        if journey.method == "HEAD":
            left /= 2  # a server that is silent to it is asked otherwise
        try:
            async with asyncio.timeout_at(began + left):
                response = await self.transport.handle_async_request(self._request(journey))
                try:
                    return await self._received(journey, response, began)
                finally:
                    await _stream(response).aclose()
        except (Fault, OSError, EOFError) as error:
            fault = fault_of(error)
            if journey.method == "HEAD" and fault.kind in DISLIKES_HEAD:
                return _at_length(journey)
            return journey.failed(fault.kind, fault.detail, self.clock())
        except (ValueError, LookupError, RecursionError) as error:
            # A page can be built to break its reader; it breaks its own link, not the run.
            detail = f"it cannot be read: {type(error).__name__}: {error}"
            return journey.failed("protocol", detail, self.clock())
        finally:
            journey.spent += self.clock() - began

    def _request(self, journey: Journey) -> httpx2.Request:
        target = journey.target
        cookie = journey.cookies.sent(target.host)
        return request(target, journey.ask, journey.method, cookie=cookie, contact=self.contact)

    async def _received(
        self, journey: Journey, response: httpx2.Response, began: float
    ) -> Journey | Answer | Failure:
        target, lines = journey.target, response.headers.raw
        status, said = response.status_code, _first_of_each(lines)
        journey.heard = True
        journey.tls_note = response.extensions["tls_note"] or journey.tls_note
        if "set-cookie" in said:
            _keep_cookies(journey, lines)
        location = _location(status, said, target)
        if location is not None:
            await drain(_stream(response), said)
            if _contradicts_itself(lines):
                return journey.failed("protocol", "it leads to two places at once", self.clock())
            self._note(journey, status, location, began)
            return self._turned(journey, location)
        if journey.method == "HEAD" and (
            status != 200 or is_readable(said) or said.get("content-length") == "0"
        ):
            return _at_length(journey)
        if (keeper := self._keeper(journey, status, said)) is not None:
            keeper.take(journey.ask.url, await self._picture(journey, response, said))
            self._note(journey, status, None, began)
            return self._answer(journey, status, said, Read(b"", 0, whole=False), Page())
        body, page, text = await self._body(response, said, target, self._patience(journey, began))
        refresh = (page and page.refresh) or refresh_target(said.get("refresh", ""))
        if refresh and (status == 200 or status in GONE):
            onward = join(target.url, refresh)
            if _leads_on(onward, target.url, status):
                self._note(journey, status, onward, began)
                return self._turned(journey, onward)
        self._note(journey, status, None, began)
        if self.seen_page is not None and page is not None and body.whole:
            self.seen_page(journey.ask.url, target, text)
        page = self._shown(journey, page, text)
        return self._answer(journey, status, said, body, page)

    def _keeper(self, journey: Journey, status: int, said: Mapping[str, str]) -> Pictures | None:
        """Who wants this answer as a picture, if anybody does."""
        wanted = (
            status == 200
            and journey.method == "GET"
            and self.pictures is not None
            and not is_readable(said)
            and self.pictures.wants(journey.ask.url)
        )
        return self.pictures if wanted else None

    async def _picture(
        self, journey: Journey, response: httpx2.Response, said: Mapping[str, str]
    ) -> bytes | None:
        """Read a picture; that it is slow or breaks off says nothing about its link."""
        with suppress(Fault, OSError, TimeoutError):
            async with asyncio.timeout(PATIENCE_WITH_PICTURES * self.deadline - journey.spent):
                limit = PICTURE_LIMIT
                body = await read_body(_stream(response), said, limit=limit, wire=limit)
                return body.data if body.whole else None
        return None

    async def _body(
        self, response: httpx2.Response, said: Mapping[str, str], target: Target, seconds: float
    ) -> tuple[Read, Page | None, str]:
        if not is_readable(said):
            return await drain(_stream(response), said), None, ""
        left = None if response.extensions["is_whole"] else seconds
        body = await read_body(_stream(response), said, limit=DECODED_LIMIT, seconds=left)
        content_type = said.get("content-type", "")
        text = decode(body.data, content_type)
        page = read(text, url=target.url) if _is_html(content_type, text) else None
        if body.late and not (page and page.title and page.text):
            raise Fault("timeout", "no answer in time")
        return body, page, text

    def _patience(self, journey: Journey, began: float) -> float:
        """Seconds that the body of a page may still take."""
        return PATIENCE_WITH_PAGES * self.deadline - journey.spent - (self.clock() - began)

    def _note(self, journey: Journey, status: int, onward: str | None, began: float) -> None:
        journey.hops.append(Hop(journey.target.url, status, onward, self.clock() - began))

    def _turned(self, journey: Journey, onward: str) -> Journey | Failure:
        """Turn *journey* to where a redirect sends it."""
        at = self.clock()
        if len(journey.hops) > HOPS_FOLLOWED:
            return journey.failed("too-many-redirects", f"{len(journey.hops)} redirects", at)
        try:
            journey.target = aim(onward)
            journey.method = method(journey.target, journey.ask)
        except ForeignSchemeError as error:
            return journey.failed("unsafe", f"it leads to {onward}: {error}", at)
        except NotAnAddressError as error:
            return journey.failed("protocol", f"it leads nowhere: {error}", at)
        if journey.place in journey.seen:
            return journey.failed("redirect-loop", f"it leads back to {journey.target.url}", at)
        return journey

    def _shown(self, journey: Journey, page: Page | None, text: str) -> Page:
        """What a reader sees; of a service's answer, all that came."""
        if journey.ask.purpose in ("captures", "paper", "reference"):
            return Page(text=text)
        return Page(text=text[:TEXT_KEPT]) if page is None else page

    def _answer(
        self, journey: Journey, status: int, said: Mapping[str, str], body: Read, page: Page
    ) -> Answer:
        return Answer(
            asked=journey.ask.url,
            final_url=journey.target.url,
            status=status,
            hops=tuple(journey.hops),
            headers={name: said[name] for name in HEADERS if name in said},
            title=page.title,
            text=page.text,
            target=page.target,
            thin=page.thin,
            shows=page.shows,
            locked=page.locked,
            content_type=said.get("content-type", "") if body.readable else "",
            bytes_read=body.wire,
            tls_note=journey.tls_note,
            at=self.clock(),
        )


def _at_length(journey: Journey) -> Journey:
    """The same question for the whole: HEAD is never believed when it says no."""
    journey.method = "GET"
    return journey


def _stream(response: httpx2.Response) -> httpx2.AsyncByteStream:
    """The body of an answer as it comes, still encoded."""
    return cast(httpx2.AsyncByteStream, response.stream)


def _first_of_each(lines: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by lower-case name, the first of each; bytes as Latin-1, as they came."""
    said: dict[str, str] = {}
    for name, value in lines:
        said.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return said


def _contradicts_itself(lines: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether more than one place to go on to is named; browsers go to none of them."""
    return len({value for name, value in lines if name.lower() == b"location"}) > 1


def _keep_cookies(journey: Journey, lines: Sequence[tuple[bytes, bytes]]) -> None:
    for name, value in lines:
        if name.lower() == b"set-cookie":
            journey.cookies.keep(journey.target.host, value.decode("latin-1"))


def _leads_on(onward: str, here: str, status: int) -> bool:
    """Whether a page sends its reader to another; from what is lost, home is not where it went."""
    if _without_fragment(onward) == _without_fragment(here):
        return False
    return status == 200 or HOME_PATH.fullmatch(ways.parts(onward).path) is None


def _location(status: int, said: Mapping[str, str], target: Target) -> str | None:
    """Where the answer sends us, or None when it is the end of the way.

    A short link's answer may carry its target beside a 200.
    """
    location = said.get("location", "").strip(" \t")
    if not location or not (status in REDIRECTS or (status == 200 and is_short(target.url))):
        return None
    return join(target.url, location.encode("latin-1"))


def _is_html(content_type: str, text: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    if "/" not in kind or kind in ("text/plain", "application/xml", "text/xml"):
        return "<html" in text[:1024].lower() or "<!doctype html" in text[:1024].lower()
    return "html" in kind


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
